package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.fold.FoldState;
import io.tajmi.secrecy.SmallBoxes;
import io.tajmi.secrecy.SmallBoxes.Aside;
import io.tajmi.secrecy.SmallBoxes.Box;
import io.tajmi.secrecy.SmallBoxes.Group;
import io.tajmi.secrecy.SmallBoxes.Room;
import io.tajmi.secrecy.SmallBoxes.Stray;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pcollections.IntTreePMap;

/** The ledger of small boxes is part of the content of a contest, each field of it. */
class SmallBoxesHashTest {
  private static final Box OTHER = new Box(0, 12_345, "damaged");

  /** A ledger with one field as no fold made it, by the name of the field. */
  private static Map<String, SmallBoxes> damaged(SmallBoxes it) {
    Map<String, SmallBoxes> all = new TreeMap<>();
    all.put("made", of(it, it.rooms, it.groups, it.strays, it.made + 1, it.aside, it.changedAt));
    all.put(
        "changedAt", of(it, it.rooms, it.groups, it.strays, it.made, it.aside, it.changedAt + 1));
    it.rooms.forEach((area, room) -> {
      Room ready = new Room(with(room.ready()), room.open());
      Room open = new Room(room.ready(), with(room.open()));
      all.put("room.ready", rooms(it, it.rooms.plus(area, ready)));
      all.put("room.open", rooms(it, it.rooms.plus(area, open)));
      all.put("room", rooms(it, it.rooms.minus(area)));
    });
    it.groups().forEach(group -> groups(it, group, all));
    it.strays.forEach((branch, stray) -> {
      Stray other = new Stray(stray.now() == null ? OTHER : null);
      all.put("stray." + (stray.now() != null), strays(it, it.strays.plus(branch, other)));
      all.put("stray", strays(it, it.strays.minus(branch)));
    });
    asides(it, all);
    return all;
  }

  private static void groups(SmallBoxes it, Group was, Map<String, SmallBoxes> all) {
    all.put(
        "group.number",
        put(it, was, new Group(was.number() + 1_000, was.area(), was.boxes(), was.cover(), true)));
    all.put(
        "group.area",
        put(it, was, new Group(was.number(), was.area() + 1, was.boxes(), was.cover(), true)));
    all.put(
        "group.enough",
        put(it, was, new Group(was.number(), was.area(), was.boxes(), was.cover(), !was.enough())));
    Box first = was.boxes().getFirst();
    List<Box> boxes =
        was.boxes().stream()
            .map(box ->
                box.equals(first) ? new Box(box.branch(), box.ballots() + 1, box.envelope()) : box)
            .toList();
    all.put(
        "group.boxes",
        put(it, was, new Group(was.number(), was.area(), boxes, was.cover(), was.enough())));
    Set<Integer> cover = new HashSet<>(was.cover());
    if (!cover.add(first.branch())) {
      cover.remove(first.branch());
    }
    all.put(
        "group.cover",
        put(it, was, new Group(was.number(), was.area(), was.boxes(), cover, was.enough())));
    Group alike = new Group(was.number(), was.area(), was.boxes(), was.cover(), was.enough());
    all.put("group.twice", groups(it, it.groups.plus(first.branch(), alike)));
    all.put("group.member", groups(it, it.groups.minus(first.branch())));
  }

  private static SmallBoxes put(SmallBoxes it, Group was, Group other) {
    IntTreePMap<Group> groups = it.groups;
    for (Box box : was.boxes()) {
      groups = groups.plus(box.branch(), other);
    }
    return groups(it, groups);
  }

  private static void asides(SmallBoxes it, Map<String, SmallBoxes> all) {
    Aside was = it.aside;
    List<Integer> branches =
        was.branches().isEmpty() ? List.of(1) : was.branches().subList(1, was.branches().size());
    Set<Integer> out = new HashSet<>(was.out());
    out.add(77_777);
    Map<Integer, Box> counted = new HashMap<>(was.counted());
    counted.put(77_777, OTHER);
    all.put(
        "aside.branches", aside(it, new Aside(branches, was.out(), was.counted(), was.ended())));
    all.put("aside.out", aside(it, new Aside(was.branches(), out, was.counted(), was.ended())));
    all.put("aside.counted", aside(it, new Aside(was.branches(), was.out(), counted, was.ended())));
    all.put(
        "aside.ended",
        aside(it, new Aside(was.branches(), was.out(), was.counted(), !was.ended())));
  }

  private static List<Box> with(List<Box> boxes) {
    return Stream.concat(boxes.stream(), Stream.of(OTHER)).toList();
  }

  private static SmallBoxes rooms(SmallBoxes it, IntTreePMap<Room> rooms) {
    return of(it, rooms, it.groups, it.strays, it.made, it.aside, it.changedAt);
  }

  private static SmallBoxes groups(SmallBoxes it, IntTreePMap<Group> groups) {
    return of(it, it.rooms, groups, it.strays, it.made, it.aside, it.changedAt);
  }

  private static SmallBoxes strays(SmallBoxes it, IntTreePMap<Stray> strays) {
    return of(it, it.rooms, it.groups, strays, it.made, it.aside, it.changedAt);
  }

  private static SmallBoxes aside(SmallBoxes it, Aside aside) {
    return of(it, it.rooms, it.groups, it.strays, it.made, aside, it.changedAt);
  }

  private static SmallBoxes of(
      SmallBoxes it,
      IntTreePMap<Room> rooms,
      IntTreePMap<Group> groups,
      IntTreePMap<Stray> strays,
      int made,
      Aside aside,
      long changedAt) {
    return new SmallBoxes(it.rule, it.cover, rooms, groups, strays, made, aside, changedAt);
  }

  @Test
  void every_field_of_the_ledger_that_is_another_is_another_content() {
    ActiveNight night = new ActiveNight(1, 130);
    FoldState state = night.fold().state();
    Set<String> tried = new HashSet<>();
    for (var entry : night.logs().getLast()) {
      state = state.after(List.of(entry));
      ContestView view = state.snapshot().contest(SampleElection.HEAD);
      if (view == null) {
        continue;
      }
      String content = ContentHash.of(view);
      Map<String, SmallBoxes> damaged = damaged(view.smallBoxes());
      damaged.keySet().stream()
          .filter(tried::add)
          .forEach(field ->
              assertThat(
                      ContentHash.of(
                          view.with(
                              view.rows(),
                              view.totals(),
                              Objects.requireNonNull(damaged.get(field)))))
                  .as("%s at %d", field, entry.position().index())
                  .isNotEqualTo(content));
    }
    assertThat(
            tried.stream()
                .map(field -> field.replaceFirst("\\..*", ""))
                .collect(Collectors.toSet()))
        .contains("made", "changedAt", "room", "group", "stray", "aside");
    assertThat(tried).contains("stray.true", "stray.false", "group.cover", "group.twice");
  }
}
