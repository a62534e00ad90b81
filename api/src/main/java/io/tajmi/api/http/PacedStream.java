package io.tajmi.api.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that must come in time. Only the time is counted that one waits for the sender: what we
 * need ourselves between two reads is not the sender's.
 */
final class PacedStream extends FilterInputStream {
  /** Time that a sender has before its rate is looked at. */
  static final Duration GRACE = Duration.ofSeconds(10);

  /** A body that comes more slowly than this is not read on; in bytes a second. */
  static final int RATE_MIN = 1_000;

  private final LongSupplier nanoTime;
  private final long waitMaxNanos;
  private long waitedNanos;
  private long read;

  /** It came too slowly. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super("the body comes too slowly");
    }
  }

  /**
   * Of a body.
   *
   * @param waitMax how long one waits for all of it
   * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
   */
  PacedStream(InputStream body, Duration waitMax, LongSupplier nanoTime) {
    super(body);
    this.waitMaxNanos = waitMax.toNanos();
    this.nanoTime = nanoTime;
  }

  @Override
  public int read() throws IOException {
    long began = nanoTime.getAsLong();
    int b = in.read();
    waited(began, b < 0 ? -1 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    long began = nanoTime.getAsLong();
    int n = in.read(bytes, offset, length);
    waited(began, n);
    return n;
  }

  private void waited(long began, int n) throws TooSlow {
    waitedNanos += nanoTime.getAsLong() - began;
    read += Math.max(0, n);
    boolean slow =
        waitedNanos > GRACE.toNanos() && read < waitedNanos / 1_000_000 * RATE_MIN / 1_000;
    if (n >= 0 && (slow || waitedNanos > waitMaxNanos)) {
      throw new TooSlow();
    }
  }
}
