package io.tajmi.live;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Where the writer puts each snapshot and readers find the latest. Safe for threads. */
public final class SnapshotHolder {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  private volatile Snapshot current = Snapshot.EMPTY;

  /** The latest snapshot; a reader takes it once and answers from it alone. */
  public Snapshot current() {
    return current;
  }

  /**
   * Puts a snapshot in place, wakes those who wait for it, then tells listeners, on this thread.
   *
   * @throws IllegalArgumentException where it is older than the one in place
   */
  public void publish(Snapshot next) {
    lock.lock();
    try {
      if (next.position() < current.position()) {
        throw new IllegalArgumentException(
            "position " + next.position() + " is before " + current.position());
      }
      current = next;
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
    for (Consumer<Snapshot> listener : listeners) {
      listener.accept(next);
    }
  }

  /**
   * Waits for a snapshot that holds a position, so that a client reads its own write; empty where
   * none came in time.
   *
   * @throws InterruptedException where the wait was interrupted
   */
  public Optional<Snapshot> awaitAtLeast(LogPosition position, Duration longest)
      throws InterruptedException {
    if (current.position() < position.index()) {
      lock.lockInterruptibly();
      try {
        long nanos = longest.toNanos();
        while (current.position() < position.index() && nanos > 0) {
          nanos = advanced.awaitNanos(nanos);
        }
      } finally {
        lock.unlock();
      }
    }
    Snapshot latest = current;
    return latest.position() < position.index() ? Optional.empty() : Optional.of(latest);
  }

  /**
   * Tells a listener of each snapshot from now on; it must be quick and must not throw.
   *
   * @return run it to tell the listener no more
   */
  public Runnable listen(Consumer<Snapshot> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
