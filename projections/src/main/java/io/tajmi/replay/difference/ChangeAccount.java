package io.tajmi.replay.difference;

import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import io.tajmi.view.Visible.Extent;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a difference of one target, summed up cause by cause.
 *
 * <p>Whoever reads as the public is told of an entry's votes only where the branch's box was shown
 * alone at every position of the leg at which it was counted: then each of its tallies stood in
 * public for itself. Of all other boxes only the net of the leg is told: what of them was in the
 * public figures at its end, less what was at its start. In a leg without publicity nothing is
 * told, and the release at its end tells all that is public from then on.
 */
final class ChangeAccount {
  private final Layout layout;
  private final Target target;
  private final Function<ContestView, Visible> sight;
  private final Map<Cause, Sum> sums = new EnumMap<>(Cause.class);

  private static final class Sum {
    final long[] change;
    final BitSet branches = new BitSet();
    int entries;
    int untold;

    Sum(int length) {
      this.change = new long[length];
    }
  }

  ChangeAccount(Layout layout, Target target, Function<ContestView, Visible> sight) {
    this.layout = layout;
    this.target = target;
    this.sight = sight;
  }

  /** What the reader may see in a leg. */
  Visible sight(Leg leg) {
    return sight.apply(leg.start());
  }

  /** Whether the votes of a step are told by themselves. */
  boolean tells(Visible seen, Leg leg, DifferenceStep step) {
    if (step.branch() < 0) {
      return true;
    }
    return switch (target.extent(seen, step.branch())) {
      case ALL -> true;
      case PUBLIC -> !leg.hidden().get(step.branch());
      case NONE -> false;
    };
  }

  /** Takes in a step at one of the target's branches, or on the contest. */
  void add(Visible seen, Leg leg, DifferenceStep step) {
    if (step.branch() >= 0 && !target.members().get(step.branch())) {
      return;
    }
    Sum sum = sum(step.cause());
    sum.entries++;
    if (step.branch() >= 0) {
      sum.branches.set(step.branch());
      change(seen, leg, step, sum.change);
      sum.untold += tells(seen, leg, step) ? 0 : 1;
    }
  }

  /** Adds what is told of a step at a branch. */
  void change(Visible seen, Leg leg, DifferenceStep step, long[] cells) {
    layout.addProgress(cells, step);
    if (tells(seen, leg, step)) {
      layout.addVotes(cells, step);
    }
  }

  /** Takes in a release or halt between two legs. */
  void publish(Leg before, Leg after) {
    Sum sum = sum(Cause.PUBLICATION);
    sum.entries++;
    publish(before, after, sum.change);
  }

  /** Adds what it made everyone read, or read no longer. */
  void publish(Leg before, Leg after, long[] cells) {
    Visible then = sight.apply(before.end());
    Visible now = sight.apply(after.start());
    if (target.opens(then, now)) {
      Layout.addAll(cells, target.cells(layout, then), -1);
      Layout.addAll(cells, target.cells(layout, now), 1);
    }
  }

  /** Takes in the net of the boxes that were not shown alone all through a leg. */
  void smallBoxes(Leg leg) {
    Visible then = sight.apply(leg.start());
    Visible now = sight.apply(leg.end());
    leg.hidden().stream()
        .filter(target.whole()::get)
        .filter(branch -> target.extent(then, branch) == Extent.PUBLIC)
        .forEach(branch -> {
          BranchRow before = leg.start().row(branch);
          BranchRow after = leg.end().row(branch);
          boolean was = target.shows(then, branch);
          boolean is = target.shows(now, branch);
          if (was != is || (was && !Objects.equals(before.envelope(), after.envelope()))) {
            Sum sum = sum(Cause.SMALL_BOXES);
            sum.branches.set(branch);
            layout.addBox(sum.change, counted(was, before), -1);
            layout.addBox(sum.change, counted(is, after), 1);
          }
        });
  }

  private static @Nullable Tally counted(boolean shown, BranchRow row) {
    return shown ? row.counted() : null;
  }

  private Sum sum(Cause cause) {
    return sums.computeIfAbsent(cause, _ -> new Sum(layout.length()));
  }

  /** The parts, in the order of causes. */
  List<Part> parts() {
    return sums.entrySet().stream()
        .map(it -> {
          Sum sum = it.getValue();
          return new Part(
              it.getKey(),
              sum.entries,
              sum.branches.cardinality(),
              sum.untold,
              layout.told(sum.change));
        })
        .toList();
  }

  /** What some part moved, and by how much all of them together. */
  long[] sum(BitSet moved) {
    long[] all = new long[layout.length()];
    for (Sum sum : sums.values()) {
      Layout.addAll(all, sum.change, 1);
      for (int i = 0; i < all.length; i++) {
        if (sum.change[i] != 0) {
          moved.set(i);
        }
      }
    }
    return all;
  }
}
