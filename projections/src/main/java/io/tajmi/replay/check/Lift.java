package io.tajmi.replay.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a stop was lifted.
 *
 * @param office that did it
 * @param reason that it gave
 * @param actor its account, an opaque id
 * @param knownTo who of supervision knows of it; null where nobody is named
 */
public record Lift(
    String office, String reason, String actor, @Nullable Known knownTo, Instant time) {

  /**
   * That supervision knows of it.
   *
   * @param office of supervision
   * @param document its number
   */
  public record Known(String office, String document) {}
}
