package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.writer.EventLog;
import org.axonframework.eventsourcing.eventstore.EventStore;

class LogEventStoreContractTest extends EventStoreContract {
  @Override
  protected EventStore create(LogEventStorageEngine engine, EventLog log) {
    return LogEventStore.over(engine, log);
  }

  @Override
  protected void shutDown(EventStore store) {
    ((LogEventStore) store).shutDown();
  }
}
