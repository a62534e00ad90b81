package io.tajmi.decision.result;

/** How well a chance is known. */
public enum Precision {
  /** "Possible" means that a case exists in which it is so and a case in which it is not. */
  EXACT,
  /** "Sure" and "impossible" are certain, "possible" may be needless caution. */
  BOUND
}
