package io.tajmi.bench;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** What repetitions of one measurement gave: the noise is from {@code min} to {@code max}. */
record Spread(double min, double median, double max) {

  /** Of at least one value. */
  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
  }

  /** Of two lists of values, taken pair by pair. */
  static Spread ofPairs(double[] left, double[] right, DoubleBinaryOperator operator) {
    double[] values = new double[left.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = operator.applyAsDouble(left[i], right[i]);
    }
    return of(values);
  }

  /** Of quotients, taken pair by pair. */
  static Spread ratio(double[] of, double[] to) {
    return ofPairs(of, to, (a, b) -> a / b);
  }
}
