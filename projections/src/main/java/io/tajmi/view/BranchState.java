package io.tajmi.view;

/**
 * Where a branch stands for who reads a list of them: as its tally, unless an entry of it could not
 * be applied.
 */
public enum BranchState {
  /** No tally yet. */
  AWAITED("outstanding"),
  /** In the totals. */
  RECORDED("counted"),
  /** Held back until it is corrected or ruled on. */
  QUARANTINED("heldBack"),
  /** Taken out of the totals by a ruling that stands. */
  ANNULLED("annulled"),
  /** There will be no tally. */
  NO_TALLY("noTally"),
  /** An entry could not be applied. */
  INCOMPLETE("incomplete");

  private final String key;

  BranchState(String key) {
    this.key = key;
  }

  /** The name of its number in the progress of an area. */
  public String key() {
    return key;
  }

  /** How many branches of an area are in it. */
  public long count(AreaTotal.Progress progress) {
    return switch (this) {
      case AWAITED -> progress.outstanding();
      case RECORDED -> progress.counted();
      case QUARANTINED -> progress.heldBack();
      case ANNULLED -> progress.annulled();
      case NO_TALLY -> progress.noTally();
      case INCOMPLETE -> progress.incomplete();
    };
  }

  /** The state of a row. */
  public static BranchState of(BranchRow row) {
    if (row.incomplete()) {
      return INCOMPLETE;
    }
    return switch (row.state()) {
      case AWAITED -> AWAITED;
      case RECORDED -> RECORDED;
      case QUARANTINED -> QUARANTINED;
      case ANNULLED -> ANNULLED;
      case NO_TALLY -> NO_TALLY;
    };
  }
}
