package io.tajmi.election;

import org.jspecify.annotations.Nullable;

/**
 * The decision rule of a contest as its package states it; fractions are texts such as {@code 1/2}.
 * Fields that the method does not use are null.
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
    @Nullable String threshold) {

  /** A rule of a method that needs no parameters; a lot settles a tie. */
  public static ContestRule of(Method method) {
    return new ContestRule(
        method, 1, OnTie.LOT, null, null, null, null, null, null, null, null, null, null, null);
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
    DROOP
  }

  /** What settles a tie. */
  public enum OnTie {
    LOT,
    RULING
  }
}
