package io.tajmi.live;

import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.SealedDefinitions;
import io.tajmi.view.ElectionView;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that the latest snapshot holds, and before it has one what the log says: a seal
 * never changes, and a node keeps each definition once. Safe for threads.
 */
public final class FoldedDefinitions implements Definitions {
  private final SnapshotHolder snapshots;
  private final SealedDefinitions log;

  /** Looks into the snapshot first. */
  public FoldedDefinitions(SnapshotHolder snapshots, SealedDefinitions log) {
    this.snapshots = snapshots;
    this.log = log;
  }

  @Override
  public @Nullable Definition of(ElectionId election) {
    ElectionView folded = snapshots.current().elections().get(election);
    if (folded == null) {
      return log.of(election);
    }
    log.forget(election);
    return folded.definition();
  }
}
