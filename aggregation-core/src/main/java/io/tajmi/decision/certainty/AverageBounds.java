package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Seats;
import io.tajmi.decision.poll.Apportionment;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.winning.GroupShares;
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
 *
 * <p><b>An example</b> (D'Hondt, 3 seats, one vote a ballot). A has 100 votes, B 45, C 44. A's
 * averages are 100, 50 and 33⅓, so the seats go to A (100), A (50) and B (45). When is A's second
 * seat in danger? Rivals must reach its average of 50 with S − s + 1 = 3 − 2 + 1 = 2 seats
 * together. B's first seat costs 50 − 45 = 5 votes, C's first 50 − 44 = 6, B's second 2 × 50 − 45 =
 * 55. The cheapest two are 5 + 6 = 11. So with 10 ballots outstanding A surely keeps both seats,
 * with 11 a lot may take one. B's only seat is in danger with a single ballot: C then has 45 as
 * well. {@code BoundsExampleTest} runs both.
 *
 * <p><b>Tempting, and wrong.</b> To ask each rival alone: C reaches 50 with 6 votes, so A's second
 * seat would be called open from 6 on. But at 6 C takes B's seat and not A's: "open" is then said
 * without need. To ask rivals together but give each all the ballots: 6 again. The costs have to be
 * added, and over every way to divide the seats, because B's second may be cheaper than a first
 * seat of D.
 *
 * <p><b>Never change this:</b> a tie counts against the group in {@code keeps} (rivals only have to
 * stand beside it) and for it in {@code canGet} (rivals have to be strictly ahead), because a lot
 * may go either way; and what a rival has already costs nothing, also its seats above the average.
 * {@code GroupBruteForceTest} goes through every case of small contests.
 */
final class AverageBounds {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int STEPS_MAX = 1_000;

  private final Poll poll;
  private final Groups groups;
  private final GroupGains gains;
  private final Rule.HighestAverages rule;
  private final int of;
  private final long names;
  private final long base;
  private final int[] caps;
  private boolean givenUp;

  AverageBounds(Poll poll, Groups groups, GroupGains gains, Rule.HighestAverages rule, int seats) {
    this.poll = poll;
    this.groups = groups;
    this.gains = gains;
    this.rule = rule;
    this.of = seats;
    this.names = gains.all();
    this.base = new GroupShares(poll, groups).base();
    this.caps = groups.caps();
  }

  /** Whether the bounds are reached in some case; to be asked after they were found. */
  boolean exact() {
    boolean clear =
        IntStream.range(0, poll.votes.length)
            .allMatch(c -> poll.closed[c] == 0 && !poll.departures.ballotsGone(c));
    return !givenUp
        && clear
        && !gains.movedByLot()
        && (rule.threshold() == null || poll.terms.votesMax() == 1);
  }

  void fill(Seats seats) {
    int[] now =
        Apportionment.byAverages(groups, passing(base), of, rule.divisors(), poll.settling, null)
            .seats;
    boolean careful = gains.movedByLot();
    for (int g = 0; g < caps.length; g++) {
      int least = careful ? 0 : now[g];
      while (least > 0 && !keeps(g, least)) {
        least--;
      }
      int most = careful ? Math.min(caps[g], of) : now[g];
      while (most < Math.min(caps[g], of) && canGet(g, most + 1)) {
        most++;
      }
      seats.least[g] = least;
      seats.most[g] = most;
    }
  }

  private long[] passing(long whole) {
    long[] votes = groups.votes().clone();
    Fraction threshold = rule.threshold();
    if (threshold != null) {
      IntStream.range(0, votes.length)
          .filter(g -> !threshold.isReachedBy(groups.votes()[g], whole))
          .forEach(g -> votes[g] = 0);
    }
    return votes;
  }

  /** Whether a group has at least so many seats in every case, without a lot. */
  private boolean keeps(int group, int seat) {
    Fraction threshold = rule.threshold();
    boolean alone = isAlone();
    if (threshold != null
        && !alone
        && !threshold.isReachedBy(groups.votes()[group], Math.addExact(base, names))) {
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

  /** Whether every vote that is in the base is for the one group that there is. */
  private boolean isAlone() {
    boolean listVotes = rule.thresholdBasis() == Rule.ThresholdBasis.LIST_VOTES;
    boolean named =
        poll.terms.votesMax() == 1
            && poll.terms.entrants().stream().allMatch(ContestTerms.Entrant::takesPlace);
    return caps.length == 1 && base > 0 && base == groups.votes()[0] && (listVotes || named);
  }

  /** The fewest votes with which rivals take all seats but {@code seat − 1}. */
  private long cheapest(int group, int seat, long used) {
    int wanted = of - seat + 1;
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
      for (int to = seats; cost <= gains.of(rival) && to < best.length; to++) {
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
            : ceil(Math.addExact(base, used), threshold.numerator(), threshold.denominator());
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
    long more = gains.of(group);
    long[] votes = passing(Math.addExact(base, names));
    long own = groups.votes()[group] + more;
    Fraction threshold = rule.threshold();
    if (own == 0 || (threshold != null && !threshold.isReachedBy(own, Math.addExact(base, more)))) {
      return false;
    }
    int ahead = 0;
    for (int r = 0; r < caps.length; r++) {
      for (int t = 1; r != group && t <= Math.min(caps[r], of); t++) {
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
    return ahead <= of - seat;
  }
}
