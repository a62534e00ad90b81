package io.tajmi.decision.terms;

import org.jspecify.annotations.Nullable;

/** How the seats of a contest are won, with its parameters. */
public sealed interface Rule {

  /** What a share is of. */
  enum Basis {
    /** Valid ballots and those that are invalid and taken. */
    TAKEN,
    /** Valid ballots only. */
    VALID
  }

  /** How the seats of groups follow from their exact quotas. */
  enum Mode {
    /** Whole parts, the rest by the largest fractional parts. */
    LARGEST_REMAINDER,
    /**
     * Half rounded up; what is short goes one by one in order of votes, what is too much is taken
     * back one by one from the smallest fractional part that was rounded up.
     */
    ROUND_THEN_TOP,
    /** Whole parts, the rest one by one in order of votes. */
    FLOOR_THEN_TOP
  }

  /** What the votes of a group are divided by. */
  enum Denominator {
    /** The votes of all groups together. */
    VOTES,
    /** The votes that the valid ballots could have carried together. */
    VALID_BALLOTS
  }

  /** What the threshold of a list is a share of. */
  enum ThresholdBasis {
    /** The votes of all lists and of all who stand singly. */
    LIST_VOTES,
    /** The votes that the valid ballots could have carried together. */
    VALID
  }

  /** In which order the members of a list take its seats. */
  sealed interface Order {
    /** By their votes. */
    Order PERSONAL = new Personal();

    /** By their votes. */
    record Personal() implements Order {}

    /** As the list names them. */
    record AsListed() implements Order {}

    /** As the list names them, but first, by votes, who has at least this share of its votes. */
    record Unless(Fraction share) implements Order {}
  }

  /** Whose candidates follow when a member leaves. */
  enum AlternatesFrom {
    GROUP,
    OVERALL
  }

  /** What the votes of a group are divided by for its first, second, third … seat. */
  enum Divisors {
    /** 1, 2, 3 … */
    DHONDT,
    /** 1, 3, 5 … */
    SAINTE_LAGUE
  }

  /** The votes that one seat costs. */
  enum Price {
    /** Votes over seats, exactly. */
    HARE,
    /** The whole part of votes over seats plus one, and one more. */
    DROOP
  }

  /** Most votes first; the next ones are alternates. */
  record Plurality() implements Rule {}

  /**
   * Strictly more than a share; else, for one seat, at least a smaller share and at least a lead
   * over every other; else a run-off of the first who stand.
   */
  record Majority(
      Basis basis,
      Fraction majority,
      @Nullable Fraction orShare,
      @Nullable Fraction withLead,
      int runOff)
      implements Rule {}

  /** Most votes and at least a share; what is not filled goes to a run-off. */
  record Threshold(Basis basis, Fraction share, int runOffPerSeat) implements Rule {}

  /** Seats by the share of lists, all who stand singly being one group. */
  record ListShare(Mode mode, Denominator denominator, AlternatesFrom alternatesFrom, Order order)
      implements Rule {
    /** With members by their votes. */
    public ListShare(Mode mode, Denominator denominator, AlternatesFrom alternatesFrom) {
      this(mode, denominator, alternatesFrom, Order.PERSONAL);
    }
  }

  /** Highest averages; who stands singly is a group of one. */
  record HighestAverages(
      Divisors divisors, @Nullable Fraction threshold, ThresholdBasis thresholdBasis, Order order)
      implements Rule {
    /** With a threshold of the votes of lists, and members by their votes. */
    public HighestAverages(Divisors divisors, @Nullable Fraction threshold) {
      this(divisors, threshold, ThresholdBasis.LIST_VOTES, Order.PERSONAL);
    }
  }

  /** A price in votes, the rest by the largest remainders; who stands singly is a group of one. */
  record Quota(
      Price price, @Nullable Fraction threshold, ThresholdBasis thresholdBasis, Order order)
      implements Rule {
    /** With a threshold of the votes of lists, and members by their votes. */
    public Quota(Price price, @Nullable Fraction threshold) {
      this(price, threshold, ThresholdBasis.LIST_VOTES, Order.PERSONAL);
    }
  }

  /** Whether candidates win by the seats of their group. */
  default boolean byGroups() {
    return switch (this) {
      case Plurality _, Majority _, Threshold _ -> false;
      case ListShare _, HighestAverages _, Quota _ -> true;
    };
  }

  /** Whether votes are for lists, within which personal votes only order the members. */
  default boolean ordersWithinListVote() {
    return switch (this) {
      case Plurality _, Majority _, Threshold _, ListShare _ -> false;
      case HighestAverages _, Quota _ -> true;
    };
  }

  /** Whether seats may go to a second round. */
  default boolean hasSecondRound() {
    return this instanceof Majority || this instanceof Threshold;
  }

  /** In which order the members of a list take its seats. */
  default Order order() {
    return switch (this) {
      case Plurality _, Majority _, Threshold _ -> Order.PERSONAL;
      case ListShare rule -> rule.order();
      case HighestAverages rule -> rule.order();
      case Quota rule -> rule.order();
    };
  }
}
