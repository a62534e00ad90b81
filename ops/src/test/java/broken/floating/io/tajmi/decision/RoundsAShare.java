package broken.floating.io.tajmi.decision;

/** Breaks a rule on purpose. */
class RoundsAShare {
  long percent(long part, long whole) {
    double share = 100.0 * part / whole;
    return (long) share;
  }
}
