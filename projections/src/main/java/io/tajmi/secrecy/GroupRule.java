package io.tajmi.secrecy;

import io.tajmi.branch.Tally;
import io.tajmi.count.AreaIndex;
import io.tajmi.eventlog.SecrecyLimits;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which boxes are small, and when some of them together are enough to be shown as one sum: also to
 * who knows one of them, or all of one area. It knows boxes by their place and number of ballots.
 */
public record GroupRule(SecrecyLimits limits, AreaIndex index) {

  /** Whether a tally is too small to be shown alone. */
  public boolean hides(Tally tally) {
    return BoxSize.ballots(tally) < limits.ballotsMin();
  }

  /**
   * Whether boxes of an area are enough: so many are left, with so many ballots, without any one of
   * them, and without all those of any one area that does not hold them all.
   */
  boolean enough(int area, List<SmallBoxes.Box> boxes) {
    return enough(area, boxes, Set.of());
  }

  /**
   * Whether they are enough for everyone but whoever reads one of some areas whole.
   *
   * @param leftOut local numbers of those areas
   */
  boolean enough(int area, List<SmallBoxes.Box> boxes, Set<Integer> leftOut) {
    return enoughWithoutOne(boxes)
        && parts(area, boxes)
            .allMatch(part -> leftOut.contains(part) || isEnoughWithout(part, boxes));
  }

  /** Whether so many are left, with so many ballots, without any one of them. */
  boolean enoughWithoutOne(List<SmallBoxes.Box> boxes) {
    long ballots = boxes.stream().mapToLong(SmallBoxes.Box::ballots).sum();
    long largest = boxes.stream().mapToLong(SmallBoxes.Box::ballots).max().orElse(0);
    return boxes.size() > limits.groupBoxesMin() && ballots - largest >= limits.groupBallotsMin();
  }

  /** The areas without whose boxes too little of these is left. */
  Set<Integer> unmet(int area, List<SmallBoxes.Box> boxes) {
    return parts(area, boxes)
        .filter(part -> !isEnoughWithout(part, boxes))
        .boxed()
        .collect(Collectors.toSet());
  }

  private IntStream parts(int area, List<SmallBoxes.Box> boxes) {
    return boxes.stream().flatMapToInt(box -> below(area, box)).distinct();
  }

  private boolean isEnoughWithout(int part, List<SmallBoxes.Box> boxes) {
    List<SmallBoxes.Box> rest =
        boxes.stream().filter(box -> !index.within(box.branch(), part)).toList();
    return rest.isEmpty()
        || (rest.size() >= limits.otherAreasBoxesMin()
            && rest.stream().mapToLong(SmallBoxes.Box::ballots).sum()
                >= limits.otherAreasBallotsMin());
  }

  /** The areas that a box lies in, below one that it lies in. */
  private IntStream below(int area, SmallBoxes.Box box) {
    return IntStream.iterate(
        index.areaOf(box.branch()), up -> up >= 0 && up != area, index::parent);
  }
}
