package io.tajmi.view;

import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.secrecy.SmallBoxes;
import io.tajmi.secrecy.SmallBoxes.Aside;
import io.tajmi.secrecy.SmallBoxes.Box;
import io.tajmi.secrecy.SmallBoxes.Group;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The small boxes of a contest as bytes of a digest, every field in a fixed order: what is shown
 * follows from them as much as from the rows.
 */
final class SmallBoxesHash {
  private SmallBoxesHash() {}

  static void write(CanonicalDigest out, SmallBoxes boxes) {
    limits(out, boxes.rule.limits());
    out.number(boxes.made).number(boxes.changedAt);
    out.all(
        new TreeMap<>(boxes.rooms).entrySet(),
        room -> {
          out.number(room.getKey());
          boxes(out, room.getValue().ready());
          boxes(out, room.getValue().open());
        });
    out.all(
        new TreeMap<>(boxes.groups).entrySet(),
        member -> out.number(member.getKey()).number(member.getValue().number()));
    out.all(groups(boxes), group -> group(out, group));
    out.all(
        new TreeMap<>(boxes.strays).entrySet(),
        stray -> {
          Box now = stray.getValue().now();
          out.number(stray.getKey());
          boxes(out, now == null ? List.of() : List.of(now));
        });
    aside(out, boxes.aside);
  }

  private static void limits(CanonicalDigest out, SecrecyLimits limits) {
    out.number(limits.ballotsMin())
        .number(limits.groupBoxesMin())
        .number(limits.groupBallotsMin())
        .number(limits.otherAreasBoxesMin())
        .number(limits.otherAreasBallotsMin());
  }

  /** Each object once, so that two members of what should be one group do not pass for one. */
  private static List<Group> groups(SmallBoxes boxes) {
    Set<Group> each = Collections.newSetFromMap(new IdentityHashMap<>());
    each.addAll(boxes.groups.values());
    return each.stream().sorted(Comparator.comparingInt(Group::number)).toList();
  }

  private static void group(CanonicalDigest out, Group group) {
    out.number(group.number()).number(group.area()).flag(group.enough());
    boxes(out, group.boxes());
    numbers(out, new TreeSet<>(group.cover()));
  }

  private static void aside(CanonicalDigest out, Aside aside) {
    numbers(out, aside.branches());
    numbers(out, new TreeSet<>(aside.out()));
    out.all(
        new TreeMap<>(aside.counted()).entrySet(),
        counted -> {
          out.number(counted.getKey());
          box(out, counted.getValue());
        });
    out.flag(aside.ended());
  }

  private static void boxes(CanonicalDigest out, Collection<Box> boxes) {
    out.all(boxes, box -> box(out, box));
  }

  private static void box(CanonicalDigest out, Box box) {
    out.number(box.branch()).number(box.ballots()).text(box.envelope());
  }

  private static void numbers(CanonicalDigest out, Collection<Integer> numbers) {
    out.all(numbers, number -> out.number(number));
  }
}
