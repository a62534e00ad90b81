package io.tajmi.eventlog.line;

import java.nio.charset.StandardCharsets;

/**
 * Reads JSON as it stands in a line of the log, and no other: UTF-8, no space between tokens, whole
 * numbers that I-JSON (RFC 7493) carries, nothing escaped but what must be, in the shortest way,
 * hexadecimal digits in lower case. So a value has one way to be written, and each byte is looked
 * at once.
 */
class CanonicalText {
  private static final int DEPTH_MAX = 64;

  /** 2^53 − 1, which every reader of JSON keeps exactly. */
  private static final long NUMBER_MAX = (1L << 53) - 1;

  private static final int NUMBER_DIGITS_MAX = 16;
  private static final String HEX = "0123456789abcdef";

  /** The bytes that are read. */
  final byte[] bytes;

  private final int end;
  private int at;

  CanonicalText(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /**
   * Checks that these bytes are one value.
   *
   * @throws IllegalArgumentException where they are not, or could have been written otherwise
   */
  static void requireValue(byte[] bytes) {
    CanonicalText text = new CanonicalText(bytes, 0, bytes.length);
    text.skipValue();
    if (text.at != bytes.length) {
      throw text.malformed("goes on after its value");
    }
  }

  final int position() {
    return at;
  }

  final void expect(String ascii) {
    int length = ascii.length();
    if (at + length > end) {
      throw malformed("ends before " + ascii);
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != ascii.charAt(i)) {
        throw malformed("has no " + ascii);
      }
    }
    at += length;
  }

  final boolean next(char ascii) {
    return peek() == ascii;
  }

  /** Whether nothing is left. */
  final boolean ended() {
    return at == end;
  }

  final void skip() {
    at++;
  }

  /** A value of any kind. */
  final void skipValue() {
    value(0);
  }

  private void value(int depth) {
    if (depth > DEPTH_MAX) {
      throw malformed("is nested deeper than " + DEPTH_MAX);
    }
    switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> skipString();
      case 't' -> expect("true");
      case 'f' -> expect("false");
      case 'n' -> expect("null");
      default -> skipNumber();
    }
  }

  private void object(int depth) {
    at++;
    if (next('}')) {
      at++;
      return;
    }
    pair(depth);
    while (next(',')) {
      at++;
      pair(depth);
    }
    expect("}");
  }

  private void pair(int depth) {
    skipString();
    expect(":");
    value(depth + 1);
  }

  private void array(int depth) {
    at++;
    if (next(']')) {
      at++;
      return;
    }
    value(depth + 1);
    while (next(',')) {
      at++;
      value(depth + 1);
    }
    expect("]");
  }

  private void skipNumber() {
    if (next('-')) {
      at++;
      if (wholeNumber() == 0) {
        throw malformed("has a zero below zero");
      }
    } else {
      wholeNumber();
    }
  }

  /** From 0 to 2^53 − 1, without a leading zero. */
  final long wholeNumber() {
    int start = at;
    long value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - start < NUMBER_DIGITS_MAX) {
      value = value * 10 + bytes[at] - '0';
      at++;
    }
    boolean zeroLeads = at - start > 1 && bytes[start] == '0';
    if (at == start || zeroLeads || value > NUMBER_MAX) {
      throw malformed("has no whole number where one belongs");
    }
    return value;
  }

  /** A string with its quotes; whether anything in it is escaped. */
  private boolean skipString() {
    expect("\"");
    boolean escaped = false;
    while (!next('"')) {
      byte b = bytes[at];
      if (b == '\\') {
        at++;
        escape();
        escaped = true;
      } else if (b < 0) {
        beyondAscii();
      } else if (b < ' ') {
        throw malformed("has a control character that is not escaped");
      } else {
        at++;
      }
    }
    at++;
    return escaped;
  }

  /** The text of a string. */
  final String string() {
    int start = at + 1;
    boolean escaped = skipString();
    String text = new String(bytes, start, at - 1 - start, StandardCharsets.UTF_8);
    return escaped ? unescaped(text) : text;
  }

  private static String unescaped(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = raw.charAt(i++);
      text.append(
          switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt(raw, i, i + 4, 16);
            default -> escaped;
          });
      i += escaped == 'u' ? 4 : 0;
    }
    return text.toString();
  }

  /** What follows a backslash, minimal. */
  private void escape() {
    switch (peek()) {
      case '"', '\\', 'b', 'f', 'n', 'r', 't' -> at++;
      case 'u' -> control();
      default -> throw malformed("has an escape that is not minimal");
    }
  }

  /** {@code u00xx}, only for a control character that has no shorter escape. */
  private void control() {
    expect("u00");
    int high = peek() - '0';
    at++;
    int low = HEX.indexOf(peek());
    at++;
    if (high < 0 || high > 1 || low < 0 || "\b\f\n\r\t".indexOf(high * 16 + low) >= 0) {
      throw malformed("has an escape that is not minimal");
    }
  }

  /** A character of two to four bytes, as RFC 3629 has it: the shortest way, and no surrogate. */
  private void beyondAscii() {
    int first = bytes[at] & 0xff;
    int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4 || at + more >= end) {
      throw malformed("is not UTF-8");
    }
    int second = bytes[at + 1] & 0xff;
    int least =
        switch (first) {
          case 0xe0 -> 0xa0;
          case 0xf0 -> 0x90;
          default -> 0x80;
        };
    int most =
        switch (first) {
          case 0xed -> 0x9f;
          case 0xf4 -> 0x8f;
          default -> 0xbf;
        };
    boolean well = second >= least && second <= most;
    for (int i = 2; i <= more; i++) {
      well &= (bytes[at + i] & 0xc0) == 0x80;
    }
    if (!well) {
      throw malformed("is not UTF-8");
    }
    at += more + 1;
  }

  /** So many lower-case hexadecimal digits. */
  final String hex(int digits) {
    if (at + digits > end) {
      throw malformed("ends too early");
    }
    for (int i = at; i < at + digits; i++) {
      if (HEX.indexOf(bytes[i]) < 0) {
        throw malformed("has no hexadecimal digit in lower case where one belongs");
      }
    }
    String hex = new String(bytes, at, digits, StandardCharsets.US_ASCII);
    at += digits;
    return hex;
  }

  /** So many decimal digits, zeros in front included. */
  final int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = peek() - '0';
      if (digit < 0 || digit > 9) {
        throw malformed("has no digit where one belongs");
      }
      value = value * 10 + digit;
      at++;
    }
    return value;
  }

  private byte peek() {
    if (at >= end) {
      throw malformed("ends too early");
    }
    return bytes[at];
  }

  final IllegalArgumentException malformed(String what) {
    return new IllegalArgumentException("the line " + what + " (byte " + at + ")");
  }
}
