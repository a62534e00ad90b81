package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Seats;
import io.tajmi.decision.poll.Apportionment;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Price;
import io.tajmi.decision.winning.GroupShares;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Bounds on the seats of groups that pay a price in votes for each. Where it cannot change who
 * reaches the threshold, every price that may come about is looked at by itself: where the whole
 * seats are fixed at it, {@link RestOrder} says who has the rest. Elsewhere a group has the whole
 * seats of its worst case at least, and of its best case one more at most; where the votes are so
 * few that the rest goes round more than once, any number.
 */
final class QuotaBounds {
  private static final long PRICES_MAX = 64;

  private final Groups groups;
  private final GroupGains gains;
  private final GroupShares shares;
  private final Rule.Quota rule;
  private final int of;
  private final int size;
  private final boolean[] surely;
  private final boolean[] maybe;
  private final long thresholdGrowth;

  QuotaBounds(Poll poll, Groups groups, GroupGains gains, Rule.Quota rule, long room) {
    this.groups = groups;
    this.gains = gains;
    this.rule = rule;
    this.shares = new GroupShares(poll, groups);
    this.of = poll.seats;
    this.size = groups.size();
    this.surely = new boolean[size];
    this.maybe = new boolean[size];
    this.thresholdGrowth =
        Math.max(gains.all(), Math.multiplyExact(room, (long) poll.terms.votesMax()));
    Fraction threshold = rule.threshold();
    for (int g = 0; g < size; g++) {
      surely[g] = threshold == null || passes(threshold, groups.votes()[g], thresholdGrowth);
      maybe[g] = threshold == null || mayPass(threshold, g);
    }
  }

  private boolean passes(Fraction threshold, long votes, long growth) {
    return threshold.isReachedBy(votes, Math.addExact(shares.base(), growth));
  }

  private boolean mayPass(Fraction threshold, int group) {
    long most = groups.votes()[group] + gains.of(group);
    long growth = rule.thresholdBasis() == Rule.ThresholdBasis.VALID ? 0 : gains.of(group);
    return passes(threshold, groups.votes()[group], 0) || passes(threshold, most, growth);
  }

  void fill(Seats seats) {
    long sure = 0;
    for (int g = 0; g < size; g++) {
      sure += surely[g] ? groups.votes()[g] : 0;
    }
    for (int g = 0; g < size; g++) {
      long votes = groups.votes()[g];
      long others = surely[g] ? sure - votes : sure;
      seats.least[g] = surely[g] ? lower(votes) : 0;
      seats.most[g] = maybe[g] ? higher(votes + gains.of(g), others + votes + gains.of(g)) : 0;
    }
    if (rule.price() == Price.DROOP && sure < (long) (of + 1) * (of + 1)) {
      for (int g = 0; g < size; g++) {
        seats.most[g] = maybe[g] ? of : 0;
      }
    }
    ShareBounds.loosenForCaps(groups, seats, of);
    for (int g = 0; g < size; g++) {
      seats.most[g] = maybe[g] ? seats.most[g] : 0;
    }
    if (Arrays.equals(surely, maybe) && sure > 0) {
      narrow(sure, seats);
    }
  }

  /** All that may come, and what a lot may move, is the votes of others. */
  private int lower(long votes) {
    long sum = 0;
    for (int g = 0; g < size; g++) {
      sum += maybe[g] ? groups.votes()[g] : 0;
    }
    long all = Math.addExact(sum, gains.all());
    return switch (rule.price()) {
      case HARE -> whole(votes, of, all);
      case DROOP -> Math.toIntExact(votes / Apportionment.droop(all, of));
    };
  }

  private int higher(long votes, long sum) {
    int seats = rule.price() == Price.HARE ? of : of + 1;
    return sum == 0 ? 0 : whole(votes, seats, sum) + 1;
  }

  private static int whole(long votes, int seats, long sum) {
    return sum == 0
        ? 0
        : BigInteger.valueOf(votes)
            .multiply(BigInteger.valueOf(seats))
            .divide(BigInteger.valueOf(sum))
            .intValueExact();
  }

  private void narrow(long sum, Seats seats) {
    switch (rule.price()) {
      case HARE -> narrowShares(sum, seats);
      case DROOP -> {
        long cheapest = Apportionment.droop(sum, of);
        long dearest = Apportionment.droop(Math.addExact(sum, gains.all()), of);
        if (dearest - cheapest < PRICES_MAX) {
          narrowPrices(cheapest, dearest, seats);
        }
      }
    }
  }

  private void narrowShares(long sum, Seats seats) {
    RestOrder order = order();
    long all = Math.addExact(sum, gains.all());
    for (int g = 0; g < size; g++) {
      long votes = surely[g] ? groups.votes()[g] : 0;
      long more = surely[g] ? gains.of(g) : 0;
      order.claim(g, quota(votes, all), quota(votes + more, Math.addExact(sum, more)));
    }
    var _ = order.narrow(seats);
  }

  private RestOrder.Claim quota(long votes, long sum) {
    BigInteger[] parts =
        BigInteger.valueOf(votes)
            .multiply(BigInteger.valueOf(of))
            .divideAndRemainder(BigInteger.valueOf(sum));
    return new RestOrder.Claim(
        parts[0].longValueExact(), new Fraction(parts[1].longValueExact(), sum));
  }

  private void narrowPrices(long cheapest, long dearest, Seats seats) {
    Seats all = new Seats(size);
    Arrays.fill(all.least, Integer.MAX_VALUE);
    for (long price = cheapest; price <= dearest; price++) {
      Seats one = new Seats(size);
      if (!atPrice(price, one)) {
        return;
      }
      for (int g = 0; g < size; g++) {
        all.least[g] = Math.min(all.least[g], one.least[g]);
        all.most[g] = Math.max(all.most[g], one.most[g]);
      }
    }
    for (int g = 0; g < size; g++) {
      seats.least[g] = all.least[g];
      seats.most[g] = all.most[g];
    }
  }

  private boolean atPrice(long price, Seats seats) {
    RestOrder order = order();
    for (int g = 0; g < size; g++) {
      long votes = surely[g] ? groups.votes()[g] : 0;
      long most = surely[g] ? votes + gains.of(g) : 0;
      order.claim(g, atPrice(votes, price), atPrice(most, price));
    }
    return order.narrow(seats);
  }

  private static RestOrder.Claim atPrice(long votes, long price) {
    return new RestOrder.Claim(votes / price, new Fraction(votes % price, 1));
  }

  private RestOrder order() {
    boolean[] able = new boolean[size];
    boolean[] sometimes = new boolean[size];
    for (int g = 0; g < size; g++) {
      boolean takes = surely[g] && groups.caps()[g] > 0;
      able[g] = takes && groups.votes()[g] > 0;
      sometimes[g] = takes && groups.votes()[g] + gains.of(g) > 0;
    }
    return new RestOrder(of, groups.caps(), able, sometimes);
  }
}
