package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngineTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Axon's own tests of a storage engine, both published classes, on ours. */
class RocksDbEventStorageEngineTest
    extends AbstractEventStorageEngineTest<LogEventStorageEngine, LogEventStorageEngine.Builder> {
  @TempDir Path directory;
  private int opened;

  @BeforeEach
  void setUpEngine() {
    setTestSubject(createEngine());
  }

  @Override
  protected LogEventStorageEngine createEngine(
      UnaryOperator<LogEventStorageEngine.Builder> customization) {
    return customization
        .apply(AxonTestEngines.builder(RocksCommitLog.open(directory.resolve("log-" + opened++))))
        .build();
  }
}
