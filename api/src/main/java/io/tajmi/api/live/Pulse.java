package io.tajmi.api.live;

import io.tajmi.live.SnapshotHolder;
import io.tajmi.view.Snapshot;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one thread that turns the broadcaster: when a snapshot comes, and when something is due. It
 * stops before the web server does, so that open streams do not hold a shutdown up.
 */
final class Pulse implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  /** Snapshots come by the thousand a second; looking at some of them is enough. */
  private static final long GATHER_NANOS = 20_000_000;

  private final Broadcaster broadcaster;
  private final SnapshotHolder snapshots;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private boolean marked;
  private volatile boolean running;
  private Runnable deaf = () -> {};

  /** Turns this broadcaster once it is started. */
  Pulse(Broadcaster broadcaster, SnapshotHolder snapshots) {
    this.broadcaster = broadcaster;
    this.snapshots = snapshots;
  }

  @Override
  public void start() {
    running = true;
    deaf = snapshots.listen(this::mark);
    startThread();
  }

  @Override
  public void stop() {
    deaf.run();
    running = false;
    signal();
    broadcaster.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void startThread() {
    Thread.ofPlatform()
        .name("live")
        .daemon()
        .uncaughtExceptionHandler(this::failed)
        .start(this::run);
  }

  /** A page that could not be made has been dropped; the others go on. */
  private void failed(Thread thread, Throwable reason) {
    LOG.error("{} failed at a page", thread.getName(), reason);
    if (running) {
      startThread();
    }
  }

  private void run() {
    try {
      while (running) {
        await(broadcaster.turn());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something else has changed than the count. */
  void wake() {
    signal();
  }

  private void mark(Snapshot snapshot) {
    signal();
  }

  private void signal() {
    lock.lock();
    try {
      if (!marked) {
        marked = true;
        wake.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void await(long nanos) throws InterruptedException {
    Thread.sleep(java.time.Duration.ofNanos(GATHER_NANOS));
    lock.lockInterruptibly();
    try {
      long rest = nanos - GATHER_NANOS;
      while (running && !marked && rest > 0) {
        rest = wake.awaitNanos(rest);
      }
      marked = false;
    } finally {
      lock.unlock();
    }
  }
}
