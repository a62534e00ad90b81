package io.tajmi.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes from outside as one JSON value, or a rejection R.101 that says where they are none. */
final class StrictJson {
  private static final int DEPTH_MAX = 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  static JsonNode read(byte[] bytes) {
    String json = utf8(bytes);
    try (JsonParser parser = JSON.createParser(json)) {
      try {
        JsonNode root = JSON.readTree(parser);
        if (root == null) {
          throw Fields.malformed(null, "The document is empty.");
        }
        return root;
      } catch (JacksonException e) {
        throw notWellFormed(e, parser.streamReadContext().pathAsPointer().toString());
      }
    }
  }

  /** How many bytes a value has as compact JSON. */
  static int bytes(JsonNode value) {
    return JSON.writeValueAsBytes(value).length;
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw Fields.malformed(null, "The document is not UTF-8.");
    }
  }

  private static Rejection notWellFormed(JacksonException fault, String pointer) {
    String detail =
        switch (fault) {
          case StreamConstraintsException _ ->
              "The document is nested more than "
                  + DEPTH_MAX
                  + " deep, or a number or name in it is too long.";
          case StreamReadException read when isDuplicate(read) ->
              "A name stands twice in one object.";
          default -> "The document is not one well-formed JSON object.";
        };
    return Fields.malformed(pointer, detail);
  }

  /** Jackson has no type of its own for it. */
  private static boolean isDuplicate(StreamReadException fault) {
    return fault.getOriginalMessage().startsWith("Duplicate ");
  }
}
