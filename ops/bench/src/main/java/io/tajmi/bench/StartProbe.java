package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import java.nio.file.Path;

/**
 * Starts once on the log in a folder and prints seconds until RocksDB was open, until the log
 * accepted, until the views were folded, how long it takes to read and hash the same bytes, and how
 * many entries there are.
 */
public final class StartProbe {
  private static final int LINES = 1_024;

  private StartProbe() {}

  /** The folder of the log, and that of fold checkpoints where the start is from one. */
  public static void main(String[] arguments) throws InterruptedException {
    long start = System.nanoTime();
    CommitLog store = RocksCommitLog.open(Path.of(arguments[0]));
    double open = seconds(start);
    try (EventLog log = EventLog.open(store, EventLog.Settings.plain())) {
      double accepting = seconds(start);
      DirectReader reader = new DirectReader(log, EventCatalogue.codec());
      var _ =
          arguments.length == 1
              ? FoldBench.fold(reader, FoldState.first(), log.size())
              : FoldCheckpointProbe.start(log, reader, Path.of(arguments[1]));
      double folded = seconds(start);
      double hashing = hashing(store.index(), log.size());
      System.out.println(open + " " + accepting + " " + folded + " " + hashing + " " + log.size());
    }
  }

  /** Seconds to read all lines again and hash each as it stands, on one thread. */
  private static double hashing(LogIndex index, long size) {
    long start = System.nanoTime();
    long hashed = 0;
    for (long from = 0; from < size; from += LINES) {
      for (byte[] line : index.lines(from, (int) Math.min(LINES, size - from))) {
        hashed += Hash.sha256(line).toBytes().length;
      }
    }
    if (hashed != size * Hash.BYTES) {
      throw new IllegalStateException(hashed + " bytes of hashes of " + size + " lines");
    }
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
