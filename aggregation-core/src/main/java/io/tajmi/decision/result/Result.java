package io.tajmi.decision.result;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who wins what by a given count.
 *
 * @param seats in order of votes
 * @param alternates lines of succession: one for the whole contest, or one for each group
 * @param runOff null where there is none
 * @param groupSeats by the name of the group; empty where seats are not won by groups
 * @param unnamedVacant how many of the seats stay empty by acts that do not say which
 */
public record Result(
    List<Place> seats,
    List<Line> alternates,
    @Nullable RunOff runOff,
    SortedMap<String, Integer> groupSeats,
    int unnamedVacant) {

  /** Takes copies. */
  public Result {
    seats = List.copyOf(seats);
    alternates = List.copyOf(alternates);
    groupSeats = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(groupSeats));
  }

  /** Alternates in order; {@code group} is null where they follow whoever leaves. */
  public record Line(@Nullable String group, List<Place> places) {
    /** Takes a copy. */
    public Line {
      places = List.copyOf(places);
    }
  }

  /** A second round for so many seats between so many candidates. */
  public record RunOff(int seats, List<Place> members) {
    /** Takes a copy. */
    public RunOff {
      members = List.copyOf(members);
    }
  }

  static Result of(List<Place> seats, List<Place> alternates, @Nullable RunOff runOff) {
    List<Line> lines = alternates.isEmpty() ? List.of() : List.of(new Line(null, alternates));
    return new Result(seats, lines, runOff, new TreeMap<>(), 0);
  }

  /** Codes of those who have a seat. */
  public List<String> elected() {
    return filled(seats);
  }

  /** Codes of the members of the run-off that are settled. */
  public List<String> runOffMembers() {
    return runOff == null ? List.of() : filled(runOff.members());
  }

  /** Codes of alternates that are settled, line by line. */
  public List<String> alternateMembers() {
    return filled(alternates.stream().flatMap(line -> line.places().stream()).toList());
  }

  /** Everything that votes alone do not settle. */
  public List<Place> ties() {
    Stream<Place> lines = alternates.stream().flatMap(line -> line.places().stream());
    Stream<Place> second = runOff == null ? Stream.of() : runOff.members().stream();
    return Stream.of(seats.stream(), lines, second)
        .flatMap(it -> it)
        .filter(Place::isTie)
        .distinct()
        .toList();
  }

  /** Whether something is not settled: by a lot or on the word of the competent body. */
  public boolean isOpen() {
    return !ties().isEmpty()
        || unnamedVacant > 0
        || seats.stream().anyMatch(Place.AwaitsBody.class::isInstance);
  }

  /**
   * What has legal effect: who is elected, the alternates in their order, who is in the run-off,
   * seats by group. The order of votes among the elected is not of it.
   */
  public Result legal() {
    RunOff second = runOff;
    return new Result(
        sorted(seats),
        alternates,
        second == null ? null : new RunOff(second.seats(), sorted(second.members())),
        groupSeats,
        unnamedVacant);
  }

  private static List<Place> sorted(List<Place> places) {
    return places.stream().sorted(Comparator.comparing(Place::toString)).toList();
  }

  private static List<String> filled(List<Place> places) {
    return places.stream()
        .filter(Place.Filled.class::isInstance)
        .map(place -> ((Place.Filled) place).candidate())
        .toList();
  }
}
