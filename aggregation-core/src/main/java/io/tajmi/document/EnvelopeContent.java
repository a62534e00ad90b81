package io.tajmi.document;

import io.tajmi.digest.Sha256;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an envelope carries, as a hash: the idempotency rule compares this, so that white space, the
 * order of keys and zeros written out make no difference.
 */
public final class EnvelopeContent {
  private static final JsonMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private EnvelopeContent() {}

  /**
   * SHA-256 over the canonical JSON of an act and what it says, 64 hex digits.
   *
   * @param act the kind of act, such as {@code correct}
   * @param content normalised values by key
   */
  public static String hash(String act, Map<String, ?> content) {
    Map<String, Object> canonical = new TreeMap<>(content);
    canonical.put("act", act);
    return Sha256.hex(CANONICAL.writeValueAsBytes(canonical));
  }
}
