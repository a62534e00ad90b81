package io.tajmi.replay.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The clock of this machine. It is ended and not interrupted, because an interrupt would break off
 * whatever file is being written.
 */
final class Waiting implements SelfCheck.Clock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean ended;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long workNanos() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  @Override
  public void rest(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (!ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (ended) {
        throw new InterruptedException(TimeUnit.NANOSECONDS.toMillis(left) + " ms before its time");
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
