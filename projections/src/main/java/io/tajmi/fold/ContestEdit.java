package io.tajmi.fold;

import io.tajmi.count.AreaIndex;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Chunks;
import io.tajmi.count.FigureCells;
import io.tajmi.count.TallyShape;
import io.tajmi.secrecy.SmallBoxesEdit;
import io.tajmi.view.ContestFile;
import io.tajmi.view.ContestView;
import io.tajmi.view.Publicity;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The next view of a contest while a batch is applied: each touched thing is copied once. */
public final class ContestEdit {
  private final ContestView base;
  private final TallyShape shape;
  private final Chunks.Edit<BranchRow> rows;
  private final Map<Integer, Sum> sums = new HashMap<>();
  private final BitSet touched = new BitSet();
  private final SmallBoxesEdit smallBoxes;
  private final long[] delta;
  private Publicity publicity;
  private ContestFile file;

  private static final class Sum {
    final long[] cells;
    long changedAt = -1;

    Sum(long[] cells) {
      this.cells = cells;
    }
  }

  public ContestEdit(ContestView base) {
    this.base = base;
    this.publicity = base.publicity();
    this.file = base.file();
    this.shape = new TallyShape(base.contest(), base.definition());
    this.rows = new Chunks.Edit<>(base.rows());
    int candidates = base.contest().candidates().size();
    int lists = base.contest().lists().size();
    this.smallBoxes = new SmallBoxesEdit(base.smallBoxes(), rows::get, this::complete);
    this.delta = new long[FigureCells.length(candidates, lists)];
  }

  ContestView base() {
    return base;
  }

  TallyShape shape() {
    return shape;
  }

  BranchRow row(int branch) {
    return rows.get(branch);
  }

  /** Puts a row in place and carries the difference up along the parents. */
  public void replace(int branch, BranchRow next, long position) {
    BranchRow before = rows.get(branch);
    suppose(branch, next, position);
    smallBoxes.changed(branch, before, next, position);
  }

  /** The same for a row that is only supposed: boxes are shown together as they were. */
  void suppose(int branch, BranchRow next, long position) {
    int candidates = base.contest().candidates().size();
    BranchRow before = rows.get(branch);
    Arrays.fill(delta, 0);
    FigureCells.add(delta, before, candidates, -1);
    FigureCells.add(delta, next, candidates, 1);
    AreaIndex index = base.index();
    for (int slot = index.slotOf(branch); slot >= 0; slot = index.slotParent(slot)) {
      Sum sum = sums.computeIfAbsent(slot, s -> new Sum(base.totals().get(s).cells()));
      FigureCells.addAll(sum.cells, delta);
      sum.changedAt = position;
    }
    rows.set(branch, next);
    touched.set(branch);
  }

  /** Branches that are kept as cover, as it stands now. */
  List<Integer> cover() {
    return smallBoxes.cover();
  }

  private boolean complete(int area) {
    int slot = base.index().slot(area);
    Sum sum = sums.get(slot);
    return sum == null
        ? base.totals().get(slot).complete()
        : FigureCells.complete(cell -> sum.cells[cell]);
  }

  /** Whether people outside the acting chain may read its votes, as it stands now. */
  Publicity publicity() {
    return publicity;
  }

  /** Releases or halts the contest; counts are left as they are. */
  void publish(Publicity next) {
    publicity = next;
  }

  /** What was done to the contest and its candidates, as it stands now. */
  ContestFile file() {
    return file;
  }

  /** Takes what was done to the contest and its candidates; counts are left as they are. */
  void file(ContestFile next) {
    file = next;
  }

  /** Whether anything was done. */
  boolean changed() {
    return !touched.isEmpty() || !publicity.equals(base.publicity()) || !file.equals(base.file());
  }

  /** Places of the branches whose rows were replaced. */
  public BitSet touched() {
    return touched;
  }

  /** The next view; the edit is of no use after it. */
  public ContestView done() {
    if (touched.isEmpty()) {
      return base.with(publicity, file);
    }
    Chunks.Edit<AreaTotal> totals = new Chunks.Edit<>(base.totals());
    int candidates = base.contest().candidates().size();
    sums.forEach(
        (slot, sum) -> totals.set(slot, new AreaTotal(sum.cells, candidates, sum.changedAt)));
    return new ContestView(
        base.definition(),
        base.contest(),
        base.index(),
        rows.done(),
        totals.done(),
        smallBoxes.done(),
        publicity,
        file,
        base.isSupposed());
  }
}
