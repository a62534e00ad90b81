package io.tajmi.secrecy;

import io.tajmi.branch.BranchState;
import io.tajmi.count.AreaIndex;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Bucket;
import io.tajmi.election.AreaLevel;
import io.tajmi.secrecy.SmallBoxes.Aside;
import io.tajmi.secrecy.SmallBoxes.Box;
import io.tajmi.secrecy.SmallBoxes.Group;
import io.tajmi.secrecy.SmallBoxes.Room;
import io.tajmi.secrecy.SmallBoxes.Stray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;

/** The next {@link SmallBoxes} while a batch is applied, entry by entry; for one writer. */
public final class SmallBoxesEdit {
  private static final Set<AreaLevel> GROUPING =
      Set.of(
          AreaLevel.COUNTRY,
          AreaLevel.PROVINCE,
          AreaLevel.COUNTY,
          AreaLevel.DISTRICT,
          AreaLevel.ABROAD);

  private final SmallBoxes base;
  private final AreaIndex index;
  private final IntFunction<BranchRow> rows;
  private final IntPredicate complete;
  private IntTreePMap<Room> rooms;
  private IntTreePMap<Group> groups;
  private IntTreePMap<Stray> strays;
  private int made;
  private Aside aside;
  private long changedAt;

  /**
   * Goes on from a state.
   *
   * @param rows of all branches, as they are now
   * @param complete whether nothing more can come from an area by the ordinary way, as it is now
   */
  public SmallBoxesEdit(SmallBoxes base, IntFunction<BranchRow> rows, IntPredicate complete) {
    this.base = base;
    this.index = base.rule.index();
    this.rows = rows;
    this.complete = complete;
    this.rooms = base.rooms;
    this.groups = base.groups;
    this.strays = base.strays;
    this.made = base.made;
    this.aside = base.aside;
    this.changedAt = base.changedAt;
  }

  /** A branch was changed by the entry at a position. */
  public void changed(int branch, BranchRow before, BranchRow after, long position) {
    keepAside(branch, after);
    Box out = hidden(branch, before);
    Box in = hidden(branch, after);
    Group group = groups.get(branch);
    if (group != null) {
      stray(branch, group, after);
    } else if (!Objects.equals(out, in)) {
      if (out != null) {
        leave(branch);
      }
      if (in != null) {
        arrive(grouping(index.areaOf(branch)), in);
      }
    }
    settle(branch);
    if (complete.test(index.top())) {
      end(position);
    }
  }

  /** Branches that are kept as cover, as it stands now. */
  public List<Integer> cover() {
    return aside.branches();
  }

  public SmallBoxes done() {
    return new SmallBoxes(base.rule, base.cover, rooms, groups, strays, made, aside, changedAt);
  }

  /** A box that waits for a group: a small one, and after the end also what was kept as cover. */
  private @Nullable Box hidden(int branch, BranchRow row) {
    Box box = Box.of(branch, row);
    boolean kept = aside.ended() && aside.branches().contains(branch);
    return box != null && (kept || isSmall(box)) ? box : null;
  }

  private boolean isSmall(Box box) {
    return box.ballots() < base.rule.limits().ballotsMin();
  }

  /** One that is set aside and will be no cover is replaced by one that nobody has seen. */
  private void keepAside(int branch, BranchRow after) {
    if (aside.ended() || !aside.branches().contains(branch)) {
      return;
    }
    Box box = Box.of(branch, after);
    boolean covers = box != null && !isSmall(box);
    Map<Integer, Box> counted = new TreeMap<>(aside.counted());
    counted.remove(branch);
    if (box != null && covers) {
      counted.put(branch, box);
    }
    List<Integer> branches = aside.branches();
    Set<Integer> out = aside.out();
    boolean willNot =
        box == null
            ? after.bucket() == Bucket.ANNULLED || after.state() instanceof BranchState.NoTally
            : !covers;
    if (willNot && !out.contains(branch)) {
      out = new HashSet<>(out);
      out.add(branch);
      branches = replaced(branches, out);
    }
    aside = new Aside(branches, Set.copyOf(out), Map.copyOf(counted), false);
  }

  private List<Integer> replaced(List<Integer> branches, Set<Integer> out) {
    List<Integer> good = branches.stream().filter(branch -> !out.contains(branch)).toList();
    List<Integer> all = new ArrayList<>(branches);
    base.cover.filledUp(good, other -> isFree(other) && !branches.contains(other)).stream()
        .filter(other -> !good.contains(other))
        .forEach(all::add);
    return List.copyOf(all);
  }

  private boolean isFree(int branch) {
    BranchRow row = rows.apply(branch);
    return row.state() instanceof BranchState.Awaited;
  }

  private void stray(int branch, Group group, BranchRow after) {
    if (group.of(branch).isIn(after)) {
      strays = strays.minus(branch);
    } else {
      Box box = Box.of(branch, after);
      boolean hidden = box != null && (isSmall(box) || group.cover().contains(branch));
      strays = strays.plus(branch, new Stray(hidden ? box : null));
    }
  }

  private void leave(int branch) {
    for (int node = grouping(index.areaOf(branch)); node >= 0; node = above(node)) {
      Room room = rooms.getOrDefault(node, Room.EMPTY);
      List<Box> rest = room.all().stream().filter(box -> box.branch() != branch).toList();
      if (rest.size() < room.all().size()) {
        room(node, Room.EMPTY);
        for (Box box : rest) {
          arrive(node, box);
        }
      }
    }
  }

  private void arrive(int node, Box box) {
    Room room = rooms.getOrDefault(node, Room.EMPTY);
    List<Box> open = new ArrayList<>(room.open());
    open.add(box);
    if (base.rule.enough(node, open)) {
      put(node, room.ready());
      room(node, new Room(List.copyOf(open), List.of()));
    } else {
      room(node, new Room(room.ready(), List.copyOf(open)));
    }
  }

  /** From the district up: where nothing more can come, nothing is left waiting for it. */
  private void settle(int branch) {
    int node = rooms.isEmpty() ? -1 : grouping(index.areaOf(branch));
    for (int above; node >= 0; node = above) {
      above = above(node);
      Room room = rooms.get(node);
      if (room != null && above >= 0 && complete.test(node)) {
        room(node, Room.EMPTY);
        if (!room.ready().isEmpty() && base.rule.enough(node, room.all())) {
          put(node, room.all());
        } else {
          put(node, room.ready());
          int next = above;
          room.open().forEach(box -> arrive(next, box));
        }
      }
    }
  }

  /**
   * Nothing more can come to the contest: what is hidden by now is known as one sum. What is left
   * later, or cannot be hidden, joins the last group: whoever remembers the totals knows it, and
   * nobody else shall.
   */
  private void end(long position) {
    if (aside.ended() && rooms.isEmpty() && strays.isEmpty()) {
      return;
    }
    List<Box> left = new ArrayList<>();
    rooms.values().forEach(room -> left.addAll(room.all()));
    List<Box> unseen = new ArrayList<>(left);
    for (Group group : brokenGroups()) {
      List<Box> now = group.boxes().stream().map(this::now).filter(Objects::nonNull).toList();
      if (!now.isEmpty()) {
        left.addAll(now);
        group.boxes().stream().filter(box -> strays.containsKey(box.branch())).forEach(unseen::add);
      }
      dissolve(group);
    }
    rooms = IntTreePMap.empty();
    strays = IntTreePMap.empty();
    List<Box> counted = List.copyOf(aside.counted().values());
    List<Box> needed = left.isEmpty() ? List.of() : base.cover.fewest(unseen, counted);
    unseen.addAll(needed);
    left.addAll(needed);
    boolean enough = base.rule.enough(index.top(), unseen);
    Group last = groups.values().stream().max(Comparator.comparingInt(Group::number)).orElse(null);
    if (!enough && !left.isEmpty() && last != null) {
      dissolve(last);
      left.addAll(last.boxes());
      enough = aside.ended() && base.rule.enough(index.top(), left);
    }
    List<Box> more = aside.ended() ? List.of() : whereNothingHides(left);
    left.addAll(more);
    put(index.top(), left, enough);
    List<Integer> kept = Stream.concat(needed.stream(), more.stream()).map(Box::branch).toList();
    aside = new Aside(aside.ended() ? aside.branches() : kept, Set.of(), Map.of(), true);
    changedAt = position;
  }

  /** All other boxes, where not even with them a single one is hidden; else none. */
  private List<Box> whereNothingHides(List<Box> left) {
    if (left.isEmpty() || base.rule.enoughWithoutOne(left)) {
      return List.of();
    }
    List<Box> all = new ArrayList<>(left);
    Set<Integer> members = left.stream().map(Box::branch).collect(Collectors.toSet());
    for (int branch = 0; branch < base.cover.branches(); branch++) {
      Box box = Box.of(branch, rows.apply(branch));
      if (box != null && !members.contains(branch) && !groups.containsKey(branch)) {
        all.add(box);
      }
    }
    return base.rule.enoughWithoutOne(all)
        ? List.of()
        : List.copyOf(all.subList(left.size(), all.size()));
  }

  private Set<Group> brokenGroups() {
    return strays.keySet().stream()
        .sorted()
        .map(branch -> Objects.requireNonNull(groups.get(branch)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The hidden box that a member of a group is now, or null. */
  private @Nullable Box now(Box member) {
    Stray stray = strays.get(member.branch());
    return stray == null ? member : stray.now();
  }

  private void dissolve(Group group) {
    group.boxes().forEach(box -> groups = groups.minus(box.branch()));
  }

  private void put(int node, List<Box> boxes) {
    put(node, boxes, true);
  }

  /** Puts boxes together for ever; none are none. */
  private void put(int node, List<Box> boxes, boolean enough) {
    if (!boxes.isEmpty()) {
      Set<Integer> cover =
          boxes.stream().filter(box -> !isSmall(box)).map(Box::branch).collect(Collectors.toSet());
      Group group = new Group(made++, node, List.copyOf(boxes), cover, enough);
      boxes.forEach(box -> groups = groups.plus(box.branch(), group));
    }
  }

  private void room(int node, Room room) {
    rooms = room.all().isEmpty() ? rooms.minus(node) : rooms.plus(node, room);
  }

  /** The next larger area that boxes are put together in, or -1. */
  private int above(int node) {
    int parent = index.parent(node);
    return parent < 0 ? -1 : grouping(parent);
  }

  /** The district at or above an area; where there is none, the next larger area. */
  private int grouping(int area) {
    int node = area;
    while (!GROUPING.contains(index.area(node).level()) && index.parent(node) >= 0) {
      node = index.parent(node);
    }
    return node;
  }
}
