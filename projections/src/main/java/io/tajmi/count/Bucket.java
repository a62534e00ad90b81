package io.tajmi.count;

import io.tajmi.branch.BranchState;

/**
 * Where a branch is in the progress of an area: each is in one bucket. Their order is that of the
 * cells of an {@link AreaTotal}.
 */
public enum Bucket {
  /** In the totals. */
  COUNTED("counted"),
  /** Held back until it is corrected or ruled on. */
  HELD_BACK("heldBack"),
  /** Taken out of the totals by a ruling that stands. */
  ANNULLED("annulled"),
  /** There will be no tally. */
  NO_TALLY("noTally"),
  /** No tally yet. */
  OUTSTANDING("outstanding"),
  /** An entry could not be applied. */
  INCOMPLETE("incomplete");

  private final String key;

  Bucket(String key) {
    this.key = key;
  }

  /** The name of its number in the progress of an area. */
  public String key() {
    return key;
  }

  /** How many branches of an area are in it. */
  public long count(Progress progress) {
    return switch (this) {
      case COUNTED -> progress.counted();
      case HELD_BACK -> progress.heldBack();
      case ANNULLED -> progress.annulled();
      case NO_TALLY -> progress.noTally();
      case OUTSTANDING -> progress.outstanding();
      case INCOMPLETE -> progress.incomplete();
    };
  }

  static Bucket of(BranchState state) {
    return switch (state) {
      case BranchState.Awaited _ -> OUTSTANDING;
      case BranchState.Recorded _ -> COUNTED;
      case BranchState.Quarantined _ -> HELD_BACK;
      case BranchState.Annulled _ -> ANNULLED;
      case BranchState.NoTally _ -> NO_TALLY;
    };
  }
}
