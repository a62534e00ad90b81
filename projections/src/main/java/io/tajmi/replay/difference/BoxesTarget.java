package io.tajmi.replay.difference;

import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.view.Visible;
import io.tajmi.view.Visible.Extent;
import java.util.BitSet;

/**
 * Some boxes by themselves, each as far as it is shown alone to the reader.
 *
 * @param members the branches, by their places in the contest
 */
record BoxesTarget(BitSet members) implements Target {

  @Override
  public BitSet whole() {
    return members;
  }

  @Override
  public long[] cells(Layout layout, Visible visible) {
    long[] cells = new long[layout.length()];
    members.stream()
        .forEach(branch -> {
          BranchRow row = visible.view().row(branch);
          cells[row.bucket().ordinal()]++;
          layout.addBox(cells, isSeen(visible, branch) ? row.counted() : null, 1);
        });
    return cells;
  }

  private boolean isSeen(Visible visible, int branch) {
    return extent(visible, branch) == Extent.ALL || shows(visible, branch);
  }

  /** All where each is seen whatever it holds, none where of no box it is told what it has. */
  @Override
  public Extent extent(Visible visible) {
    Extent all = null;
    for (int branch = members.nextSetBit(0); branch >= 0; branch = members.nextSetBit(branch + 1)) {
      boolean hidden = visible.view().row(branch).counts() && !isSeen(visible, branch);
      Extent one = hidden ? Extent.NONE : extent(visible, branch);
      all = all == null || all == one ? one : Extent.PUBLIC;
    }
    return all == null ? Extent.NONE : all;
  }

  @Override
  public Extent extent(Visible visible, int branch) {
    return visible.extent(branch);
  }

  @Override
  public boolean opens(Visible then, Visible now) {
    return members.stream().anyMatch(branch -> extent(then, branch) != extent(now, branch));
  }

  @Override
  public boolean shows(Visible visible, int branch) {
    Tally counted = members.get(branch) ? visible.view().row(branch).counted() : null;
    return counted != null && visible.shows(branch, counted);
  }
}
