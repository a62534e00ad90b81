package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.reader.LogReader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over the log. Unlike Axon's own embedded store its streams call back when
 * events are available, so that a processor need not poll; and it insists that a stream's sequence
 * goes on without a gap.
 */
public final class LogEventStore extends AbstractEventStore implements Lifecycle {
  private final LogReader log;
  private final Set<LogEventStream> open = ConcurrentHashMap.newKeySet();

  private LogEventStore(Builder builder, LogReader log) {
    super(builder);
    this.log = log;
  }

  /** A store over an engine and the log beneath it. */
  public static LogEventStore over(LogEventStorageEngine engine, LogReader log) {
    return new LogEventStore(new Builder().storageEngine(engine), log);
  }

  @Override
  protected void prepareCommit(List<? extends EventMessage<?>> events) {
    requireContiguous(events);
    super.prepareCommit(events);
  }

  private void requireContiguous(List<? extends EventMessage<?>> events) {
    Map<String, Long> heads = new HashMap<>();
    for (EventMessage<?> event : events) {
      if (event instanceof DomainEventMessage<?> domain) {
        String stream = domain.getAggregateIdentifier();
        Long before = heads.get(stream);
        long head = before == null ? log.lastSequence(stream) : before;
        if (domain.getSequenceNumber() > head + 1) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "stream %s has reached %d, so %d would leave a gap",
                  stream,
                  head,
                  domain.getSequenceNumber()));
        }
        heads.put(stream, domain.getSequenceNumber());
      }
    }
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
    LogEventStream stream = new LogEventStream(log, storageEngine(), trackingToken, open::remove);
    open.add(stream);
    return stream;
  }

  /** Closes every open stream; readers that wait are told. */
  public void shutDown() {
    open.forEach(LogEventStream::close);
  }

  @Override
  public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
    lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, this::shutDown);
  }

  private static final class Builder extends AbstractEventStore.Builder {
    @Override
    public Builder storageEngine(
        org.axonframework.eventsourcing.eventstore.EventStorageEngine engine) {
      super.storageEngine(engine);
      return this;
    }
  }
}
