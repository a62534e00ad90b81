package io.tajmi.view;

/**
 * The one bucket of an area's progress that a branch is in; the order is that of the cells of an
 * {@link AreaTotal}.
 */
enum Standing {
  COUNTED,
  HELD_BACK,
  ANNULLED,
  NO_TALLY,
  OUTSTANDING,
  INCOMPLETE
}
