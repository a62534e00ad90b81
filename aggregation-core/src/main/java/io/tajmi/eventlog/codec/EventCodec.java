package io.tajmi.eventlog.codec;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.line.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payloads to bytes and back, by frozen names and through upcasters: one way for every reader. */
public final class EventCodec {
  private final EventNames names;
  private final Map<String, Upcaster> upcasters = new HashMap<>();
  private final JsonMapper json = strict(JsonMapper.builder()).build();

  /** At most one upcaster reads a type. */
  public EventCodec(EventNames names, List<Upcaster> upcasters) {
    this.names = names;
    for (Upcaster upcaster : upcasters) {
      if (this.upcasters.put(upcaster.reads(), upcaster) != null) {
        throw new IllegalArgumentException("two upcasters read " + upcaster.reads());
      }
    }
  }

  /**
   * How payloads are read: nothing unknown, nothing twice, nothing behind the end, no null where a
   * number belongs. And how they are written: as the log's lines have it.
   */
  public static JsonMapper.Builder strict(JsonMapper.Builder builder) {
    return builder
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
  }

  /** The frozen names. */
  public EventNames names() {
    return names;
  }

  /** Bytes of a payload. */
  public byte[] encode(Object payload) {
    return json.writeValueAsBytes(payload);
  }

  /** A whole entry, read. */
  public DecodedEntry decode(long position, Entry entry) {
    Entry.Header header = entry.header();
    return new DecodedEntry(
        new LogPosition(position),
        entry.type(),
        header.stream(),
        header.seq(),
        header.contest(),
        header.time(),
        entry.meta(),
        payloads(entry.type(), entry.dataBytes()));
  }

  /**
   * What a stored payload means today; a {@link DecodedEntry.Unreadable} where it cannot be read.
   */
  public List<Object> payloads(String type, byte[] data) {
    if (!upcasters.containsKey(type)) {
      return List.of(read(type, data));
    }
    try {
      List<Object> events = new ArrayList<>();
      for (Upcaster.Payload payload : upcast(new Upcaster.Payload(type, json.readTree(data)))) {
        events.add(read(payload.type(), json.writeValueAsBytes(payload.data())));
      }
      return events;
    } catch (JacksonException malformed) {
      return List.of(new DecodedEntry.Unreadable(type, "its payload is no JSON"));
    }
  }

  /** Upcasts until nothing reads the result any more. */
  public List<Upcaster.Payload> upcast(Upcaster.Payload payload) {
    Upcaster upcaster = upcasters.get(payload.type());
    if (upcaster == null) {
      return List.of(payload);
    }
    List<Upcaster.Payload> results = new ArrayList<>();
    for (Upcaster.Payload result : upcaster.upcast(payload.data())) {
      results.addAll(upcast(result));
    }
    return results;
  }

  /** Whether some upcaster reads this type. */
  public boolean upcasts(String type) {
    return upcasters.containsKey(type);
  }

  private Object read(String type, byte[] data) {
    Class<?> target = names.classOf(type);
    if (target == null) {
      return DecodedEntry.Unreadable.ofUnknown(type);
    }
    try {
      Object payload = json.readValue(data, target);
      return payload == null ? new DecodedEntry.Unreadable(type, "its payload is null") : payload;
    } catch (JacksonException malformed) {
      return new DecodedEntry.Unreadable(type, malformed.getOriginalMessage());
    }
  }

  /** The tree of a payload. */
  public JsonNode tree(byte[] data) {
    return json.readTree(data);
  }
}
