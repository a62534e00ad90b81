package io.tajmi.branch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * Votes by ordinal, candidates or lists; -1 is "not stated", which only an incomplete tally has.
 * Immutable.
 */
public final class Votes {
  private final int[] counts;

  private Votes(int[] counts) {
    this.counts = counts;
  }

  /** Takes a copy. */
  public static Votes of(int... counts) {
    return new Votes(counts.clone());
  }

  /** Jackson cannot call a creator with a variable number of arguments. */
  @JsonCreator
  static Votes read(int[] counts) {
    return of(counts);
  }

  /** How many candidates or lists there are. */
  public int size() {
    return counts.length;
  }

  /** Whether the count at this ordinal is stated. */
  public boolean states(int ordinal) {
    return counts[ordinal] >= 0;
  }

  /** The count at this ordinal, 0 where it is not stated. */
  public int get(int ordinal) {
    return Math.max(0, counts[ordinal]);
  }

  /** The sum of what is stated. */
  public long sum() {
    long sum = 0;
    for (int count : counts) {
      sum += Math.max(0, count);
    }
    return sum;
  }

  /** A copy as stored. */
  @JsonValue
  public int[] toArray() {
    return counts.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Votes that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.toString(counts);
  }
}
