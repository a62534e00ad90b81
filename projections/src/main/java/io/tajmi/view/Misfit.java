package io.tajmi.view;

/** An event does not fit the row that it happened to: its branch becomes incomplete. */
final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Misfit(String reason) {
    super(reason, null, false, false);
  }

  static void unless(boolean fits, String reason) {
    if (!fits) {
      throw new Misfit(reason);
    }
  }
}
