package io.tajmi.text;

import io.tajmi.decision.terms.Fraction;

/**
 * A share rounded to tenths of a percent, half up, but never to 0, 50 or 100 percent when it is not
 * exactly that: it then stands a tenth off, on the side where it is.
 *
 * @param tenths of a percent
 * @param plain whether it is exactly 0, 50 or 100 percent
 */
public record Share(long tenths, boolean plain) {
  private static final long WHOLE = 1_000;

  /** Of {@code part} in {@code whole}, which is above 0; the part may be larger. */
  public static Share of(long part, long whole) {
    if (part < 0 || whole <= 0) {
      throw new IllegalArgumentException("no share: " + part + " of " + whole);
    }
    return ofTenths(new Fraction(part, whole).rounded(WHOLE));
  }

  /** Exactly so many tenths of a percent, as marks on a scale are. */
  public static Share ofTenths(long tenths) {
    return new Share(tenths, tenths == 0 || tenths == WHOLE / 2 || tenths == WHOLE);
  }
}
