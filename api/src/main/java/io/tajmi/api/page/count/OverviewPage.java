package io.tajmi.api.page.count;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.ListPage;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.VoteRows;
import io.tajmi.election.Area;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.query.BranchProgress;
import io.tajmi.query.Lookup;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.Slice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An election at a glance: one of its contests in full, the others by how far they have come. */
record OverviewPage(
    Words words, ElectionId election, @Nullable ContestCode contest, @Nullable ContestCode after)
    implements SitePage {
  private static final int CONTESTS_MAX = 50;

  /** What it shows. */
  record View(
      Map<String, String> cells,
      String title,
      ContestPart contest,
      List<ContestRow> contests,
      @Nullable String more,
      boolean several)
      implements PageContent {}

  /** A contest among others. */
  record ContestRow(String key, String name, String href, boolean current) {
    /** The key of one of its cells. */
    public String cell(String name) {
      return key + name;
    }
  }

  @Override
  public String topic() {
    return Addresses.with(
        "overview/" + election,
        List.of(
            Addresses.Parameter.of("contest", contest), Addresses.Parameter.of("after", after)));
  }

  @Override
  public String template() {
    return "overview";
  }

  @Override
  public View show(Sight sight) {
    ElectionStart opening = ElectionStart.of(words, election, sight);
    Naming naming = opening.naming();
    CellSheet sheet = opening.sheet();
    ContestView shown = Lookup.orFirst(opening.view(), contest);
    Area root = shown.roots().getFirst();
    ContestPart part = ContestPart.of(sheet, sight, shown, root, VoteRows.Order.BALLOT);
    List<ContestView> all = opening.view().contests();
    String last = after == null ? null : after.value();
    Slice<ContestView> page =
        ListPage.of(
            () -> Slice.of(all, each -> each.contest().id().contest().value(), last, CONTESTS_MAX));
    List<ContestRow> rows =
        page.items().stream().map(each -> row(sheet, each, naming, each == shown)).toList();
    String more =
        page.next() != null
            ? Addresses.with(
                Addresses.overview(election),
                List.of(
                    Addresses.Parameter.of("contest", shown.contest().id().contest()),
                    Addresses.Parameter.of("after", page.next())))
            : null;
    return new View(sheet.cells(), naming.election(), part, rows, more, all.size() > 1);
  }

  private static ContestRow row(CellSheet sheet, ContestView view, Naming naming, boolean current) {
    var contest = view.contest();
    ContestRow row =
        new ContestRow(
            "k." + contest.id().contest() + ".",
            naming.listed(contest),
            Addresses.overview(contest.id()),
            current);
    sheet.brief(row.cell(""), BranchProgress.of(view));
    return row;
  }
}
