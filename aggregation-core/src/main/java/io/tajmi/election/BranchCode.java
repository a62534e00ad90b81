package io.tajmi.election;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The code of a branch, unique in its election. */
public record BranchCode(@JsonValue String value) implements Comparable<BranchCode> {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException where {@code value} is not a code
   */
  @JsonCreator
  public BranchCode {
    Codes.check("branch", value);
  }

  /** Whether a text has the shape of a code. */
  public static boolean isCode(String text) {
    return Codes.isCode(text);
  }

  @Override
  public int compareTo(BranchCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
