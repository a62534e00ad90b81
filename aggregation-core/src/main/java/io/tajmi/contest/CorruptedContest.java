package io.tajmi.contest;

/** The log of a contest contradicts itself: not an answer but a fault. */
public final class CorruptedContest extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Says the contradiction in one sentence. */
  public CorruptedContest(String contradiction) {
    super(contradiction);
  }
}
