package io.tajmi.replay.fork;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log as a fork asks for it: by position, by stream, by envelope. */
public interface RecordedActs {
  /** The entry at a position; it is there. */
  DecodedEntry entry(long position);

  /** All entries of a stream at positions through {@code through}, in order. */
  List<DecodedEntry> ofStream(String stream, long through);

  /** Position of the first entry of the act that came in an envelope, or null. */
  @Nullable Long accepted(String election, String envelope);

  /** The frozen name of an event. */
  String nameOf(Object event);

  /** A log, decoded as the live stream is. */
  static RecordedActs of(LogReader log, EventCodec codec) {
    return new RecordedActs() {
      @Override
      public DecodedEntry entry(long position) {
        return codec.decode(position, log.entry(new LogPosition(position)));
      }

      @Override
      public List<DecodedEntry> ofStream(String stream, long through) {
        List<DecodedEntry> entries = new ArrayList<>();
        for (long position : log.streamPositions(stream, 0, Integer.MAX_VALUE)) {
          if (position <= through) {
            entries.add(entry(position));
          }
        }
        return entries;
      }

      @Override
      public @Nullable Long accepted(String election, String envelope) {
        LogIndex.EnvelopeRecord first = log.envelope(new Entry.EnvelopeKey(election, envelope));
        return first == null ? null : first.position().index();
      }

      @Override
      public String nameOf(Object event) {
        String name = codec.names().nameOf(event.getClass());
        return name == null ? event.getClass().getSimpleName() : name;
      }
    };
  }
}
