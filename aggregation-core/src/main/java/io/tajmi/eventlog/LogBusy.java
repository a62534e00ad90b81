package io.tajmi.eventlog;

/** The queue before the log is full; nothing was written, try again. */
public final class LogBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason in one sentence. */
  public LogBusy(String message) {
    super(message);
  }
}
