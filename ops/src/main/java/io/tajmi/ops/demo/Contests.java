package io.tajmi.ops.demo;

import io.tajmi.election.AreaLevel;
import io.tajmi.ops.demo.DemoContest.Kind;
import io.tajmi.ops.demo.DemoContest.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The contests of the one day, over the branches that vote in each. */
final class Contests {
  private static final int TEHRAN_SEATS = 21;
  private static final int TEHRAN_ALTERNATES = 11;
  private static final int TEHRAN_CANDIDATES = 1_700;
  private static final int SMALL_VILLAGE = 1_500;
  private static final int PERSONS_PER_PAPER_PERCENT = 325;

  private final DemoTerritory territory;
  private final List<DemoBranch> branches;
  private final DemoSize size;
  private final Dice chance;
  private final List<DemoContest> contests = new ArrayList<>();
  private int pairs;

  private Contests(DemoTerritory territory, List<DemoBranch> branches, DemoSize size, Dice chance) {
    this.territory = territory;
    this.branches = branches;
    this.size = size;
    this.chance = chance;
  }

  static List<DemoContest> of(
      DemoTerritory territory, List<DemoBranch> branches, DemoSize size, Dice chance) {
    Contests made = new Contests(territory, branches, size, chance);
    made.make();
    return made.contests;
  }

  private void make() {
    add("president", Kind.PRESIDENT, List.of(DemoTerritory.COUNTRY), new Shape(1, 0, 4), _ -> true);
    add(
        "experts-" + DemoTerritory.TEHRAN,
        Kind.EXPERTS,
        List.of(DemoTerritory.TEHRAN),
        new Shape(1, 0, 6),
        branch -> branch.code().startsWith(DemoTerritory.TEHRAN));
    List<String> runOff =
        IntStream.rangeClosed(1, DemoTerritory.RUN_OFF_COUNTIES)
            .mapToObj(i -> DemoTerritory.KARAJ + "-0" + i)
            .toList();
    add(
        "parliament-karaj",
        Kind.RUN_OFF,
        runOff,
        new Shape(2, 0, 4),
        branch -> runOff.contains(branch.code().substring(0, runOff.getFirst().length())));
    Map<Integer, List<DemoBranch>> byPlace = new TreeMap<>();
    for (DemoBranch branch : branches) {
      int place = place(branch.area());
      if (place >= 0) {
        byPlace.computeIfAbsent(place, _ -> new ArrayList<>()).add(branch);
      }
    }
    tehran(byPlace);
    List<Integer> cities = byPlace.keySet().stream().filter(this::isCity).toList();
    int shown = Math.min(size.cities(), cities.size());
    for (int i = 0; i < cities.size(); i++) {
      if (Shares.chosen(i, shown, cities.size())) {
        council(cities.get(i), byPlace.getOrDefault(cities.get(i), List.of()), Kind.CITY);
      }
    }
    byPlace.forEach((area, ofArea) -> {
      if (!isCity(area)) {
        council(area, ofArea, Kind.VILLAGE);
      }
    });
  }

  private void tehran(Map<Integer, List<DemoBranch>> byPlace) {
    List<String> scope = new ArrayList<>();
    List<DemoBranch> voting = new ArrayList<>();
    List<DemoTerritory.County> counties =
        territory.counties().stream()
            .filter(county ->
                territory.areas().get(county.area()).code().startsWith(DemoTerritory.TEHRAN))
            .toList();
    for (DemoTerritory.County county : counties.subList(0, DemoTerritory.COUNCIL_COUNTIES)) {
      int city = county.cities().getFirst().area();
      List<DemoBranch> ofCity = byPlace.remove(city);
      scope.add(territory.areas().get(city).code());
      voting.addAll(ofCity == null ? List.of() : ofCity);
    }
    add(
        "council-tehran",
        Kind.TEHRAN,
        scope,
        new Shape(TEHRAN_SEATS, TEHRAN_ALTERNATES, TEHRAN_CANDIDATES),
        voting);
  }

  /** The city or village that a branch hangs on, or -1. */
  private int place(int area) {
    return switch (territory.areas().get(area).level()) {
      case CITY, VILLAGE -> area;
      case REGION -> territory.upwards(area).get(1);
      case COUNTRY, PROVINCE, COUNTY, DISTRICT, RURAL_DISTRICT, ABROAD -> -1;
    };
  }

  private boolean isCity(int area) {
    return territory.areas().get(area).level() == AreaLevel.CITY;
  }

  private void council(int area, List<DemoBranch> voting, Kind kind) {
    long papers = voting.stream().mapToLong(DemoBranch::papers).sum();
    long persons = papers * PERSONS_PER_PAPER_PERCENT / 100;
    SplittableRandom random = chance.of(Dice.Of.SHAPE, area, 0);
    int[] members = kind == Kind.CITY ? ofCity(persons) : ofVillage(persons);
    int more = kind == Kind.CITY ? members[0] * 3 + random.nextInt(20) : 1 + random.nextInt(4);
    String code = territory.areas().get(area).code();
    Shape shape = new Shape(members[0], members[1], members[0] + more);
    add("council-" + code, kind, List.of(code), shape, voting);
  }

  private static int[] ofVillage(long persons) {
    return persons <= SMALL_VILLAGE ? new int[] {3, 2} : new int[] {5, 3};
  }

  /** Principal and alternate members by population, in thousands. */
  private static int[] ofCity(long persons) {
    long thousands = persons / 1_000;
    if (thousands < 50) {
      return new int[] {5, 3};
    }
    if (thousands < 200) {
      return new int[] {7, 5};
    }
    if (thousands < 500) {
      return new int[] {9, 6};
    }
    if (thousands < 1_000) {
      return new int[] {11, 7};
    }
    return thousands < 2_000 ? new int[] {13, 8} : new int[] {15, 10};
  }

  private void add(
      String code, Kind kind, List<String> scope, Shape shape, Predicate<DemoBranch> votes) {
    add(code, kind, scope, shape, branches.stream().filter(votes).toList());
  }

  private void add(
      String code, Kind kind, List<String> scope, Shape shape, List<DemoBranch> voting) {
    int[] ordinals = voting.stream().mapToInt(DemoBranch::ordinal).sorted().toArray();
    contests.add(new DemoContest(contests.size(), code, kind, scope, shape, ordinals, pairs));
    pairs += ordinals.length;
  }
}
