package io.tajmi.election;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The code of an election, unique in a log. */
public record ElectionId(@JsonValue String value) implements Comparable<ElectionId> {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException where {@code value} is not a code
   */
  @JsonCreator
  public ElectionId {
    Codes.check("election", value);
  }

  /** Whether a text has the shape of a code. */
  public static boolean isCode(String text) {
    return Codes.isCode(text);
  }

  @Override
  public int compareTo(ElectionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
