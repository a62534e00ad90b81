package io.tajmi.election;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The code of a list of candidates, unique in its contest. */
public record ListCode(@JsonValue String value) implements Comparable<ListCode> {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException where {@code value} is not a code
   */
  @JsonCreator
  public ListCode {
    Codes.check("list", value);
  }

  /** Whether a text has the shape of a code. */
  public static boolean isCode(String text) {
    return Codes.isCode(text);
  }

  @Override
  public int compareTo(ListCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
