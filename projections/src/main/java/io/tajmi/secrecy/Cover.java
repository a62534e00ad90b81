package io.tajmi.secrecy;

import io.tajmi.count.AreaIndex;
import io.tajmi.election.Branch;
import io.tajmi.eventlog.SecrecyLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Boxes that are set aside before the night by codes and areas alone, lowest codes first, so that a
 * small box that is left at the end is never all that the contest's total has beyond what was
 * shown. They are as many as one small box needs beside it, wherever it is.
 */
final class Cover {
  /** Of more than these the fewest that are enough are not looked for. */
  private static final int TRIED_MAX = 12;

  private final GroupRule rule;
  private final List<Branch> branches;
  private final int outside;
  private final int boxes;
  private final int boxesOfPartMax;

  Cover(GroupRule rule, List<Branch> branches) {
    SecrecyLimits limits = rule.limits();
    this.outside =
        Math.max(
            limits.otherAreasBoxesMin(),
            Math.ceilDiv(limits.otherAreasBallotsMin(), limits.ballotsMin()));
    int alone =
        Math.max(
            limits.groupBoxesMin(),
            Math.ceilDiv(limits.groupBallotsMin(), limits.ballotsMin()) + 1);
    this.rule = rule;
    this.branches = branches;
    this.boxes = Math.max(alone, 2 * outside);
    this.boxesOfPartMax = boxes - outside;
  }

  /** How many branches the contest has. */
  int branches() {
    return branches.size();
  }

  /** Before the night; none where the only box is the result whatever is done. */
  List<Integer> before() {
    return branches.size() == 1 ? List.of() : filledUp(List.of(), branch -> true);
  }

  /**
   * Boxes that are still set aside, with as many more as they lack.
   *
   * @param free whether nothing of a branch was shown yet
   */
  List<Integer> filledUp(List<Integer> aside, IntPredicate free) {
    List<Integer> filled = new ArrayList<>(aside);
    if (filled.size() < boxes) {
      int[] beyond = beyond();
      Map<Integer, Integer> ofPart = new HashMap<>();
      aside.forEach(branch -> ofPart.merge(part(branch, beyond), 1, Integer::sum));
      List<Integer> others = others(aside, free, beyond);
      for (int branch : others) {
        int part = part(branch, beyond);
        if (filled.size() < boxes && ofPart.getOrDefault(part, 0) < boxesOfPartMax) {
          ofPart.merge(part, 1, Integer::sum);
          filled.add(branch);
        }
      }
      for (int i = 0; i < others.size() && filled.size() < boxes; i++) {
        if (!filled.contains(others.get(i))) {
          filled.add(others.get(i));
        }
      }
    }
    return List.copyOf(filled);
  }

  private List<Integer> others(List<Integer> aside, IntPredicate free, int[] beyond) {
    List<Integer> nearlyAll = nearlyAll(beyond);
    Map<Boolean, List<Integer>> byUse =
        IntStream.range(0, branches.size())
            .filter(branch -> free.test(branch) && !aside.contains(branch))
            .boxed()
            .sorted(byCode())
            .collect(
                Collectors.partitioningBy(branch ->
                    nearlyAll.stream().allMatch(area -> rule.index().within(branch, area))));
    List<Integer> others = new ArrayList<>(byUse.getOrDefault(true, List.of()));
    others.addAll(byUse.getOrDefault(false, List.of()));
    return others;
  }

  /**
   * As few of these as make others enough, lowest codes first. Where they cannot, the areas for
   * which all of them are not enough are left out; where not even a single box is hidden then, all.
   *
   * @param others what nobody has seen beside them
   */
  List<SmallBoxes.Box> fewest(List<SmallBoxes.Box> others, List<SmallBoxes.Box> from) {
    List<SmallBoxes.Box> sorted =
        from.stream().sorted(Comparator.comparing(SmallBoxes.Box::branch, byCode())).toList();
    List<SmallBoxes.Box> all = new ArrayList<>(others);
    all.addAll(sorted);
    List<SmallBoxes.Box> fewest = fewest(others, sorted, Set.of());
    if (fewest == null) {
      fewest = fewest(others, sorted, rule.unmet(rule.index().top(), all));
    }
    return fewest == null ? sorted : fewest;
  }

  private @Nullable List<SmallBoxes.Box> fewest(
      List<SmallBoxes.Box> others, List<SmallBoxes.Box> sorted, Set<Integer> leftOut) {
    List<SmallBoxes.Box> tried = sorted.subList(0, Math.min(TRIED_MAX, sorted.size()));
    for (int size = 0; size <= tried.size(); size++) {
      List<SmallBoxes.Box> enough = enough(others, tried, size, leftOut);
      if (enough != null) {
        return List.copyOf(enough.subList(others.size(), enough.size()));
      }
    }
    return null;
  }

  /** Others with so many of these, the first in their order that are enough; else null. */
  private @Nullable List<SmallBoxes.Box> enough(
      List<SmallBoxes.Box> others, List<SmallBoxes.Box> from, int size, Set<Integer> leftOut) {
    if (size == 0) {
      return rule.enough(rule.index().top(), others, leftOut) ? others : null;
    }
    for (int i = 0; i + size <= from.size(); i++) {
      List<SmallBoxes.Box> more = new ArrayList<>(others);
      more.add(from.get(i));
      List<SmallBoxes.Box> rest = from.subList(i + 1, from.size());
      List<SmallBoxes.Box> enough = enough(more, rest, size - 1, leftOut);
      if (enough != null) {
        return enough;
      }
    }
    return null;
  }

  private Comparator<Integer> byCode() {
    return Comparator.comparing((Integer branch) -> branches.get(branch).code().value());
  }

  /** How many branches lie outside each area. */
  private int[] beyond() {
    AreaIndex index = rule.index();
    int[] beyond = new int[index.areas()];
    Arrays.fill(beyond, branches.size());
    for (int branch = 0; branch < branches.size(); branch++) {
      for (int up = index.areaOf(branch); up >= 0; up = index.parent(up)) {
        beyond[up]--;
      }
    }
    return beyond;
  }

  /** The largest area that a box lies in and outside which enough lie; of one in none, itself. */
  private int part(int branch, int[] beyond) {
    int part = -1 - branch;
    int up = rule.index().areaOf(branch);
    while (up >= 0 && beyond[up] >= outside) {
      part = up;
      up = rule.index().parent(up);
    }
    return part;
  }

  /** Areas outside which too few lie: beside boxes of such an area those give themselves away. */
  private List<Integer> nearlyAll(int[] beyond) {
    return IntStream.range(0, beyond.length)
        .filter(area -> beyond[area] > 0 && beyond[area] < outside)
        .boxed()
        .toList();
  }
}
