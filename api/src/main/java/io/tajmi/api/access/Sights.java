package io.tajmi.api.access;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.view.Snapshot;
import io.tajmi.view.SnapshotHolder;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What whoever asks sees. Everything that leaves this node as a page, an answer, a stream or a file
 * is made of a {@link Sight}, so there is no other way to a vote.
 */
public final class Sights {
  private final SnapshotHolder snapshots;
  private final Supplier<Viewer> viewer;
  private final Duration atLeastWaitMax;

  /**
   * Over the latest snapshots.
   *
   * @param viewer who asks, on this thread
   * @param atLeastWaitMax how long a read waits for the position that it asks for
   */
  public Sights(SnapshotHolder snapshots, Supplier<Viewer> viewer, Duration atLeastWaitMax) {
    this.snapshots = snapshots;
    this.viewer = viewer;
    this.atLeastWaitMax = atLeastWaitMax;
  }

  /** Who asks. */
  public Viewer viewer() {
    return viewer.get();
  }

  /** The latest snapshot, as whoever asks sees it. */
  public Sight current() {
    return current(viewer());
  }

  /** The latest snapshot as a viewer sees it, for threads that work for others. */
  public Sight current(Viewer who) {
    return new Sight(who, snapshots.current());
  }

  /**
   * The latest snapshot, or the first that holds a position that the reader has written.
   *
   * @throws Rejection R.101 where that is no position
   * @throws NotYet where it does not come in time
   */
  public Sight at(@Nullable Long atLeast) {
    Snapshot snapshot = atLeast == null ? snapshots.current() : await(atLeast);
    return new Sight(viewer(), snapshot);
  }

  /** Waits until the view holds a position, but not for long: what was written stays written. */
  public void reach(long position) {
    try {
      var _ = snapshots.awaitAtLeast(new LogPosition(position), atLeastWaitMax);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Snapshot await(long atLeast) {
    if (atLeast < 0) {
      throw new Rejection(
          RuleCode.R_101, "/at-least", "A position is 0 or more, as a receipt names it.");
    }
    try {
      return snapshots
          .awaitAtLeast(new LogPosition(atLeast), atLeastWaitMax)
          .orElseThrow(() ->
              new NotYet("This node has not come to position " + atLeast + " yet; ask again."));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotYet("This node is stopping; ask another.");
    }
  }
}
