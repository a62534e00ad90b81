package io.tajmi.api.page.count;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.answer.StateCode;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.record.ActLines;
import io.tajmi.api.page.record.RulingNaming;
import io.tajmi.api.page.sheet.BranchList;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.outcome.PublicOutcome;
import io.tajmi.query.BoxesTogether;
import io.tajmi.query.Lookup;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingBook;
import io.tajmi.view.Visible;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One branch in one contest: its tally as sent, each rule, where it stands and how it came there.
 */
record BranchPage(
    Words words,
    ElectionId election,
    ContestCode contest,
    BranchCode branch,
    @Nullable Long before,
    Timelines timelines)
    implements SitePage {
  private static final int NAMES_MAX = 20;

  /**
   * What it shows.
   *
   * @param tally null where there is none or the reader may not see it
   * @param rulings on this branch that the reader may read
   * @param acts that annul votes of this branch and that the reader may read
   * @param suppose address where its tally is supposed to be annulled; null for whoever may not
   * @param timeline its events, the latest first
   * @param earlier address of the events before these; null where there are none
   * @param minutes where a minute's own time lies on the other side of the moment shown
   */
  record View(
      Map<String, String> cells,
      String title,
      String contestName,
      String contestHref,
      String code,
      String kind,
      String electorate,
      List<Links.Link> path,
      String state,
      @Nullable String reason,
      @Nullable TallySheet tally,
      List<RuleLine> rules,
      List<Links.Link> rulings,
      List<Links.Link> acts,
      @Nullable String suppose,
      List<Timelines.Happening> timeline,
      @Nullable String earlier,
      List<String> minutes)
      implements PageContent {}

  @Override
  public String topic() {
    return Addresses.with(
        "branch/" + election + "/" + contest + "/" + branch,
        List.of(Addresses.Parameter.of("before", before)));
  }

  @Override
  public ContestId contestId() {
    return new ContestId(election, contest);
  }

  @Override
  public String template() {
    return "branch";
  }

  @Override
  public View show(Sight sight) {
    ElectionStart opening = ElectionStart.of(words, election, sight);
    ContestView shown = Lookup.orFirst(opening.view(), contest);
    int ordinal = Lookup.branch(shown, branch);
    Visible visible = sight.of(shown);
    Branch found = shown.contest().branches().get(ordinal);
    BranchRow row = shown.row(ordinal);
    Naming naming = opening.naming();
    Area area = Lookup.area(opening.view(), found.area());
    CellSheet sheet = opening.sheet();
    String state = BranchList.state(row);
    sheet
        .text("state", words.say("state." + state))
        .text("stateCode", state)
        .text("corrected", BranchList.corrected(words, row))
        .text("time", BranchList.brief(words, row.time(), opening.zone()))
        .text("note", note(visible, ordinal))
        .text("ofN", sheet.ofN(sight.figures(shown, area).counted().progress()));
    boolean seen = visible.shows(ordinal);
    Tally tally = row.tally();
    Long electorate = found.electorate();
    Timelines.Page timeline = timelines.of(words, sight, visible, ordinal, before);
    Long next = timeline.next();
    sheet
        .text("stateHint", words.say("state.hint." + (tally == null || seen ? state : hint(state))))
        .rows(
            "timeline",
            timeline.happenings().stream().map(Timelines.Happening::row).toList(),
            next != null);
    return new View(
        sheet.cells(),
        BranchNames.of(words.language(), found),
        naming.contest(shown.contest()),
        Addresses.contest(shown.contest().id()),
        found.code().value(),
        words.say("kind." + found.kind()),
        electorate == null ? words.say("unknown") : words.number(electorate),
        path(naming, area),
        state,
        row.reason() == null || !reasoned(visible, ordinal)
            ? null
            : words.language().text(row.reason()),
        seen && tally != null ? TallySheet.of(words, tally, shown.contest()) : null,
        RuleLine.of(words, visible, ordinal),
        rulings(sight, shown),
        sight.readsActs(shown) ? acts(visible) : List.of(),
        sight.maySuppose(shown)
            ? Addresses.with(
                Addresses.suppose(shown.contest().id()),
                List.of(Addresses.Parameter.of("annul", branch)))
            : null,
        timeline.happenings(),
        next == null
            ? null
            : Addresses.with(
                Addresses.branch(shown.contest().id(), branch),
                List.of(Addresses.Parameter.of("before", next))),
        timelines.minutes(words, sight, visible, ordinal));
  }

  private List<Links.Link> rulings(Sight sight, ContestView shown) {
    BranchId id = new BranchId(shown.contest().id(), branch);
    return RulingBook.of(sight.snapshot(), election).at(id).stream()
        .filter(sight::reads)
        .map(new RulingNaming(words)::link)
        .toList();
  }

  private List<Links.Link> acts(Visible visible) {
    ContestView view = visible.view();
    return view.file().annulledAt(branch).stream()
        .map(noted ->
            new Links.Link(
                Addresses.act(view.contest().id(), noted),
                PublicOutcome.tells(visible, noted.fact())
                    ? ActLines.what(words, view, noted.fact())
                    : words.say("act.withheld"),
                false))
        .toList();
  }

  private List<Links.Link> path(Naming naming, Area area) {
    return naming.path(area).stream()
        .map(up ->
            new Links.Link(Addresses.area(election, up.code(), contest), naming.area(up), false))
        .toList();
  }

  /** A reason of a correction tells of the tally that was replaced, which may be a small one. */
  private static boolean reasoned(Visible visible, int ordinal) {
    return visible.view().row(ordinal).tally() == null
        || visible.extent(ordinal) == Visible.Extent.ALL;
  }

  /** Why a tally that is not shown is held back is not told either. */
  private static String hint(String state) {
    return state.equals(StateCode.QUARANTINED.name()) ? "UNSEEN" : state;
  }

  /** Why the tally is not shown, or with which others it is; empty where it is shown. */
  private String note(Visible visible, int ordinal) {
    ContestView view = visible.view();
    if (view.row(ordinal).tally() == null || visible.shows(ordinal)) {
      return "";
    }
    if (visible.extent(ordinal) == Visible.Extent.NONE) {
      return SheetWriting.closed(words, visible);
    }
    BoxesTogether group = BoxesTogether.with(visible, ordinal);
    if (group != null) {
      return together(view, ordinal, group);
    }
    if (!view.row(ordinal).counts()) {
      return words.say("small.unseen");
    }
    boolean covers = visible.withheld(ordinal) == Visible.Withheld.COVER;
    return words.say(covers ? "small.cover" : "small.waits");
  }

  private String together(ContestView view, int ordinal, BoxesTogether group) {
    if (group.branches().size() == 1) {
      return words.say("small.own");
    }
    List<String> names =
        group.branches().stream()
            .filter(other -> other != ordinal)
            .map(other -> BranchNames.of(words.language(), view.contest(), other))
            .toList();
    String listed =
        names.stream().limit(NAMES_MAX).collect(Collectors.joining(words.say("list.comma")));
    return words.say(
        "small.together",
        names.size() > NAMES_MAX ? listed + "…" : listed,
        words.number(group.counted().turnout().taken()));
  }
}
