package io.tajmi.eventlog.line;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link LineWriter} writes, and nothing else: one way to write an entry, one way to
 * read it, each byte once.
 */
final class LineReader extends CanonicalText {
  private static final int SALT_DIGITS = 32;
  private static final int HASH_DIGITS = 64;

  LineReader(byte[] line) {
    super(line, 0, line.length);
  }

  /** What everyone may read, up to the sealed part. */
  Entry.Header header() {
    expect(LineWriter.VERSION);
    expect(",\"stream\":");
    String stream = stringOrNull();
    expect(",\"seq\":");
    long seq = numberOrNull();
    expect(",\"contest\":");
    String contest = stringOrNull();
    expect(",\"time\":\"");
    Instant time = time();
    expect("\",\"sealed\":");
    return new Entry.Header(stream, seq, contest, time);
  }

  /** Whether the sealed part has given way to its hash. */
  boolean withheld() {
    return next('"');
  }

  /** The hash in place of the sealed part, to the line's end. */
  String sealedHash() {
    expect("\"");
    String hash = hex(HASH_DIGITS);
    expect("\"}");
    requireEnd();
    return hash;
  }

  /** What stands sealed before {@code meta}. */
  Entry.Name name() {
    expect("{\"salt\":\"");
    hex(SALT_DIGITS);
    expect("\",\"type\":");
    String type = string();
    expect(",\"id\":");
    String id = string();
    expect(",\"meta\":");
    return new Entry.Name(id, type);
  }

  Map<String, String> meta() {
    Map<String, String> meta = new LinkedHashMap<>();
    expect("{");
    String before = null;
    while (!next('}')) {
      if (before != null) {
        expect(",");
      }
      String key = string();
      if (before != null && before.compareTo(key) >= 0) {
        throw malformed("has meta that is not sorted, or twice the same");
      }
      expect(":");
      meta.put(key, string());
      before = key;
    }
    skip();
    return Collections.unmodifiableMap(meta);
  }

  /** The payload and what closes the line. */
  void data() {
    skipValue();
    expect("}}");
    requireEnd();
  }

  private void requireEnd() {
    if (!ended()) {
      throw malformed("goes on after its end");
    }
  }

  private @Nullable String stringOrNull() {
    if (next('n')) {
      expect("null");
      return null;
    }
    return string();
  }

  private long numberOrNull() {
    if (next('n')) {
      expect("null");
      return -1;
    }
    return wholeNumber();
  }

  /**
   * Nothing but {@code 0000-00-00T00:00:00.000000Z} passes, so a time has one way to be written.
   */
  private Instant time() {
    try {
      LocalDate date = LocalDate.of(part(4, "-"), part(2, "-"), part(2, "T"));
      LocalTime time = LocalTime.of(part(2, ":"), part(2, ":"), part(2, "."));
      return Instant.ofEpochSecond(date.toEpochSecond(time, ZoneOffset.UTC), part(6, "Z") * 1_000L);
    } catch (DateTimeException never) {
      throw malformed("has a time that never was");
    }
  }

  private int part(int digits, String end) {
    int number = digits(digits);
    expect(end);
    return number;
  }
}
