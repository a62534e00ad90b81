package io.tajmi.bench;

import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.nio.file.Path;

/**
 * One million small entries on disk, fifty a commit: 200,000 branches of a contest of three
 * candidates, five entries each.
 *
 * @param folder of the RocksDB log, closed
 * @param entryBytes mean size of a branch's entry
 */
record SmallLog(Path folder, double entryBytes) {
  private static final int BRANCHES = 200_000;
  private static final int CANDIDATES = 3;
  private static final int COMMIT_ENTRIES = 50;

  static SmallLog make(Path folder) {
    MadeElection election = MadeElection.of(BRANCHES, CANDIDATES);
    try (EventLog log = EventLog.open(RocksCommitLog.open(folder), EventLog.Settings.plain())) {
      double bytes = new MadeLog(log, election, COMMIT_ENTRIES).write(MadeLog.ROUNDS);
      return new SmallLog(folder, bytes);
    }
  }
}
