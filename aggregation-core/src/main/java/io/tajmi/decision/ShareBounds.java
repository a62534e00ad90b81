package io.tajmi.decision;

import io.tajmi.decision.Assessment.Seats;
import io.tajmi.decision.Rule.Mode;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Bounds on the seats of groups whose seats follow their share: the smallest share is that of its
 * certain votes when every other vote goes elsewhere, the largest when every vote it can still get
 * comes to it. A group gets the whole part of its quota at least, and one seat more at most, or the
 * rounded quota and one more; what capped groups cannot take may come on top. {@link ShareOrder}
 * narrows this where no whole part can change.
 */
final class ShareBounds {
  private final Poll poll;
  private final Groups groups;
  private final long room;
  private final long names;
  private final long[] most;

  ShareBounds(Poll poll, Groups groups, long room) {
    this.poll = poll;
    this.groups = groups;
    this.room = room;
    this.names = Ranks.names(poll, room);
    this.most = new long[groups.size()];
    for (int g = 0; g < most.length; g++) {
      most[g] = more(g);
    }
  }

  /** The most votes that can still come to a group. */
  private long more(int group) {
    if (poll.terms.rule().ordersWithinListVote()) {
      return room + pending(group);
    }
    int lists = poll.terms.lists().size();
    long members =
        poll.terms.entrants().stream()
            .filter(it -> group < lists ? it.list() == group : it.list() == ContestTerms.SINGLY)
            .count();
    return room * Math.min(members, poll.terms.votesMax()) + pending(group);
  }

  private long pending(int group) {
    return groups.members().get(group).stream().mapToLong(c -> poll.pending[c]).sum();
  }

  private long allPending() {
    return java.util.Arrays.stream(poll.pending).sum();
  }

  void byShare(Rule.ListShare rule, Seats seats) {
    long denominator = GroupWinning.denominator(poll, groups, rule);
    boolean byVotes = rule.denominator() == Rule.Denominator.VOTES;
    for (int g = 0; g < most.length; g++) {
      seats.most[g] = poll.seats;
      if (byVotes) {
        long votes = groups.votes()[g];
        seats.least[g] = whole(votes, denominator + names + allPending());
        long top = most[g];
        seats.most[g] = upper(rule.mode(), votes + top, denominator + top);
      }
    }
    loosenForCaps(seats);
    if (byVotes && denominator > 0) {
      new ShareOrder(poll.seats, groups, most, names + allPending())
          .narrow(denominator, rule.mode(), seats);
    }
  }

  private int upper(Mode mode, long votes, long denominator) {
    if (denominator == 0) {
      return 0;
    }
    BigInteger quota = BigInteger.valueOf(votes).multiply(BigInteger.valueOf(poll.seats));
    BigInteger[] parts = quota.divideAndRemainder(BigInteger.valueOf(denominator));
    int whole = parts[0].intValueExact();
    boolean isWhole = parts[1].signum() == 0;
    return switch (mode) {
      case LARGEST_REMAINDER -> isWhole ? whole : whole + 1;
      case ROUND_THEN_TOP -> {
        boolean up = parts[1].shiftLeft(1).compareTo(BigInteger.valueOf(denominator)) >= 0;
        yield (up ? whole + 1 : whole) + 1;
      }
      case FLOOR_THEN_TOP -> whole + 1;
    };
  }

  private int whole(long votes, long denominator) {
    return denominator == 0
        ? 0
        : BigInteger.valueOf(votes)
            .multiply(BigInteger.valueOf(poll.seats))
            .divide(BigInteger.valueOf(denominator))
            .intValueExact();
  }

  void byQuota(Rule.Quota rule, Seats seats) {
    long sum = Apportionment.sum(groups.votes());
    long sure = 0;
    for (int g = 0; g < most.length; g++) {
      if (passes(rule.threshold(), groups.votes()[g], sum + names + allPending())) {
        sure += groups.votes()[g];
      }
    }
    for (int g = 0; g < most.length; g++) {
      long votes = groups.votes()[g];
      boolean surely = passes(rule.threshold(), votes, sum + names + allPending());
      boolean possibly = passes(rule.threshold(), votes + most[g], sum + most[g]);
      long others = surely ? sure - votes : sure;
      seats.least[g] = surely ? lower(rule.price(), votes, sum + names + allPending()) : 0;
      seats.most[g] =
          possibly ? higher(rule.price(), votes + most[g], others + votes + most[g]) : 0;
    }
    loosenForCaps(seats);
    if (rule.threshold() == null && rule.price() == Rule.Price.HARE && sum > 0) {
      new ShareOrder(poll.seats, groups, most, names + allPending())
          .narrow(sum, Rule.Mode.LARGEST_REMAINDER, seats);
    }
  }

  private static boolean passes(@Nullable Fraction threshold, long votes, long sum) {
    return threshold == null || threshold.isReachedBy(votes, sum);
  }

  private int lower(Rule.Price price, long votes, long sum) {
    return switch (price) {
      case HARE -> whole(votes, sum);
      case DROOP -> (int) (votes / (sum / (poll.seats + 1) + 1));
    };
  }

  private int higher(Rule.Price price, long votes, long sum) {
    int seats =
        switch (price) {
          case HARE -> poll.seats;
          case DROOP -> poll.seats + 1;
        };
    return sum == 0
        ? 0
        : BigInteger.valueOf(votes)
                .multiply(BigInteger.valueOf(seats))
                .divide(BigInteger.valueOf(sum))
                .intValueExact()
            + 1;
  }

  /** Where a group may win more seats than it has candidates, the others may get what is over. */
  private void loosenForCaps(Seats seats) {
    int[] caps = groups.caps();
    boolean capped = false;
    for (int g = 0; g < caps.length; g++) {
      capped |= seats.most[g] > caps[g] && caps[g] < poll.seats;
    }
    if (capped) {
      java.util.Arrays.fill(seats.most, poll.seats);
    }
  }
}
