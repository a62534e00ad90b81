package io.tajmi.election;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** SHA-256 over the canonical rows of a definition, 64 lower-case hex digits: what a tally pins. */
public record DefinitionHash(@JsonValue String hex) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  /** Checks the shape. */
  @JsonCreator
  public DefinitionHash {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "a definition hash is 64 lower-case hex digits, not " + hex);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
