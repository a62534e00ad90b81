package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.commit.InMemoryCommitLog;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Tag;

/** Axon's own tests of its embedded store, on our engine. */
@Tag("alone")
class InMemoryEmbeddedEventStoreTest extends EmbeddedEventStoreTest {
  @Override
  public EventStorageEngine createStorageEngine() {
    return AxonTestEngines.builder(new InMemoryCommitLog()).build();
  }
}
