package io.tajmi.branch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    return sha256(CANONICAL.writeValueAsBytes(canonical));
  }

  /** SHA-256 of some bytes, 64 hex digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
