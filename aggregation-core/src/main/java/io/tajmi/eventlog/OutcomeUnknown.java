package io.tajmi.eventlog;

/** It is not known whether the act was written; the same envelope, sent again, tells. */
public final class OutcomeUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the reason in one sentence. */
  public OutcomeUnknown(String message) {
    super(message);
  }
}
