package io.tajmi.api.access;

import io.tajmi.view.SecrecyLimits;
import io.tajmi.view.SnapshotHolder;
import java.util.function.Supplier;

/** What whoever asks may see of the latest snapshot. */
public final class Sights {
  private final SnapshotHolder snapshots;
  private final SecrecyLimits limits;
  private final Supplier<Viewer> viewers;

  /** Asks the supplier who asks. */
  public Sights(SnapshotHolder snapshots, SecrecyLimits limits, Supplier<Viewer> viewers) {
    this.snapshots = snapshots;
    this.limits = limits;
    this.viewers = viewers;
  }

  /** Of the latest snapshot. */
  public Sight current() {
    return new Sight(viewer(), snapshots.current(), limits);
  }

  /** Who asks. */
  public Viewer viewer() {
    return viewers.get();
  }
}
