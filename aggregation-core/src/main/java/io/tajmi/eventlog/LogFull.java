package io.tajmi.eventlog;

/**
 * The disk beneath the log is full, and the log waits for space. Of acts that were just being
 * written it is not known yet whether they will stand; the same envelope, sent again, tells.
 */
public final class LogFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason in one sentence. */
  public LogFull(String message) {
    super(message);
  }
}
