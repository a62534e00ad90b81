package io.tajmi.eventlog.line;

/** An entry or an act is larger than the log takes. Nothing was written, nothing was cut. */
public final class EntryTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what has which size, and what the limit is. */
  public EntryTooLarge(String what) {
    super(what);
  }
}
