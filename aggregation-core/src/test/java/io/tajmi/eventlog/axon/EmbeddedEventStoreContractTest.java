package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.writer.EventLog;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;

class EmbeddedEventStoreContractTest extends EventStoreContract {
  @Override
  protected EventStore create(LogEventStorageEngine engine, EventLog log) {
    return EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  @Override
  protected void shutDown(EventStore store) {
    ((EmbeddedEventStore) store).shutDown();
  }
}
