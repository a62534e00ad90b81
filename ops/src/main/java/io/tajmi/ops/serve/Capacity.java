package io.tajmi.ops.serve;

/**
 * How many connections the public door holds, and how many of them may be live streams.
 *
 * <p>A connection takes a file and memory whether or not anything comes over it, so both bound
 * them: a third of the files that the process may open, since the log and answers on their way need
 * some too, and a quarter of the heap.
 */
record Capacity(int connections, int streams) {
  /** Connections that are never live streams. */
  static final int OTHERS = 500;

  /** Fewer streams than these are no service. */
  static final int STREAMS_MIN = 100;

  private static final int FILES_PER_CONNECTION = 3;
  private static final int HEAP_PARTS = 4;

  /** What a connection holds while its request is under way; 2,000 half requests took 72 each. */
  private static final long CONNECTION_BYTES = 80 << 10;

  /** The capacity of a process with as many streams as it allows, but no more than wanted. */
  static Capacity of(long openFilesMax, long heapBytesMax, int streamsWanted) {
    long most =
        Math.min(openFilesMax / FILES_PER_CONNECTION, heapBytesMax / HEAP_PARTS / CONNECTION_BYTES);
    int streams = Math.clamp(most - OTHERS, 0, streamsWanted);
    return new Capacity(streams + OTHERS, streams);
  }

  /** Open files of a process that holds so many streams. */
  static long filesFor(int streams) {
    return (long) FILES_PER_CONNECTION * (streams + OTHERS);
  }
}
