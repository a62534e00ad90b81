package io.tajmi.ops.demo;

/**
 * One branch.
 *
 * @param ordinal its place among all branches
 * @param area the ordinal of the area that it hangs on
 * @param number within its county, or abroad
 * @param urban whether it is in a city
 * @param papers ballot papers that its voters use in the largest contest
 */
record DemoBranch(
    int ordinal,
    String code,
    int area,
    Kind kind,
    int number,
    int province,
    boolean sampleCounty,
    boolean urban,
    int papers) {

  private static final int TINY_PAPERS = 30;

  /** Its voters, of whom two fifths come. */
  int electorate() {
    return papers * 5 / 2;
  }

  /** As branches.csv names them. */
  enum Kind {
    FIXED,
    MOBILE,
    ABROAD
  }

  /** Whether its voters are so few that their votes may be seen through. */
  boolean tiny() {
    return papers < TINY_PAPERS;
  }
}
