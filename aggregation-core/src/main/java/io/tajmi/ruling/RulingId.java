package io.tajmi.ruling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tajmi.election.ElectionId;

/**
 * A ruling, known by the envelope it came in; its text is its stream: {@code
 * ruling/election/envelope}.
 */
public record RulingId(ElectionId election, String envelope) {
  private static final String PREFIX = "ruling/";

  /** Reads {@code ruling/election/envelope}. */
  @JsonCreator
  public static RulingId parse(String stream) {
    int slash = stream.indexOf('/', PREFIX.length());
    if (!stream.startsWith(PREFIX) || slash < 0) {
      throw new IllegalArgumentException("not the stream of a ruling: " + stream);
    }
    return new RulingId(
        new ElectionId(stream.substring(PREFIX.length(), slash)), stream.substring(slash + 1));
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + election + "/" + envelope;
  }
}
