package io.tajmi.eventlog.codec;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads payloads of one older type as one or more payloads of newer types. A pure function on JSON:
 * the stored line and its leaf hash stay as they are.
 */
public interface Upcaster {

  /** The type that it reads, {@code name/revision}. */
  String reads();

  /** What the payload is today; empty where it means nothing any more. */
  List<Payload> upcast(JsonNode data);

  /** A payload with its type. */
  record Payload(String type, JsonNode data) {}
}
