package io.tajmi.api.live;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last frames of one channel: which keys changed on the way to which position. */
final class Recent {
  private final int framesMax;
  private final int cellsMax;
  private final ArrayDeque<Step> steps = new ArrayDeque<>();
  private long start;
  private int cells;

  private record Step(long position, Set<String> keys) {}

  /** Begins at the position of the first frame. */
  Recent(int framesMax, int cellsMax, long start) {
    this.framesMax = framesMax;
    this.cellsMax = cellsMax;
    this.start = start;
  }

  void add(long position, Set<String> keys) {
    steps.add(new Step(position, keys));
    cells += keys.size();
    while (steps.size() > framesMax || (cells > cellsMax && !steps.isEmpty())) {
      Step oldest = steps.remove();
      start = oldest.position();
      cells -= oldest.keys().size();
    }
  }

  /** Keys that changed after the frame of a position; null where that frame is not remembered. */
  @Nullable Set<String> since(long position) {
    boolean found = position == start;
    Set<String> keys = new HashSet<>();
    for (Step step : steps) {
      if (found) {
        keys.addAll(step.keys());
      }
      found |= step.position() == position;
    }
    return found ? keys : null;
  }
}
