package io.tajmi.ops.serve;

import io.tajmi.api.http.RequestLog;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has what was refused or slow written down once a minute, and at the end. */
final class EachMinute implements AutoCloseable {
  private final RequestLog requests;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("each-minute").factory());

  EachMinute(RequestLog requests) {
    this.requests = requests;
    var _ = clock.scheduleAtFixedRate(requests::minute, 1, 1, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    requests.minute();
  }
}
