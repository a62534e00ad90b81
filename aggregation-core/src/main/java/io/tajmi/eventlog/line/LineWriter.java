package io.tajmi.eventlog.line;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes a line's keys in their fixed order with minimal escapes, so that equal entries are equal
 * bytes.
 */
final class LineWriter {
  /** How every line begins. */
  static final String VERSION = "{\"v\":" + Entry.FORMAT;

  private static final String HEX = "0123456789abcdef";

  private byte[] bytes;
  private int size;

  LineWriter(int expected) {
    bytes = new byte[expected];
  }

  int size() {
    return size;
  }

  /** What everyone may read, up to the sealed part. */
  void header(Entry.Header header) {
    raw(VERSION);
    raw(",\"stream\":");
    stringOrNull(header.stream());
    raw(",\"seq\":");
    raw(header.seq() < 0 ? "null" : Long.toString(header.seq()));
    raw(",\"contest\":");
    stringOrNull(header.contest());
    raw(",\"time\":\"");
    raw(time(header.time()));
    raw("\",\"sealed\":");
  }

  /** What stands sealed before {@code meta}. */
  void name(Salt salt, Entry.Name name) {
    raw("{\"salt\":\"");
    raw(salt.hex());
    raw("\",\"type\":");
    string(name.type());
    raw(",\"id\":");
    string(name.id());
    raw(",\"meta\":");
  }

  /**
   * Strings by key.
   *
   * @param meta sorted by key, by UTF-16 code units as RFC 8785 has it
   */
  void meta(Map<String, String> meta) {
    add('{');
    boolean first = true;
    for (Map.Entry<String, String> pair : meta.entrySet()) {
      if (!first) {
        add(',');
      }
      first = false;
      string(pair.getKey());
      add(':');
      string(pair.getValue());
    }
    add('}');
  }

  void raw(String ascii) {
    byte[] more = ascii.getBytes(StandardCharsets.UTF_8);
    append(more);
  }

  byte[] finish(byte[] data) {
    append(data);
    raw("}}");
    return Arrays.copyOf(bytes, size);
  }

  /** Microseconds, always six decimals: {@code 2026-01-31T12:00:00.000000Z}. */
  static String time(Instant instant) {
    ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
    char[] text = "0000-00-00T00:00:00.000000Z".toCharArray();
    digits(text, 0, 4, utc.getYear());
    digits(text, 5, 2, utc.getMonthValue());
    digits(text, 8, 2, utc.getDayOfMonth());
    digits(text, 11, 2, utc.getHour());
    digits(text, 14, 2, utc.getMinute());
    digits(text, 17, 2, utc.getSecond());
    digits(text, 20, 6, utc.getNano() / 1_000);
    return new String(text);
  }

  private static void digits(char[] text, int start, int count, int value) {
    if (value < 0) {
      throw new IllegalArgumentException("a time before the year 0 cannot be stored");
    }
    int rest = value;
    for (int i = start + count - 1; i >= start; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    if (rest != 0) {
      throw new IllegalArgumentException("a time after the year 9999 cannot be stored");
    }
  }

  private void stringOrNull(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      raw("null");
    } else {
      string(text);
    }
  }

  private void string(String text) {
    add('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\') {
        utf8(text, plain, i);
        escape(c);
        plain = i + 1;
      }
    }
    utf8(text, plain, text.length());
    add('"');
  }

  private void escape(char c) {
    add('\\');
    switch (c) {
      case '"', '\\' -> add(c);
      case '\b' -> add('b');
      case '\f' -> add('f');
      case '\n' -> add('n');
      case '\r' -> add('r');
      case '\t' -> add('t');
      default -> {
        raw("u00");
        add(HEX.charAt(c >> 4));
        add(HEX.charAt(c & 0xf));
      }
    }
  }

  private void utf8(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < to
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new IllegalArgumentException("half a surrogate pair is no text");
        }
        i++;
      }
    }
    append(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private void append(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  private void add(char ascii) {
    ensure(1);
    bytes[size++] = (byte) ascii;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
    }
  }
}
