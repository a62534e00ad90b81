package io.tajmi.fold;

import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.view.Snapshot;
import java.util.List;

/**
 * A fold that goes on: one writer feeds it entries in the order of the log. A fault of the fold
 * itself (an entry left out, totals that are not their sum) stops it for good. Not safe for
 * threads.
 */
public final class Fold {
  private FoldState state;
  private boolean stopped;

  /** Goes on from a state. */
  public Fold(FoldState state) {
    this.state = state;
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
