package io.tajmi.election;

/** How a branch stands: at a place, on a route, or outside the country. */
public enum BranchKind {
  FIXED,
  MOBILE,
  ABROAD
}
