package io.tajmi.replay.difference;

import io.tajmi.view.ContestView;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which the contest was neither released nor halted.
 *
 * @param hidden branches whose box was counted and not shown alone at some position of it, both
 *     ends with it
 * @param cut the release or halt that it ends with; null where nothing comes after it
 */
record Leg(
    ContestView start,
    List<DifferenceStep> steps,
    ContestView end,
    BitSet hidden,
    @Nullable DifferenceStep cut) {

  Leg {
    steps = List.copyOf(steps);
  }
}
