package io.tajmi.count;

import io.tajmi.election.Contest;
import java.util.Arrays;

/** The totals of a contest from its rows up, by slot of its index. */
public final class AreaSums {
  private final AreaIndex index;
  private final long[][] cells;
  private final long[] changedAt;

  private AreaSums(AreaIndex index, int length) {
    this.index = index;
    this.cells = new long[index.slots()][length];
    this.changedAt = new long[index.slots()];
    Arrays.fill(changedAt, -1);
  }

  public static Chunks<AreaTotal> of(Contest contest, AreaIndex index, Chunks<BranchRow> rows) {
    int candidates = contest.candidates().size();
    AreaSums sums = new AreaSums(index, FigureCells.length(candidates, contest.lists().size()));
    for (int branch = 0; branch < rows.size(); branch++) {
      BranchRow row = rows.get(branch);
      int slot = index.slotOf(branch);
      FigureCells.add(sums.cells[slot], row, candidates, 1);
      sums.changedAt[slot] = Math.max(sums.changedAt[slot], row.changedAt());
    }
    sums.carryUp();
    return Chunks.of(
        index.slots(), i -> new AreaTotal(sums.cells[i], candidates, sums.changedAt[i]));
  }

  /** Each slot is added to the one above as soon as nothing more is added to it. */
  private void carryUp() {
    int[] waitsFor = new int[cells.length];
    for (int slot = 0; slot < cells.length; slot++) {
      if (index.slotParent(slot) >= 0) {
        waitsFor[index.slotParent(slot)]++;
      }
    }
    for (int slot = 0; slot < cells.length; slot++) {
      for (int ready = slot; ready >= 0 && waitsFor[ready] == 0; ready = index.slotParent(ready)) {
        waitsFor[ready] = -1;
        int above = index.slotParent(ready);
        if (above >= 0) {
          FigureCells.addAll(cells[above], cells[ready]);
          changedAt[above] = Math.max(changedAt[above], changedAt[ready]);
          waitsFor[above]--;
        }
      }
    }
  }
}
