package io.tajmi.api;

import io.tajmi.branch.Rejection;
import io.tajmi.branch.RuleCode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines within limits that count inflated bytes; empty lines are passed over.
 */
final class NdjsonLines {
  /** The longest line, in bytes. */
  static final int LINE_BYTES_MAX = 64 << 10;

  /** All lines of a request together, in bytes. */
  static final long STREAM_BYTES_MAX = 1L << 30;

  private static final int BROKEN = -2;
  private static final int TOO_MUCH = -3;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
  private long read;
  private long number;
  private boolean ended;
  private int end = -1;

  NdjsonLines(InputStream in) {
    this.in = new BufferedInputStream(in, 64 << 10);
  }

  /** One line. */
  static final class Line {
    private final long number;
    private final byte[] bytes;
    private final @Nullable Rejection rejection;

    Line(long number, byte[] bytes, @Nullable Rejection rejection) {
      this.number = number;
      this.bytes = bytes;
      this.rejection = rejection;
    }

    /** 1 for the first line of the stream. */
    long number() {
      return number;
    }

    /** Without the line feed; of a line that is too long only the first {@link #LINE_BYTES_MAX}. */
    byte[] bytes() {
      return bytes;
    }

    /** Why it cannot be taken, or null. */
    @Nullable Rejection rejection() {
      return rejection;
    }
  }

  /** The next line, or null at the end. After a broken or too long stream the last line says so. */
  @Nullable Line next() throws IOException {
    while (!ended) {
      line.reset();
      boolean tooLong = fill();
      if (line.size() > 0 || tooLong) {
        return new Line(number, line.toByteArray(), rejection(tooLong));
      }
    }
    return null;
  }

  private boolean fill() throws IOException {
    boolean tooLong = false;
    number++;
    while (true) {
      int b = readByte();
      if (b < 0) {
        ended = true;
        return tooLong || b == BROKEN || b == TOO_MUCH;
      }
      if (b == '\n') {
        return tooLong;
      }
      if (line.size() < LINE_BYTES_MAX) {
        line.write(b);
      } else if (b != '\r') {
        tooLong = true;
      }
    }
  }

  private int readByte() throws IOException {
    if (++read > STREAM_BYTES_MAX) {
      end = TOO_MUCH;
      return TOO_MUCH;
    }
    try {
      return in.read();
    } catch (ZipException | EOFException broken) {
      end = BROKEN;
      return BROKEN;
    }
  }

  private @Nullable Rejection rejection(boolean refused) {
    if (!refused) {
      return null;
    }
    return switch (ended ? end : -1) {
      case BROKEN ->
          new Rejection(
              RuleCode.R_101,
              null,
              "The gzip encoding is broken from here on; send the rest again.");
      case TOO_MUCH ->
          new Rejection(
              RuleCode.R_108,
              null,
              "One request has at most " + STREAM_BYTES_MAX + " bytes; send the rest in another.");
      default ->
          new Rejection(RuleCode.R_108, null, "A line has at most " + LINE_BYTES_MAX + " bytes.");
    };
  }
}
