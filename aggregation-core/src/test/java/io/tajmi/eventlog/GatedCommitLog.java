package io.tajmi.eventlog;

import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/** A store whose appends wait at a gate, and tell when they have come there. */
public final class GatedCommitLog extends ForwardingCommitLog {
  private static final int WIDE_OPEN = 1 << 20;

  private final Semaphore gate = new Semaphore(0);
  private final Semaphore arrived = new Semaphore(0);

  public GatedCommitLog() {
    this(new InMemoryCommitLog());
  }

  GatedCommitLog(CommitLog store) {
    super(store);
  }

  @Override
  public Outcome append(Commit commit) {
    arrived.release();
    gate.acquireUninterruptibly();
    return super.append(commit);
  }

  /** Waits until an append stands at the gate. */
  public void awaitArrival() {
    arrived.acquireUninterruptibly();
  }

  /** How many entries a commit has. */
  public int count(long number) {
    return Objects.requireNonNull(header(number)).count();
  }

  /** Lets so many appends through. */
  void pass(int appends) {
    gate.release(appends);
  }

  /** Lets everything through from now on. */
  public void open() {
    gate.release(WIDE_OPEN);
  }
}
