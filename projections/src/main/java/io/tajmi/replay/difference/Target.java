package io.tajmi.replay.difference;

import io.tajmi.view.Visible;
import java.util.BitSet;

/** What figures are of: an area or a part of one, or some boxes by themselves. */
sealed interface Target permits AreaTarget, BoxesTarget {
  /** Branches whose entries are its own, by their places in the contest. */
  BitSet members();

  /** Every branch that can be in its figures. */
  BitSet whole();

  /** Its figures, as a reader sees them. */
  long[] cells(Layout layout, Visible visible);

  /** How much of its votes is seen. */
  Visible.Extent extent(Visible visible);

  /** How much of what one of its branches has in its figures is seen. */
  Visible.Extent extent(Visible visible, int branch);

  /** Whether the reader sees more or less of it by one than by the other. */
  boolean opens(Visible then, Visible now);

  /** Whether a branch's box is in what everyone reads of it. */
  boolean shows(Visible visible, int branch);
}
