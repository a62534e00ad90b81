package io.tajmi.decision.plain;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.Lot.Matter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Seats given to groups one after the other, with what is left open between equals and in which
 * order the last ones were given.
 */
final class PlainSharing {
  private final PlainWorld world;
  private final List<String> names;
  private final int[] caps;
  final int[] seats;
  final List<Place> open = new ArrayList<>();

  /** The groups that were given a seat each at once, in the order of giving; of the rest only. */
  private final List<List<Integer>> given = new ArrayList<>();

  private boolean tookBack;

  PlainSharing(PlainWorld world, List<String> names, int[] caps) {
    this.world = world;
    this.names = names;
    this.caps = caps;
    this.seats = new int[caps.length];
  }

  int left(int of) {
    return of - IntStream.of(seats).sum() - open.size();
  }

  boolean hasRoom(int group) {
    return seats[group] < caps[group];
  }

  void start(int group, long whole) {
    seats[group] = (int) Math.min(whole, caps[group]);
  }

  /** One each to equals; where they do not all fit a lot says who, or the places stay open. */
  private void give(List<Integer> equal, int places) {
    if (equal.size() <= places) {
      List<String> drawn = drawn(equal);
      if (drawn == null) {
        one(equal);
      } else {
        drawn.forEach(name -> one(List.of(names.indexOf(name))));
      }
      return;
    }
    List<String> drawn = drawn(equal);
    for (int i = 0; i < places; i++) {
      if (drawn == null) {
        open.add(tie(equal));
      } else {
        one(List.of(names.indexOf(drawn.get(i))));
      }
    }
  }

  private void one(List<Integer> groups) {
    groups.forEach(group -> seats[group]++);
    given.add(groups);
  }

  private Place tie(List<Integer> equal) {
    return world.open(equal.stream().map(names::get).toList());
  }

  private @Nullable List<String> drawn(List<Integer> equal) {
    return world.drawn(Matter.GROUPS, null, equal.stream().map(names::get).toList());
  }

  private static boolean same(Map<Integer, Exact> claims, int group, Exact as) {
    return Objects.requireNonNull(claims.get(group)).compareTo(as) == 0;
  }

  /** Passes over those with votes and room, the greatest claim first, one seat each. */
  void passes(int of, List<Integer> groups, Map<Integer, Exact> claims) {
    List<Exact> levels =
        groups.stream().map(claims::get).sorted(Comparator.reverseOrder()).toList();
    while (left(of) > 0 && open.isEmpty() && groups.stream().anyMatch(this::hasRoom)) {
      List<Integer> inThisPass = groups.stream().filter(this::hasRoom).toList();
      Exact before = null;
      for (Exact level : levels) {
        if (before != null && before.compareTo(level) == 0) {
          continue;
        }
        before = level;
        List<Integer> equal = inThisPass.stream().filter(g -> same(claims, g, level)).toList();
        if (!equal.isEmpty() && left(of) > 0 && open.isEmpty()) {
          give(equal, left(of));
        }
      }
    }
  }

  /** The next seat to the largest average, again and again. */
  void averages(int of, List<Integer> groups, long[] votes, boolean odd) {
    while (left(of) > 0 && open.isEmpty()) {
      Map<Integer, Exact> averages = new HashMap<>();
      for (int group : groups) {
        if (hasRoom(group)) {
          averages.put(
              group, Exact.of(votes[group], odd ? 2L * seats[group] + 1 : seats[group] + 1L));
        }
      }
      if (averages.isEmpty()) {
        return;
      }
      Exact most = averages.values().stream().max(Comparator.naturalOrder()).orElseThrow();
      give(
          averages.keySet().stream().sorted().filter(g -> same(averages, g, most)).toList(),
          left(of));
    }
  }

  /** Takes back one each of so many too many from those rounded up, the smallest part first. */
  void takeBack(int tooMany, List<Integer> roundedUp, Map<Integer, Exact> parts) {
    tookBack = true;
    int left = tooMany;
    List<Integer> from = new ArrayList<>(roundedUp);
    while (left > 0) {
      Exact least = from.stream().map(parts::get).min(Comparator.naturalOrder()).orElseThrow();
      List<Integer> equal = from.stream().filter(g -> same(parts, g, least)).toList();
      from.removeAll(equal);
      equal.forEach(group -> seats[group]--);
      if (equal.size() > left) {
        givenBack(equal, equal.size() - left);
        return;
      }
      left -= equal.size();
    }
  }

  /** Whoever is drawn first gives a seat back first. */
  private void givenBack(List<Integer> equal, int places) {
    List<String> drawn = drawn(equal);
    for (int i = 0; i < places; i++) {
      if (drawn == null) {
        open.add(tie(equal));
      } else {
        seats[names.indexOf(drawn.get(drawn.size() - 1 - i))]++;
      }
    }
  }

  /** Seats without the last so many of the rest; null where that is not clear. */
  @Nullable PlainSharing without(int last) {
    if (last < open.size() || tookBack) {
      return null;
    }
    PlainSharing less = new PlainSharing(world, names, caps);
    System.arraycopy(seats, 0, less.seats, 0, seats.length);
    int taken = open.size();
    for (int i = given.size() - 1; i >= 0 && taken < last; i--) {
      given.get(i).forEach(group -> less.seats[group]--);
      taken += given.get(i).size();
    }
    return taken == last ? less : null;
  }
}
