package io.tajmi.view;

import io.tajmi.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 over values, each in one way only: numbers as eight bytes, texts and collections after
 * their length, what is null as length -1.
 */
final class CanonicalDigest {
  private final MessageDigest digest = Sha256.begin();
  private final ByteBuffer buffer = ByteBuffer.allocate(8192);

  CanonicalDigest number(long value) {
    if (buffer.remaining() < Long.BYTES) {
      flush();
    }
    buffer.putLong(value);
    return this;
  }

  CanonicalDigest flag(boolean value) {
    return number(value ? 1 : 0);
  }

  CanonicalDigest text(@Nullable String value) {
    if (value == null) {
      return number(-1);
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    if (buffer.remaining() < bytes.length) {
      flush();
    }
    if (buffer.remaining() < bytes.length) {
      digest.update(bytes);
    } else {
      buffer.put(bytes);
    }
    return this;
  }

  CanonicalDigest instant(@Nullable Instant value) {
    return value == null
        ? number(-1).number(-1)
        : number(value.getEpochSecond()).number(value.getNano());
  }

  <T> CanonicalDigest all(Collection<T> values, Consumer<T> each) {
    number(values.size());
    values.forEach(each);
    return this;
  }

  CanonicalDigest texts(Collection<String> values) {
    return all(values, this::text);
  }

  CanonicalDigest numbers(int[] values) {
    number(values.length);
    for (int value : values) {
      number(value);
    }
    return this;
  }

  CanonicalDigest numbers(long[] values) {
    number(values.length);
    for (long value : values) {
      number(value);
    }
    return this;
  }

  /** 64 hex digits; the digest is of no use after it. */
  String hex() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
