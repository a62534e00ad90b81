package io.tajmi.ops.client;

import java.time.Duration;

/** Waits before a request is repeated. */
@FunctionalInterface
public interface Pause {

  /** Returns after this long. */
  void await(Duration duration) throws InterruptedException;

  /** The calling thread sleeps. */
  static Pause sleeping() {
    return Thread::sleep;
  }
}
