package io.tajmi.count;

/** An event does not fit the row that it happened to: its branch becomes incomplete. */
public final class EventDoesNotFit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EventDoesNotFit(String reason) {
    super(reason, null, false, false);
  }

  public static void unless(boolean fits, String reason) {
    if (!fits) {
      throw new EventDoesNotFit(reason);
    }
  }
}
