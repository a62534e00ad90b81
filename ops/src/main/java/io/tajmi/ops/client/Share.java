package io.tajmi.ops.client;

/** A part of a whole in percent with two decimals, by whole numbers only. */
final class Share {
  private static final long HUNDREDTHS = 10_000;
  private static final long[] EXACT_ONLY = {0, HUNDREDTHS / 2, HUNDREDTHS};

  private Share() {}

  /**
   * Rounded half up, but 0, 50 and 100 only where they are exact: a share nearby is written as more
   * or less than it; a dash where the whole is 0.
   */
  static String percent(long part, long whole) {
    if (whole <= 0) {
      return "-";
    }
    long scaled = Math.multiplyExact(part, HUNDREDTHS);
    long rounded = Math.addExact(Math.multiplyExact(2L, scaled), whole) / (2 * whole);
    for (long exact : EXACT_ONLY) {
      if (rounded == exact) {
        int side = Long.compare(scaled, Math.multiplyExact(exact, whole));
        return (side < 0 ? "<" : side > 0 ? ">" : "") + text(exact);
      }
    }
    return text(rounded);
  }

  private static String text(long hundredths) {
    long rest = hundredths % 100;
    return hundredths / 100 + "." + (rest < 10 ? "0" : "") + rest;
  }
}
