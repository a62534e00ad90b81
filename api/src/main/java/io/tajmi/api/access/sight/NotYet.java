package io.tajmi.api.access.sight;

/** A reader asked for a position that this node has not folded in time. */
public final class NotYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String detail;

  NotYet(String detail) {
    super(detail, null, false, false);
    this.detail = detail;
  }

  /** One sentence. */
  public String detail() {
    return detail;
  }
}
