package io.tajmi.api.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.answer.ResultAnswer;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.explanation.Citation;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Uncertainty;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Name;
import io.tajmi.view.ContestView;
import io.tajmi.view.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who would have what by the counted branches, what of it can still change, and why. No declaration
 * of anything: that is for the competent body.
 *
 * @param extent ALL; PUBLIC in the answer that says only how the votes became seats
 * @param decidedOnSince position of the last entry that changed what it is decided on
 * @param state DECIDED, OPEN, LOT or BODY
 * @param because the steps of the explanation that give the reason for the state
 * @param counted by the counted branches alone
 * @param precision of what is said of candidates: EXACT, or BOUND where "possible" may be needless
 *     caution
 * @param groupsPrecision of what is said of groups
 * @param margin what it would take to change it; absent where it cannot be told or nothing can
 * @param waiting equalities that wait for a lot or for the competent body
 * @param candidates by votes, most first
 * @param groups that win seats; empty where candidates do
 * @param explanation how it came about, step by step
 * @param links to the rounds and elections that it belongs with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutcomeAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    String extent,
    long decidedOnSince,
    String election,
    String contest,
    String definition,
    int round,
    int rule,
    String state,
    List<StepAnswer> because,
    ResultAnswer counted,
    String precision,
    String groupsPrecision,
    UncertaintyAnswer uncertainty,
    @Nullable MarginAnswer margin,
    List<WaitingAnswer> waiting,
    List<StandingAnswer> candidates,
    List<GroupStandingAnswer> groups,
    List<StepAnswer> explanation,
    LinksAnswer links)
    implements OutcomeRead {

  /** Branches that may end as anything, and how many ballots at most they may hold. */
  public record UncertaintyAnswer(int branches, int papersUnknown, long ballots) {
    static UncertaintyAnswer of(Uncertainty uncertainty) {
      return new UncertaintyAnswer(
          uncertainty.branches(), uncertainty.papersUnknown(), uncertainty.ballots());
    }
  }

  /**
   * The fewest ballots that could change it, and the fewest uncertain branches that have so many;
   * absent where all together do not. EXACT where so many can in some case, BOUND where it may take
   * more.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record MarginAnswer(long ballots, @Nullable Integer branches, String precision) {}

  /** Equals that wait: CANDIDATES, GROUPS, or SAME_NAME at a branch. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record WaitingAnswer(
      String matter, @Nullable String branch, List<String> equal, boolean bodyDecides) {
    static WaitingAnswer of(Lot.Question question, Outcome outcome) {
      return new WaitingAnswer(
          question.matter().name(), question.branch(), question.equal(), outcome.bodyDecides());
    }
  }

  /** An exact share, and the same in percent with two decimals, half rounded up. */
  public record ShareAnswer(long numerator, long denominator, String percent) {
    static ShareAnswer of(Fraction share) {
      return new ShareAnswer(share.numerator(), share.denominator(), share.percent());
    }
  }

  /**
   * One candidate.
   *
   * @param elected whether a seat of this round is SURE, POSSIBLE or IMPOSSIBLE
   * @param runOff the same of a place in the second round
   * @param stands whether it can take a place
   */
  public record StandingAnswer(
      String candidate,
      Name name,
      long votes,
      ShareAnswer share,
      String elected,
      String runOff,
      boolean stands) {}

  /**
   * One group: its seats by the counted branches, and the fewest and the most in any case.
   *
   * @param name of the list or of the one candidate; absent where it is all who are on no list
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record GroupStandingAnswer(
      String group, @Nullable Name name, long votes, int seats, int least, int most) {}

  /** One step: which sentence it is, and the sentence in both languages with its articles. */
  public record StepAnswer(String sentence, String fa, String en, List<String> articles) {
    static StepAnswer of(Step step) {
      return new StepAnswer(
          step.sentence().name(),
          step.fa(),
          step.en(),
          step.citations().stream().map(Citation::en).toList());
    }
  }

  /** A contest of this log. */
  public record ContestLink(String election, String contest) {
    static ContestLink of(ContestId id) {
      return new ContestLink(id.election().value(), id.contest().value());
    }
  }

  /**
   * Where it belongs.
   *
   * @param firstRound whose second round this is
   * @param secondRound that was called from its outcome
   * @param replaces the contest that this re-run or by-election replaces
   * @param replacedBy re-runs and by-elections that replace this one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LinksAnswer(
      @Nullable ContestLink firstRound,
      @Nullable ContestLink secondRound,
      @Nullable ContestLink replaces,
      List<ContestLink> replacedBy) {
    static LinksAnswer of(Snapshot snapshot, ContestView view) {
      ContestId first = snapshot.firstRound(view.contest().id());
      ContestId second = snapshot.secondRound(view.contest().id());
      ContestId replaces = view.definition().head().replaces();
      return new LinksAnswer(
          first == null ? null : ContestLink.of(first),
          second == null ? null : ContestLink.of(second),
          replaces == null ? null : ContestLink.of(replaces),
          snapshot.replacedBy(view.contest().id()).stream().map(ContestLink::of).toList());
    }
  }

  static OutcomeAnswer of(Sight sight, ContestView view, Outcome outcome) {
    Snapshot snapshot = sight.snapshot();
    Contest contest = view.contest();
    Outcome.Margin margin = outcome.margin();
    return new OutcomeAnswer(
        snapshot.isTest(),
        ResultsAnswer.AsOf.of(sight, contest.id()),
        "ALL",
        view.decidedOnSince(),
        contest.id().election().value(),
        contest.id().contest().value(),
        view.definition().hash().hex(),
        contest.round(),
        contest.rule().version(),
        outcome.state().name(),
        steps(outcome.steps().stream().filter(it -> it.sentence().isReason()).toList()),
        ResultAnswer.of(outcome.counted()),
        outcome.precision().name(),
        outcome.groupsPrecision().name(),
        UncertaintyAnswer.of(outcome.uncertainty()),
        margin == null
            ? null
            : new MarginAnswer(margin.ballots(), margin.branches(), margin.precision().name()),
        outcome.questions().stream().map(it -> WaitingAnswer.of(it, outcome)).toList(),
        outcome.candidates().stream().map(it -> standing(it, contest)).toList(),
        outcome.groups().stream().map(it -> group(it, contest)).toList(),
        steps(outcome.steps()),
        LinksAnswer.of(snapshot, view));
  }

  private static List<StepAnswer> steps(List<Step> steps) {
    return steps.stream().map(StepAnswer::of).toList();
  }

  private static GroupStandingAnswer group(Outcome.GroupStanding group, Contest contest) {
    return new GroupStandingAnswer(
        group.group(),
        GroupNames.of(group.group(), contest),
        group.votes(),
        group.seats(),
        group.least(),
        group.most());
  }

  private static StandingAnswer standing(Outcome.Standing standing, Contest contest) {
    Candidate candidate =
        contest.candidates().get(contest.ordinal(new CandidateCode(standing.candidate())));
    return new StandingAnswer(
        standing.candidate(),
        candidate.name(),
        standing.votes(),
        ShareAnswer.of(standing.share()),
        standing.elected().name(),
        standing.runOff().name(),
        standing.stands());
  }
}
