package io.tajmi.api.access;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.view.SecrecyLimits;
import io.tajmi.view.Snapshot;
import io.tajmi.view.SnapshotHolder;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives each request its one sight: the latest snapshot, as whoever asks may see it. */
public final class Sights {
  private static final Duration AT_LEAST_WAIT_MAX = Duration.ofSeconds(10);

  private final SnapshotHolder snapshots;
  private final SecrecyLimits limits;
  private final Supplier<Viewer> viewers;

  /** Over the node's snapshots; {@code viewers} says who asks now. */
  public Sights(SnapshotHolder snapshots, SecrecyLimits limits, Supplier<Viewer> viewers) {
    this.snapshots = snapshots;
    this.limits = limits;
    this.viewers = viewers;
  }

  /** The latest snapshot. */
  public Sight current() {
    return of(snapshots.current());
  }

  /** The first snapshot that holds a position, or the latest where none came in time. */
  public Sight at(@Nullable Long atLeast) {
    if (atLeast != null && atLeast >= 0) {
      try {
        return of(
            snapshots
                .awaitAtLeast(new LogPosition(atLeast), AT_LEAST_WAIT_MAX)
                .orElseGet(snapshots::current));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return current();
  }

  /** Who asks. */
  public Viewer viewer() {
    return viewers.get();
  }

  private Sight of(Snapshot snapshot) {
    return new Sight(viewers.get(), snapshot, limits);
  }
}
