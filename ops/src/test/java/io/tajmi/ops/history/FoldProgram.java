package io.tajmi.ops.history;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import io.tajmi.view.ContentHash;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/** Folds logs directly and prints where it runs, then the content hash of each. */
public final class FoldProgram {
  private FoldProgram() {}

  /** Takes the directories of nodes that are not running. */
  public static void main(String[] directories) throws InterruptedException {
    System.out.println(Locale.getDefault().toLanguageTag() + " " + ZoneId.systemDefault());
    for (String directory : directories) {
      try (EventLog log =
          EventLog.open(
              RocksCommitLog.open(Path.of(directory).resolve("log")), EventLog.Settings.plain())) {
        Fold fold = new Fold(FoldState.first());
        new DirectReader(log, EventCatalogue.codec()).read(0, log.size(), fold::apply);
        System.out.println(ContentHash.of(fold.current()));
      }
    }
  }
}
