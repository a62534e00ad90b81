package io.tajmi.fold.bytes;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.binary.MalformedBinary;
import io.tajmi.eventlog.codec.EventCodec;
import java.util.List;

/** Events as the log has them: by their frozen names and in JSON. */
final class EventBytes {
  private final EventCodec codec;

  EventBytes(EventCodec codec) {
    this.codec = codec;
  }

  void write(Object event, BinaryWriter out) {
    String name = codec.names().nameOf(event.getClass());
    if (name == null) {
      throw new IllegalStateException(event.getClass() + " has no name in the log");
    }
    out.common(name).bytes(codec.encode(event));
  }

  <T> T read(Class<T> kind, BinaryReader in) {
    String name = in.common();
    List<Object> events = codec.payloads(name, in.bytes());
    if (events.size() != 1 || !kind.isInstance(events.getFirst())) {
      throw new MalformedBinary(name + " is no " + kind.getSimpleName());
    }
    return kind.cast(events.getFirst());
  }
}
