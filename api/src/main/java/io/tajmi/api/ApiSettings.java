package io.tajmi.api;

import io.tajmi.api.live.LiveLimits;
import java.time.Duration;

/**
 * What of the HTTP side can be set.
 *
 * @param atLeastWaitMax how long a read waits for the position that it asks for
 * @param live limits of the live streams
 */
public record ApiSettings(Duration atLeastWaitMax, LiveLimits live) {
  /** As a server runs. */
  public static final ApiSettings DEFAULT = new ApiSettings(Duration.ofSeconds(10));

  /** With live streams as they run by default. */
  public ApiSettings(Duration atLeastWaitMax) {
    this(atLeastWaitMax, LiveLimits.DEFAULT);
  }
}
