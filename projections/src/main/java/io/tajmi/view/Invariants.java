package io.tajmi.view;

import io.tajmi.count.AreaIndex;
import io.tajmi.count.FigureCells;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.ContestId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A11: an area's figures, each of them, are the sum of its child areas' and of what its own
 * branches contribute.
 */
public final class Invariants {
  private Invariants() {}

  /**
   * An area whose figures are not that sum.
   *
   * @param area the lowest of the areas that share these figures
   */
  public record Violation(ContestId contest, @Nullable AreaCode area) {}

  /** Checks every area of every contest from the rows up. */
  public static List<Violation> check(Snapshot snapshot) {
    List<Violation> violations = new ArrayList<>();
    for (ElectionView election : snapshot.elections().values()) {
      for (ContestView contest : election.contests()) {
        violations.addAll(check(contest));
      }
    }
    return violations;
  }

  /** Checks every area of one contest from the rows up. */
  public static List<Violation> check(ContestView contest) {
    AreaIndex index = contest.index();
    int candidates = contest.contest().candidates().size();
    long[][] owed = new long[index.slots()][];
    for (int slot = 0; slot < owed.length; slot++) {
      owed[slot] = new long[contest.totals().get(slot).packed().length()];
    }
    for (int branch = 0; branch < contest.contest().branches().size(); branch++) {
      FigureCells.add(owed[index.slotOf(branch)], contest.row(branch), candidates, 1);
    }
    for (int slot = 0; slot < owed.length; slot++) {
      if (index.slotParent(slot) >= 0) {
        FigureCells.addAll(owed[index.slotParent(slot)], contest.totals().get(slot).cells());
      }
    }
    List<Violation> violations = new ArrayList<>();
    for (int slot = 0; slot < owed.length; slot++) {
      if (!Arrays.equals(owed[slot], contest.totals().get(slot).cells())) {
        violations.add(violation(contest, slot));
      }
    }
    return violations;
  }

  /**
   * Checks that the difference between two views of a contest is the sum of its causes, in the
   * areas at or above the branches that were touched; where A11 held before, it then holds after.
   */
  public static List<Violation> checkStep(ContestView before, ContestView after, BitSet touched) {
    AreaIndex index = after.index();
    int candidates = after.contest().candidates().size();
    Map<Integer, long[]> owed = new TreeMap<>();
    for (int branch : touched.stream().toArray()) {
      int slot = index.slotOf(branch);
      while (slot >= 0 && !owed.containsKey(slot)) {
        owed.put(slot, new long[after.totals().get(slot).packed().length()]);
        slot = index.slotParent(slot);
      }
      long[] own = owed.getOrDefault(index.slotOf(branch), new long[0]);
      FigureCells.add(own, before.row(branch), candidates, -1);
      FigureCells.add(own, after.row(branch), candidates, 1);
    }
    for (int slot : List.copyOf(owed.keySet())) {
      long[] above = owed.get(index.slotParent(slot));
      if (above != null) {
        FigureCells.addAll(above, difference(before, after, slot));
      }
    }
    List<Violation> violations = new ArrayList<>();
    owed.forEach((slot, cells) -> {
      if (!Arrays.equals(cells, difference(before, after, slot))) {
        violations.add(violation(after, slot));
      }
    });
    return violations;
  }

  private static long[] difference(ContestView before, ContestView after, int slot) {
    long[] difference = after.totals().get(slot).cells();
    long[] old = before.totals().get(slot).cells();
    for (int i = 0; i < difference.length; i++) {
      difference[i] = Math.subtractExact(difference[i], old[i]);
    }
    return difference;
  }

  private static Violation violation(ContestView contest, int slot) {
    Area area = contest.index().named(slot);
    return new Violation(contest.contest().id(), area == null ? null : area.code());
  }
}
