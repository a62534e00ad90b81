package io.tajmi.count;

/**
 * The identities A1 to A5, each over the counted branches that state all its fields.
 *
 * @param papers A1: received, against used, spoiled and remaining
 * @param surplus A2: ballots in the box beyond the papers used
 * @param carriedAway A3: papers used beyond the ballots in the box; lawful
 * @param box A4: ballots taken as stated, against those in the box less those not taken
 * @param counted A5: ballots taken as stated, or, where not stated, those in the box less those not
 *     taken, against valid and invalid-taken ballots
 */
public record Reconciliation(
    Equation papers, Surplus surplus, CarriedAway carriedAway, Equation box, Equation counted) {

  /**
   * One identity, summed.
   *
   * @param n branches it is checked over; 0 is "not checked"
   */
  public record Equation(long n, long left, long right) {

    /** Left less right, 0 where it holds. */
    public long difference() {
      return Math.subtractExact(left, right);
    }

    /** Whether any branch states its fields. */
    public boolean checked() {
      return n > 0;
    }
  }

  /**
   * Ballots in the box beyond the papers used.
   *
   * @param n branches that state ballots in the box, papers used and ballots not taken; 0 is "not
   *     checked"
   * @param surplus sum of what exceeds zero
   * @param notTaken ballots not taken in those n branches
   * @param withSurplus how many of them have a surplus
   * @param notCovered how many have a surplus that their own ballots not taken do not cover
   */
  public record Surplus(long n, long surplus, long notTaken, long withSurplus, long notCovered) {

    /** Whether any branch states its fields. */
    public boolean checked() {
      return n > 0;
    }
  }

  /**
   * Papers that were used and not found in the box.
   *
   * @param n branches that state papers used and ballots in the box; 0 is "not checked"
   * @param papers sum of what exceeds zero
   */
  public record CarriedAway(long n, long papers) {

    /** Whether any branch states its fields. */
    public boolean checked() {
      return n > 0;
    }
  }
}
