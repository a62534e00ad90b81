package io.tajmi.binary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link BinaryWriter} wrote. Whatever the bytes are, it takes no more room than a small
 * multiple of them: nothing that they only promise. For one thread.
 */
public final class BinaryReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int ROOM_AT_FIRST = 64;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final List<String> common = new ArrayList<>();
  private long notLoaded;
  private int at;
  private int end;

  /** So many bytes of a stream, which is left open. */
  public BinaryReader(InputStream in, long bytes) {
    this.in = in;
    this.notLoaded = bytes;
  }

  /** Any whole number. */
  public long number() {
    if (end - at < BinaryWriter.NUMBER_BYTES_MAX) {
      load(Math.min(BinaryWriter.NUMBER_BYTES_MAX, left()));
    }
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      MalformedBinary.unless(at < end, "the bytes end within a number");
      byte next = buffer[at++];
      bits |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    throw new MalformedBinary("a number has more than 64 bits");
  }

  /** A whole number within bounds, both included. */
  public int number(int min, int max) {
    return (int) number((long) min, max);
  }

  /** A whole number within bounds, both included. */
  public long number(long min, long max) {
    long value = number();
    if (value < min || value > max) {
      throw new MalformedBinary(value + " is not from " + min + " to " + max);
    }
    return value;
  }

  /** How many values follow, each of which takes a byte at least. */
  public int count() {
    return number(0, (int) Math.min(Integer.MAX_VALUE, left()));
  }

  /** Yes or no. */
  public boolean flag() {
    return number(0, 1) == 1;
  }

  /** A text, or null. */
  public @Nullable String text() {
    int length = length(-1);
    if (length < 0) {
      return null;
    }
    if (length <= buffer.length) {
      load(length);
      at += length;
      return new String(buffer, at - length, length, StandardCharsets.UTF_8);
    }
    return new String(whole(length), StandardCharsets.UTF_8);
  }

  /** A text that is not null. */
  public String required() {
    String text = text();
    if (text == null) {
      throw new MalformedBinary("a text is missing");
    }
    return text;
  }

  /** Bytes. */
  public byte[] bytes() {
    return whole(length(0));
  }

  /** A text that comes often. */
  public String common() {
    int known = number(-1, common.size() - 1);
    if (known >= 0) {
      return common.get(known);
    }
    String text = required();
    if (common.size() < BinaryWriter.COMMON_MAX) {
      common.add(text);
    }
    return text;
  }

  /** An instant, or null. */
  public @Nullable Instant instant() {
    if (!flag()) {
      return null;
    }
    try {
      return Instant.ofEpochSecond(number(), number(0, 999_999_999));
    } catch (DateTimeException | ArithmeticException never) {
      throw new MalformedBinary("an instant that never was");
    }
  }

  /** Some values. */
  public <T> List<T> all(Supplier<T> each) {
    int count = count();
    List<T> values = new ArrayList<>(Math.min(count, ROOM_AT_FIRST));
    for (int i = 0; i < count; i++) {
      values.add(each.get());
    }
    return values;
  }

  /** Throws unless all bytes were read. */
  public void requireEnd() {
    MalformedBinary.unless(left() == 0, left() + " bytes follow the last value");
  }

  private long left() {
    return notLoaded + end - at;
  }

  private int length(int min) {
    int length = number(min, BinaryWriter.TEXT_BYTES_MAX);
    MalformedBinary.unless(length <= left(), "the bytes end within a text");
    return length;
  }

  private byte[] whole(int length) {
    byte[] whole = new byte[length];
    int done = 0;
    while (done < length) {
      load(Math.min(buffer.length, length - done));
      int part = Math.min(end - at, length - done);
      System.arraycopy(buffer, at, whole, done, part);
      at += part;
      done += part;
    }
    return whole;
  }

  /** Makes so many of the bytes that are left stand in the buffer. */
  private void load(long wanted) {
    if (end - at >= wanted) {
      return;
    }
    System.arraycopy(buffer, at, buffer, 0, end - at);
    end -= at;
    at = 0;
    try {
      while (end < wanted) {
        int read = in.read(buffer, end, (int) Math.min(buffer.length - end, notLoaded));
        MalformedBinary.unless(read > 0, "the bytes end too early");
        end += read;
        notLoaded -= read;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
