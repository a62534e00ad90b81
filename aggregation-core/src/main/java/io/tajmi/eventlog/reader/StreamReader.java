package io.tajmi.eventlog.reader;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of one stream, in order, straight from the log. */
public final class StreamReader {
  private static final int PAGE = 1_024;

  private final LogReader log;
  private final EventCodec codec;

  /** Reads through a codec. */
  public StreamReader(LogReader log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** Is told of an event and the position of its entry. */
  @FunctionalInterface
  public interface Visitor {
    /** One event. */
    void event(long position, Object event);
  }

  /** Every event of a stream; empty where it has none. */
  public List<Object> events(String stream) {
    List<Object> events = new ArrayList<>();
    each(stream, (_, event) -> events.add(event));
    return events;
  }

  /** Tells of every event of a stream, in order. */
  public void each(String stream, Visitor visitor) {
    long from = 0;
    long[] positions = log.streamPositions(stream, from, PAGE);
    while (positions.length > 0) {
      for (long position : positions) {
        Entry entry = log.entry(new LogPosition(position));
        codec
            .payloads(entry.type(), entry.dataBytes())
            .forEach(event -> visitor.event(position, event));
        from = entry.header().seq() + 1;
      }
      positions = log.streamPositions(stream, from, PAGE);
    }
  }
}
