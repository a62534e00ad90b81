package io.tajmi.fold.bytes;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.binary.MalformedBinary;
import io.tajmi.count.AreaIndex;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Chunks;
import io.tajmi.secrecy.SmallBoxes;
import io.tajmi.secrecy.SmallBoxes.Aside;
import io.tajmi.secrecy.SmallBoxes.Box;
import io.tajmi.secrecy.SmallBoxes.Group;
import io.tajmi.secrecy.SmallBoxes.Room;
import io.tajmi.secrecy.SmallBoxes.Stray;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;

/**
 * The small boxes of one contest as bytes, and back. Most are what their branch's row says, and
 * then that is all that is written.
 */
final class BoxBytes {
  private final Chunks<BranchRow> rows;

  BoxBytes(Chunks<BranchRow> rows) {
    this.rows = rows;
  }

  void write(SmallBoxes boxes, BinaryWriter out) {
    out.number(boxes.made).number(boxes.changedAt);
    out.all(
        new TreeMap<>(boxes.rooms).entrySet(),
        (Map.Entry<Integer, Room> it) -> {
          out.number(it.getKey());
          boxes(it.getValue().ready(), out);
          boxes(it.getValue().open(), out);
        });
    Map<Integer, Group> groups = new TreeMap<>();
    boxes.groups.values().forEach(group -> groups.put(group.number(), group));
    if (groups.values().stream().mapToInt(it -> it.boxes().size()).sum() != boxes.groups.size()) {
      throw new IllegalStateException("a group's boxes are not its members");
    }
    out.all(
        groups.values(),
        (Group it) -> {
          out.number(it.number()).number(it.area()).flag(it.enough());
          boxes(it.boxes(), out);
          numbers(new TreeSet<>(it.cover()), out);
        });
    out.all(
        new TreeMap<>(boxes.strays).entrySet(),
        (Map.Entry<Integer, Stray> it) -> {
          out.number(it.getKey()).flag(it.getValue().now() != null);
          if (it.getValue().now() != null) {
            box(it.getValue().now(), out);
          }
        });
    Aside aside = boxes.aside;
    numbers(aside.branches(), out);
    numbers(new TreeSet<>(aside.out()), out);
    boxes(new TreeMap<>(aside.counted()).values(), out);
    out.flag(aside.ended());
  }

  private static void numbers(Collection<Integer> numbers, BinaryWriter out) {
    out.all(numbers, (Integer number) -> out.number(number));
  }

  private void boxes(Collection<Box> boxes, BinaryWriter out) {
    out.all(boxes, (Box box) -> box(box, out));
  }

  private void box(Box box, BinaryWriter out) {
    boolean asNow = box.equals(Box.of(box.branch(), rows.get(box.branch())));
    out.number(box.branch()).flag(asNow);
    if (!asNow) {
      out.number(box.ballots()).text(box.envelope());
    }
  }

  /** What makes of a contest's small boxes before the night those that were written. */
  UnaryOperator<SmallBoxes> read(BinaryReader in) {
    int made = in.number(0, Integer.MAX_VALUE);
    long changedAt = in.number(-1, Long.MAX_VALUE);
    Map<Integer, Room> rooms = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      rooms.put(in.number(0, Integer.MAX_VALUE), new Room(boxes(in), boxes(in)));
    }
    Map<Integer, Group> groups = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      Group group = group(in, made);
      for (Box box : group.boxes()) {
        MalformedBinary.unless(
            groups.put(box.branch(), group) == null, "a branch is in two groups");
      }
    }
    Map<Integer, Stray> strays = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      int branch = branch(in);
      MalformedBinary.unless(groups.containsKey(branch), "a branch strayed from no group");
      strays.put(branch, new Stray(in.flag() ? box(in) : null));
    }
    Aside aside = aside(in);
    return before -> {
      requireAreas(rooms.keySet(), before.rule.index());
      requireAreas(groups.values().stream().map(Group::area).toList(), before.rule.index());
      return new SmallBoxes(
          before.rule,
          before.cover,
          IntTreePMap.from(rooms),
          IntTreePMap.from(groups),
          IntTreePMap.from(strays),
          made,
          aside,
          changedAt);
    };
  }

  private static void requireAreas(Collection<Integer> areas, AreaIndex index) {
    MalformedBinary.unless(
        areas.stream().allMatch(area -> area < index.areas()), "boxes are put together nowhere");
  }

  private Group group(BinaryReader in, int made) {
    int number = in.number(0, made - 1);
    int area = in.number(0, Integer.MAX_VALUE);
    boolean enough = in.flag();
    List<Box> boxes = boxes(in);
    MalformedBinary.unless(!boxes.isEmpty(), "a group is empty");
    return new Group(number, area, boxes, branches(in), enough);
  }

  private Aside aside(BinaryReader in) {
    List<Integer> branches = List.copyOf(in.all(() -> branch(in)));
    Set<Integer> out = branches(in);
    Map<Integer, Box> counted = new HashMap<>();
    boxes(in).forEach(box -> counted.put(box.branch(), box));
    return new Aside(branches, out, Map.copyOf(counted), in.flag());
  }

  private Set<Integer> branches(BinaryReader in) {
    return Set.copyOf(new HashSet<>(in.all(() -> branch(in))));
  }

  private List<Box> boxes(BinaryReader in) {
    return List.copyOf(in.all(() -> box(in)));
  }

  private Box box(BinaryReader in) {
    int branch = branch(in);
    if (!in.flag()) {
      return new Box(branch, in.number(0, Long.MAX_VALUE), in.text());
    }
    @Nullable Box now = Box.of(branch, rows.get(branch));
    if (now == null) {
      throw new MalformedBinary("a branch that is not counted has a box");
    }
    return now;
  }

  private int branch(BinaryReader in) {
    return in.number(0, rows.size() - 1);
  }
}
