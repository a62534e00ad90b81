package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Axon's own tests of its embedded store, on our engine. */
@Tag("alone")
class RocksDbEmbeddedEventStoreTest extends EmbeddedEventStoreTest {
  @TempDir Path directory;
  private int opened;

  @Override
  public EventStorageEngine createStorageEngine() {
    return AxonTestEngines.builder(RocksCommitLog.open(directory.resolve("log-" + opened++)))
        .build();
  }
}
