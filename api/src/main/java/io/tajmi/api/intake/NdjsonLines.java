package io.tajmi.api.intake;

import io.tajmi.document.ByteOrderMark;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines within limits that count inflated bytes; empty lines, and a byte order
 * mark before the first, are passed over.
 */
public final class NdjsonLines {
  /** The longest line, in bytes. */
  public static final int LINE_BYTES_MAX = 64 << 10;

  /** All lines of a request together, in bytes. */
  static final long STREAM_BYTES_MAX = 1L << 30;

  /** Lines of a request, empty ones too. */
  static final int LINES_MAX = 1_000_000;

  private final BufferedInputStream in;
  private final Function<IOException, Rejection> broken;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
  private long read;
  private long number;
  private boolean ended;
  private @Nullable Rejection end;

  /** Lines of a stream; {@code broken} says why it could not be read on. */
  public NdjsonLines(InputStream in, Function<IOException, Rejection> broken) {
    this.in = new BufferedInputStream(in, 64 << 10);
    this.broken = broken;
  }

  /** One line. */
  public static final class Line {
    private final long number;
    private final byte[] bytes;
    private final @Nullable Rejection rejection;

    Line(long number, byte[] bytes, @Nullable Rejection rejection) {
      this.number = number;
      this.bytes = bytes;
      this.rejection = rejection;
    }

    /** 1 for the first line of the stream. */
    public long number() {
      return number;
    }

    /** Without the line feed; of a line that is too long only the first {@link #LINE_BYTES_MAX}. */
    public byte[] bytes() {
      return bytes;
    }

    /** Why it cannot be taken, or null. */
    @Nullable
    public Rejection rejection() {
      return rejection;
    }
  }

  /**
   * The next line, or null at the end. Where the stream is broken or too long, the last line says
   * so.
   */
  @Nullable
  public Line next() {
    while (!ended) {
      line.reset();
      boolean tooLong = fill();
      Rejection stopped = ended ? end : null;
      if (stopped != null || tooLong || !blank()) {
        return new Line(number, line.toByteArray(), stopped != null ? stopped : tooLong(tooLong));
      }
    }
    return null;
  }

  private boolean blank() {
    return line.size() == 0 || (line.size() == 1 && line.toByteArray()[0] == '\r');
  }

  private boolean fill() {
    boolean tooLong = false;
    number++;
    if (number > LINES_MAX) {
      stop(
          new Rejection(
              RuleCode.R_108,
              null,
              "One request has at most " + LINES_MAX + " lines; send the rest in another."));
      return false;
    }
    while (true) {
      int b = readByte();
      if (b < 0) {
        ended = true;
        return tooLong;
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

  private int readByte() {
    if (++read > STREAM_BYTES_MAX) {
      stop(
          new Rejection(
              RuleCode.R_108,
              null,
              "One request has at most " + STREAM_BYTES_MAX + " bytes; send the rest in another."));
      return -1;
    }
    try {
      if (read == 1) {
        ByteOrderMark.pass(in);
      }
      return in.read();
    } catch (IOException failed) {
      stop(broken.apply(failed));
      return -1;
    }
  }

  private void stop(Rejection why) {
    ended = true;
    end = why;
  }

  private static @Nullable Rejection tooLong(boolean tooLong) {
    return tooLong
        ? new Rejection(
            RuleCode.R_108,
            null,
            "A line has at most " + LINE_BYTES_MAX + " bytes; shorten its texts.")
        : null;
  }
}
