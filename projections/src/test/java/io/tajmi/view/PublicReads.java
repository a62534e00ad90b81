package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Tally;
import io.tajmi.count.AreaIndex;
import io.tajmi.election.Area;
import java.util.ArrayList;
import java.util.List;

/** Everything that everyone can read of a contest at one position, as sums over its boxes. */
final class PublicReads {
  private PublicReads() {}

  /** By branch, whether its box is in a figure; checks that the figure is the sum of just these. */
  static List<boolean[]> of(ContestView view) {
    PublicCount shown = view.publicCount();
    int size = view.contest().branches().size();
    List<boolean[]> reads = new ArrayList<>();
    for (int branch = 0; branch < size; branch++) {
      if (view.row(branch).counts() && !shown.isHidden(branch)) {
        boolean[] alone = new boolean[size];
        alone[branch] = true;
        reads.add(alone);
      }
    }
    for (PublicCount.Group group : shown.groups()) {
      boolean[] members = new boolean[size];
      group.branches().forEach(member -> members[member] = true);
      reads.add(members);
      assertThat(group.total().votes(0)).isEqualTo(sum(view, members));
    }
    for (Area area : view.areas()) {
      int local = view.index().local(area.code());
      boolean[] members = new boolean[size];
      for (int branch = 0; branch < size; branch++) {
        PublicCount.Group group = shown.group(branch);
        members[branch] =
            view.index().within(branch, local)
                && view.row(branch).counts()
                && (!shown.isHidden(branch)
                    || (group != null && holds(view.index(), local, group)));
      }
      reads.add(members);
      assertThat(shown.total(local).votes(0)).as("%s", area).isEqualTo(sum(view, members));
    }
    return reads;
  }

  /** Whether a group was put together at or below an area, or in one with the same branches. */
  private static boolean holds(AreaIndex index, int area, PublicCount.Group group) {
    int at = index.local(group.area().code());
    return index.isAtOrBelow(at, area) || index.slot(at) == index.slot(area);
  }

  private static long sum(ContestView view, boolean[] members) {
    long sum = 0;
    for (int branch = 0; branch < members.length; branch++) {
      Tally tally = view.row(branch).counted();
      sum += members[branch] && tally != null ? tally.votes().get(0) : 0;
    }
    return sum;
  }
}
