package io.tajmi.ops.serve;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tajmi.api.ApiSettings;
import io.tajmi.api.BodyLimits;
import java.lang.management.ManagementFactory;

/**
 * What this process has to work with, and what a server makes of it.
 *
 * @param openFilesMax files that it may have open
 * @param heapBytesMax its maximum heap
 */
record Machine(long openFilesMax, long heapBytesMax) {
  /** A server with less heap is refused; {@code -Xmx512m} is enough with every collector. */
  static final long HEAP_BYTES_MIN = 448L << 20;

  private static final long NO_LIMIT_KNOWN = 1 << 20;
  private static final int BODIES_PART = 8;
  private static final int PACKAGES_PART = 8;
  private static final int QUEUE_PART = 16;

  /** Of this process. */
  static Machine here() {
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : NO_LIMIT_KNOWN;
    return new Machine(files, Runtime.getRuntime().maxMemory());
  }

  /**
   * Refuses a process that is too small to serve.
   *
   * @throws TajmiServer.NotStarted with what to change
   */
  void check() {
    if (heapBytesMax < HEAP_BYTES_MIN) {
      throw new TajmiServer.NotStarted(
          "The maximum heap is "
              + (heapBytesMax >> 20)
              + " MiB; a server needs "
              + (HEAP_BYTES_MIN >> 20)
              + ", so give it -Xmx512m or more (TAJMI_JAVA_OPTS).");
    }
    if (capacity(Capacity.STREAMS_MIN).streams() < Capacity.STREAMS_MIN) {
      throw new TajmiServer.NotStarted(
          "This process may open "
              + openFilesMax
              + " files; a server needs "
              + Capacity.filesFor(Capacity.STREAMS_MIN)
              + " (ulimit -n).");
    }
  }

  /** As many streams as it holds, but no more than wanted. */
  Capacity capacity(int streamsWanted) {
    return Capacity.of(openFilesMax, heapBytesMax, streamsWanted);
  }

  /** Memory for bodies: parts of the heap, where memory is plenty as much as ever. */
  BodyLimits bodies() {
    return new BodyLimits(
        (int) Math.min(BodyLimits.DEFAULT.allBytesMax(), heapBytesMax / BODIES_PART),
        (int) Math.min(BodyLimits.DEFAULT.packageBytesMax(), heapBytesMax / PACKAGES_PART));
  }

  /** Memory for what waits to be written; in bytes. */
  long queueBytesMax(long wanted) {
    return Math.min(wanted, heapBytesMax / QUEUE_PART);
  }

  /** The HTTP side as this process holds it. */
  ApiSettings fit(ApiSettings wanted) {
    return wanted.within(capacity(wanted.live().clientsMax()).streams(), bodies());
  }
}
