package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.line.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Keys and values as bytes: numbers are big-endian, so that byte order is numeric order. */
final class Keys {
  private static final byte END = 0;

  private Keys() {}

  static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  static long number(byte[] key) {
    return ByteBuffer.wrap(key).getLong();
  }

  /** The number in the last eight bytes. */
  static long suffix(byte[] key) {
    return ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES).getLong();
  }

  /** {@code text ‖ 0 ‖ number}. */
  static byte[] numbered(String text, long number) {
    byte[] prefix = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(prefix.length + 1 + Long.BYTES)
        .put(prefix)
        .put(END)
        .putLong(number)
        .array();
  }

  /** Whether a key is {@code text ‖ 0 ‖ some number}. */
  static boolean isNumbered(byte[] key, String text) {
    byte[] prefix = text.getBytes(StandardCharsets.UTF_8);
    return key.length == prefix.length + 1 + Long.BYTES
        && key[prefix.length] == END
        && java.util.Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }

  /** {@code election ‖ 0 ‖ envelope}. */
  static byte[] envelope(Entry.EnvelopeKey key) {
    byte[] election = key.election().getBytes(StandardCharsets.UTF_8);
    byte[] envelope = key.envelope().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(election.length + 1 + envelope.length)
        .put(election)
        .put(END)
        .put(envelope)
        .array();
  }

  /** {@code position ‖ content}. */
  static byte[] claim(long position, String content) {
    byte[] text = content.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + text.length).putLong(position).put(text).array();
  }

  static String content(byte[] claim) {
    return new String(claim, Long.BYTES, claim.length - Long.BYTES, StandardCharsets.UTF_8);
  }
}
