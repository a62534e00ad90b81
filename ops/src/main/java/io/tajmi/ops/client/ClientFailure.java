package io.tajmi.ops.client;

/** A command cannot go on: an exit code, and one sentence that says what to do. */
public final class ClientFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** One of {@link ExitCode}, and the sentence. */
  public ClientFailure(int exitCode, String sentence) {
    super(sentence, null, false, false);
    this.exitCode = exitCode;
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }

  /** What to tell the person who typed the command. */
  public String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
