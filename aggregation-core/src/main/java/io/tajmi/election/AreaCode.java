package io.tajmi.election;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The code of an area, unique in its election. */
public record AreaCode(@JsonValue String value) implements Comparable<AreaCode> {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException where {@code value} is not a code
   */
  @JsonCreator
  public AreaCode {
    Codes.check("area", value);
  }

  /** Whether a text has the shape of a code. */
  public static boolean isCode(String text) {
    return Codes.isCode(text);
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
