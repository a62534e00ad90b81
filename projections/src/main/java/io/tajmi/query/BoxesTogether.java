package io.tajmi.query;

import io.tajmi.view.ContestView;
import io.tajmi.view.PublicCount;
import io.tajmi.view.Visible;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Boxes that everyone sees as one.
 *
 * @param branches their places in the contest
 * @param cover those of them that are of ordinary size
 * @param enough whether they hide each other; the boxes and areas of a contest may not do for that
 */
public record BoxesTogether(
    List<Integer> branches, List<Integer> cover, boolean enough, CountedBoxes counted) {

  /** Those that a branch is shown with; null where it is shown alone, or not at all. */
  public static @Nullable BoxesTogether with(Visible visible, int branch) {
    PublicCount.Group group = visible.group(branch);
    return group == null ? null : of(visible.view(), group);
  }

  static BoxesTogether of(ContestView view, PublicCount.Group group) {
    return new BoxesTogether(
        group.branches(),
        group.cover(),
        group.enough(),
        new CountedBoxes(view, group.total(), true, 0, null));
  }
}
