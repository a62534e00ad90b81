package io.tajmi.decision.plain;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.AwaitsBody;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.result.Place.Vacant;
import io.tajmi.decision.result.Place.Waits;
import io.tajmi.decision.result.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who wins what, in a form of which two can be compared: seats and members of a run-off sorted,
 * nothing told of groups and lines that have nothing, nobody named whose seat was declared vacant.
 *
 * @param lines alternates by their group, or by nothing where they follow whoever leaves
 * @param runOffSeats 0 where there is no run-off
 */
public record PlainAnswer(
    List<Place> seats,
    SortedMap<String, List<Place>> lines,
    int runOffSeats,
    List<Place> runOff,
    SortedMap<String, Integer> groupSeats,
    int unnamedVacant) {

  /** What the product says, in this form. */
  public static PlainAnswer of(Result result) {
    SortedMap<String, List<Place>> lines = new TreeMap<>();
    result
        .alternates()
        .forEach(line -> lines.put(line.group() == null ? "" : line.group(), line.places()));
    Result.RunOff second = result.runOff();
    return plainly(
        result.seats(),
        lines,
        second == null ? 0 : second.seats(),
        second == null ? List.of() : second.members(),
        result.groupSeats(),
        result.unnamedVacant());
  }

  static PlainAnswer plainly(
      List<Place> seats,
      SortedMap<String, List<Place>> lines,
      int runOffSeats,
      List<Place> runOff,
      SortedMap<String, Integer> groupSeats,
      int unnamedVacant) {
    SortedMap<String, List<Place>> told = new TreeMap<>();
    lines.forEach((group, places) -> told.put(group, withoutNobody(places)));
    told.values().removeIf(List::isEmpty);
    SortedMap<String, Integer> some = new TreeMap<>(groupSeats);
    some.values().removeIf(it -> it == 0);
    return new PlainAnswer(
        sorted(seats), told, runOffSeats, sorted(withoutNobody(runOff)), some, unnamedVacant);
  }

  static PlainAnswer contradiction(int seats) {
    return allOf(new AwaitsBody(Waits.CONTRADICTION, null), seats);
  }

  static PlainAnswer allOf(Place place, int seats) {
    List<Place> all = new ArrayList<>();
    for (int i = 0; i < seats; i++) {
      all.add(place);
    }
    return plainly(all, new TreeMap<>(), 0, List.of(), new TreeMap<>(), 0);
  }

  /** Whether the sums contradict themselves. */
  public boolean contradicts() {
    return seats.contains(new AwaitsBody(Waits.CONTRADICTION, null));
  }

  private static List<Place> withoutNobody(List<Place> places) {
    return places.stream().filter(it -> !(it instanceof Vacant)).map(PlainAnswer::inOrder).toList();
  }

  private static List<Place> sorted(List<Place> places) {
    return places.stream()
        .map(PlainAnswer::inOrder)
        .sorted(Comparator.comparing(Place::toString))
        .toList();
  }

  private static Place inOrder(Place place) {
    return switch (place) {
      case Place.LotNeeded lot -> new Place.LotNeeded(List.copyOf(new TreeSet<>(lot.tied())));
      case Place.BodyDecides body -> new Place.BodyDecides(List.copyOf(new TreeSet<>(body.tied())));
      case Vacant(Empty why, _) when why == Empty.DECLARED -> new Vacant(why, null);
      default -> place;
    };
  }

  /** All places: seats, alternates and members of the run-off. */
  public Stream<Place> places() {
    return Stream.concat(
        Stream.concat(seats.stream(), runOff.stream()),
        lines.values().stream().flatMap(List::stream));
  }

  /** Whether votes settle everything and nothing waits for a body. */
  public boolean settled() {
    return unnamedVacant == 0 && places().noneMatch(it -> it.isTie() || it instanceof AwaitsBody);
  }
}
