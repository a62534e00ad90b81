package io.tajmi.api.page.count;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.sheet.AreaRow;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.api.page.sheet.VoteRows;
import io.tajmi.election.Area;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.Lookup;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The board on the wall of headquarters: how far a contest has come, its votes, its areas. */
record WallPage(Words words, ElectionId election, @Nullable ContestCode contest)
    implements SitePage {
  /** Candidates that a board has room for; of more, those with the most votes stand on it. */
  static final int ROWS_MAX = 8;

  private static final int AREAS_MAX = 7;

  /**
   * What it shows.
   *
   * @param votesTitle which candidates are shown
   * @param rows one for each place on the board
   * @param panels the areas below, a panel after the other
   */
  record View(
      Map<String, String> cells,
      String title,
      String votesTitle,
      @Nullable String marginLabel,
      List<VoteRows.Line> rows,
      List<Panel> panels)
      implements PageContent {}

  /**
   * Areas that are shown together.
   *
   * @param which panel of how many it is; empty where there is one
   */
  record Panel(String which, List<AreaRow> rows) {}

  @Override
  public String topic() {
    return "wall/" + election + (contest == null ? "" : "?contest=" + contest);
  }

  @Override
  public String template() {
    return "wall";
  }

  @Override
  public View show(Sight sight) {
    ElectionStart opening = ElectionStart.of(words, election, sight);
    ContestView shown = Lookup.orFirst(opening.view(), contest);
    Contest defined = shown.contest();
    Area root = shown.roots().getFirst();
    AreaFigures figures = sight.figures(shown, root);
    Naming naming = opening.naming();
    CellSheet sheet = opening.sheet();
    SheetWriting.glance(sheet, figures);
    boolean all = defined.candidates().size() <= ROWS_MAX;
    return new View(
        sheet.cells(),
        naming.contest(defined),
        all ? words.say("votes.title") : words.say("wall.most", words.number(ROWS_MAX)),
        ContestPart.marginLabel(words, shown),
        VoteRows.board(sheet, defined, figures.counted(), ROWS_MAX),
        panels(SheetWriting.progress(sheet, figures, naming)));
  }

  /** As even as they can be, so that none stands there with one area alone. */
  private List<Panel> panels(List<AreaRow> rows) {
    int count = Math.ceilDiv(rows.size(), AREAS_MAX);
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String which =
          count == 1 ? "" : words.say("wall.panel", words.number(i + 1L), words.number(count));
      panels.add(
          new Panel(which, rows.subList(rows.size() * i / count, rows.size() * (i + 1) / count)));
    }
    return panels;
  }
}
