package io.tajmi.decision.plain;

import io.tajmi.decision.terms.Fraction;
import java.math.BigInteger;

/** A fraction that is never rounded. */
record Exact(BigInteger over, BigInteger under) implements Comparable<Exact> {
  static final Exact HALF = of(1, 2);

  static Exact of(long over, long under) {
    return new Exact(BigInteger.valueOf(over), BigInteger.valueOf(under));
  }

  static Exact of(Fraction fraction) {
    return of(fraction.numerator(), fraction.denominator());
  }

  Exact times(long factor) {
    return new Exact(over.multiply(BigInteger.valueOf(factor)), under);
  }

  long whole() {
    return over.divide(under).longValueExact();
  }

  Exact rest() {
    return new Exact(over.mod(under), under);
  }

  boolean reaches(Exact bar) {
    return compareTo(bar) >= 0;
  }

  @Override
  public int compareTo(Exact other) {
    return over.multiply(other.under).compareTo(other.over.multiply(under));
  }
}
