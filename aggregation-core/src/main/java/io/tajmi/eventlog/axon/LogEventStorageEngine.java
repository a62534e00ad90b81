package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.eventlog.writer.AppendRefused;
import io.tajmi.eventlog.writer.LogWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine over the log: no state of its own. An event's aggregate identifier is its
 * stream, its token is its position.
 */
public class LogEventStorageEngine extends AbstractEventStorageEngine {
  private static final int STREAM_EVENTS_MAX = 1_000_000;

  private final LogReader log;
  private final LogWriter writer;
  private final NamedEventSerializer serializer;
  private final Snapshots snapshots;
  private final Function<Object, @Nullable String> contestOf;

  /** As the builder says. */
  protected LogEventStorageEngine(Builder builder) {
    super(builder);
    this.log = builder.log;
    this.writer = builder.writer;
    this.serializer = builder.serializer;
    this.snapshots = builder.snapshots;
    this.contestOf = builder.contestOf;
  }

  /**
   * A builder with what has no default.
   *
   * @param contestOf {@code election:contest} of a payload, or null
   */
  public static Builder builder(
      LogReader log,
      LogWriter writer,
      NamedEventSerializer serializer,
      Function<Object, @Nullable String> contestOf) {
    return new Builder(log, writer, serializer, contestOf);
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer eventSerializer) {
    if (events.isEmpty()) {
      return;
    }
    List<Entry> entries = new ArrayList<>(events.size());
    for (EventMessage<?> event : events) {
      entries.add(entry(event, eventSerializer));
    }
    try {
      append(entries, events.getFirst().getPayload());
    } catch (AppendRefused.SequenceTaken taken) {
      handlePersistenceException(taken, events.get(taken.entry()));
    } catch (AppendRefused.IdTaken taken) {
      handlePersistenceException(taken, events.get(taken.entry()));
    }
  }

  private void append(List<Entry> entries, Object first) {
    ActOnItsWay act = ActOnItsWay.current();
    LogWriter.Appended appended =
        writer.append(entries, act == null ? List.of() : act.conditions());
    if (act != null) {
      act.appended(appended, entries, first);
    }
  }

  private Entry entry(EventMessage<?> event, Serializer eventSerializer) {
    String type = serializer.names().nameOf(event.getPayloadType());
    if (type == null) {
      throw new IllegalArgumentException(
          event.getPayloadType() + " has no frozen name, so it is not stored");
    }
    boolean domain = event instanceof DomainEventMessage;
    DomainEventMessage<?> ofAggregate = domain ? (DomainEventMessage<?>) event : null;
    Entry.Header header =
        new Entry.Header(
            ofAggregate == null ? null : ofAggregate.getAggregateIdentifier(),
            ofAggregate == null ? -1 : ofAggregate.getSequenceNumber(),
            contestOf.apply(event.getPayload()),
            event.getTimestamp());
    byte[] data = event.serializePayload(eventSerializer, byte[].class).getData();
    Entry.Name name = new Entry.Name(event.getIdentifier(), type);
    return Entry.write(header, name, strings(event.getMetaData()), data);
  }

  private static Map<String, String> strings(Map<String, ?> meta) {
    Map<String, String> strings = new HashMap<>();
    meta.forEach((key, value) -> {
      if (!(value instanceof String text)) {
        throw new IllegalArgumentException("meta holds strings only, " + key + " is " + value);
      }
      strings.put(key, text);
    });
    return strings;
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readEventData(
      String identifier, long firstSequenceNumber) {
    long[] positions = log.streamPositions(identifier, firstSequenceNumber, STREAM_EVENTS_MAX + 1);
    requireWhole(identifier, positions);
    return java.util.Arrays.stream(positions)
        .mapToObj(position -> EntryData.domain(log.entry(new LogPosition(position))));
  }

  /** An aggregate made of a part of its events would decide on what was never so. */
  static void requireWhole(String stream, long[] positions) {
    if (positions.length > STREAM_EVENTS_MAX) {
      throw new IllegalStateException(
          "stream " + stream + " has more than " + STREAM_EVENTS_MAX + " events to be made of");
    }
  }

  @Override
  protected Stream<? extends TrackedEventData<?>> readEventData(
      @Nullable TrackingToken token, boolean mayBlock) {
    return EntryStream.from(log, position(token) + 1);
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    long last = log.lastSequence(aggregateIdentifier);
    return last < 0 ? Optional.empty() : Optional.of(last);
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return null;
  }

  @Override
  public @Nullable TrackingToken createHeadToken() {
    return tokenBefore(log.size());
  }

  @Override
  public @Nullable TrackingToken createTokenAt(Instant dateTime) {
    // Axon's token lets events at the instant itself come; a log's instant has them already.
    return tokenBefore(log.sizeAsOf(dateTime.minusNanos(1)));
  }

  @Override
  protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer snapshotSerializer) {
    snapshots.store(
        new GenericDomainEventEntry<>(
            snapshot.getType(),
            snapshot.getAggregateIdentifier(),
            snapshot.getSequenceNumber(),
            snapshot.getIdentifier(),
            snapshot.getTimestamp(),
            type(snapshot, snapshotSerializer).getName(),
            type(snapshot, snapshotSerializer).getRevision(),
            snapshot.serializePayload(snapshotSerializer, byte[].class).getData(),
            snapshot.serializeMetaData(snapshotSerializer, byte[].class).getData()));
  }

  private static org.axonframework.serialization.SerializedType type(
      DomainEventMessage<?> snapshot, Serializer snapshotSerializer) {
    return snapshot.serializePayload(snapshotSerializer, byte[].class).getType();
  }

  @Override
  protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
    return Stream.ofNullable(snapshots.latest(aggregateIdentifier));
  }

  /** The position that a token stands for; -1 for none. */
  static long position(@Nullable TrackingToken token) {
    if (token == null) {
      return -1;
    }
    TrackingToken lower = WrappedToken.unwrapLowerBound(token);
    if (lower instanceof GlobalSequenceTrackingToken sequence) {
      return sequence.getGlobalIndex();
    }
    if (lower == null) {
      return -1;
    }
    throw new IllegalArgumentException("a token of this log is a position, not " + token);
  }

  private static @Nullable TrackingToken tokenBefore(long position) {
    return position == 0 ? null : new GlobalSequenceTrackingToken(position - 1);
  }

  /** Builds an engine; serializers and the exception resolver are set from the start. */
  public static class Builder extends AbstractEventStorageEngine.Builder {
    private final LogReader log;
    private final LogWriter writer;
    private final NamedEventSerializer serializer;
    private final Function<Object, @Nullable String> contestOf;
    private Snapshots snapshots = Snapshots.inMemory();

    Builder(
        LogReader log,
        LogWriter writer,
        NamedEventSerializer serializer,
        Function<Object, @Nullable String> contestOf) {
      this.log = Objects.requireNonNull(log);
      this.writer = writer;
      this.serializer = serializer;
      this.contestOf = contestOf;
      eventSerializer(serializer);
      snapshotSerializer(serializer);
      persistenceExceptionResolver(refused ->
          refused instanceof AppendRefused.SequenceTaken
              || refused instanceof AppendRefused.IdTaken);
    }

    /** Where snapshots go; in memory by default. */
    public Builder snapshots(Snapshots port) {
      this.snapshots = port;
      return this;
    }

    /** The engine. */
    public LogEventStorageEngine build() {
      return new LogEventStorageEngine(this);
    }
  }
}
