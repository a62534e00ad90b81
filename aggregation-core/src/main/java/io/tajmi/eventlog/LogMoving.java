package io.tajmi.eventlog;

/** Other acts kept changing what an act rests on, however often it was decided anew. */
public final class LogMoving extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what it rested on the last time; nothing was written. */
  public LogMoving(String message) {
    super(message, null, false, false);
  }
}
