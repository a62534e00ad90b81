package io.tajmi.decision;

import io.tajmi.decision.Assessment.Seats;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The fewest and the most seats of each group under highest averages.
 *
 * <p>A group keeps its s-th seat unless rivals reach its average for that seat, or stand beside it,
 * with S − s + 1 seats together. What a rival needs for t seats is known, so the cheapest way is
 * found exactly, over the ways to divide those seats among rivals. It gets an s-th seat at best
 * when every ballot is for it, which also lifts the threshold that its rivals have to reach. The
 * threshold that a rival has to reach moves with the ballots that are used: the least number that
 * suffices is found by starting from none.
 */
final class AverageBounds {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int STEPS_MAX = 1_000;

  private final Poll poll;
  private final Groups groups;
  private final Rule.HighestAverages rule;
  private final long room;
  private final long names;
  private final long sum;
  private final int[] caps;
  private boolean givenUp;

  AverageBounds(Poll poll, Groups groups, Rule.HighestAverages rule, long room) {
    this.poll = poll;
    this.groups = groups;
    this.rule = rule;
    this.room = room;
    this.names = Ranks.names(poll, room);
    this.sum = Apportionment.sum(groups.votes());
    this.caps = groups.caps();
  }

  /** Whether the bounds are reached in some case; to be asked after they were found. */
  boolean exact() {
    return !givenUp && poll.plain() && (poll.terms.votesMax() == 1 || rule.threshold() == null);
  }

  void fill(Seats seats) {
    int[] now =
        Apportionment.byAverages(groups, passing(sum), poll.seats, rule.divisors(), poll.settling)
            .seats;
    boolean careful = !poll.plain();
    for (int g = 0; g < caps.length; g++) {
      int least = careful ? 0 : now[g];
      while (least > 0 && !keeps(g, least)) {
        least--;
      }
      int most = careful ? Math.min(caps[g], poll.seats) : now[g];
      while (most < Math.min(caps[g], poll.seats) && canGet(g, most + 1)) {
        most++;
      }
      seats.least[g] = least;
      seats.most[g] = most;
    }
  }

  private long[] passing(long base) {
    long[] votes = groups.votes().clone();
    Fraction threshold = rule.threshold();
    if (threshold != null) {
      IntStream.range(0, votes.length)
          .filter(g -> !threshold.isReachedBy(groups.votes()[g], base))
          .forEach(g -> votes[g] = 0);
    }
    return votes;
  }

  /** Whether a group has at least so many seats in every case, without a lot. */
  private boolean keeps(int group, int seat) {
    Fraction threshold = rule.threshold();
    boolean alone = caps.length == 1 && sum > 0;
    if (threshold != null
        && !alone
        && !threshold.isReachedBy(groups.votes()[group], Math.addExact(sum, names))) {
      return false;
    }
    long used = 0;
    for (int steps = 0; steps < STEPS_MAX; steps++) {
      long cost = cheapest(group, seat, used);
      if (cost > names) {
        return true;
      }
      if (cost <= used || threshold == null) {
        return false;
      }
      used = cost;
    }
    givenUp = true;
    return false;
  }

  /** The fewest votes with which rivals take all seats but {@code seat − 1}. */
  private long cheapest(int group, int seat, long used) {
    int wanted = poll.seats - seat + 1;
    long[] best = new long[wanted + 1];
    Arrays.fill(best, NEVER);
    best[0] = 0;
    for (int r = 0; r < caps.length; r++) {
      if (r != group) {
        best = withRival(best, r, group, seat, used);
      }
    }
    return best[wanted];
  }

  private long[] withRival(long[] best, int rival, int group, int seat, long used) {
    long[] more = best.clone();
    for (int seats = 1; seats <= Math.min(caps[rival], best.length - 1); seats++) {
      long cost = cost(rival, seats, group, seat, used);
      for (int to = seats; cost <= room && to < best.length; to++) {
        if (best[to - seats] != NEVER) {
          more[to] = Math.min(more[to], best[to - seats] + cost);
        }
      }
    }
    return more;
  }

  private long cost(int rival, int seats, int group, int seat, long used) {
    long average =
        ceil(
            groups.votes()[group],
            Apportionment.divisor(rule.divisors(), seats),
            Apportionment.divisor(rule.divisors(), seat));
    Fraction threshold = rule.threshold();
    long bar =
        threshold == null
            ? 1
            : ceil(Math.addExact(sum, used), threshold.numerator(), threshold.denominator());
    return Math.max(0, Math.max(average, Math.max(1, bar)) - groups.votes()[rival]);
  }

  private static long ceil(long a, long times, long by) {
    BigInteger[] parts =
        BigInteger.valueOf(a)
            .multiply(BigInteger.valueOf(times))
            .divideAndRemainder(BigInteger.valueOf(by));
    return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
  }

  /** Whether a group can have so many seats in some case, or by a lot. */
  private boolean canGet(int group, int seat) {
    long[] votes = passing(Math.addExact(sum, room));
    long own = groups.votes()[group] + room;
    Fraction threshold = rule.threshold();
    if (own == 0 || (threshold != null && !threshold.isReachedBy(own, Math.addExact(sum, room)))) {
      return false;
    }
    int ahead = 0;
    for (int r = 0; r < caps.length; r++) {
      for (int t = 1; r != group && t <= Math.min(caps[r], poll.seats); t++) {
        boolean before =
            Fraction.compareProducts(
                    votes[r],
                    Apportionment.divisor(rule.divisors(), seat),
                    own,
                    Apportionment.divisor(rule.divisors(), t))
                > 0;
        ahead += before ? 1 : 0;
      }
    }
    return ahead <= poll.seats - seat;
  }
}
