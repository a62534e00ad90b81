package io.tajmi.ops.fiction;

/** Where a branch stands, as the columns of expected.json name it. */
public enum CsvColumn {
  COUNTED("counted"),
  HELD_BACK("heldBack"),
  ANNULLED("annulled"),
  NO_TALLY("noTally"),
  OUTSTANDING("outstanding");

  private final String key;

  CsvColumn(String key) {
    this.key = key;
  }

  /** Its name in expected.json. */
  public String key() {
    return key;
  }
}
