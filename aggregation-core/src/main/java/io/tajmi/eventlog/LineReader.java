package io.tajmi.eventlog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link LineWriter} writes, and nothing else: one way to write an entry, one way to
 * read it.
 */
final class LineReader {
  private static final int TIME_LENGTH = "0000-00-00T00:00:00.000000Z".length();

  private final byte[] line;
  private int at;

  LineReader(byte[] line) {
    this(line, 0);
  }

  LineReader(byte[] line, int start) {
    this.line = line;
    this.at = start;
  }

  int position() {
    return at;
  }

  Entry.Header header() {
    expect("{\"v\":1,\"id\":");
    String id = string();
    expect(",\"type\":");
    String type = string();
    expect(",\"stream\":");
    String stream = stringOrNull();
    expect(",\"seq\":");
    long seq = numberOrNull();
    expect(",\"contest\":");
    String contest = stringOrNull();
    expect(",\"time\":\"");
    Instant time = time();
    expect("\",\"meta\":");
    return new Entry.Header(id, type, stream, seq, contest, time);
  }

  Map<String, String> meta() {
    Map<String, String> meta = new TreeMap<>();
    expect("{");
    while (peek() != '}') {
      if (!meta.isEmpty()) {
        expect(",");
      }
      String key = string();
      expect(":");
      meta.put(key, string());
    }
    at++;
    return meta;
  }

  void skipMeta() {
    expect("{");
    boolean inString = false;
    while (inString || peek() != '}') {
      byte b = peek();
      if (b == '"') {
        inString = !inString;
      } else if (b == '\\') {
        at++;
      }
      at++;
    }
    at++;
  }

  void expect(String ascii) {
    int length = ascii.length();
    if (at + length > line.length) {
      throw malformed("ends before " + ascii);
    }
    for (int i = 0; i < length; i++) {
      if (line[at + i] != ascii.charAt(i)) {
        throw malformed("has no " + ascii);
      }
    }
    at += length;
  }

  void expectEnd(int dataStart) {
    if (line.length < dataStart + 2 || line[line.length - 1] != '}') {
      throw malformed("does not end with its data");
    }
    for (byte b : line) {
      if (b == '\n') {
        throw malformed("has a line feed");
      }
    }
  }

  private @Nullable String stringOrNull() {
    if (peek() == 'n') {
      expect("null");
      return null;
    }
    return string();
  }

  private long numberOrNull() {
    if (peek() == 'n') {
      expect("null");
      return -1;
    }
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start || at - start > 18) {
      throw malformed("has no sequence number");
    }
    return digits(start, at - start);
  }

  private String string() {
    expect("\"");
    int start = at;
    while (peek() != '"') {
      if (peek() == '\\') {
        return escaped(start);
      }
      at++;
    }
    String text = new String(line, start, at - start, StandardCharsets.UTF_8);
    at++;
    return text;
  }

  private String escaped(int start) {
    StringBuilder text = new StringBuilder();
    int plain = start;
    while (peek() != '"') {
      if (peek() != '\\') {
        at++;
        continue;
      }
      text.append(new String(line, plain, at - plain, StandardCharsets.UTF_8));
      at++;
      text.append(escape());
      plain = at;
    }
    text.append(new String(line, plain, at - plain, StandardCharsets.UTF_8));
    at++;
    return text.toString();
  }

  private char escape() {
    char c = (char) peek();
    at++;
    return switch (c) {
      case '"', '\\' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> control();
      default -> throw malformed("has an escape that is not minimal");
    };
  }

  /** {@code 00xx}, only for a control character that has no shorter escape. */
  private char control() {
    expect("00");
    int high = peek() - '0';
    at++;
    int low = "0123456789abcdef".indexOf(peek());
    at++;
    int value = high * 16 + low;
    if (high < 0 || high > 1 || low < 0 || "\b\f\n\r\t".indexOf(value) >= 0) {
      throw malformed("has an escape that is not minimal");
    }
    return (char) value;
  }

  /**
   * Nothing but {@code 0000-00-00T00:00:00.000000Z} passes, so a time has one way to be written.
   */
  private Instant time() {
    if (at + TIME_LENGTH > line.length) {
      throw malformed("has no time");
    }
    int year = number(4, "-");
    int month = number(2, "-");
    LocalDate date = LocalDate.of(year, month, number(2, "T"));
    int hour = number(2, ":");
    int minute = number(2, ":");
    int second = number(2, ".");
    long seconds = date.toEpochSecond(LocalTime.of(hour, minute, second), ZoneOffset.UTC);
    return Instant.ofEpochSecond(seconds, number(6, "Z") * 1_000L);
  }

  private int number(int count, String end) {
    int number = (int) digits(at, count);
    at += count;
    expect(end);
    return number;
  }

  private long digits(int start, int count) {
    long value = 0;
    for (int i = start; i < start + count; i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9) {
        throw malformed("has no digit where one belongs");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private byte peek() {
    if (at >= line.length) {
      throw malformed("ends too early");
    }
    return line[at];
  }

  private IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException("the line " + what + " (byte " + at + ")");
  }
}
