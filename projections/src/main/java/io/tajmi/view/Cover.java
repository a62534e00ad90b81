package io.tajmi.view;

import io.tajmi.election.Branch;
import io.tajmi.eventlog.SecrecyLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
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
  private final int boxes;
  private final int boxesOfPartMax;

  Cover(GroupRule rule, List<Branch> branches) {
    SecrecyLimits limits = rule.limits();
    int outside =
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
      Map<Integer, Integer> ofPart = new HashMap<>();
      aside.forEach(branch -> ofPart.merge(part(branch), 1, Integer::sum));
      List<Integer> others =
          IntStream.range(0, branches.size())
              .filter(branch -> free.test(branch) && !aside.contains(branch))
              .boxed()
              .sorted(byCode())
              .toList();
      for (int branch : others) {
        if (filled.size() < boxes && ofPart.getOrDefault(part(branch), 0) < boxesOfPartMax) {
          ofPart.merge(part(branch), 1, Integer::sum);
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

  /**
   * As few of these as make others enough, lowest codes first; all of them where they do not.
   *
   * @param others what nobody has seen beside them
   */
  List<SmallBoxes.Box> fewest(List<SmallBoxes.Box> others, List<SmallBoxes.Box> from) {
    List<SmallBoxes.Box> sorted =
        from.stream().sorted(Comparator.comparing(SmallBoxes.Box::branch, byCode())).toList();
    List<SmallBoxes.Box> tried = sorted.subList(0, Math.min(TRIED_MAX, sorted.size()));
    for (int size = 0; size <= tried.size(); size++) {
      List<SmallBoxes.Box> enough = enough(others, tried, size);
      if (enough != null) {
        return List.copyOf(enough.subList(others.size(), enough.size()));
      }
    }
    return sorted;
  }

  /** Others with so many of these, the first in their order that are enough; else null. */
  private @Nullable List<SmallBoxes.Box> enough(
      List<SmallBoxes.Box> others, List<SmallBoxes.Box> from, int size) {
    if (size == 0) {
      return rule.enough(rule.index().top(), others) ? others : null;
    }
    for (int i = 0; i + size <= from.size(); i++) {
      List<SmallBoxes.Box> more = new ArrayList<>(others);
      more.add(from.get(i));
      List<SmallBoxes.Box> enough = enough(more, from.subList(i + 1, from.size()), size - 1);
      if (enough != null) {
        return enough;
      }
    }
    return null;
  }

  private Comparator<Integer> byCode() {
    return Comparator.comparing((Integer branch) -> branches.get(branch).code().value());
  }

  /** The largest area that a box lies in and that does not hold all; of one in none, itself. */
  private int part(int branch) {
    AreaIndex index = rule.index();
    int whole = index.slot(index.top());
    int area = index.areaOf(branch);
    if (index.slot(area) == whole) {
      return -1 - branch;
    }
    while (index.slot(index.parent(area)) != whole) {
      area = index.parent(area);
    }
    return area;
  }
}
