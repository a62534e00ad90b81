package io.tajmi.ops.serve;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tajmi.api.ApiSettings;
import io.tajmi.api.http.BodyLimits;
import java.lang.management.ManagementFactory;

/**
 * What this process has to work with, and what a server makes of it: how many live streams it
 * holds, and how much of its memory what comes in may take.
 *
 * <p>A connection takes a file and memory whether or not anything comes over it, so both bound
 * them: a third of the files that the process may open, since the log and answers on their way need
 * some too, and a quarter of the heap.
 *
 * @param openFilesMax files that it may have open
 * @param heapBytesMax its maximum heap
 */
record Machine(long openFilesMax, long heapBytesMax) {
  /** A server with less heap is refused; {@code -Xmx512m} is enough with every collector. */
  static final long HEAP_BYTES_MIN = 448L << 20;

  /** Connections of the public port that are never live streams. */
  static final int OTHER_CONNECTIONS = 500;

  /** Fewer streams than these are no service. */
  private static final int STREAMS_MIN = 100;

  private static final long NO_LIMIT_KNOWN = 1 << 20;
  private static final int FILES_PER_CONNECTION = 3;
  private static final int CONNECTIONS_PART = 4;

  /**
   * What a connection holds while its request is under way; 2,000 half requests took 72 KiB each.
   */
  private static final long CONNECTION_BYTES = 80 << 10;

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
    if (streams(STREAMS_MIN) < STREAMS_MIN) {
      throw new TajmiServer.NotStarted(
          "This process may open "
              + openFilesMax
              + " files; a server needs "
              + FILES_PER_CONNECTION * (STREAMS_MIN + OTHER_CONNECTIONS)
              + " (ulimit -n).");
    }
  }

  /** As many live streams as it holds, but no more than wanted. */
  int streams(int wanted) {
    long connections =
        Math.min(
            openFilesMax / FILES_PER_CONNECTION,
            heapBytesMax / CONNECTIONS_PART / CONNECTION_BYTES);
    return Math.clamp(connections - OTHER_CONNECTIONS, 0, wanted);
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
    return wanted.within(streams(wanted.live().clientsMax()), bodies());
  }
}
