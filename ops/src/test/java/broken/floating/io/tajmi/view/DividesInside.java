package broken.floating.io.tajmi.view;

/** Breaks a rule on purpose. */
class DividesInside {
  long percent(long part, long whole) {
    return Math.round(100.0 * part / whole);
  }
}
