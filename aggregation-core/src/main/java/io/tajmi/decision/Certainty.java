package io.tajmi.decision;

import io.tajmi.decision.Assessment.Chances;
import io.tajmi.decision.Assessment.Seats;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is sure of an outcome, by the rule of the contest. */
final class Certainty {
  private Certainty() {}

  /** What is sure when so many more ballots may come. */
  static Assessment of(Poll poll, long room) {
    if (poll.annulled != null) {
      Chances nobody = Chances.all(poll.votes.length, Chance.IMPOSSIBLE);
      return new Assessment(nobody, nobody, Seats.NONE, true, Precision.EXACT, Precision.EXACT);
    }
    return switch (poll.terms.rule()) {
      case Rule.Plurality _ -> plurality(poll, room);
      case Rule.Majority rule -> RoundCertainty.of(poll, rule, room);
      case Rule.Threshold rule -> RoundCertainty.of(poll, rule, room);
      case Rule.ListShare _, Rule.HighestAverages _, Rule.Quota _ ->
          new GroupCertainty(poll, room).assessment();
    };
  }

  private static Assessment plurality(Poll poll, long room) {
    Ranks ranks = new Ranks(poll, poll.ranked(), room, Ranks.names(poll, room));
    int seats = poll.seats;
    Chances elected =
        chances(poll, c -> Chance.of(ranks.surelyWithin(c, seats), ranks.surelyBeyond(c, seats)));
    return new Assessment(
        elected,
        Chances.all(poll.votes.length, Chance.IMPOSSIBLE),
        Seats.NONE,
        orderSure(ranks, seats, poll.terms.alternates()),
        poll.plain() ? Precision.EXACT : Precision.BOUND,
        Precision.EXACT);
  }

  static Chances chances(Poll poll, IntFunction<Chance> of) {
    return new Chances(IntStream.range(0, poll.votes.length).mapToObj(of).toList());
  }

  /** Whether each of the places after the first ones surely stays with whom it is. */
  static boolean orderSure(Ranks ranks, int after, int places) {
    int end = Math.min(after + places, ranks.size());
    for (int place = after; place < end; place++) {
      int c = ranks.atPlace(place);
      if (!ranks.surelyWithin(c, place + 1) || !ranks.surelyBeyond(c, place)) {
        return false;
      }
    }
    return true;
  }
}
