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
import io.tajmi.api.page.sheet.ListPage;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.count.Bucket;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.query.BranchProgress;
import io.tajmi.query.Lookup;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.HeldBack;
import io.tajmi.view.SameTallies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tallies that are on record and kept out of the totals, a page at a time. */
record HeldBackPage(
    Words words,
    ElectionId election,
    @Nullable ContestCode contest,
    @Nullable AreaCode area,
    @Nullable RuleCode rule,
    @Nullable BranchId after)
    implements SitePage {
  /** Lines of a page. */
  static final int LINES_MAX = 200;

  private static final int SAME_MAX = 100;

  /**
   * What it shows.
   *
   * @param deskHref address of the contest's desk; null where several contests are shown
   */
  record View(
      Map<String, String> cells,
      String title,
      LinkList contests,
      List<Links.Link> rules,
      String areaCode,
      List<Line> lines,
      @Nullable String next,
      List<Same> same,
      @Nullable String sameRest,
      @Nullable String deskHref)
      implements PageContent {}

  /**
   * One tally.
   *
   * @param row which, and as of which entry of its branch
   * @param desk address of the desk with the branch chosen
   */
  public record Line(
      String row,
      String code,
      String name,
      String href,
      String contest,
      String area,
      List<RuleLine.Failed> rules,
      String corrected,
      String since,
      String desk) {}

  /** Branches that have one tally. */
  record Same(String contest, List<Links.Link> branches, String agrees, String chance) {}

  @Override
  public String topic() {
    return Addresses.with("held-back/" + election, parameters(after));
  }

  private List<Addresses.Parameter> parameters(@Nullable BranchId from) {
    return List.of(
        Addresses.Parameter.of("contest", contest),
        Addresses.Parameter.of("area", area),
        Addresses.Parameter.of("rule", rule == null ? null : rule.code()),
        Addresses.Parameter.of(
            "after", from == null ? null : from.contest().contest() + "/" + from.branch()));
  }

  @Override
  public String template() {
    return "held-back";
  }

  @Override
  public View show(Sight sight) {
    ElectionStart opening = ElectionStart.of(words, election, sight);
    count(opening.sheet(), opening.view());
    HeldBack page = page(sight);
    BranchId next = page.next();
    List<Line> lines = page.lines().stream().map(line -> line(sight, opening, line)).toList();
    List<Same> same = same(sight, opening);
    opening.sheet().rows("held", lines.stream().map(Line::row).toList(), next != null);
    return new View(
        opening.sheet().cells(),
        words.say("heldBack.title"),
        opening.contests(contest),
        rules(),
        area == null ? "" : area.value(),
        lines,
        next == null ? null : Addresses.with(Addresses.heldBack(election), parameters(next)),
        same.subList(0, Math.min(same.size(), SAME_MAX)),
        same.size() <= SAME_MAX
            ? null
            : words.say("list.first", words.number(SAME_MAX), words.number(same.size())),
        contest == null ? null : Addresses.desk(new ContestId(election, contest)));
  }

  /** What several branches' tallies show together; not where another rule is asked for. */
  private List<Same> same(Sight sight, ElectionStart opening) {
    List<Same> same = new ArrayList<>();
    for (ContestView each : opening.view().contests()) {
      if (isAsked(each) && (rule == null || rule.comparesBranches())) {
        SameTelling telling = new SameTelling(words, each);
        SameTallies.in(sight.of(each), area)
            .forEach(finding ->
                same.add(
                    new Same(
                        opening.naming().listed(each.contest()),
                        telling.links(finding),
                        telling.agrees(finding),
                        telling.chance(finding))));
      }
    }
    return same;
  }

  private HeldBack page(Sight sight) {
    HeldBack.Filter filter = new HeldBack.Filter(contest, area, rule, after, LINES_MAX);
    return ListPage.of(() -> HeldBack.of(sight.snapshot(), election, filter, sight::of));
  }

  /** How many are held back among all branches of the contests asked for. */
  private void count(CellSheet sheet, ElectionView view) {
    BranchProgress progress =
        BranchProgress.of(view.contests().stream().filter(this::isAsked).toList(), area);
    String expected = words.number(progress.branches().expected());
    long heldBack = progress.branches().heldBack();
    sheet
        .number("heldBack", heldBack)
        .text("heldOfN", words.say("of.heldBack", words.number(heldBack), expected))
        .text("ofN", sheet.ofN(progress))
        .percent("heldBackShare", progress.share(Bucket.HELD_BACK));
  }

  private boolean isAsked(ContestView each) {
    return contest == null || each.contest().id().contest().equals(contest);
  }

  private List<Links.Link> rules() {
    return Arrays.stream(RuleCode.values())
        .filter(code -> code.severity() != 'R')
        .map(code ->
            new Links.Link(
                code.code(),
                words.language().code(code.code()) + " – " + words.say("rule." + code.code()),
                code == rule))
        .toList();
  }

  private Line line(Sight sight, ElectionStart opening, HeldBack.Line line) {
    Naming naming = opening.naming();
    ContestView of = Lookup.contest(opening.view(), line.id().contest().contest());
    Branch branch = line.branch();
    Area hangs = Lookup.area(opening.view(), branch.area());
    boolean seen = sight.of(of).shows(of.contest().ordinal(branch.code()));
    List<RuleLine.Failed> failed = new ArrayList<>(RuleLine.failed(words, of, line.row(), seen));
    if (line.same()) {
      String same = RuleCode.Q_101.code();
      failed.add(new RuleLine.Failed(same, words.say("rule." + same), ""));
    }
    return new Line(
        of.contest().id().contest() + "/" + branch.code() + "@" + line.row().changedAt(),
        branch.code().value(),
        BranchNames.of(words.language(), branch),
        Addresses.branch(of.contest().id(), branch.code()),
        naming.listed(of.contest()),
        naming.path(hangs).stream()
            .skip(1)
            .map(naming::area)
            .collect(Collectors.joining(words.say("list.comma"))),
        failed,
        BranchList.corrected(words, line.row()),
        BranchList.brief(words, line.row().time(), opening.zone()),
        Addresses.desk(of.contest().id()) + "?branches=" + branch.code());
  }
}
