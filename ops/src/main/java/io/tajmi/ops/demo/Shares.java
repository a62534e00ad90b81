package io.tajmi.ops.demo;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides whole things by weight. */
final class Shares {
  private Shares() {}

  /**
   * Whole parts of a total by largest remainder, each at least its minimum; they add up to the
   * total, or to the minimums where those are more.
   */
  static int[] of(int total, long[] weights, int[] minimums) {
    int[] parts = minimums.clone();
    long sum = Arrays.stream(weights).sum();
    long left = Math.max(0, total - (long) Arrays.stream(minimums).sum());
    long given = 0;
    long[] remainders = new long[weights.length];
    for (int i = 0; i < parts.length; i++) {
      long exact = Math.multiplyExact(left, weights[i]);
      parts[i] += Math.toIntExact(exact / sum);
      given += exact / sum;
      remainders[i] = exact % sum;
    }
    List<Integer> order =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]).thenComparing(i -> i))
            .toList();
    for (int i = 0; given < left; i++, given++) {
      parts[order.get(i)]++;
    }
    return parts;
  }

  /** Whether the i-th of n is one of k chosen at even distances. */
  static boolean chosen(int i, int k, int n) {
    return ((long) i + 1) * k / n > (long) i * k / n;
  }
}
