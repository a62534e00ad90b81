package io.tajmi.replay.check;

import java.util.function.Supplier;

/**
 * Works in slices and rests after each, so that the work takes no more than its share of one core.
 * What a slice took is what its thread used of a core: by the clock on the wall a busy machine
 * would make rounds so much longer. What it used between two slices counts with the second. For one
 * thread.
 */
final class Pace {
  private static final int PERCENT = 100;

  private final SelfCheck.Clock clock;
  private final int percentMax;
  private long workedNanos;

  /** What the thread had used when it last rested; -1 before the first slice. */
  private long restedAtNanos = -1;

  Pace(SelfCheck.Clock clock, int percentMax) {
    if (percentMax < 1 || percentMax > PERCENT) {
      throw new IllegalArgumentException("a share is 1 to 100 percent, not " + percentMax);
    }
    this.clock = clock;
    this.percentMax = percentMax;
  }

  /**
   * Does a slice of the work, and rests.
   *
   * @throws InterruptedException where the work is to end
   */
  <T> T slice(Supplier<T> work) throws InterruptedException {
    long began = restedAtNanos < 0 ? clock.workNanos() : restedAtNanos;
    T done = work.get();
    restedAtNanos = clock.workNanos();
    long took = Math.max(0, restedAtNanos - began);
    workedNanos += took;
    // Also where there is nothing to rest for: the clock says whether the work is to end.
    clock.rest(took * (PERCENT - percentMax) / percentMax);
    return done;
  }

  /** How long it has worked since it was asked last. */
  long takeWorkedNanos() {
    long worked = workedNanos;
    workedNanos = 0;
    return worked;
  }
}
