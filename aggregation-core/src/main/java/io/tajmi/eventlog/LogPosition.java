package io.tajmi.eventlog;

/**
 * A place in the log: 0, 1, 2 … without gaps. At once the Merkle leaf index, Axon's tracking token,
 * the version of a snapshot and the id of a frame.
 */
public record LogPosition(long index) implements Comparable<LogPosition> {

  /** Checks that there is such a place. */
  public LogPosition {
    if (index < 0) {
      throw new IllegalArgumentException("a position is 0 or more, not " + index);
    }
  }

  @Override
  public int compareTo(LogPosition other) {
    return Long.compare(index, other.index);
  }

  @Override
  public String toString() {
    return Long.toString(index);
  }
}
