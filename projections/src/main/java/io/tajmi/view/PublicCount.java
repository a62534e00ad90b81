package io.tajmi.view;

import io.tajmi.branch.Tally;
import io.tajmi.count.AreaIndex;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.count.FigureCells;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.secrecy.SmallBoxes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One contest's count as everyone may see it: no small box alone, and nothing that gives one away.
 *
 * <p>Every figure that is shown is a sum of boxes of ordinary size and of whole groups of hidden
 * ones, as {@link SmallBoxes} puts them together. A group is shown while each of its members is
 * counted by the same envelope as when they were put together, and not at all while one is not.
 *
 * <p>Once nothing more can come to the contest, every box that is counted is shown alone or in a
 * group, so that its total is whole: what hides a box then is hidden below the contest.
 */
public final class PublicCount {
  private static final int SHOWN = -1;
  private static final int WITHHELD = -2;

  private final ContestView view;
  private final int[] groupOf;
  private final List<Group> groups = new ArrayList<>();

  /** By area: counted boxes at or below it that are shown above it only, or nowhere. */
  private final Map<Integer, List<Integer>> hidden = new HashMap<>();

  private final Map<Integer, Apart> apart = new HashMap<>();

  /**
   * Boxes that are shown as one.
   *
   * @param area that holds them all
   * @param branches their places in the contest
   * @param cover those of them that are of ordinary size
   * @param enough whether they hide each other; the boxes and areas of a contest may not do for
   *     that
   * @param total their sum
   */
  public record Group(
      Area area, List<Integer> branches, List<Integer> cover, boolean enough, AreaTotal total) {}

  /**
   * Counted boxes of an area that are not shown alone.
   *
   * @param small those that are small
   * @param cover those of ordinary size, without which a total would give a small one away
   */
  public record Apart(int small, int cover) {
    static final Apart NONE = new Apart(0, 0);

    private Apart plus(Apart more) {
      return new Apart(small + more.small, cover + more.cover);
    }
  }

  private PublicCount(ContestView view) {
    this.view = view;
    this.groupOf = new int[view.contest().branches().size()];
  }

  /** Shows what may be shown of a contest. */
  static PublicCount of(ContestView view) {
    PublicCount count = new PublicCount(view);
    count.withhold();
    for (SmallBoxes.Group group : view.smallBoxes().groups()) {
      if (count.isAsItWas(group)) {
        count.show(group);
      }
    }
    count.hide();
    return count;
  }

  /** The sum over an area's boxes that may be shown there; progress is of all branches. */
  AreaTotal total(int local) {
    return less(view.total(local), hidden.getOrDefault(local, List.of()));
  }

  /** What of {@link #total} is in the total of no area below; null where there is nothing. */
  @Nullable AreaTotal direct(int local) {
    AreaIndex index = view.index();
    List<Group> here = new ArrayList<>(groups(local));
    index.children(local, child -> here.removeIf(_ -> index.slot(child) == index.slot(local)));
    return view.direct(local, here, this::isHidden);
  }

  /** Of the whole contest: every box that is counted, once nothing more can come to it. */
  public AreaTotal whole() {
    return total(view.index().top());
  }

  /** How many counted boxes of an area are in the figures of a larger area only, or of none. */
  int withheld(int local) {
    return hidden.getOrDefault(local, List.of()).size();
  }

  /** Counted boxes of an area that are not shown alone, whatever sum they are in. */
  Apart apart(int local) {
    return apart.getOrDefault(local, Apart.NONE);
  }

  /** Whether a branch's counted box is not shown alone: small, or kept as cover. */
  public boolean isHidden(int branch) {
    return groupOf[branch] != SHOWN;
  }

  /** The group that a hidden box is shown in, or null where it is in no figure. */
  @Nullable
  public Group group(int branch) {
    return groupOf[branch] < 0 ? null : groups.get(groupOf[branch]);
  }

  /** Whether a branch's box is counted, and in the figures of an area that the branch lies in. */
  public boolean isIn(int branch, AreaCode area) {
    if (!view.row(branch).counts()) {
      return false;
    }
    AreaIndex index = view.index();
    Group group = group(branch);
    int shownAt = group == null ? -1 : index.slot(index.local(group.area().code()));
    int local = index.local(area);
    boolean shown = !isHidden(branch);
    for (int up = index.areaOf(branch); up >= 0; up = index.parent(up)) {
      shown |= index.slot(up) == shownAt;
      if (up == local) {
        return shown;
      }
    }
    return false;
  }

  /** All groups that are shown. */
  public List<Group> groups() {
    return List.copyOf(groups);
  }

  /** Those that were put together in an area, or in one that holds the very same branches. */
  public List<Group> groups(int local) {
    AreaIndex index = view.index();
    return groups.stream()
        .filter(group -> index.slot(index.local(group.area().code())) == index.slot(local))
        .toList();
  }

  private void withhold() {
    SmallBoxes boxes = view.smallBoxes();
    for (int branch = 0; branch < groupOf.length; branch++) {
      Tally tally = view.row(branch).counted();
      boolean hides = tally != null && (boxes.isCover(branch) || boxes.rule().hides(tally));
      groupOf[branch] = hides ? WITHHELD : SHOWN;
    }
  }

  private boolean isAsItWas(SmallBoxes.Group group) {
    return group.boxes().stream().allMatch(box -> box.isIn(view.row(box.branch())));
  }

  private void show(SmallBoxes.Group group) {
    group.boxes().forEach(box -> groupOf[box.branch()] = groups.size());
    groups.add(
        new Group(
            view.index().area(group.area()),
            group.boxes().stream().map(SmallBoxes.Box::branch).sorted().toList(),
            group.cover().stream().sorted().toList(),
            group.enough(),
            sum(group.boxes())));
  }

  private void hide() {
    AreaIndex index = view.index();
    for (int branch = 0; branch < groupOf.length; branch++) {
      if (isHidden(branch)) {
        Group group = group(branch);
        int shownAt = group == null ? -1 : index.slot(index.local(group.area().code()));
        for (int up = index.areaOf(branch);
            up >= 0 && index.slot(up) != shownAt;
            up = index.parent(up)) {
          hidden.computeIfAbsent(up, area -> new ArrayList<>()).add(branch);
        }
        countApart(branch);
      }
    }
  }

  private void countApart(int branch) {
    Tally tally = Objects.requireNonNull(view.row(branch).counted());
    boolean small = view.smallBoxes().rule().hides(tally);
    Apart one = small ? new Apart(1, 0) : new Apart(0, 1);
    for (int up = view.index().areaOf(branch); up >= 0; up = view.index().parent(up)) {
      apart.merge(up, one, Apart::plus);
    }
  }

  private AreaTotal sum(List<SmallBoxes.Box> boxes) {
    int candidates = view.contest().candidates().size();
    long[] cells = new long[FigureCells.length(candidates, view.contest().lists().size())];
    long changedAt = -1;
    for (SmallBoxes.Box box : boxes) {
      BranchRow row = view.row(box.branch());
      FigureCells.add(cells, row, candidates, 1);
      changedAt = Math.max(changedAt, row.changedAt());
    }
    return new AreaTotal(cells, candidates, changedAt);
  }

  private AreaTotal less(AreaTotal all, List<Integer> branches) {
    long[] cells = all.cells();
    for (int branch : branches) {
      BranchRow row = view.row(branch);
      FigureCells.add(cells, row, all.candidates(), -1);
      cells[row.bucket().ordinal()]++;
    }
    long changedAt = Math.max(all.changedAt(), view.smallBoxes().changedAt());
    return new AreaTotal(cells, all.candidates(), changedAt);
  }
}
