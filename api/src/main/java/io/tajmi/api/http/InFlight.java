package io.tajmi.api.http;

import io.tajmi.eventlog.LogBusy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The memory that the bodies of all requests under way share, counted in inflated bytes; no holder
 * takes it all.
 */
public final class InFlight {
  private final int bytesMax;
  private final int holderBytesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private final Map<String, Integer> held = new HashMap<>();
  private int free;

  /**
   * With nothing taken.
   *
   * @param holderBytesMax what one holder may take of it
   */
  InFlight(int bytesMax, int holderBytesMax) {
    this.bytesMax = bytesMax;
    this.holderBytesMax = holderBytesMax;
    this.free = bytesMax;
  }

  /** Takes bytes where they are free. */
  public boolean tryTake(String holder, int n) {
    return tryTake(holder, n, 0);
  }

  /** Takes bytes, waiting for others to give theirs back. */
  public boolean tryTake(String holder, int n, long waitMaxNanos) {
    lock.lock();
    try {
      long rest = waitMaxNanos;
      while (free < n || of(holder) + n > holderBytesMax) {
        if (rest <= 0) {
          return false;
        }
        rest = given.awaitNanos(rest);
      }
      free -= n;
      held.merge(holder, n, Integer::sum);
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes bytes.
   *
   * @throws LogBusy where they are not free
   */
  void take(String holder, int n) {
    if (!tryTake(holder, n)) {
      throw new LogBusy(
          "requests in flight hold " + bytesMax + " bytes, or " + holder + " holds its part");
    }
  }

  /** Gives bytes back. */
  public void give(String holder, int n) {
    lock.lock();
    try {
      free += n;
      held.computeIfPresent(holder, (_, bytes) -> bytes == n ? null : bytes - n);
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Bytes that nobody holds. */
  int free() {
    lock.lock();
    try {
      return free;
    } finally {
      lock.unlock();
    }
  }

  private int of(String holder) {
    return held.getOrDefault(holder, 0);
  }
}
