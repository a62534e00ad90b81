package io.tajmi.count;

/** How far down an answer about an area goes. */
public enum AreaDepth {
  /** The area itself alone. */
  ITSELF,
  /** The areas and branches directly below it too. */
  DIRECTLY_BELOW
}
