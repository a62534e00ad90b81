package io.tajmi.replay;

import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.fold.FoldState;
import io.tajmi.view.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The count as it stood after one position of the log.
 *
 * @param state of the fold there
 * @param root of the tree over the entries up to there
 * @param asked the instant that was asked for; null where a position was
 * @param next time of the first entry that is not in; null while there is none
 * @param generation of the states of the past that it was read among; what was made of it is kept
 *     only while that is {@link Replay#generation}
 */
public record Past(
    FoldState state, Hash root, @Nullable Instant asked, @Nullable Instant next, long generation) {

  /** What readers see of it. */
  public Snapshot snapshot() {
    return state.snapshot();
  }

  /** Position of the last entry that is in, -1 where none is. */
  public long position() {
    return state.position();
  }

  /** How many entries are in: the size of the tree. */
  public long treeSize() {
    return position() + 1;
  }

  /**
   * Whether the same question will always be answered so. As of an instant that is sure only once
   * an entry with a later time is there.
   */
  public boolean isFinal() {
    return asked == null || next != null;
  }
}
