package io.tajmi.query;

/** An address names something that is not there, or that its reader may not know of. */
public final class NotThere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String detail;

  /** Says in one sentence what is not there. */
  public NotThere(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** What is not there, in one sentence. */
  public String detail() {
    return detail;
  }
}
