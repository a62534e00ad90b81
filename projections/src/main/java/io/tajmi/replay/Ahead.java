package io.tajmi.replay;

import java.util.Locale;

/** A position was asked for that the log has not come to. */
public final class Ahead extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long position;
  private final long head;

  /** A position, and where the log ends. */
  public Ahead(long position, long head) {
    super(null, null, false, false);
    this.position = position;
    this.head = head;
  }

  /** The position. */
  public long position() {
    return position;
  }

  /** One sentence. */
  public String detail() {
    return String.format(
        Locale.ROOT, "The log ends at position %d; there is no position %d yet.", head, position);
  }
}
