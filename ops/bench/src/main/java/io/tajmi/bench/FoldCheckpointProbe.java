package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.FoldCheckpoints;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Fold checkpoints of a log, outside of a node. */
final class FoldCheckpointProbe implements FoldCheckpoints.Observer {
  private static final FoldCheckpoints.Limits LIMITS =
      new FoldCheckpoints.Limits(FoldCheckpoints.Limits.ENTRIES_BETWEEN, 0);

  private long bytes;
  private @Nullable Throwable failed;

  /**
   * What was written.
   *
   * @param seconds for content hash, bytes and sync
   */
  record Written(double seconds, long bytes) {}

  /** Writes the checkpoint of a start that has the most to fold after it. */
  static Written write(EventLog log, Path folder) throws InterruptedException {
    DirectReader reader = new DirectReader(log, EventCatalogue.codec());
    long size = Math.max(1, log.size() - FoldCheckpoints.Limits.ENTRIES_BETWEEN);
    FoldState state = FoldBench.fold(reader, FoldState.first(), size);
    FoldCheckpointProbe heard = new FoldCheckpointProbe();
    long start = System.nanoTime();
    try (FoldCheckpoints checkpoints = heard.of(log, reader, folder)) {
      checkpoints.offer(state);
    }
    return new Written((System.nanoTime() - start) / 1e9, heard.bytes());
  }

  /** Begins with the newest checkpoint of a log and folds the rest, as a node does. */
  static FoldState start(EventLog log, DirectReader reader, Path folder)
      throws InterruptedException {
    try (FoldCheckpoints checkpoints = new FoldCheckpointProbe().of(log, reader, folder)) {
      FoldState state = checkpoints.newest(FoldState.first());
      if (state == null) {
        throw new IllegalStateException("the log confirms no checkpoint in " + folder);
      }
      FoldState folded = FoldBench.fold(reader, state, log.size());
      if (!checkpoints.isConfirmed()) {
        throw new IllegalStateException("a checkpoint in " + folder + " is not what was written");
      }
      return folded;
    }
  }

  private FoldCheckpoints of(EventLog log, DirectReader reader, Path folder) {
    return new FoldCheckpoints(folder, reader, log::commitHolding, LIMITS, this);
  }

  private long bytes() {
    if (failed != null) {
      throw new IllegalStateException(failed);
    }
    return bytes;
  }

  @Override
  public void taken(Path file, long position) {}

  @Override
  public void discarded(Path file, String why) {
    throw new IllegalStateException(file + " " + why);
  }

  @Override
  public void kept(Path file, long position, long size) {
    bytes = size;
  }

  @Override
  public void failed(long position, Throwable why) {
    failed = why;
  }
}
