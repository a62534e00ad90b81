package io.tajmi.eventlog;

import java.time.Duration;

/**
 * What the log takes at most.
 *
 * @param commitEntriesMax entries in a commit, and so in one act
 * @param commitBytesMax bytes of lines in a commit, and so in one act
 * @param queueEntriesMax entries waiting for the committer
 * @param queueBytesMax bytes of lines waiting for the committer
 * @param appendWaitMax how long an act waits to become durable before its outcome is unknown
 * @param aheadMax how far an entry's time may be ahead of the committer's clock
 */
public record LogLimits(
    int commitEntriesMax,
    long commitBytesMax,
    int queueEntriesMax,
    long queueBytesMax,
    Duration appendWaitMax,
    Duration aheadMax) {
  /** The limits of a production node. */
  public static final LogLimits DEFAULT =
      new LogLimits(
          1_024, 4L << 20, 20_000, 64L << 20, Duration.ofSeconds(30), Duration.ofSeconds(2));

  /** The same with another queue; in bytes. */
  public LogLimits withQueue(long bytesMax) {
    return new LogLimits(
        commitEntriesMax, commitBytesMax, queueEntriesMax, bytesMax, appendWaitMax, aheadMax);
  }
}
