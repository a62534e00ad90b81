package io.tajmi.decision;

import io.tajmi.decision.Outcome.Margin;
import io.tajmi.decision.certainty.Assessment;
import io.tajmi.decision.certainty.Certainty;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Uncertainty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fewest ballots with which anything of legal effect could change. What is sure with some
 * ballots is sure with fewer, so it is found by halving.
 */
final class Margins {
  private static final long BALLOTS_MAX = 1L << 40;

  private final Poll poll;
  private final Uncertainty uncertainty;
  private final Result result;
  private final boolean closed;

  /**
   * Of a poll.
   *
   * @param open the same where ballots that come may name everybody
   */
  Margins(Poll poll, Poll open, Result result) {
    this.poll = open;
    this.uncertainty = poll.uncertainty;
    this.closed = poll.anyClosed();
    this.result = result;
  }

  /** Null where equality waits, which no ballots have to change, or where none that fit would. */
  @Nullable Margin find(Counts counts, Outcome.State state) {
    if (result.isOpen()) {
      return null;
    }
    long ballots = ballots();
    boolean within = closed && state == Outcome.State.DECIDED && ballots <= uncertainty.ballots();
    return ballots > BALLOTS_MAX || within
        ? null
        : new Margin(
            ballots, branches(ballots, counts), closed ? Precision.BOUND : precision(ballots));
  }

  /** Exact where what is not sure with so many ballots is known to be otherwise in some case. */
  private Precision precision(long ballots) {
    Assessment open = Certainty.of(poll, ballots);
    boolean groups = open.groupsPrecision() == Precision.EXACT && !open.groups().settled();
    return groups || open.precision() == Precision.EXACT ? Precision.EXACT : Precision.BOUND;
  }

  private long ballots() {
    long sure = 0;
    long open = 1;
    while (Certainty.of(poll, open).sure()) {
      sure = open;
      open *= 2;
      if (open > BALLOTS_MAX) {
        return open;
      }
    }
    while (open - sure > 1) {
      long middle = (sure + open) >>> 1;
      if (Certainty.of(poll, middle).sure()) {
        sure = middle;
      } else {
        open = middle;
      }
    }
    return open;
  }

  /** The largest first, so that they are the fewest. */
  private static @Nullable Integer branches(long ballots, Counts counts) {
    List<Long> papers =
        counts.branches().stream()
            .filter(branch -> branch.state() == State.UNCERTAIN && branch.papers() > 0)
            .map(BranchCount::papers)
            .sorted((a, b) -> Long.compare(b, a))
            .toList();
    long sum = 0;
    for (int i = 0; i < papers.size(); i++) {
      if (sum >= ballots) {
        return i;
      }
      sum += papers.get(i);
    }
    return sum >= ballots ? (Integer) papers.size() : null;
  }
}
