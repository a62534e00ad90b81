package io.tajmi.decision.terms;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fraction of two counts, kept as counted and not reduced, so that both numbers can be found
 * again. Comparing looks at the value; {@code equals} at both numbers.
 *
 * @param denominator at least 1
 */
public record Fraction(long numerator, long denominator) implements Comparable<Fraction> {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");
  private static final long HUNDRED = 100;
  private static final long HUNDREDTHS_OF_A_PERCENT = 10_000;

  /** Refuses a denominator that is not positive. */
  public Fraction {
    if (denominator <= 0) {
      throw new IllegalArgumentException("not a denominator: " + denominator);
    }
  }

  /** Reads a text such as {@code 1/2}. */
  public static Fraction of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a fraction: " + text);
    }
    return new Fraction(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  /** A part of a whole; a part of nothing is 0/1. */
  public static Fraction of(long part, long whole) {
    return whole <= 0 ? new Fraction(0, 1) : new Fraction(part, whole);
  }

  /** The sign of {@code a·b − c·d}, whatever the size of the products. */
  public static int compareProducts(long a, long b, long c, long d) {
    int high = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
    return high != 0 ? high : Long.compareUnsigned(a * b, c * d);
  }

  /** Whether a part of a whole is strictly more than this; of nothing it never is. */
  public boolean isExceededBy(long part, long whole) {
    return compareProducts(part, denominator, numerator, whole) > 0;
  }

  /** Whether a part of a whole is at least this; of nothing it never is. */
  public boolean isReachedBy(long part, long whole) {
    return whole > 0 && compareProducts(part, denominator, numerator, whole) >= 0;
  }

  /** {@link #rounded} to hundredths of a percent. */
  public long percentHundredths() {
    return rounded(HUNDREDTHS_OF_A_PERCENT);
  }

  /** In percent with two decimals, as {@link #percentHundredths} rounds it. */
  public String percent() {
    long hundredths = percentHundredths();
    String decimals = Long.toString(HUNDRED + hundredths % HUNDRED).substring(1);
    return hundredths / HUNDRED + "." + decimals;
  }

  /**
   * In parts of a whole of so many, half rounded up, but never none, half or all of them where it
   * is not exactly that: it then stands one off, on the side where it is. For showing only.
   */
  public long rounded(long parts) {
    long exact = Math.multiplyExact(numerator, parts);
    long rounded =
        Math.floorDiv(
            Math.addExact(Math.multiplyExact(exact, 2), denominator),
            Math.multiplyExact(2, denominator));
    for (long mark : new long[] {0, parts / 2, parts}) {
      if (rounded == mark) {
        return mark + Long.signum(exact - Math.multiplyExact(mark, denominator));
      }
    }
    return rounded;
  }

  @Override
  public int compareTo(Fraction other) {
    return compareProducts(numerator, other.denominator, other.numerator, denominator);
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
