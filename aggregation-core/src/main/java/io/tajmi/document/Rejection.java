package io.tajmi.document;

import org.jspecify.annotations.Nullable;

/** An act was refused: an answer, not a fault. Nothing was written. */
public final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RuleCode code;
  private final @Nullable String pointer;

  /**
   * One sentence that says what to do.
   *
   * @param pointer RFC 6901 JSON Pointer into the document; null where the whole is meant
   */
  public Rejection(RuleCode code, @Nullable String pointer, String detail) {
    super(detail, null, false, false);
    this.code = code;
    this.pointer = pointer;
  }

  /** Its public code. */
  public RuleCode code() {
    return code;
  }

  /** Where in the document, or null. */
  public @Nullable String pointer() {
    return pointer;
  }

  /** One sentence. */
  public String detail() {
    String message = getMessage();
    return message == null ? code.sentence() : message;
  }
}
