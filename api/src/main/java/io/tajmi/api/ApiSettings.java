package io.tajmi.api;

import java.time.Duration;

/**
 * What of the HTTP side can be set.
 *
 * @param atLeastWaitMax how long a read waits for the position that it asks for
 */
public record ApiSettings(Duration atLeastWaitMax) {
  /** As a server runs. */
  public static final ApiSettings DEFAULT = new ApiSettings(Duration.ofSeconds(10));
}
