package io.tajmi.decision;

/** How many seeded cases a test looks at. */
final class Cases {
  private static final int PER_CENT = 100;
  private static final int LOOKED_AT = Integer.getInteger("tajmi.casesPercent", PER_CENT);

  private Cases() {}

  /** Whether it is all of them. */
  static boolean all() {
    return LOOKED_AT == PER_CENT;
  }

  /** All of them, or the share that {@code tajmi.casesPercent} leaves when mutants are made. */
  static int of(int all) {
    return Math.max(1, all * LOOKED_AT / PER_CENT);
  }
}
