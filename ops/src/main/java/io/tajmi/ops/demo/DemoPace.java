package io.tajmi.ops.demo;

import io.tajmi.ops.client.Pause;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The clock of the night: so many of its seconds in a real one. After noon, when only councils and
 * late branches are awaited, it runs twenty times as fast.
 */
final class DemoPace {
  private static final int LONG_TAIL_SPEED = 20;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final Duration LOOK = Duration.ofMillis(200);

  private final int speed;
  private final LongSupplier nanoTime;
  private final Pause pause;
  private final long begun;

  /** A speed of 0 waits for nothing. */
  DemoPace(int speed, LongSupplier nanoTime, Pause pause) {
    this.speed = speed;
    this.nanoTime = nanoTime;
    this.pause = pause;
    begun = nanoTime.getAsLong();
  }

  /** Whether a second of the night has come. */
  boolean reached(int second) {
    return speed == 0 || dueNanos(second) <= nanoTime.getAsLong() - begun;
  }

  /** Waits a moment, or until then where that is sooner. */
  void await(int second) throws InterruptedException {
    long left = dueNanos(second) - (nanoTime.getAsLong() - begun);
    if (speed > 0 && left > 0) {
      pause.await(left < LOOK.toNanos() ? Duration.ofNanos(left) : LOOK);
    }
  }

  /** Real seconds from one second of the night to another. */
  int secondsBetween(int from, int to) {
    return speed == 0 ? 0 : (shown(to) - shown(from)) / speed;
  }

  private long dueNanos(int second) {
    return speed == 0 ? 0 : shown(second) * NANOS_PER_SECOND / speed;
  }

  private static int shown(int second) {
    int early = Math.min(second, Curve.LAST_SECOND);
    return early - Curve.FIRST_SECOND + (second - early) / LONG_TAIL_SPEED;
  }
}
