package io.tajmi.view;

/** Where a branch's tally stands. */
public enum RowState {
  /** No tally yet. */
  AWAITED,
  /** A tally on record, in the totals. */
  RECORDED,
  /** A tally on record, held back from the totals until it is corrected or ruled on. */
  QUARANTINED,
  /** A tally on record, taken out of the totals by a ruling that stands. */
  ANNULLED,
  /** There will be no tally. */
  NO_TALLY
}
