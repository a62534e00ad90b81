package io.tajmi.outcome;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.contest.ContestState;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.decision.Decision;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.SameName;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Marking;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Sums;
import io.tajmi.election.Branch;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.ListCode;
import io.tajmi.election.Policy;
import io.tajmi.election.VoteLimits;
import io.tajmi.view.ContestView;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a contest is decided on: its terms by its definition, its counts by its view. */
public final class DecisionInput {
  private DecisionInput() {}

  /** Decides a contest as its view stands: the counts, what was done to it, and its lots. */
  public static Outcome decide(ContestView view) {
    ContestState done = view.file().state();
    return Decision.decide(
        terms(view.definition(), view.contest()), counts(view), done.acts(), done.lots());
  }

  /** The terms of a contest. */
  public static ContestTerms terms(Definition definition, Contest contest) {
    return new ContestTerms(
        office(definition),
        contest.round(),
        contest.seats(),
        contest.alternates(),
        marking(contest.limits()),
        rule(contest.rule()),
        contest.rule().version(),
        switch (contest.rule().onTie()) {
          case LOT -> OnTie.LOT;
          case RULING -> OnTie.RULING;
        },
        leftAfterPoll(definition.policy().leftAfterPoll()),
        contest.candidates().stream().map(candidate -> entrant(contest, candidate)).toList(),
        contest.lists().stream().map(CandidateList::code).map(ListCode::value).toList());
  }

  private static Entrant entrant(Contest contest, Candidate candidate) {
    ListCode list = candidate.list();
    return new Entrant(
        candidate.code().value(),
        list == null ? ContestTerms.SINGLY : contest.ordinal(list),
        candidate.seat());
  }

  private static Marking marking(VoteLimits limits) {
    return new Marking(limits.votesMax(), limits.personVotesMax(), limits.cumulateMax());
  }

  private static ContestAct.@Nullable Then leftAfterPoll(Policy.@Nullable LeftAfterPoll stated) {
    return stated == null
        ? null
        : switch (stated) {
          case ALTERNATE -> ContestAct.Then.ALTERNATE;
          case NEXT -> ContestAct.Then.NEXT;
          case RUN_OFF -> ContestAct.Then.RUN_OFF;
          case VACANT -> ContestAct.Then.VACANT;
        };
  }

  private static Office office(Definition definition) {
    return switch (definition.head().type()) {
      case PRESIDENT -> Office.PRESIDENT;
      case PARLIAMENT -> Office.PARLIAMENT;
      case EXPERTS -> Office.EXPERTS;
      case CITY_COUNCIL, VILLAGE_COUNCIL -> Office.COUNCIL;
      case OTHER -> Office.OTHER;
    };
  }

  private static Rule rule(ContestRule rule) {
    return switch (rule.method()) {
      case PLURALITY -> new Rule.Plurality();
      case MAJORITY ->
          new Rule.Majority(
              basis(rule),
              Fraction.of(given(rule.majority())),
              fraction(rule.orShare()),
              fraction(rule.withLead()),
              given(rule.runOff()));
      case THRESHOLD ->
          new Rule.Threshold(
              basis(rule), Fraction.of(given(rule.share())), given(rule.runOffPerSeat()));
      case LIST_SHARE ->
          new Rule.ListShare(
              Rule.Mode.valueOf(given(rule.mode())),
              Rule.Denominator.valueOf(given(rule.denominator())),
              Rule.AlternatesFrom.valueOf(given(rule.alternatesFrom())),
              order(rule));
      case DHONDT -> averages(Rule.Divisors.DHONDT, rule);
      case SAINTE_LAGUE -> averages(Rule.Divisors.SAINTE_LAGUE, rule);
      case HARE -> quota(Rule.Price.HARE, rule);
      case DROOP -> quota(Rule.Price.DROOP, rule);
    };
  }

  private static Rule averages(Rule.Divisors divisors, ContestRule rule) {
    return new Rule.HighestAverages(
        divisors, fraction(rule.threshold()), thresholdBasis(rule), order(rule));
  }

  private static Rule quota(Rule.Price price, ContestRule rule) {
    return new Rule.Quota(price, fraction(rule.threshold()), thresholdBasis(rule), order(rule));
  }

  private static Rule.ThresholdBasis thresholdBasis(ContestRule rule) {
    return switch (rule.thresholdBasis()) {
      case LIST_VOTES -> Rule.ThresholdBasis.LIST_VOTES;
      case VALID -> Rule.ThresholdBasis.VALID;
    };
  }

  private static Rule.Order order(ContestRule rule) {
    return switch (rule.order()) {
      case PERSONAL -> Rule.Order.PERSONAL;
      case LIST -> new Rule.Order.AsListed();
      case LIST_UNLESS -> new Rule.Order.Unless(Fraction.of(given(rule.orderShare())));
    };
  }

  private static Rule.Basis basis(ContestRule rule) {
    return Rule.Basis.valueOf(given(rule.basis()));
  }

  /** A definition is sealed only when its rules have what their methods need. */
  private static <T> T given(@Nullable T parameter) {
    return Objects.requireNonNull(parameter);
  }

  private static @Nullable Fraction fraction(@Nullable String text) {
    return text == null ? null : Fraction.of(text);
  }

  /** The counts of a contest. A decision goes through its branches several times: made once. */
  public static Counts counts(ContestView view) {
    Contest contest = view.contest();
    AreaTotal whole = view.whole();
    Sums sums =
        Sums.of(
            terms(view.definition(), contest),
            whole.sum(BallotField.VALID),
            whole.taken() - whole.sum(BallotField.VALID),
            whole::votes,
            whole::listVotes);
    Policy policy = view.definition().head().policy();
    List<Branch> branches = contest.branches();
    BranchCount[] counts = new BranchCount[branches.size()];
    Arrays.setAll(counts, i -> count(branches.get(i), view.row(i), policy));
    return Counts.of(sums, List.of(counts));
  }

  private static BranchCount count(Branch branch, BranchRow row, Policy policy) {
    State state =
        switch (row.bucket()) {
          case COUNTED -> State.COUNTED;
          case HELD_BACK, OUTSTANDING, INCOMPLETE -> State.UNCERTAIN;
          case ANNULLED, NO_TALLY -> State.OUT;
        };
    Tally tally = row.tally();
    return new BranchCount(
        branch.code().value(),
        state,
        papers(branch, tally, policy),
        tally == null ? null : box(tally));
  }

  private static Box box(Tally tally) {
    int valid = tally.ballots().orZero(BallotField.VALID);
    Votes lists = tally.listVotes();
    return new Box(
        valid,
        tally.ballots().taken() - valid,
        tally.votes()::get,
        lists == null ? null : lists::get,
        tally.ambiguous().stream().map(it -> new SameName(it.candidates(), it.n())).toList());
  }

  /**
   * The most ballots that can be taken at a branch: papers issued, else papers received, else its
   * electorate where that binds; never fewer than ballots were recorded.
   */
  static long papers(Branch branch, @Nullable Tally tally, Policy policy) {
    long most = BranchCount.UNKNOWN;
    Long electorate = branch.electorate();
    if (tally != null && tally.ballots().states(BallotField.USED)) {
      most = tally.ballots().get(BallotField.USED);
    } else if (tally != null && tally.ballots().states(BallotField.RECEIVED)) {
      most = tally.ballots().get(BallotField.RECEIVED);
    } else if (policy.electorateBinds() && electorate != null) {
      most = electorate;
    }
    return most == BranchCount.UNKNOWN || tally == null
        ? most
        : Math.max(most, recorded(tally.ballots()));
  }

  private static long recorded(Ballots ballots) {
    return Math.max(ballots.orZero(BallotField.IN_BOX), ballots.taken());
  }
}
