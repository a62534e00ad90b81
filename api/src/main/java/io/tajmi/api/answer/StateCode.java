package io.tajmi.api.answer;

import io.tajmi.branch.BranchState;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Bucket;

/**
 * Where a branch stands, as the outside world reads and asks for it: the name of its state, unless
 * an entry of it could not be applied.
 */
public enum StateCode {
  /** No tally yet. */
  AWAITED(Bucket.OUTSTANDING),
  /** In the totals. */
  RECORDED(Bucket.COUNTED),
  /** Held back until it is corrected or ruled on. */
  QUARANTINED(Bucket.HELD_BACK),
  /** Taken out of the totals by a ruling that stands. */
  ANNULLED(Bucket.ANNULLED),
  /** There will be no tally. */
  NO_TALLY(Bucket.NO_TALLY),
  /** An entry could not be applied. */
  INCOMPLETE(Bucket.INCOMPLETE);

  private final Bucket bucket;

  StateCode(Bucket bucket) {
    this.bucket = bucket;
  }

  /** The bucket of an area's progress that such a branch is in. */
  public Bucket bucket() {
    return bucket;
  }

  /** Of a branch. */
  public static StateCode of(BranchRow row) {
    if (row.incomplete()) {
      return INCOMPLETE;
    }
    return switch (row.state()) {
      case BranchState.Awaited _ -> AWAITED;
      case BranchState.Recorded _ -> RECORDED;
      case BranchState.Quarantined _ -> QUARANTINED;
      case BranchState.Annulled _ -> ANNULLED;
      case BranchState.NoTally _ -> NO_TALLY;
    };
  }
}
