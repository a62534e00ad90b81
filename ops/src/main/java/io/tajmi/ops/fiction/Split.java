package io.tajmi.ops.fiction;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Divides a number by chance. */
public final class Split {
  private static final int SPREAD = 12;
  private static final int EVEN = 10;

  private Split() {}

  /** Whole parts of a total, each near its weight; they add up to the total. */
  public static int[] of(int total, int[] weights, RandomGenerator random) {
    int[] drawn = new int[weights.length];
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      drawn[i] = weights[i] + random.nextInt(SPREAD);
      sum += drawn[i];
    }
    int[] parts = new int[weights.length];
    int left = total;
    for (int i = 0; i < weights.length; i++) {
      parts[i] = Math.toIntExact((long) total * drawn[i] / sum);
      left -= parts[i];
    }
    for (int i = 0; i < left; i++) {
      parts[i]++;
    }
    return parts;
  }

  /** Whole parts of a total, all near each other; they add up to the total. */
  public static int[] evenly(int total, int parts, RandomGenerator random) {
    int[] weights = new int[parts];
    Arrays.fill(weights, EVEN);
    return of(total, weights, random);
  }
}
