package io.tajmi.election;

import org.jspecify.annotations.Nullable;

/**
 * The decision rule of a contest as its package states it; fractions are texts such as {@code 1/2}.
 * Fields that the method does not use are null.
 *
 * @param thresholdBasis LIST_VOTES where there is no threshold
 * @param order PERSONAL where no lists win seats
 */
public record ContestRule(
    Method method,
    int version,
    OnTie onTie,
    @Nullable String basis,
    @Nullable String majority,
    @Nullable String orShare,
    @Nullable String withLead,
    @Nullable Integer runOff,
    @Nullable String share,
    @Nullable Integer runOffPerSeat,
    @Nullable String mode,
    @Nullable String denominator,
    @Nullable String alternatesFrom,
    @Nullable String threshold,
    ThresholdBasis thresholdBasis,
    Order order,
    @Nullable String orderShare) {

  /** A rule of a method that needs no parameters; a lot settles a tie. */
  public static ContestRule of(Method method) {
    return of(method, 1, OnTie.LOT);
  }

  /** A rule of a method that needs no parameters. */
  public static ContestRule of(Method method, int version, OnTie onTie) {
    return new ContestRule(
        method,
        version,
        onTie,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        ThresholdBasis.LIST_VOTES,
        Order.PERSONAL,
        null);
  }

  /** How seats are won. */
  public enum Method {
    PLURALITY,
    MAJORITY,
    THRESHOLD,
    LIST_SHARE,
    DHONDT,
    SAINTE_LAGUE,
    HARE,
    DROOP;

    /** Whether a ballot votes for lists, and a vote for a person lies within one for its list. */
    public boolean byListVotes() {
      return switch (this) {
        case PLURALITY, MAJORITY, THRESHOLD, LIST_SHARE -> false;
        case DHONDT, SAINTE_LAGUE, HARE, DROOP -> true;
      };
    }
  }

  /** What the threshold of a list is a share of. */
  public enum ThresholdBasis {
    /** The votes of all lists and of all who stand singly. */
    LIST_VOTES,
    /** The votes that the valid ballots could have carried. */
    VALID
  }

  /** In which order the members of a list take its seats. */
  public enum Order {
    /** By their votes. */
    PERSONAL,
    /** As the list names them. */
    LIST,
    /** As the list names them, but first, by votes, who has a share of the list's votes. */
    LIST_UNLESS
  }

  /** What settles a tie. */
  public enum OnTie {
    LOT,
    RULING
  }
}
