package io.tajmi.election.record;

/** The parts of a sealed definition are not what its seal says: the log is corrupted. */
public final class DefinitionMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what does not fit, in one sentence. */
  public DefinitionMismatch(String message) {
    super(message);
  }

  /** With what does not fit, in one sentence, and where that was found. */
  public DefinitionMismatch(String message, Throwable cause) {
    super(message, cause);
  }
}
