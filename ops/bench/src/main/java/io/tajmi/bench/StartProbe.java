package io.tajmi.bench;

import io.tajmi.eventlog.CommitLog;
import io.tajmi.eventlog.EventLog;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import java.nio.file.Path;

/**
 * Starts once on the log in a folder and prints seconds until RocksDB was open, until the log
 * accepted, until the views were folded, and how many entries there are.
 */
public final class StartProbe {
  private StartProbe() {}

  /** The folder is the only argument. */
  public static void main(String[] arguments) throws InterruptedException {
    long start = System.nanoTime();
    CommitLog store = RocksCommitLog.open(Path.of(arguments[0]));
    double open = seconds(start);
    try (EventLog log = EventLog.open(store, EventLog.Settings.plain())) {
      double accepting = seconds(start);
      double folded = accepting + FoldBench.fold(log);
      System.out.println(open + " " + accepting + " " + folded + " " + log.size());
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
