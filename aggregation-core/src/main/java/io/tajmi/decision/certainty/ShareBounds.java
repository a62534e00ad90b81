package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Seats;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Denominator;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.winning.GroupShares;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Bounds on the seats of groups whose seats follow their share. The smallest share of a group is
 * that of its certain votes when every other vote goes elsewhere, the largest when every vote it
 * can still get comes to it. A group gets the whole part of its quota at least, and one seat more
 * at most, or the rounded quota and one more; what capped groups cannot take may come on top, and
 * so may what ballots that are not full leave over. {@link RestOrder} narrows this where no whole
 * part can change.
 *
 * <p><b>An example</b> (largest remainder, 4 seats, shares of all votes, one vote a ballot). A has
 * 46 votes of 100, B 33, C 21: quotas of 1.84, 1.32 and 0.84, so 1, 1 and 0 seats, and the two that
 * are left go to A and C. Two ballots are outstanding. A's quota is then between 46 × 4/102 = 1.80
 * (both for others) and 48 × 4/102 = 1.88 (both for A), B's between 1.29 and 1.37, C's between 0.82
 * and 0.90. By the quotas alone A and B have 1 or 2 seats, C none or 1. But no whole part changes,
 * so two seats are left whatever comes, and B's best rest of 0.37 reaches neither A's worst of 0.80
 * nor C's of 0.82: A has 2, B 1, C 1 for sure.
 *
 * <p>With six ballots C's quota may be 27 × 4/106 = 1.02. Its whole part is not fixed, nothing is
 * narrowed, and what is said is A 1 to 2, B 1 to 2, C 0 to 2. In truth still nothing can change:
 * the bounds are too careful here and never the other way, and the outcome says {@code BOUND}.
 * {@code BoundsExampleTest} runs both.
 *
 * <p><b>Tempting, and wrong.</b> To vary one group's votes and leave the sum as it is: every ballot
 * moves every quota, and with the sum 100 A's worst quota would be 1.84 and not 1.80. To compare
 * rests where a whole part may change: how many seats are left is then unknown, and a group that
 * gains a whole seat falls to the end of the order of rests.
 *
 * <p><b>Never change this:</b> a bound is the worst case of that group alone, so the smallest seats
 * of all groups need not add up to anything, and no bound may be tightened by what another bound
 * says unless that holds in each case ({@code tighten} in {@link GroupCertainty} does only that).
 */
final class ShareBounds {
  private final Poll poll;
  private final Groups groups;
  private final GroupGains gains;
  private final int of;
  private final int size;

  /** The smallest and the largest quota of each group, as numerators over denominators. */
  private final long[] lowVotes;

  private final long[] lowOf;
  private final long[] highVotes;
  private final long[] highOf;

  ShareBounds(Poll poll, Groups groups, GroupGains gains) {
    this.poll = poll;
    this.groups = groups;
    this.gains = gains;
    this.of = poll.seats;
    this.size = groups.size();
    this.lowVotes = groups.votes().clone();
    this.highVotes = groups.votes().clone();
    this.lowOf = new long[size];
    this.highOf = new long[size];
  }

  void byShare(Rule.ListShare rule, long room, Seats seats) {
    boolean byVotes = rule.denominator() == Denominator.VOTES;
    long denominator = new GroupShares(poll, groups).denominator(rule);
    long ballots = Math.multiplyExact(room, (long) poll.terms.votesMax());
    for (int g = 0; g < size; g++) {
      lowOf[g] = denominator + (byVotes ? gains.all() : ballots);
      long most = groups.votes()[g] + gains.of(g);
      long largest = denominator + (byVotes ? gains.of(g) : ballots);
      highVotes[g] = most;
      highOf[g] = largest;
      if (!byVotes && Fraction.compareProducts(most, denominator, groups.votes()[g], largest) < 0) {
        highVotes[g] = groups.votes()[g];
        highOf[g] = denominator;
      }
    }
    for (int g = 0; g < size; g++) {
      seats.least[g] = whole(lowVotes[g], lowOf[g]);
      seats.most[g] = byVotes ? upper(rule.mode(), highVotes[g], highOf[g]) : of;
    }
    loosenForCaps(groups, seats, of);
    if (denominator > 0) {
      narrow(rule.mode(), seats);
    }
  }

  private int upper(Mode mode, long votes, long denominator) {
    if (denominator == 0) {
      return 0;
    }
    int whole = whole(votes, denominator);
    boolean isWhole = remainder(votes, denominator) == 0;
    return switch (mode) {
      case LARGEST_REMAINDER -> isWhole ? whole : whole + 1;
      case ROUND_THEN_TOP ->
          (2 * remainder(votes, denominator) >= denominator ? whole + 1 : whole) + 1;
      case FLOOR_THEN_TOP -> whole + 1;
    };
  }

  private int whole(long votes, long denominator) {
    return denominator == 0 ? 0 : divided(votes, denominator)[0].intValueExact();
  }

  private long remainder(long votes, long denominator) {
    return divided(votes, denominator)[1].longValueExact();
  }

  private BigInteger[] divided(long votes, long denominator) {
    return BigInteger.valueOf(votes)
        .multiply(BigInteger.valueOf(of))
        .divideAndRemainder(BigInteger.valueOf(denominator));
  }

  /** Narrows the seats where no quota can pass a whole number, nor a half where it is rounded. */
  private void narrow(Mode mode, Seats seats) {
    RestOrder order = new RestOrder(of, groups.caps(), able(0), able(1));
    for (int g = 0; g < size; g++) {
      order.claim(g, claim(mode, lowVotes[g], lowOf[g]), claim(mode, highVotes[g], highOf[g]));
    }
    if (mode != Mode.LARGEST_REMAINDER && !order.tooMany()) {
      for (int g = 0; g < size; g++) {
        long votes = groups.votes()[g];
        order.by(g, new Fraction(votes, 1), new Fraction(votes + gains.of(g), 1));
      }
    }
    var _ = order.narrow(seats);
  }

  private RestOrder.Claim claim(Mode mode, long votes, long denominator) {
    long rest = remainder(votes, denominator);
    return new RestOrder.Claim(
        whole(votes, denominator),
        mode == Mode.ROUND_THEN_TOP && 2 * rest >= denominator,
        new Fraction(rest, denominator));
  }

  /** Which groups can take a seat and have votes, or may have them. */
  private boolean[] able(int gain) {
    boolean[] able = new boolean[size];
    for (int g = 0; g < size; g++) {
      able[g] = groups.caps()[g] > 0 && groups.votes()[g] + gain * gains.of(g) > 0;
    }
    return able;
  }

  /** Where a group may win more seats than it has candidates, the others may get what is over. */
  static void loosenForCaps(Groups groups, Seats seats, int of) {
    int[] caps = groups.caps();
    boolean capped = false;
    for (int g = 0; g < caps.length; g++) {
      capped |= seats.most[g] > caps[g] && caps[g] < of;
    }
    if (capped) {
      Arrays.fill(seats.most, of);
    }
  }
}
