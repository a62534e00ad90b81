package io.tajmi.secrecy;

import io.tajmi.branch.Tally;
import io.tajmi.count.AreaIndex;
import io.tajmi.count.BranchRow;
import io.tajmi.election.Contest;
import io.tajmi.eventlog.SecrecyLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;

/**
 * Which boxes of one contest are shown together or not at all: a function of the log up to a
 * position, so that replay and live agree. Immutable; {@link SmallBoxesEdit} makes the next one.
 *
 * <p>It follows from public numbers alone: where a box stands, when its branch was heard of, how
 * many ballots it has. Nothing here knows a vote, so no choice here can tell of one.
 *
 * <p>A small box joins a group of its district in the order of counting. A group is full when it is
 * {@link GroupRule#enough}. The last full group of a district waits until the next is full or
 * nothing more can come from the district; what is left over then joins it, or goes on to the
 * county, the province and the country where it cannot. When nothing more can come to the contest
 * its total is everyone's, so what waits then is known as one sum: it is one group, with as much
 * {@link Cover} as makes it enough. All other cover is shown from then on.
 *
 * <p>A group is put together once and for ever, and shown while every member is counted as it was
 * then. One that is not joins what is left at the end of the contest, and so does each of its
 * members that was changed after the end.
 *
 * <p><b>Why so.</b> Everything that a reader is shown is a sum of boxes, and a reader can add and
 * subtract the sums of all positions, areas and groups. So it is not enough that no page shows a
 * small box: no combination of sums may leave one over, also for whoever counted one box, or reads
 * one area whole. That is asked of linear algebra in {@code PublicCountTest} and {@code
 * SmallBoxesOverTimeTest}.
 *
 * <p><b>An example</b>, with the usual limits ({@link SecrecyLimits#DEFAULT}: small is below 30
 * ballots; without any one box, 5 boxes and 60 ballots must be left). Of 60 boxes, six of one
 * district have 8, 6 and 1 votes and 2 invalid ballots: 17 ballots each. Five of them are no group,
 * since without one only four are left. With the sixth, five boxes and 85 ballots are left; the six
 * are shown as one sum: 48, 36 and 6 votes. Then a ruling annuls one of them, and the group is no
 * longer shown. At the end the other 54 boxes, all ordinary, are in, and the contest's total is
 * public. If all 54 were shown, the total less these would be 40, 30 and 5 votes, and 48 − 40, 36 −
 * 30 and 6 − 5 is the annulled box. Therefore five of the 54, chosen before the night, are shown
 * nowhere else: the total less 49 boxes is a sum of ten, and the group's old sum less that is one
 * unknown box less five other unknown boxes. {@code SmallBoxesOverTimeTest} runs this night.
 *
 * <p><b>Tried, and wrong.</b> To call a box small where its votes agree, or to close a group as
 * soon as its votes are mixed: the choice itself then tells votes. To show a group without the
 * member it has lost, or the total without cover: the difference to an earlier sum is that member.
 *
 * <p><b>Never change this:</b> nothing here is given a vote; no group is shown without one of its
 * members; cover is chosen by codes and areas before anything is known of it; limits come from
 * position 0 of the log, because other limits would group the past anew, and the old sums beside
 * the new ones give boxes away.
 */
public final class SmallBoxes {
  public final GroupRule rule;
  public final Cover cover;

  /** By the local number of an area. */
  public final IntTreePMap<Room> rooms;

  /** By branch. */
  public final IntTreePMap<Group> groups;

  /** Members of groups that are not counted as they were, with the hidden box that they are now. */
  public final IntTreePMap<Stray> strays;

  /** How many groups have been put together, those counted that were dissolved. */
  public final int made;

  public final Aside aside;

  /** Position of the last entry that changed what is shown of boxes elsewhere, or -1. */
  public final long changedAt;

  /**
   * A hidden box while it is counted. Whether a branch still has it is told by the envelope, not by
   * the votes: that a correction left them as they were is nobody's business either.
   */
  public record Box(int branch, long ballots, @Nullable String envelope) {
    /** What a branch has; null where it is not counted. */
    public static @Nullable Box of(int branch, BranchRow row) {
      Tally tally = row.counted();
      return tally == null ? null : new Box(branch, BoxSize.ballots(tally), row.envelope());
    }

    public boolean isIn(BranchRow row) {
      return row.counts() && Objects.equals(envelope, row.envelope());
    }
  }

  /**
   * Boxes that are shown together or not at all.
   *
   * @param number of the group in the order in which groups were put together
   * @param area local number of the area that they were put together in
   * @param cover branches of ordinary boxes among them
   * @param enough whether they hide each other; the boxes and areas of a contest may not do for
   *     that
   */
  public record Group(int number, int area, List<Box> boxes, Set<Integer> cover, boolean enough) {
    public Box of(int branch) {
      return boxes.stream().filter(box -> box.branch() == branch).findFirst().orElseThrow();
    }
  }

  /** What became of a member of a group; nothing where it is shown, or not counted. */
  public record Stray(@Nullable Box now) {}

  /**
   * What waits in one area.
   *
   * @param ready a full group, or nothing
   * @param open boxes that are no full group yet
   */
  public record Room(List<Box> ready, List<Box> open) {
    static final Room EMPTY = new Room(List.of(), List.of());

    List<Box> all() {
      List<Box> all = new ArrayList<>(ready);
      all.addAll(open);
      return List.copyOf(all);
    }
  }

  /**
   * Branches that are set aside, as they are now.
   *
   * @param branches that are not shown; after the end only those that were needed
   * @param out those of them that turned out small, or not to be counted
   * @param counted the ordinary boxes of the others, by branch
   * @param ended whether the contest has been complete once
   */
  public record Aside(
      List<Integer> branches, Set<Integer> out, Map<Integer, Box> counted, boolean ended) {
    static final Aside NOTHING = new Aside(List.of(), Set.of(), Map.of(), false);
  }

  public SmallBoxes(
      GroupRule rule,
      Cover cover,
      IntTreePMap<Room> rooms,
      IntTreePMap<Group> groups,
      IntTreePMap<Stray> strays,
      int made,
      Aside aside,
      long changedAt) {
    this.rule = rule;
    this.cover = cover;
    this.rooms = rooms;
    this.groups = groups;
    this.strays = strays;
    this.made = made;
    this.aside = aside;
    this.changedAt = changedAt;
  }

  /** Before the night. */
  public static SmallBoxes before(SecrecyLimits limits, Contest contest, AreaIndex index) {
    GroupRule rule = new GroupRule(limits, index);
    Cover cover = new Cover(rule, contest.branches());
    List<Integer> before = cover.before();
    Aside aside = before.isEmpty() ? Aside.NOTHING : new Aside(before, Set.of(), Map.of(), false);
    return new SmallBoxes(
        rule, cover, IntTreePMap.empty(), IntTreePMap.empty(), IntTreePMap.empty(), 0, aside, -1);
  }

  /** Which boxes are small, and which of them together are enough. */
  public GroupRule rule() {
    return rule;
  }

  /** Whether a branch is kept as cover: what it has is shown in a sum or not at all. */
  public boolean isCover(int branch) {
    return aside.branches().contains(branch);
  }

  /** Position of the last entry that changed what is shown of boxes elsewhere, or -1. */
  public long changedAt() {
    return changedAt;
  }

  /** Groups in the order in which they were put together. */
  public List<Group> groups() {
    return groups.entrySet().stream()
        .filter(member -> member.getKey() == member.getValue().boxes().getFirst().branch())
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparingInt(Group::number))
        .toList();
  }
}
