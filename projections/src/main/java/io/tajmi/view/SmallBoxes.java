package io.tajmi.view;

import io.tajmi.branch.Tally;
import io.tajmi.election.AreaLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which small boxes of one contest wait, and which were put together to be shown as one: a function
 * of the log up to a position, so that replay and live agree. Immutable.
 *
 * <p>A small box joins a group of its district in the order of counting. A group is full when
 * {@link SecrecyLimits} allow its boxes together, and still allow the others to whoever knows one
 * of them, or all of one area: who counted a box, or reads one area whole, learns nothing of the
 * rest by subtracting. The last full group of a district waits until the next is full or nothing
 * more can come from the district; what is left over then joins it, or goes on to the county, the
 * province and the country where it cannot.
 *
 * <p>A group is put together once and for ever, and a branch is in one group at most: so whatever
 * happens to its members later, everything that was ever shown of them is that one sum. What
 * follows from it is for {@link PublicCount} to say.
 */
final class SmallBoxes {
  private static final Set<AreaLevel> GROUPING =
      Set.of(
          AreaLevel.COUNTRY,
          AreaLevel.PROVINCE,
          AreaLevel.COUNTY,
          AreaLevel.DISTRICT,
          AreaLevel.ABROAD);

  private final SecrecyLimits limits;

  /** By the local number of an area. */
  private final Map<Integer, Room> rooms;

  /** By branch, in the order in which groups were put together. */
  private final Map<Integer, Group> groups;

  /**
   * A small tally while it is counted. Whether a branch still has it is told by the envelope, not
   * by the votes: that a correction left them as they were is nobody's business either.
   */
  record Box(int branch, Tally tally, @Nullable String envelope) {
    boolean isIn(BranchRow row) {
      return row.counts() && Objects.equals(envelope, row.envelope());
    }
  }

  /**
   * Small boxes that are shown together or not at all.
   *
   * @param area local number of the area that they were put together in
   */
  record Group(int area, List<Box> boxes) {}

  /**
   * What waits in one area.
   *
   * @param ready a full group, or nothing
   * @param open boxes that are no full group yet
   */
  private record Room(List<Box> ready, List<Box> open) {
    static final Room EMPTY = new Room(List.of(), List.of());

    List<Box> all() {
      List<Box> all = new ArrayList<>(ready);
      all.addAll(open);
      return List.copyOf(all);
    }
  }

  private SmallBoxes(SecrecyLimits limits, Map<Integer, Room> rooms, Map<Integer, Group> groups) {
    this.limits = limits;
    this.rooms = rooms;
    this.groups = groups;
  }

  /** Nothing is counted yet. */
  static SmallBoxes none(SecrecyLimits limits) {
    return new SmallBoxes(limits, Map.of(), Map.of());
  }

  /** The limits it keeps. */
  SecrecyLimits limits() {
    return limits;
  }

  /** Groups in the order in which they were put together. */
  List<Group> groups() {
    return groups.entrySet().stream()
        .filter(member -> member.getKey() == member.getValue().boxes().getFirst().branch())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The next state while a batch is applied, entry by entry; for one writer. */
  static final class Edit {
    private final SmallBoxes base;
    private final AreaIndex index;
    private Map<Integer, Room> rooms;
    private Map<Integer, Group> groups;

    Edit(SmallBoxes base, AreaIndex index) {
      this.base = base;
      this.index = index;
      this.rooms = base.rooms;
      this.groups = base.groups;
    }

    /**
     * A branch was changed.
     *
     * @param complete whether nothing more can come from an area by the ordinary way, as it is now
     */
    void changed(int branch, BranchRow before, BranchRow after, IntPredicate complete) {
      Box out = box(branch, before);
      Box in = box(branch, after);
      if (!groups.containsKey(branch) && !Objects.equals(out, in)) {
        if (out != null) {
          leave(branch);
        }
        if (in != null) {
          arrive(grouping(index.areaOf(branch)), in);
        }
      }
      settle(branch, complete);
    }

    private @Nullable Box box(int branch, BranchRow row) {
      Tally tally = row.counted();
      return tally != null && base.limits.hides(tally)
          ? new Box(branch, tally, row.envelope())
          : null;
    }

    SmallBoxes done() {
      boolean same = isBase(rooms, base.rooms) && isBase(groups, base.groups);
      return same ? base : new SmallBoxes(base.limits, rooms, groups);
    }

    private void leave(int branch) {
      for (int node = grouping(index.areaOf(branch)); node >= 0; node = above(node)) {
        Room room = rooms.getOrDefault(node, Room.EMPTY);
        List<Box> rest = room.all().stream().filter(box -> box.branch() != branch).toList();
        if (rest.size() < room.all().size()) {
          writableRooms().remove(node);
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
      if (full(node, open)) {
        put(node, room.ready());
        room = new Room(List.copyOf(open), List.of());
      } else {
        room = new Room(room.ready(), List.copyOf(open));
      }
      writableRooms().put(node, room);
    }

    /** From the district up: where nothing more can come, nothing is left waiting for it. */
    private void settle(int branch, IntPredicate complete) {
      int node = rooms.isEmpty() ? -1 : grouping(index.areaOf(branch));
      for (; node >= 0; node = above(node)) {
        Room room = rooms.get(node);
        int above = above(node);
        if (room != null && complete.test(node) && !(room.ready().isEmpty() && above < 0)) {
          writableRooms().remove(node);
          if (!room.ready().isEmpty() && full(node, room.all())) {
            put(node, room.all());
          } else {
            put(node, room.ready());
            int next = above < 0 ? node : above;
            room.open().forEach(box -> arrive(next, box));
          }
        }
      }
    }

    /** Whether boxes are a group, and those that are left one for who knows some of them. */
    private boolean full(int node, List<Box> boxes) {
      return allow(boxes)
          && boxes.stream().allMatch(box -> isLeftWithout(box, boxes))
          && boxes.stream()
              .flatMapToInt(box -> below(node, box))
              .distinct()
              .allMatch(area -> isLeftWithout(area, boxes));
    }

    private boolean isLeftWithout(Box known, List<Box> boxes) {
      return allow(boxes.stream().filter(box -> box.branch() != known.branch()).toList());
    }

    /** An area that holds them all leaves nothing to be learned. */
    private boolean isLeftWithout(int known, List<Box> boxes) {
      List<Box> rest = boxes.stream().filter(box -> !index.within(box.branch(), known)).toList();
      return rest.isEmpty() || allow(rest);
    }

    private boolean allow(List<Box> boxes) {
      return boxes.size() > 1 && base.limits.allow(boxes.stream().map(Box::tally).toList());
    }

    /** The areas that a box lies in, below the one that it waits in. */
    private IntStream below(int node, Box box) {
      return IntStream.iterate(index.areaOf(box.branch()), up -> up != node, index::parent);
    }

    /** Puts boxes together for ever; none are none. */
    private void put(int node, List<Box> boxes) {
      if (!boxes.isEmpty()) {
        if (isBase(groups, base.groups)) {
          groups = new LinkedHashMap<>(base.groups);
        }
        Group group = new Group(node, boxes);
        boxes.forEach(box -> groups.put(box.branch(), group));
      }
    }

    private Map<Integer, Room> writableRooms() {
      if (isBase(rooms, base.rooms)) {
        rooms = new HashMap<>(base.rooms);
      }
      return rooms;
    }

    @SuppressWarnings("ReferenceEquality") // It is copied when it is written to first.
    private static <T> boolean isBase(Map<Integer, T> map, Map<Integer, T> base) {
      return map == base;
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
}
