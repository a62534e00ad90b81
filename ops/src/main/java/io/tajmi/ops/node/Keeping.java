package io.tajmi.ops.node;

import io.tajmi.eventlog.rocksdb.RocksCommitLog;

/**
 * How the directory of a node is kept.
 *
 * @param reserveBytes that must be free before a log whose disk was full goes on
 * @param acceptMissingCheckpoint whether a log with entries is served although checkpoint.json is
 *     missing
 */
public record Keeping(long reserveBytes, boolean acceptMissingCheckpoint) {
  /** As it is by default. */
  public static final Keeping DEFAULT = new Keeping(RocksCommitLog.RESERVE_BYTES, false);

  /** The flag by which a log without checkpoint.json is accepted. */
  public static final String ACCEPT_MISSING_CHECKPOINT = "--accept-missing-checkpoint";
}
