package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Chances;
import io.tajmi.decision.certainty.Assessment.Seats;
import io.tajmi.decision.poll.Departures.Fate;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.Rule;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is sure of an outcome, by the rule of the contest. */
public final class Certainty {
  private Certainty() {}

  /** What is sure when so many more ballots may come. */
  public static Assessment of(Poll poll, long room) {
    if (poll.annulled != null || poll.vacancies.all() >= poll.terms.seats()) {
      return nobody(poll);
    }
    if (!poll.contradictions.isEmpty() || poll.lotMayAnnul) {
      return anything(poll);
    }
    if (poll.nobodyVoted()) {
      return unvoted(poll, room);
    }
    return switch (poll.terms.rule()) {
      case Rule.Plurality _ -> plurality(poll, room);
      case Rule.Majority rule -> RoundCertainty.of(poll, rule, room);
      case Rule.Threshold rule -> RoundCertainty.of(poll, rule, room);
      case Rule.ListShare _, Rule.HighestAverages _, Rule.Quota _ ->
          new GroupCertainty(poll, room).assessment();
    };
  }

  /** Nobody has a seat, whatever comes. */
  private static Assessment nobody(Poll poll) {
    Chances nobody = Chances.all(poll.votes.length, Possibility.IMPOSSIBLE);
    Seats seats = poll.terms.rule().byGroups() ? new Seats(Groups.of(poll).size()) : Seats.NONE;
    return new Assessment(nobody, nobody, nobody, seats, true, Precision.EXACT, Precision.EXACT);
  }

  /** Where nothing limits what may come, nothing is sure of those whose votes are in the order. */
  public static Assessment anything(Poll poll) {
    Chances won = chances(poll, c -> poll.ranks[c] ? Possibility.POSSIBLE : Possibility.IMPOSSIBLE);
    Chances some =
        chances(poll, c -> poll.stands[c] ? Possibility.POSSIBLE : Possibility.IMPOSSIBLE);
    Seats seats = Seats.NONE;
    if (poll.terms.rule().byGroups()) {
      int[] caps = Groups.of(poll).caps();
      seats = new Seats(caps.length);
      for (int g = 0; g < caps.length; g++) {
        seats.most[g] = Math.min(caps[g], poll.seats);
      }
    }
    Chances runOff =
        poll.terms.rule().hasSecondRound()
            ? some
            : Chances.all(poll.votes.length, Possibility.IMPOSSIBLE);
    return new Assessment(won, some, runOff, seats, false, Precision.BOUND, Precision.BOUND);
  }

  /** As long as nobody voted, nobody has anything, and any ballot may give it to anybody. */
  private static Assessment unvoted(Poll poll, long room) {
    boolean everybody =
        poll.plain()
            && poll.departures.nobodyLeft()
            && poll.vacancies.all() == 0
            && poll.terms.rule() instanceof Rule.Plurality;
    if (room == 0) {
      return nobody(poll);
    }
    Assessment some = anything(poll);
    return new Assessment(
        some.won(),
        some.elected(),
        some.runOff(),
        some.groups(),
        false,
        everybody ? Precision.EXACT : Precision.BOUND,
        poll.departures.nobodyLeft() && !poll.anyClosed() ? Precision.EXACT : Precision.BOUND);
  }

  private static Assessment plurality(Poll poll, long room) {
    Ranks ranks = Ranks.of(poll, poll.ranked(), room);
    int all = poll.seats + poll.terms.alternates();
    int cut = poll.seats - poll.vacancies.last();
    Chances won = within(poll, ranks, cut);
    boolean movesUp = mayHold(poll, ranks, Fate.ALTERNATE, poll.seats);
    Chances elected = elected(poll, won);
    if (movesUp) {
      elected = new Moves(poll, ranks, room).elected(won);
    }
    boolean untouched =
        poll.vacancies.all() == 0
            && (poll.terms.alternates() == 0 || noneLeftWithin(poll, ranks, all));
    return new Assessment(
        won,
        elected,
        Chances.all(poll.votes.length, Possibility.IMPOSSIBLE),
        Seats.NONE,
        movesUp ? ranks.orderSure(0, all) : ranks.orderSure(poll.seats, poll.terms.alternates()),
        poll.plain() && untouched ? Precision.EXACT : Precision.BOUND,
        Precision.EXACT);
  }

  /** Who moves up where alternates take the seats of some who left. */
  private record Moves(Poll poll, Ranks ranks, long room) {
    Chances elected(Chances won) {
      int all = poll.seats + poll.terms.alternates();
      Ranks others =
          Ranks.of(
              poll,
              poll.ranked().stream().filter(c -> poll.departures.of(c) != Fate.ALTERNATE).toList(),
              room);
      Ranks standing = Ranks.of(poll, poll.standing(), room);
      Chances own = Certainty.elected(poll, won);
      boolean whole = poll.vacancies.all() == 0;
      return chances(
          poll,
          c -> {
            boolean moves =
                whole && others.surelyWithin(c, poll.seats) && ranks.surelyWithin(c, all);
            boolean sure = poll.stands[c] && (own.of(c) == Possibility.SURE || moves);
            boolean never =
                !poll.stands[c]
                    || standing.surelyBeyond(c, poll.seats)
                    || ranks.surelyBeyond(c, all);
            return Possibility.of(sure, never);
          });
    }
  }

  static Chances within(Poll poll, MemberBounds ranks, int places) {
    return chances(
        poll, c -> Possibility.of(ranks.surelyWithin(c, places), ranks.surelyBeyond(c, places)));
  }

  /** Whether one who left with this fate may be among the first so many. */
  static boolean mayHold(Poll poll, MemberBounds ranks, Fate fate, int places) {
    return IntStream.range(0, poll.votes.length)
        .anyMatch(c -> poll.departures.of(c) == fate && !ranks.surelyBeyond(c, places));
  }

  /** Whether nobody who left can be among the first so many. */
  static boolean noneLeftWithin(Poll poll, MemberBounds ranks, int places) {
    return poll.ranked().stream().allMatch(c -> poll.stands[c] || ranks.surelyBeyond(c, places));
  }

  /** The seats that the winners have who have not left them, and that no act declares empty. */
  static Chances elected(Poll poll, Chances won) {
    boolean named =
        poll.vacancies.of().stream()
            .allMatch(code -> won.of(poll.terms.ordinal(code)) == Possibility.SURE);
    boolean unnamed = !named || poll.vacancies.unnamed() > 0;
    return chances(
        poll,
        c -> {
          if (!poll.stands[c]) {
            return Possibility.IMPOSSIBLE;
          }
          if (poll.vacancies.of().contains(poll.terms.code(c))) {
            return Possibility.IMPOSSIBLE;
          }
          return unnamed && won.of(c) == Possibility.SURE ? Possibility.POSSIBLE : won.of(c);
        });
  }

  static Chances chances(Poll poll, IntFunction<Possibility> of) {
    return new Chances(IntStream.range(0, poll.votes.length).mapToObj(of).toList());
  }
}
