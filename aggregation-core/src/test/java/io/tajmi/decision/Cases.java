package io.tajmi.decision;

/** How many seeded cases a test looks at. */
final class Cases {
  private Cases() {}

  /** All of them, or the share that {@code tajmi.casesPercent} leaves when mutants are made. */
  static int of(int all) {
    return Math.max(1, all * Integer.getInteger("tajmi.casesPercent", 100) / 100);
  }
}
