package io.tajmi.ops.demo;

/** What becomes of a branch in a contest beyond its first minute. */
enum Fate {
  /** Nothing more. */
  ORDINARY,
  /** The same line is sent again. */
  REPEATED,
  /** A minute that was held back is put right. */
  CORRECTED,
  /** The same, after all others. */
  CORRECTED_AT_LAST,
  /** A minute that counted is replaced after a second reading. */
  RECOUNTED,
  /** It comes after all the others. */
  LATE,
  /** There is none. */
  CLOSED,
  /** There was to be none, and then there is one. */
  REOPENED,
  /** A ruling takes it out. */
  ANNULLED,
  /** A ruling takes it out, and a second one reverses that. */
  RESTORED
}
