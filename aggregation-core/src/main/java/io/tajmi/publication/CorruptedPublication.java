package io.tajmi.publication;

/** The log of a contest's publication contradicts itself: not an answer but a fault. */
public final class CorruptedPublication extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Says the contradiction in one sentence. */
  public CorruptedPublication(String contradiction) {
    super(contradiction);
  }
}
