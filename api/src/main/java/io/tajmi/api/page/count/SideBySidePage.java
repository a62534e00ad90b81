package io.tajmi.api.page.count;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.AreaRow;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.BranchProgress;
import io.tajmi.query.CountedBoxes;
import io.tajmi.query.Lookup;
import io.tajmi.text.AreaNames;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Areas side by side, in the order in which the reader named them. */
record SideBySidePage(
    Words words, ElectionId election, List<AreaCode> areas, @Nullable ContestCode contest)
    implements SitePage {
  /** The most areas on one page. */
  static final int AREAS_MAX = 12;

  SideBySidePage {
    areas = areas.stream().distinct().toList();
  }

  /** What it shows. */
  record View(
      Map<String, String> cells,
      String title,
      String contestName,
      String contestCode,
      List<ContestPart.Column> candidates,
      List<AreaRow> areas,
      List<String> absent,
      @Nullable String left,
      String typed)
      implements PageContent {}

  @Override
  public String topic() {
    return Addresses.with(
        "areas/" + election,
        List.of(
            new Addresses.Parameter("areas", typed()), Addresses.Parameter.of("contest", contest)));
  }

  @Override
  public String template() {
    return "areas";
  }

  @Override
  public View show(Sight sight) {
    ElectionStart opening = ElectionStart.of(words, election, sight);
    ContestView shown = Lookup.orFirst(opening.view(), contest);
    Naming naming = opening.naming();
    CellSheet sheet = opening.sheet();
    sheet.brief("", BranchProgress.of(shown));
    List<AreaRow> rows = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    List<Area> together = new ArrayList<>();
    for (AreaCode code : areas.subList(0, Math.min(AREAS_MAX, areas.size()))) {
      Area found = naming.find(code);
      if (found == null || !Lookup.holds(shown, code)) {
        absent.add(code.value());
      } else {
        together.add(found);
      }
    }
    Map<AreaCode, String> names = AreaNames.levelled(words, naming.definition(), together);
    for (Area area : together) {
      rows.add(column(sheet, sight.figures(shown, area), names.getOrDefault(area.code(), "")));
    }
    return new View(
        sheet.cells(),
        words.say("side.title"),
        naming.contest(shown.contest()),
        shown.contest().id().contest().value(),
        ContestPart.Column.all(words, shown.contest()),
        rows,
        absent,
        left(),
        typed());
  }

  /** Which areas are too many for one page; null where none are. */
  private @Nullable String left() {
    if (areas.size() <= AREAS_MAX) {
      return null;
    }
    String left =
        areas.stream()
            .skip(AREAS_MAX)
            .map(code -> words.language().code(code.value()))
            .collect(Collectors.joining(words.say("list.comma")));
    return words.say("side.left", words.number(AREAS_MAX), left);
  }

  private String typed() {
    return areas.stream().map(AreaCode::value).collect(Collectors.joining(","));
  }

  private static AreaRow column(CellSheet sheet, AreaFigures figures, String name) {
    Area area = figures.area();
    var id = figures.view().contest().id();
    AreaRow row = AreaRow.of(area, name, Addresses.area(id.election(), area.code(), id.contest()));
    CountedBoxes counted = figures.counted();
    sheet.progress(row.cell(""), counted.progress());
    SheetWriting.turnout(sheet, row.cell(""), counted);
    SheetWriting.candidates(sheet, row.key(), figures.view(), counted);
    SheetWriting.notShown(sheet, row.cell(""), figures);
    return row;
  }
}
