package io.tajmi.election;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The code of a candidate, unique in its contest. */
public record CandidateCode(@JsonValue String value) implements Comparable<CandidateCode> {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException where {@code value} is not a code
   */
  @JsonCreator
  public CandidateCode {
    Codes.check("candidate", value);
  }

  /** Whether a text has the shape of a code. */
  public static boolean isCode(String text) {
    return Codes.isCode(text);
  }

  @Override
  public int compareTo(CandidateCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
