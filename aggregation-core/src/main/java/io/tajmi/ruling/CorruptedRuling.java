package io.tajmi.ruling;

/** The log of a ruling contradicts itself: not an answer but a fault. */
public final class CorruptedRuling extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Says the contradiction in one sentence. */
  public CorruptedRuling(String contradiction) {
    super(contradiction);
  }
}
