package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.branch.Finding;
import io.tajmi.branch.Tally;
import io.tajmi.branch.TallyRules;
import io.tajmi.branch.Votes;
import io.tajmi.count.BranchRow;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.view.ContestView;
import io.tajmi.view.SameTallies;
import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One branch in one contest: where it stands, and, where whoever asks may see its votes, the tally
 * on record and what each rule says of it. Where they may not be seen, nothing is there that could
 * be tried against a guess of them either: no envelope, no rule, no reason of a correction.
 *
 * @param reason of a closing; of a correction for the acting chain alone, since it tells of the
 *     tally that was replaced, which may be a small one
 * @param extent ALL, PUBLIC (a tally that is large enough alone is shown) or NONE
 * @param withheld why a tally is not shown though the contest is released: SMALL, it has too few
 *     ballots, or COVER, it is kept out of sight so that the contest's total gives no small one
 *     away
 * @param names whom the codes of the tally's votes mean; only where the tally is
 * @param standingRulings rulings that keep the tally out of the totals
 * @param standingActs acts that annul votes of the tally; only where whoever asks may read acts
 * @param incompleteSince position of the entry that could not be applied; absent where all could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BranchAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    long changedAt,
    String election,
    String contest,
    String branch,
    String area,
    String kind,
    String name,
    @Nullable Long electorate,
    Visible.Extent extent,
    Visible.@Nullable Withheld withheld,
    String state,
    boolean counted,
    @Nullable String envelope,
    @Nullable String reason,
    @Nullable TallyAnswer tally,
    @Nullable BallotNames names,
    List<RuleAnswer> rules,
    List<String> standingRulings,
    List<String> standingActs,
    @Nullable Long incompleteSince) {

  /** A tally by codes, as a person reads it; what was not stated is absent. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record TallyAnswer(
      String source,
      boolean complete,
      Map<String, Integer> ballots,
      Map<String, Integer> votes,
      Map<String, Integer> listVotes,
      List<AmbiguousAnswer> ambiguous,
      Tally.@Nullable Explanation explanation,
      Map<String, String> reasons) {}

  /** Votes for one of several candidates of the same name. */
  public record AmbiguousAnswer(List<String> candidates, int n) {}

  /**
   * One rule and this tally.
   *
   * @param senderAction what the sender does where it failed
   * @param boardAction what the boards do where it failed
   * @param outcome PASSED, FAILED or NOT_CHECKED; fields or thresholds that are absent leave a rule
   *     not checked
   * @param figures the numbers that were compared
   * @param same of a rule that compares branches, those that have the same tally
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RuleAnswer(
      String rule,
      String sentence,
      String senderAction,
      String boardAction,
      String outcome,
      boolean reasonOwed,
      Map<String, Long> figures,
      @Nullable List<SameTallyAnswer> same) {}

  public static BranchAnswer of(Sight sight, Visible visible, int ordinal) {
    ContestView view = visible.view();
    Contest contest = view.contest();
    Branch branch = contest.branches().get(ordinal);
    BranchRow row = view.row(ordinal);
    Tally tally = visible.shows(ordinal) ? row.tally() : null;
    return new BranchAnswer(
        sight.snapshot().isTest(),
        ResultsAnswer.AsOf.of(sight, contest.id()),
        row.changedAt(),
        contest.id().election().value(),
        contest.id().contest().value(),
        branch.code().value(),
        branch.area().value(),
        branch.kind().name(),
        branch.name(),
        branch.electorate(),
        visible.extent(ordinal),
        visible.withheld(ordinal),
        state(row),
        row.counts(),
        tally == null ? null : row.envelope(),
        row.tally() == null || visible.extent(ordinal) == Visible.Extent.ALL ? row.reason() : null,
        tally == null ? null : tally(tally, contest),
        tally == null ? null : BallotNames.of(contest),
        tally == null ? List.of() : rules(tally, visible, ordinal),
        row.state().rulings().standing(),
        sight.readsActs(view) ? acts(view, branch) : List.of(),
        row.incomplete() ? row.incompleteSince() : null);
  }

  private static List<String> acts(ContestView view, Branch branch) {
    return view.file().annulledAt(branch.code()).stream().map(it -> it.fact().act()).toList();
  }

  /**
   * The failed rules that may be told of a tally: of one that may not be seen none, since that one
   * rule failed, or that no other did, may tell how people voted.
   */
  public static List<String> failed(List<String> codes, boolean shown) {
    return shown ? codes : List.of();
  }

  static String state(BranchRow row) {
    return StateCode.of(row).name();
  }

  public static TallyAnswer tally(Tally tally, Contest contest) {
    Votes listVotes = tally.listVotes();
    Map<String, Integer> lists = new LinkedHashMap<>();
    for (int i = 0; listVotes != null && i < listVotes.size(); i++) {
      lists.put(contest.lists().get(i).code().value(), listVotes.get(i));
    }
    return new TallyAnswer(
        tally.source().name(),
        tally.complete(),
        tally.ballots().stated(),
        votes(tally.votes(), contest),
        lists,
        tally.ambiguous().stream().map(a -> ambiguous(a, contest)).toList(),
        tally.explanation(),
        tally.reasons());
  }

  private static Map<String, Integer> votes(Votes votes, Contest contest) {
    Map<String, Integer> byCode = new LinkedHashMap<>();
    for (int i = 0; i < votes.size(); i++) {
      if (votes.states(i)) {
        byCode.put(contest.candidates().get(i).code().value(), votes.get(i));
      }
    }
    return byCode;
  }

  private static AmbiguousAnswer ambiguous(Tally.Ambiguous ambiguous, Contest contest) {
    return new AmbiguousAnswer(
        ambiguous.candidates().stream()
            .map(i -> contest.candidates().get(i).code().value())
            .toList(),
        ambiguous.n());
  }

  private static List<RuleAnswer> rules(Tally tally, Visible visible, int branch) {
    ContestView view = visible.view();
    List<RuleAnswer> rules = new ArrayList<>();
    TallyRules.check(tally, view.contest(), view.definition().policy())
        .forEach(finding -> rules.add(rule(finding, tally)));
    rules.add(same(visible, branch));
    rules.sort(Comparator.comparing(rule -> RuleCodes.of(rule.rule())));
    return rules;
  }

  private static RuleAnswer same(Visible visible, int branch) {
    RuleCode rule = RuleCode.Q_101;
    List<SameTallyAnswer> same = SameTallyAnswer.of(visible, branch);
    return new RuleAnswer(
        rule.code(),
        rule.sentence(),
        rule.senderAction(),
        rule.boardAction(),
        SameTallies.outcome(visible, branch).name(),
        false,
        Map.of(),
        same.isEmpty() ? null : same);
  }

  private static RuleAnswer rule(Finding finding, Tally tally) {
    Map<String, Long> figures = new LinkedHashMap<>();
    finding.figures().forEach(figure -> figures.put(figure.name(), figure.value()));
    return new RuleAnswer(
        finding.rule().code(),
        finding.rule().sentence(),
        finding.rule().senderAction(),
        finding.rule().boardAction(),
        finding.outcome().name(),
        finding.reasonOwed(tally),
        figures,
        null);
  }
}
