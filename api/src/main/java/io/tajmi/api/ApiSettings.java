package io.tajmi.api;

import io.tajmi.api.live.LiveLimits;
import io.tajmi.view.SecrecyLimits;
import java.time.Duration;

/**
 * What of the HTTP side can be set.
 *
 * @param atLeastWaitMax how long a read waits for the position that it asks for
 * @param live limits of the live streams
 * @param secrecy below which sizes a box is not shown alone to everyone
 */
public record ApiSettings(Duration atLeastWaitMax, LiveLimits live, SecrecyLimits secrecy) {
  /** As a server runs. */
  public static final ApiSettings DEFAULT = new ApiSettings(Duration.ofSeconds(10));

  /** With live streams as they run by default. */
  public ApiSettings(Duration atLeastWaitMax) {
    this(atLeastWaitMax, LiveLimits.DEFAULT);
  }

  /** With small boxes as they are by default. */
  public ApiSettings(Duration atLeastWaitMax, LiveLimits live) {
    this(atLeastWaitMax, live, SecrecyLimits.DEFAULT);
  }
}
