package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.ConditionsContract;
import io.tajmi.eventlog.commit.CommitLog;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksConditionsTest extends ConditionsContract {
  @TempDir Path directory;

  @Override
  protected CommitLog create() {
    return RocksCommitLog.open(directory.resolve("log"));
  }
}
