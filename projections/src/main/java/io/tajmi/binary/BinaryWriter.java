package io.tajmi.binary;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after another: whole numbers in as few bytes as they need, texts in UTF-8 after
 * their length. {@link BinaryReader} reads them in the same order. For one thread.
 */
public final class BinaryWriter {
  /** The longest text, in bytes: longer than any entry of the log. */
  static final int TEXT_BYTES_MAX = 1 << 20;

  /** So many texts are written once and then named by their number. */
  static final int COMMON_MAX = 1 << 16;

  /** Of a number with all of its 64 bits, seven to a byte. */
  static final int NUMBER_BYTES_MAX = 10;

  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final Map<String, Integer> common = new HashMap<>();
  private int used;

  /** Into a stream, which is left open. */
  public BinaryWriter(OutputStream out) {
    this.out = out;
  }

  /** Any whole number; those near zero are short. */
  public BinaryWriter number(long value) {
    if (buffer.length - used < NUMBER_BYTES_MAX) {
      flush();
    }
    long bits = (value << 1) ^ (value >> (Long.SIZE - 1));
    while ((bits & ~0x7fL) != 0) {
      buffer[used++] = (byte) (bits | 0x80);
      bits >>>= 7;
    }
    buffer[used++] = (byte) bits;
    return this;
  }

  /** Yes or no. */
  public BinaryWriter flag(boolean value) {
    return number(value ? 1 : 0);
  }

  /** A text, or null. */
  public BinaryWriter text(@Nullable String value) {
    return value == null ? number(-1) : bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes after their number. */
  public BinaryWriter bytes(byte[] value) {
    if (value.length > TEXT_BYTES_MAX) {
      throw new IllegalArgumentException(
          value.length + " bytes in one text, and " + TEXT_BYTES_MAX + " are the most");
    }
    number(value.length);
    if (value.length > buffer.length - used) {
      flush();
    }
    if (value.length > buffer.length) {
      put(value, value.length);
    } else {
      System.arraycopy(value, 0, buffer, used, value.length);
      used += value.length;
    }
    return this;
  }

  /** A text that comes often: written whole the first time. */
  public BinaryWriter common(String value) {
    Integer known = common.get(value);
    if (known != null) {
      return number(known);
    }
    if (common.size() < COMMON_MAX) {
      common.put(value, common.size());
    }
    return number(-1).text(value);
  }

  /** An instant, or null. */
  public BinaryWriter instant(@Nullable Instant value) {
    return value == null
        ? flag(false)
        : flag(true).number(value.getEpochSecond()).number(value.getNano());
  }

  /** Some values after their number. */
  public <T> BinaryWriter all(Collection<? extends T> values, Consumer<T> each) {
    number(values.size());
    values.forEach(each);
    return this;
  }

  /** Hands over what was written so far. */
  public void flush() {
    put(buffer, used);
    used = 0;
  }

  private void put(byte[] bytes, int count) {
    try {
      out.write(bytes, 0, count);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
