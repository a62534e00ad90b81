package io.tajmi.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * The stored log is not what was written. Nothing is accepted and no number is published until it
 * is mended.
 */
public class LogCorrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long firstUntrusted;

  /**
   * Names the first position that cannot be trusted.
   *
   * @param cause what the store reported, which names the file where it can
   */
  public LogCorrupted(long firstUntrusted, String reason, @Nullable Throwable cause) {
    super("the log cannot be trusted from position " + firstUntrusted + " on: " + reason, cause);
    this.firstUntrusted = firstUntrusted;
  }

  /** Says by itself why the log cannot be read from its beginning. */
  LogCorrupted(String sentence) {
    super(sentence, null);
    this.firstUntrusted = 0;
  }

  /** Every position before this one was verified. */
  public long firstUntrusted() {
    return firstUntrusted;
  }
}
