package io.tajmi.eventlog.axon;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventData;
import org.jspecify.annotations.Nullable;

/**
 * Where snapshots of aggregates are kept: beside the log, outside the tree. Production aggregates
 * take none.
 */
interface Snapshots {

  /** Keeps the snapshot unless a later one is kept. */
  void store(DomainEventData<?> snapshot);

  /** The latest snapshot of a stream, or null. */
  @Nullable DomainEventData<?> latest(String stream);

  /** Snapshots that last as long as the process. */
  static Snapshots inMemory() {
    Map<String, DomainEventData<?>> kept = new ConcurrentHashMap<>();
    return new Snapshots() {
      @Override
      public void store(DomainEventData<?> snapshot) {
        kept.merge(
            snapshot.getAggregateIdentifier(),
            snapshot,
            (old, latest) -> old.getSequenceNumber() > latest.getSequenceNumber() ? old : latest);
      }

      @Override
      public @Nullable DomainEventData<?> latest(String stream) {
        return kept.get(stream);
      }
    };
  }
}
