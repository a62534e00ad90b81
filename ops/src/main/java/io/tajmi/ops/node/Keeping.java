package io.tajmi.ops.node;

import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.replay.FoldCheckpoints;
import io.tajmi.replay.check.SelfCheck;

/**
 * How the directory of a node is kept and checked.
 *
 * @param reserveBytes that must be free before a log whose disk was full goes on
 * @param acceptMissingCheckpoint whether a log with entries is served although checkpoint.json is
 *     missing
 * @param entriesBetweenCheckpoints so many entries after the last fold checkpoint the next is due
 * @param check how the node checks that it shows what its log adds up to
 */
public record Keeping(
    long reserveBytes,
    boolean acceptMissingCheckpoint,
    int entriesBetweenCheckpoints,
    SelfCheck.Settings check) {
  /** As it is by default. */
  public static final Keeping DEFAULT = new Keeping(RocksCommitLog.RESERVE_BYTES, false);

  /** With fold checkpoints as far apart as by default. */
  public Keeping(long reserveBytes, boolean acceptMissingCheckpoint) {
    this(reserveBytes, acceptMissingCheckpoint, FoldCheckpoints.Limits.ENTRIES_BETWEEN);
  }

  /** Checked as by default. */
  public Keeping(
      long reserveBytes, boolean acceptMissingCheckpoint, int entriesBetweenCheckpoints) {
    this(
        reserveBytes,
        acceptMissingCheckpoint,
        entriesBetweenCheckpoints,
        SelfCheck.Settings.DEFAULT);
  }

  /** The same, checked otherwise. */
  public Keeping with(SelfCheck.Settings other) {
    return new Keeping(reserveBytes, acceptMissingCheckpoint, entriesBetweenCheckpoints, other);
  }

  /** The flag by which a log without checkpoint.json is accepted. */
  public static final String ACCEPT_MISSING_CHECKPOINT = "--accept-missing-checkpoint";

  FoldCheckpoints.Limits checkpoints() {
    return new FoldCheckpoints.Limits(entriesBetweenCheckpoints, reserveBytes);
  }
}
