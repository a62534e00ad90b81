package io.tajmi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/**
 * Axon's engine in memory with an index by aggregate. Without it every load reads through all
 * events, and the reference would get slower with each command.
 */
final class IndexedMemory extends InMemoryEventStorageEngine {
  private final ConcurrentMap<String, List<DomainEventMessage<?>>> streams =
      new ConcurrentHashMap<>();

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    super.appendEvents(events);
    for (EventMessage<?> event : events) {
      if (event instanceof DomainEventMessage<?> domain) {
        streams.compute(
            domain.getAggregateIdentifier(),
            (stream, before) -> {
              List<DomainEventMessage<?>> after =
                  before == null ? new ArrayList<>(1) : new ArrayList<>(before);
              after.add(domain);
              return after;
            });
      }
    }
  }

  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    return DomainEventStream.of(
        streams.getOrDefault(aggregateIdentifier, List.of()).stream()
            .filter(event -> event.getSequenceNumber() >= firstSequenceNumber));
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    List<DomainEventMessage<?>> events = streams.get(aggregateIdentifier);
    return events == null ? Optional.empty() : Optional.of(events.getLast().getSequenceNumber());
  }
}
