package io.tajmi.query;

import org.jspecify.annotations.Nullable;

/** An address names something that is not there, or that its reader may not know of. */
public final class NotThere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String detail;
  private final @Nullable String named;
  private final @Nullable String pointer;

  /** Says in one sentence what is not there. */
  public NotThere(String detail) {
    this(detail, null);
  }

  /**
   * Says in one sentence what is not there.
   *
   * @param named how whoever asks named it; null where nothing was named
   */
  public NotThere(String detail, @Nullable String named) {
    this(detail, named, null);
  }

  private NotThere(String detail, @Nullable String named, @Nullable String pointer) {
    super(detail, null, false, false);
    this.detail = detail;
    this.named = named;
    this.pointer = pointer;
  }

  /** The same, named by a field of a body. */
  public NotThere at(String field) {
    return new NotThere(detail, named, field);
  }

  /** What is not there, in one sentence. */
  public String detail() {
    return detail;
  }

  /** How whoever asks named it; null where that is not known. */
  public @Nullable String named() {
    return named;
  }

  /** A JSON pointer to where it was named; null where that was no body. */
  public @Nullable String pointer() {
    return pointer;
  }
}
