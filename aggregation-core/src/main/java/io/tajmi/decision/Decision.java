package io.tajmi.decision;

import io.tajmi.decision.Assessment.Chances;
import io.tajmi.decision.Assessment.Seats;
import io.tajmi.decision.Outcome.GroupStanding;
import io.tajmi.decision.Outcome.Margin;
import io.tajmi.decision.Outcome.Standing;
import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.Rule.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one place that knows who is elected. The same terms, counts, acts and lots always give the
 * same outcome, wherever and whenever they are looked at.
 */
public final class Decision {
  private final ContestTerms terms;
  private final Poll poll;
  private final Result result;
  private final List<Lot.Question> questions;
  private final Story story = new Story();

  private Decision(ContestTerms terms, Counts counts, List<ContestAct> acts, List<Lot> lots) {
    this.terms = terms;
    this.poll = new Poll(terms, counts, acts, new Settling(terms.onTie(), List.copyOf(lots)));
    Telling telling = new Telling(poll, story);
    telling.tellCounts(counts);
    telling.tellActs(acts, counts);
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
    @Nullable Margin margin = poll.annulled == null ? new Margins(poll, result).find(counts) : null;
    new Telling(poll, story).tellCertainty(state, margin);
    return new Outcome(
        state,
        result,
        standings(assessment),
        groups(assessment),
        assessment.precision(),
        assessment.groupsPrecision(),
        poll.uncertainty,
        margin,
        questions,
        poll.settling.bodyDecides(),
        story.steps());
  }

  private boolean nothingIsUncertain() {
    return poll.uncertainty.papersUnknown() == 0
        && poll.uncertainty.ballots() == 0
        && poll.waiting.isEmpty();
  }

  private Assessment assessment() {
    if (poll.annulled == null && poll.uncertainty.papersUnknown() > 0) {
      return anything();
    }
    return nothingIsUncertain() && poll.annulled == null
        ? asCounted(poll, result)
        : Certainty.of(poll, poll.uncertainty.ballots());
  }

  /** Where nothing limits the ballots, nothing is sure of those whose votes are in the order. */
  private Assessment anything() {
    Chances some =
        Certainty.chances(poll, c -> poll.ranks[c] ? Chance.POSSIBLE : Chance.IMPOSSIBLE);
    Seats seats = Seats.NONE;
    if (terms.rule().byGroups()) {
      int[] caps = Groups.of(poll).caps();
      seats = new Seats(caps.length);
      for (int g = 0; g < caps.length; g++) {
        seats.most[g] = Math.min(caps[g], poll.seats);
      }
    }
    boolean second =
        terms.rule() instanceof Rule.Majority || terms.rule() instanceof Rule.Threshold;
    Chances runOff = second ? some : Chances.all(poll.votes.length, Chance.IMPOSSIBLE);
    return new Assessment(some, runOff, seats, false, Precision.BOUND, Precision.BOUND);
  }

  /** Where all is counted the result is what is sure, but for what equality leaves open. */
  static Assessment asCounted(Poll poll, Result result) {
    List<String> runOff = result.runOffMembers();
    List<Place> second = result.runOff() == null ? List.of() : result.runOff().members();
    return new Assessment(
        chances(poll, holders(result), withNextOfGroups(poll, result)),
        chances(poll, runOff, tied(second)),
        counted(poll, result),
        result.ties().isEmpty(),
        Precision.EXACT,
        Precision.EXACT);
  }

  /** Those who have won a seat, those who left it empty among them. */
  private static List<String> holders(Result result) {
    List<String> holders = new ArrayList<>(result.elected());
    for (Place place : result.seats()) {
      if (place instanceof Place.Vacant vacant && vacant.candidate() != null) {
        holders.add(vacant.candidate());
      }
    }
    return holders;
  }

  private static Chances chances(Poll poll, List<String> sure, List<String> tied) {
    return Certainty.chances(
        poll,
        c -> {
          String code = poll.terms.code(c);
          return sure.contains(code)
              ? Chance.SURE
              : tied.contains(code) ? Chance.POSSIBLE : Chance.IMPOSSIBLE;
        });
  }

  /** Those who are tied, and in a group that is tied for one seat more those who would get it. */
  private static List<String> withNextOfGroups(Poll poll, Result result) {
    List<String> tied = tied(result.seats());
    if (!poll.terms.rule().byGroups()) {
      return tied;
    }
    Groups groups = Groups.of(poll);
    List<String> all = new ArrayList<>(tied);
    for (int g = 0; g < groups.size(); g++) {
      List<Integer> members = groups.members().get(g);
      int seats = result.groupSeats().getOrDefault(groups.names().get(g), 0);
      for (int c : tied.contains(groups.names().get(g)) ? members : List.<Integer>of()) {
        long ahead = members.stream().filter(r -> poll.votes[r] > poll.votes[c]).count();
        if (ahead <= seats) {
          all.add(poll.terms.code(c));
        }
      }
    }
    return all;
  }

  private static List<String> tied(List<Place> places) {
    List<String> tied = new ArrayList<>();
    for (Place place : places) {
      switch (place) {
        case Place.LotNeeded lot -> tied.addAll(lot.tied());
        case Place.BodyDecides body -> tied.addAll(body.tied());
        case Place.Filled _, Place.Vacant _, Place.AwaitsBody _, Place.ToRunOff _ -> {}
      }
    }
    return tied;
  }

  private static Seats counted(Poll poll, Result result) {
    if (!poll.terms.rule().byGroups()) {
      return Seats.NONE;
    }
    Groups groups = Groups.of(poll);
    List<String> tied = tied(result.seats());
    Seats seats = new Seats(groups.size());
    for (int g = 0; g < groups.size(); g++) {
      String name = groups.names().get(g);
      seats.least[g] = result.groupSeats().getOrDefault(name, 0);
      seats.most[g] = seats.least[g] + (tied.contains(name) ? 1 : 0);
    }
    return seats;
  }

  private State state(Assessment assessment) {
    if (poll.annulled != null) {
      return State.DECIDED;
    }
    boolean all = poll.uncertainty.papersUnknown() == 0 && poll.uncertainty.ballots() == 0;
    if (assessment.sure() && result.ties().isEmpty()) {
      return State.DECIDED;
    }
    if (!all) {
      return State.OPEN;
    }
    boolean body = result.ties().stream().anyMatch(Place.BodyDecides.class::isInstance);
    return body && poll.waiting.isEmpty() ? State.BODY : State.LOT;
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
