package io.tajmi.api.page.count;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.LinkList;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.sheet.BranchList;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.VoteRows;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One area in one contest: its figures, the areas below it and the branches in it. */
record AreaPage(
    Words words,
    ElectionId election,
    AreaCode area,
    @Nullable ContestCode contest,
    BranchList.Asked asked)
    implements SitePage {
  private static final int CONTESTS_MAX = 50;

  /**
   * What it shows.
   *
   * @param contests those with branches here, to choose among
   */
  record View(
      Map<String, String> cells,
      String title,
      ContestPart contest,
      LinkList contests,
      BranchList branches)
      implements PageContent {}

  @Override
  public String topic() {
    return Addresses.with(
        Addresses.with(
            "area/" + election + "/" + area, List.of(Addresses.Parameter.of("contest", contest))),
        asked.parameters());
  }

  @Override
  public @Nullable ContestId contestId() {
    return contest == null ? null : new ContestId(election, contest);
  }

  @Override
  public String template() {
    return "area";
  }

  @Override
  public View show(Sight sight) {
    ElectionStart opening = ElectionStart.of(words, election, sight);
    Area found = Lookup.area(opening.view(), area);
    List<ContestView> here =
        opening.view().contests().stream().filter(each -> Lookup.holds(each, area)).toList();
    ContestView shown =
        here.stream()
            .filter(each -> contest == null || each.contest().id().contest().equals(contest))
            .findFirst()
            .orElseThrow(() -> new NotThere("There is no such contest in the area " + area + "."));
    Naming naming = opening.naming();
    CellSheet sheet = opening.sheet();
    ContestPart part = ContestPart.of(sheet, sight, shown, found, VoteRows.Order.BALLOT);
    BranchList branches = BranchList.of(sheet, sight.of(shown), found, asked);
    List<Links.Link> links =
        here.stream()
            .map(each ->
                new Links.Link(
                    Addresses.area(election, area, each.contest().id().contest()),
                    naming.listed(each.contest()),
                    each == shown))
            .toList();
    return new View(
        sheet.cells(), naming.area(found), part, LinkList.of(words, links, CONTESTS_MAX), branches);
  }
}
