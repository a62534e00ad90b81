package io.tajmi.api;

import io.tajmi.eventlog.LogBusy;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that the bodies of all requests under way share, counted in inflated bytes. */
final class InFlight {
  private final int bytesMax;
  private final Semaphore bytes;

  InFlight(int bytesMax) {
    this.bytesMax = bytesMax;
    this.bytes = new Semaphore(bytesMax);
  }

  /** Takes bytes where they are free. */
  boolean tryTake(int n) {
    return bytes.tryAcquire(n);
  }

  /** Takes bytes, waiting for others to give theirs back. */
  boolean tryTake(int n, long waitMaxNanos) {
    try {
      return bytes.tryAcquire(n, waitMaxNanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Takes bytes.
   *
   * @throws LogBusy where they are not free
   */
  void take(int n) {
    if (!tryTake(n)) {
      throw new LogBusy("requests in flight hold " + bytesMax + " bytes");
    }
  }

  /** Gives bytes back. */
  void give(int n) {
    bytes.release(n);
  }

  /** Bytes that nobody holds. */
  int free() {
    return bytes.availablePermits();
  }
}
