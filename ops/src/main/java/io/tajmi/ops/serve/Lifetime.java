package io.tajmi.ops.serve;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the console says of a server's start and end, and the file that tells its addresses. */
final class Lifetime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

  private final Path data;
  private final long began;
  private boolean started;
  private long stopping;

  /** From a moment of {@link System#nanoTime}. */
  Lifetime(Path data, long began) {
    this.data = data;
    this.began = began;
    LOG.info("Starting on {}", data);
  }

  /** It answers. */
  void started(String everyone, String inner, int streamsMax) {
    started = true;
    AddressFile.write(data, everyone, inner);
    LOG.info(
        "Started in {} ms: {}, inner port {}, up to {} live streams",
        millis(began),
        everyone,
        inner,
        streamsMax);
  }

  /** It answers no longer, and finishes what is under way. */
  void stopping() {
    stopping = System.nanoTime();
    if (started) {
      AddressFile.delete(data);
      LOG.info("Stopping");
    }
  }

  /**
   * Nothing is under way and the log is closed; where it never answered, who started it says why.
   */
  @Override
  public void close() {
    if (started) {
      LOG.info("Stopped in {} ms", millis(stopping));
    }
  }

  private static long millis(long since) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
  }
}
