package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.CommitLog;
import io.tajmi.eventlog.EventLog;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.replay.DirectReader;
import io.tajmi.view.FoldState;
import java.nio.file.Path;

/**
 * Starts once on the log in a folder and prints seconds until RocksDB was open, until the log
 * accepted, until the views were folded, and how many entries there are.
 */
public final class StartProbe {
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
      System.out.println(open + " " + accepting + " " + seconds(start) + " " + log.size());
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
