package io.tajmi.api.replay;

import io.tajmi.digest.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code answerHash} of an answer of the API, worked out for whoever asks for something else:
 * it can be found again by asking for that answer with the same rights, on any machine.
 */
public final class AnswerHash {
  private final DifferenceController differences;
  private final JsonMapper json;

  public AnswerHash(DifferenceController differences, JsonMapper json) {
    this.differences = differences;
    this.json = json;
  }

  /**
   * A difference as an address asks for it.
   *
   * @param area null where none is named
   * @param branches with commas; null where none are named
   */
  public record Asked(
      String election,
      String contest,
      String from,
      String to,
      @Nullable String area,
      @Nullable String branches) {}

  /** The hash of the answer, without the areas below. */
  public String of(Asked asked) {
    DifferenceAnswer answer =
        differences.difference(
            asked.election(),
            asked.contest(),
            asked.from(),
            asked.to(),
            asked.area(),
            false,
            asked.branches(),
            null);
    return Sha256.hex(json.writeValueAsBytes(answer));
  }
}
