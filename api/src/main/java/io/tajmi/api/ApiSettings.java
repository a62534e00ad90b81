package io.tajmi.api;

import io.tajmi.api.http.BodyLimits;
import io.tajmi.api.live.LiveLimits;
import java.time.Duration;

/**
 * What of the HTTP side can be set.
 *
 * @param atLeastWaitMax how long a read waits for the position that it asks for
 * @param live limits of the live streams
 * @param bodies memory for what is sent
 * @param jobWaitMax how long who asks for a long answer waits before it becomes a job
 */
public record ApiSettings(
    Duration atLeastWaitMax, LiveLimits live, BodyLimits bodies, Duration jobWaitMax) {
  private static final Duration JOB_WAIT_MAX = Duration.ofSeconds(1);

  /** As a server runs. */
  public static final ApiSettings DEFAULT = new ApiSettings(Duration.ofSeconds(10));

  /** With live streams as they run by default. */
  public ApiSettings(Duration atLeastWaitMax) {
    this(atLeastWaitMax, LiveLimits.DEFAULT);
  }

  /** Where memory is plenty. */
  public ApiSettings(Duration atLeastWaitMax, LiveLimits live) {
    this(atLeastWaitMax, live, BodyLimits.DEFAULT, JOB_WAIT_MAX);
  }

  /** The same with no more than these streams, and with this memory. */
  public ApiSettings within(int streamsMax, BodyLimits memory) {
    LiveLimits fewer =
        live.withClients(Math.min(streamsMax, live.clientsMax()), live.clientsPerAddressMax());
    return new ApiSettings(atLeastWaitMax, fewer, memory, jobWaitMax);
  }

  /** The same, where whoever asks for a long answer waits so long. */
  public ApiSettings waitingForJobs(Duration longest) {
    return new ApiSettings(atLeastWaitMax, live, bodies, longest);
  }
}
