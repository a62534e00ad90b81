package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.codec.Upcaster;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Hands our upcasters to Axon, so that its readers and the direct reader see the same payloads. */
public final class AxonUpcasters implements EventUpcaster {
  private final EventCodec codec;

  /** With the upcasters of a codec. */
  public AxonUpcasters(EventCodec codec) {
    this.codec = codec;
  }

  @Override
  public Stream<IntermediateEventRepresentation> upcast(
      Stream<IntermediateEventRepresentation> events) {
    return events.flatMap(this::one);
  }

  private Stream<IntermediateEventRepresentation> one(IntermediateEventRepresentation event) {
    String type = NamedEventSerializer.name(event.getType());
    if (!codec.upcasts(type)) {
      return Stream.of(event);
    }
    JsonNode data;
    try {
      data = codec.tree(event.getData(byte[].class).getData());
    } catch (JacksonException malformed) {
      // As it stands the serializer finds it unreadable, as the direct reader does.
      return Stream.of(event);
    }
    List<Upcaster.Payload> payloads = codec.upcast(new Upcaster.Payload(type, data));
    return payloads.stream()
        .map(payload ->
            event.upcast(
                NamedEventSerializer.type(payload.type()),
                byte[].class,
                bytes -> codec.encode(payload.data()),
                meta -> meta));
  }
}
