package io.tajmi.fold;

import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.view.Snapshot;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A fold that goes on: one writer feeds it entries in the order of the log. A fault of the fold
 * itself (an entry left out, totals that are not their sum) stops it until another state is put in
 * its place. Not safe for threads but by {@link #alone}.
 */
public final class Fold {
  private final ReentrantLock lock = new ReentrantLock();
  private FoldState state;
  private boolean stopped;

  /** Goes on from a state. */
  public Fold(FoldState state) {
    this.state = state;
  }

  /** Does what nobody else may do with this fold meanwhile. */
  public void alone(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Goes on from another state of the same log, as this one was found to be damaged.
   *
   * @throws IllegalArgumentException where it is not of the same position
   */
  public void replace(FoldState good) {
    if (good.position() != state.position()) {
      throw new IllegalArgumentException(
          "a state of position " + good.position() + " for that of " + state.position());
    }
    state = good;
    stopped = false;
  }

  /** The state after the last batch. */
  public FoldState state() {
    return state;
  }

  /** The snapshot after the last batch. */
  public Snapshot current() {
    return state.snapshot();
  }

  /**
   * Folds a batch.
   *
   * @throws IllegalArgumentException where an entry was left out
   * @throws TotalsDisagree where totals are not the sum of their parts
   * @throws IllegalStateException where the fold stopped before
   */
  public Snapshot apply(List<DecodedEntry> batch) {
    if (stopped) {
      throw new IllegalStateException("the fold stopped at position " + state.position());
    }
    stopped = true;
    state = state.after(batch);
    stopped = false;
    return state.snapshot();
  }
}
