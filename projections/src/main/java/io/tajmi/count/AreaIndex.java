package io.tajmi.count;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The areas that a contest's branches hang on, with all above them, numbered in the order of the
 * definition; made once at the seal and shared by all snapshots.
 *
 * <p>An area whose one child area holds all of its branches has that child's figures for ever, so
 * both have one <em>slot</em>. A village's contest thus keeps one total, not one for each level.
 */
public final class AreaIndex {
  private final Definition definition;
  private final int[] ordinals;
  private final int[] parents;
  private final int[] slots;
  private final int[] slotParents;
  private final int[] areaOfBranch;

  /** Follows from the rest; made when it is asked for first. */
  private volatile @Nullable Counties counties;

  private AreaIndex(
      Definition definition,
      int[] ordinals,
      int[] parents,
      int[] slots,
      int[] slotParents,
      int[] areaOfBranch) {
    this.definition = definition;
    this.ordinals = ordinals;
    this.parents = parents;
    this.slots = slots;
    this.slotParents = slotParents;
    this.areaOfBranch = areaOfBranch;
  }

  /** Makes the index of each contest of one definition. */
  public static final class Maker {
    private final Definition definition;
    private final int[] parents;

    /** Contests of one shape, such as those of villages with one branch, share what is equal. */
    private final Map<IntBuffer, int[]> shared = new HashMap<>();

    /**
     * Checks the territory.
     *
     * @throws IllegalArgumentException where a parent is not known or areas stand in a circle
     */
    public Maker(Definition definition) {
      this.definition = definition;
      List<Area> areas = definition.areas();
      this.parents = new int[areas.size()];
      for (int i = 0; i < parents.length; i++) {
        AreaCode parent = areas.get(i).parent();
        parents[i] = parent == null ? -1 : known(definition, parent);
      }
      for (int i = 0; i < parents.length; i++) {
        int steps = 0;
        for (int up = i; up >= 0; up = parents[up]) {
          if (steps++ > parents.length) {
            throw new IllegalArgumentException("areas stand in a circle: " + areas.get(i).code());
          }
        }
      }
    }

    public AreaIndex of(Contest contest) {
      List<Branch> branches = contest.branches();
      int[] areaOfBranch = new int[branches.size()];
      BitSet used = new BitSet();
      for (int i = 0; i < areaOfBranch.length; i++) {
        areaOfBranch[i] = known(definition, branches.get(i).area());
        for (int up = areaOfBranch[i]; up >= 0 && !used.get(up); up = parents[up]) {
          used.set(up);
        }
      }
      int[] ordinals = used.stream().toArray();
      Arrays.setAll(areaOfBranch, i -> Arrays.binarySearch(ordinals, areaOfBranch[i]));
      int[] local = new int[ordinals.length];
      Arrays.setAll(
          local,
          i -> parents[ordinals[i]] < 0 ? -1 : Arrays.binarySearch(ordinals, parents[ordinals[i]]));
      int[] slots = slots(local, areaOfBranch);
      return new AreaIndex(
          definition,
          ordinals,
          shared(local),
          shared(slots),
          shared(slotParents(local, slots)),
          shared(areaOfBranch));
    }

    private int[] shared(int[] made) {
      return shared.computeIfAbsent(IntBuffer.wrap(made), _ -> made);
    }

    private static int known(Definition definition, AreaCode area) {
      int ordinal = definition.ordinal(area);
      if (ordinal < 0) {
        throw new IllegalArgumentException("no such area: " + area);
      }
      return ordinal;
    }
  }

  /** The slot of each area. */
  private static int[] slots(int[] parents, int[] areaOfBranch) {
    int[] children = new int[parents.length];
    int[] onlyChild = new int[parents.length];
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] >= 0) {
        children[parents[i]]++;
        onlyChild[parents[i]] = i;
      }
    }
    boolean[] own = new boolean[parents.length];
    for (int area : areaOfBranch) {
      own[area] = true;
    }
    int[] slots = new int[parents.length];
    boolean[] passes = new boolean[parents.length];
    int count = 0;
    for (int i = 0; i < parents.length; i++) {
      passes[i] = !own[i] && children[i] == 1;
      if (!passes[i]) {
        slots[i] = count++;
      }
    }
    for (int i = 0; i < parents.length; i++) {
      int down = i;
      while (passes[down]) {
        down = onlyChild[down];
      }
      slots[i] = slots[down];
    }
    return slots;
  }

  /** The slot above each slot, or -1. */
  private static int[] slotParents(int[] parents, int[] slots) {
    int[] above = new int[Arrays.stream(slots).max().orElse(-1) + 1];
    Arrays.fill(above, -1);
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] >= 0 && slots[i] != slots[parents[i]]) {
        above[slots[i]] = slots[parents[i]];
      }
    }
    return above;
  }

  public int areas() {
    return ordinals.length;
  }

  public Area area(int local) {
    return definition.areas().get(ordinals[local]);
  }

  /** The local number of an area, or -1 where no branch of the contest is at or below it. */
  public int local(AreaCode area) {
    return Math.max(-1, Arrays.binarySearch(ordinals, definition.ordinal(area)));
  }

  /** The local number of the parent, or -1. */
  public int parent(int local) {
    return parents[local];
  }

  /** The local number of the area that holds all others. */
  public int top() {
    int top = areaOfBranch[0];
    while (parents[top] >= 0) {
      top = parents[top];
    }
    return top;
  }

  /** The local number of the area that a branch hangs on. */
  public int areaOf(int branch) {
    return areaOfBranch[branch];
  }

  public boolean within(int branch, int area) {
    return isAtOrBelow(areaOfBranch[branch], area);
  }

  /** Whether an area is another, or lies in it. */
  public boolean isAtOrBelow(int local, int area) {
    for (int up = local; up >= 0; up = parents[up]) {
      if (up == area) {
        return true;
      }
    }
    return false;
  }

  /**
   * For each area the child of another that it is or lies in, that other itself for itself, and -1
   * where it lies outside.
   */
  public int[] childrenOn(int area) {
    int[] children = new int[parents.length];
    for (int i = 0; i < parents.length; i++) {
      int below = i;
      int up = i;
      while (up >= 0 && up != area) {
        below = up;
        up = parents[up];
      }
      children[i] = up < 0 ? -1 : i == area ? area : below;
    }
    return children;
  }

  public void children(int area, IntConsumer each) {
    for (int i = 0; i < parents.length; i++) {
      if (parents[i] == area) {
        each.accept(i);
      }
    }
  }

  public void branches(int area, IntConsumer each) {
    for (int i = 0; i < areaOfBranch.length; i++) {
      if (areaOfBranch[i] == area) {
        each.accept(i);
      }
    }
  }

  public int slots() {
    return slotParents.length;
  }

  public int slot(int area) {
    return slots[area];
  }

  public int slotOf(int branch) {
    return slots[areaOfBranch[branch]];
  }

  /** The slot above, or -1. */
  public int slotParent(int slot) {
    return slotParents[slot];
  }

  /**
   * The branches by county. Where none lies above a branch, the topmost area below the root of the
   * tree stands in its place, or the root itself.
   */
  public static final class Counties {
    private final AreaCode[] areas;
    private final int[][] branches;
    private final int[] ofBranch;

    private Counties(AreaIndex index) {
      Map<Integer, List<Integer>> byArea = new LinkedHashMap<>();
      ofBranch = new int[index.areaOfBranch.length];
      for (int i = 0; i < ofBranch.length; i++) {
        byArea.computeIfAbsent(index.county(i), _ -> new ArrayList<>()).add(i);
      }
      areas = new AreaCode[byArea.size()];
      branches = new int[byArea.size()][];
      int next = 0;
      for (Map.Entry<Integer, List<Integer>> county : byArea.entrySet()) {
        areas[next] = index.area(county.getKey()).code();
        branches[next] = county.getValue().stream().mapToInt(Integer::intValue).toArray();
        for (int branch : branches[next]) {
          ofBranch[branch] = next;
        }
        next++;
      }
    }

    public int size() {
      return areas.length;
    }

    public AreaCode area(int county) {
      return areas[county];
    }

    /** The branches of a county in the order of the contest. */
    public int[] branches(int county) {
      return branches[county];
    }

    /** The county of a branch. */
    public int of(int branch) {
      return ofBranch[branch];
    }
  }

  public Counties counties() {
    Counties made = counties;
    if (made == null) {
      made = new Counties(this);
      counties = made;
    }
    return made;
  }

  private int county(int branch) {
    int below = areaOfBranch[branch];
    for (int up = below; up >= 0; up = parents[up]) {
      if (area(up).level() == AreaLevel.COUNTY) {
        return up;
      }
      below = parents[up] >= 0 ? up : below;
    }
    return below;
  }

  /** The lowest area of a slot, for messages. */
  @Nullable
  public Area named(int slot) {
    for (int i = ordinals.length - 1; i >= 0; i--) {
      if (slots[i] == slot) {
        return area(i);
      }
    }
    return null;
  }
}
