package io.tajmi.branch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Differences of votes by ordinal; may be negative. Immutable. */
public final class VoteChange {
  private final int[] differences;

  private VoteChange(int[] differences) {
    this.differences = differences;
  }

  /** Takes a copy. */
  public static VoteChange of(int... differences) {
    return new VoteChange(differences.clone());
  }

  /** Jackson cannot call a creator with a variable number of arguments. */
  @JsonCreator
  static VoteChange read(int[] differences) {
    return of(differences);
  }

  /** The difference at this ordinal. */
  public int get(int ordinal) {
    return differences[ordinal];
  }

  /** How many candidates or lists there are. */
  public int size() {
    return differences.length;
  }

  /** A copy as stored. */
  @JsonValue
  public int[] toArray() {
    return differences.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VoteChange that && Arrays.equals(differences, that.differences);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(differences);
  }

  @Override
  public String toString() {
    return Arrays.toString(differences);
  }
}
