package io.tajmi.view;

import io.tajmi.branch.Tally;
import io.tajmi.election.Area;
import io.tajmi.election.AreaLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One contest's count as everyone may see it: no small box alone, and nothing that gives one away.
 *
 * <p>Boxes that {@link SecrecyLimits} hide are put together within their district, in the order in
 * which they were counted, until a group of at least two is large enough. Every figure that is
 * shown is a sum of ordinary boxes and of whole groups, so no adding and subtracting of figures at
 * one position yields a member of a group.
 *
 * <p>Nor do figures of two positions while tallies come in: a group never changes once it is shown.
 * So the last full group of a district waits until the next is full or the district is complete;
 * what is left over then joins it, or goes on to the county, the province and the country where the
 * district has no group. What is left at the very top is shown nowhere. A later act on one small
 * box (a correction, an annulment) does show as a change of its group.
 *
 * <p>A pure function of the rows.
 */
public final class PublicCount {
  private static final Set<AreaLevel> GROUPING =
      Set.of(
          AreaLevel.COUNTRY,
          AreaLevel.PROVINCE,
          AreaLevel.COUNTY,
          AreaLevel.DISTRICT,
          AreaLevel.ABROAD);
  private static final int ORDINARY = -1;
  private static final int WITHHELD = -2;

  private final ContestView view;
  private final SecrecyLimits limits;
  private final int[] groupOf;
  private final List<Group> groups = new ArrayList<>();

  /** By area: counted boxes at or below it that are shown above it only, or nowhere. */
  private final Map<Integer, List<Integer>> hidden = new HashMap<>();

  /**
   * Small boxes that are shown as one.
   *
   * @param area that holds them all
   * @param branches their places in the contest
   * @param total their sum
   */
  public record Group(Area area, List<Integer> branches, AreaTotal total) {}

  /** A small box that waits for its group since a position of the log. */
  private record Waiting(int branch, long since, long counted) {
    static final Comparator<Waiting> ORDER =
        Comparator.comparingLong(Waiting::since).thenComparingLong(Waiting::counted);
  }

  private PublicCount(ContestView view, SecrecyLimits limits) {
    this.view = view;
    this.limits = limits;
    this.groupOf = new int[view.contest().branches().size()];
  }

  /** Puts the small boxes of a contest together. */
  static PublicCount of(ContestView view, SecrecyLimits limits) {
    PublicCount count = new PublicCount(view, limits);
    count.group(count.small());
    count.hide();
    return count;
  }

  /** The limits it keeps. */
  public SecrecyLimits limits() {
    return limits;
  }

  /** The sum over an area's boxes that may be shown there; progress is of all branches. */
  AreaTotal total(int local) {
    return less(view.total(local), hidden.getOrDefault(local, List.of()));
  }

  /** How many counted boxes of an area are in the figures of a larger area only, or of none. */
  int withheld(int local) {
    return hidden.getOrDefault(local, List.of()).size();
  }

  /** Whether a branch's counted box is small, so that it is shown in a group or nowhere. */
  boolean small(int branch) {
    return groupOf[branch] != ORDINARY;
  }

  /** The group that a small box is shown in, or null where it waits for one. */
  @Nullable Group group(int branch) {
    return groupOf[branch] < 0 ? null : groups.get(groupOf[branch]);
  }

  /** All groups. */
  public List<Group> groups() {
    return List.copyOf(groups);
  }

  private Map<Integer, List<Waiting>> small() {
    Map<Integer, List<Waiting>> waiting = new HashMap<>();
    Arrays.fill(groupOf, ORDINARY);
    for (int branch = 0; branch < groupOf.length; branch++) {
      BranchRow row = view.row(branch);
      Tally tally = row.counted();
      if (tally != null && limits.hides(tally)) {
        groupOf[branch] = WITHHELD;
        waiting
            .computeIfAbsent(grouping(view.index().areaOf(branch)), node -> new ArrayList<>())
            .add(new Waiting(branch, row.changedAt(), row.changedAt()));
      }
    }
    return waiting;
  }

  /**
   * From the lowest areas up, so that what is left of an area is there when its parent's turn is.
   */
  private void group(Map<Integer, List<Waiting>> waiting) {
    PriorityQueue<Integer> nodes =
        new PriorityQueue<>(Comparator.comparingInt(this::depth).reversed());
    nodes.addAll(waiting.keySet());
    while (!nodes.isEmpty()) {
      int node = nodes.remove();
      List<Waiting> left = group(node, waiting.getOrDefault(node, List.of()));
      int parent = view.index().parent(node);
      if (!left.isEmpty() && parent >= 0 && complete(node)) {
        int above = grouping(parent);
        long since = view.total(node).changedAt();
        if (!waiting.containsKey(above)) {
          nodes.add(above);
        }
        left.forEach(small ->
            waiting
                .computeIfAbsent(above, a -> new ArrayList<>())
                .add(new Waiting(small.branch(), Math.max(since, small.since()), small.counted())));
      }
    }
  }

  /** Groups what waits at one area; answers what no group there has taken. */
  private List<Waiting> group(int node, List<Waiting> waiting) {
    List<List<Waiting>> full = new ArrayList<>();
    List<Waiting> open = new ArrayList<>();
    for (Waiting next : waiting.stream().sorted(Waiting.ORDER).toList()) {
      open.add(next);
      if (open.size() > 1 && limits.allow(sum(open))) {
        full.add(open);
        open = new ArrayList<>();
      }
    }
    if (!full.isEmpty()) {
      if (complete(node)) {
        full.getLast().addAll(open);
        open = List.of();
      } else {
        full.removeLast();
      }
    }
    full.forEach(members -> show(node, members));
    return open;
  }

  private void show(int node, List<Waiting> members) {
    members.forEach(member -> groupOf[member.branch()] = groups.size());
    groups.add(
        new Group(
            view.index().area(node),
            members.stream().map(Waiting::branch).sorted().toList(),
            sum(members)));
  }

  private void hide() {
    for (int branch = 0; branch < groupOf.length; branch++) {
      if (small(branch)) {
        Group group = group(branch);
        int shownAt = group == null ? -1 : view.index().local(group.area().code());
        for (int up = view.index().areaOf(branch);
            up >= 0 && up != shownAt;
            up = view.index().parent(up)) {
          hidden.computeIfAbsent(up, area -> new ArrayList<>()).add(branch);
        }
      }
    }
  }

  private AreaTotal sum(List<Waiting> members) {
    int candidates = view.contest().candidates().size();
    long[] cells = new long[Cells.length(candidates, view.contest().lists().size())];
    long changedAt = -1;
    for (Waiting member : members) {
      BranchRow row = view.row(member.branch());
      Cells.add(cells, row, candidates, 1);
      changedAt = Math.max(changedAt, row.changedAt());
    }
    return new AreaTotal(cells, candidates, changedAt);
  }

  private AreaTotal less(AreaTotal all, List<Integer> branches) {
    if (branches.isEmpty()) {
      return all;
    }
    long[] cells = all.cells().clone();
    for (int branch : branches) {
      BranchRow row = view.row(branch);
      Cells.add(cells, row, all.candidates(), -1);
      cells[row.bucket().ordinal()]++;
    }
    return new AreaTotal(cells, all.candidates(), all.changedAt());
  }

  /** No tally of the area can come, or come back, by the ordinary way. */
  private boolean complete(int node) {
    AreaTotal.Progress progress = view.total(node).progress();
    return progress.outstanding() + progress.heldBack() + progress.incomplete() == 0;
  }

  /** The district at or above an area; where there is none, the next larger area. */
  private int grouping(int area) {
    int node = area;
    while (!GROUPING.contains(view.index().area(node).level()) && view.index().parent(node) >= 0) {
      node = view.index().parent(node);
    }
    return node;
  }

  private int depth(int area) {
    int depth = 0;
    for (int up = area; up >= 0; up = view.index().parent(up)) {
      depth++;
    }
    return depth;
  }
}
