package io.tajmi.eventlog;

/** An envelope id came again with other content. Nothing was written. */
public final class EnvelopeReused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient LogPosition first;

  /** Names where the envelope was first accepted. */
  public EnvelopeReused(String envelope, LogPosition first) {
    super("envelope " + envelope + " was accepted with other content at position " + first);
    this.first = first;
  }

  /** Where the envelope was first accepted. */
  public LogPosition first() {
    return first;
  }
}
