package io.tajmi.eventlog;

import org.jspecify.annotations.Nullable;

/** The log takes no more acts: it was closed, or its store failed and the writer stopped. */
public final class LogStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what stopped it, where that was a fault. */
  public LogStopped(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
