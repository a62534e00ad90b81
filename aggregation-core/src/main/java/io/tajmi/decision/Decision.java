package io.tajmi.decision;

import io.tajmi.decision.Outcome.GroupStanding;
import io.tajmi.decision.Outcome.Margin;
import io.tajmi.decision.Outcome.Standing;
import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.certainty.AsCounted;
import io.tajmi.decision.certainty.Assessment;
import io.tajmi.decision.certainty.Certainty;
import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.poll.TieBreaking;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.winning.Winning;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows who is elected. The same terms, counts, acts and lots always give the
 * same outcome, wherever and whenever they are looked at.
 */
public final class Decision {
  private final ContestTerms terms;
  private final List<ContestAct> acts;
  private final Poll poll;
  private final Result result;
  private final List<Lot.Question> questions;
  private final Explanation story = new Explanation();

  private Decision(ContestTerms terms, Counts counts, List<ContestAct> acts, List<Lot> lots) {
    this.terms = terms;
    this.acts = acts;
    this.poll = new Poll(terms, counts, acts, new TieBreaking(terms.onTie(), List.copyOf(lots)));
    CommonSteps telling = new CommonSteps(poll, story);
    telling.tellCounts(counts);
    telling.tellActs(acts, counts);
    telling.tellNames();
    telling.tellOptions();
    this.result = Winning.of(poll, story);
    this.questions = poll.settling.unanswered();
    telling.tellResult(result);
  }

  /**
   * Who wins what.
   *
   * @param counts everything that happened at branches
   * @param acts on candidates and the contest, in the order of the log
   * @param lots that were drawn, in the order of the log
   */
  public static Outcome decide(
      ContestTerms terms, Counts counts, List<ContestAct> acts, List<Lot> lots) {
    return new Decision(terms, counts, acts, lots).outcome(counts);
  }

  private Outcome outcome(Counts counts) {
    Assessment assessment = assessment();
    State state = state(assessment);
    boolean settles = poll.annulled == null && poll.contradictions.isEmpty();
    @Nullable Margin margin =
        settles ? new Margins(poll, unclosed(counts), result).find(counts, state) : null;
    new CommonSteps(poll, story).tellCertainty(state, margin);
    return new Outcome(
        state,
        result,
        standings(assessment),
        groups(assessment),
        assessment.precision(),
        assessment.groupsPrecision(),
        poll.uncertainty,
        margin,
        asked(state),
        poll.settling.bodyDecides(),
        story.steps());
  }

  /** Without the uncertain branches, and with them the annulments that wait there. */
  private Poll unclosed(Counts counts) {
    return poll.anyClosed()
        ? new Poll(
            terms, counts.countedButFor(Set.of(), BranchCount.State.OUT), acts, poll.settling)
        : poll;
  }

  private boolean allCounted() {
    return poll.uncertainty.papersUnknown() == 0 && poll.uncertainty.ballots() == 0;
  }

  private Assessment assessment() {
    if (poll.annulled == null
        && (poll.uncertainty.papersUnknown() > 0 || !poll.contradictions.isEmpty())) {
      return Certainty.anything(poll);
    }
    return allCounted() && poll.waiting.isEmpty() && poll.annulled == null
        ? AsCounted.of(poll, result)
        : Certainty.of(poll, poll.uncertainty.ballots());
  }

  /** Whether only what the body says is open: it may order no second round that ballots change. */
  private boolean waitsAlone(Assessment assessment) {
    return assessment.sure() && !terms.rule().hasSecondRound();
  }

  private State state(Assessment assessment) {
    if (poll.annulled != null) {
      return State.DECIDED;
    }
    if (!poll.contradictions.isEmpty()) {
      return State.OPEN;
    }
    if (assessment.sure() && !result.isOpen() && !asksWhoIsFirst()) {
      return State.DECIDED;
    }
    if (!allCounted() && !waitsAlone(assessment)) {
      return State.OPEN;
    }
    boolean lot =
        result.ties().stream().anyMatch(Place.LotNeeded.class::isInstance)
            || (asksWhoIsFirst() && !poll.settling.bodyDecides());
    return lot || !poll.waiting.isEmpty() ? State.LOT : State.BODY;
  }

  /** Whether it is open whose seats they were that were won last and stay empty. */
  private boolean asksWhoIsFirst() {
    return questions.stream().anyMatch(it -> it.matter() == Lot.Matter.GROUPS);
  }

  /** A lot is asked for where it changes something: where all is decided, votes of one name. */
  private List<Lot.Question> asked(State state) {
    return state != State.DECIDED
        ? questions
        : questions.stream().filter(it -> it.matter() == Lot.Matter.SAME_NAME).toList();
  }

  private List<Standing> standings(Assessment assessment) {
    long base = base();
    return IntStream.range(0, poll.votes.length)
        .boxed()
        .sorted((a, b) -> Long.compare(poll.votes[b], poll.votes[a]))
        .map(c ->
            new Standing(
                terms.code(c),
                poll.votes[c],
                Fraction.of(poll.votes[c], base),
                assessment.elected().of(c),
                assessment.runOff().of(c),
                poll.stands[c]))
        .toList();
  }

  private long base() {
    return switch (terms.rule()) {
      case Rule.Majority rule -> poll.base(rule.basis());
      case Rule.Threshold rule -> poll.base(rule.basis());
      case Rule.Plurality _, Rule.ListShare _, Rule.HighestAverages _, Rule.Quota _ ->
          poll.base(Basis.VALID);
    };
  }

  private List<GroupStanding> groups(Assessment assessment) {
    if (!terms.rule().byGroups() || poll.annulled != null) {
      return List.of();
    }
    Groups groups = Groups.of(poll);
    return IntStream.range(0, groups.size())
        .mapToObj(g ->
            new GroupStanding(
                groups.names().get(g),
                groups.votes()[g],
                seatsOf(groups.names().get(g)),
                assessment.groups().least[g],
                assessment.groups().most[g]))
        .toList();
  }

  private int seatsOf(String group) {
    return result.groupSeats().getOrDefault(group, 0);
  }
}
