package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Chances;
import io.tajmi.decision.poll.Departures.Fate;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Possibility;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Who may be in the second round where the number of seats that are won is known within bounds.
 * Whoever wins comes first in the order of votes, so after w winners, s of whom stand, the second
 * round takes the places s + 1 to s + places among those who stand. Every number of winners, of
 * those among them who left, and of seats that these open again is looked at.
 */
final class SecondPlaces {
  private final Poll poll;
  private final Chances won;
  private final Ranks standing;
  private final IntUnaryOperator places;
  private final boolean tiesWon;
  private int nearest = Integer.MAX_VALUE;
  private int farthest;

  /**
   * Places of the second round.
   *
   * @param tiesWon whether equals may be tied for the last seat that is won
   */
  SecondPlaces(Poll poll, Chances won, Ranks standing, IntUnaryOperator places, boolean tiesWon) {
    this.tiesWon = tiesWon;
    this.poll = poll;
    this.won = won;
    this.standing = standing;
    this.places = places;
  }

  Chances chances() {
    look();
    int in = nearest;
    int out = farthest;
    return Certainty.chances(
        poll,
        c ->
            Possibility.of(
                poll.stands[c]
                    && won.of(c) == Possibility.IMPOSSIBLE
                    && standing.surelyWithin(c, in),
                !poll.stands[c]
                    || won.of(c) == Possibility.SURE
                    || out == 0
                    || standing.surelyBeyond(c, out)));
  }

  private void look() {
    int least = won.count(Possibility.SURE);
    int most = Math.min(poll.seats, poll.votes.length - won.count(Possibility.IMPOSSIBLE));
    for (int winners = least; winners <= most; winners++) {
      for (int left = left(Possibility.SURE, false);
          left <= left(Possibility.POSSIBLE, false);
          left++) {
        for (int open = left(Possibility.SURE, true);
            open <= left(Possibility.POSSIBLE, true);
            open++) {
          if (left <= winners && open <= left) {
            look(winners, winners - left, open);
          }
        }
      }
    }
  }

  private int left(Possibility atLeast, boolean opens) {
    return (int)
        IntStream.range(0, poll.votes.length)
            .filter(c -> poll.ranks[c] && !poll.stands[c])
            .filter(c -> !opens || poll.departures.of(c) == Fate.RUN_OFF)
            .filter(c ->
                won.of(c) == Possibility.SURE
                    || (atLeast == Possibility.POSSIBLE && won.of(c) == Possibility.POSSIBLE))
            .count();
  }

  /** Whoever is tied for a seat that is won is still among the others. */
  private void look(int winners, int standingWinners, int opened) {
    int open = poll.seats - winners + opened;
    int others = standing.size() - standingWinners;
    boolean ties = tiesWon || opened > 0;
    boolean none = open == 0 || others <= open;
    boolean maybe = open > 0 && (ties ? standing.size() > open : !none);
    int members = places.applyAsInt(open);
    nearest = Math.min(nearest, none ? 0 : (ties ? 0 : standingWinners) + members);
    farthest = Math.max(farthest, maybe ? standingWinners + members : 0);
  }
}
