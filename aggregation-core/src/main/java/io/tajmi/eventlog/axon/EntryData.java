package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.line.Entry;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** An entry of the log as Axon reads it. */
class EntryData implements EventData<byte[]> {
  private final Entry entry;

  EntryData(Entry entry) {
    this.entry = entry;
  }

  /** An entry in the order of the log: of an aggregate or not. */
  static TrackedEventData<byte[]> tracked(long position, Entry entry) {
    TrackingToken token = new GlobalSequenceTrackingToken(position);
    return entry.header().stream() == null
        ? new Tracked(token, entry)
        : new TrackedDomain(token, entry);
  }

  /** An entry in the order of its stream. */
  static DomainEventData<byte[]> domain(Entry entry) {
    return new Domain(entry);
  }

  @Override
  public String getEventIdentifier() {
    return entry.id();
  }

  @Override
  public Instant getTimestamp() {
    return entry.header().time();
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return new SerializedMetaData<>(entry.metaBytes(), byte[].class);
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    return new SimpleSerializedObject<>(
        entry.dataBytes(), byte[].class, NamedEventSerializer.type(entry.type()));
  }

  private static class Domain extends EntryData implements DomainEventData<byte[]> {
    private final String stream;
    private final long seq;

    Domain(Entry entry) {
      super(entry);
      stream = Objects.requireNonNull(entry.header().stream());
      seq = entry.header().seq();
    }

    /** The text before the first slash. */
    @Override
    public String getType() {
      int slash = stream.indexOf('/');
      return slash < 0 ? stream : stream.substring(0, slash);
    }

    @Override
    public String getAggregateIdentifier() {
      return stream;
    }

    @Override
    public long getSequenceNumber() {
      return seq;
    }
  }

  private static final class TrackedDomain extends Domain implements TrackedEventData<byte[]> {
    private final TrackingToken token;

    TrackedDomain(TrackingToken token, Entry entry) {
      super(entry);
      this.token = token;
    }

    @Override
    public TrackingToken trackingToken() {
      return token;
    }
  }

  private static final class Tracked extends EntryData implements TrackedEventData<byte[]> {
    private final TrackingToken token;

    Tracked(TrackingToken token, Entry entry) {
      super(entry);
      this.token = token;
    }

    @Override
    public TrackingToken trackingToken() {
      return token;
    }
  }
}
