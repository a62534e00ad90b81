package io.tajmi.eventlog.codec;

/**
 * The stream of an aggregate contradicts itself: not an answer but a fault; nothing may be built on
 * it.
 */
public final class CorruptedStream extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Names the aggregate, and the contradiction in one sentence. */
  public CorruptedStream(Object aggregate, String contradiction) {
    super(aggregate + ": " + contradiction);
  }
}
