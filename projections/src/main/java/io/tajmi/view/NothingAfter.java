package io.tajmi.view;

/** A page of a list is to go on after what is not in the list. */
public final class NothingAfter extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String after;

  /** After this, in the words of whoever asks. */
  public NothingAfter(String after) {
    super("nothing comes after " + after, null, false, false);
    this.after = after;
  }

  /** What was named. */
  public String after() {
    return after;
  }
}
