package io.tajmi.ops.demo;

import io.tajmi.ops.demo.DemoBranch.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** How many voters come to each branch, so that turnout is about two fifths of the electorate. */
final class Papers {
  private static final int TURNOUT_PERCENT_MIN = 33;
  private static final int TURNOUT_PERCENT_MAX = 47;
  private static final int HANDFUL_PERCENT = 4;
  private static final int FEW_PERCENT = 9;

  private final DemoTerritory territory;
  private final DemoSize size;
  private final Dice chance;

  /** Where a branch is. */
  record Place(int province, boolean urban, int area) {}

  Papers(DemoTerritory territory, DemoSize size, Dice chance) {
    this.territory = territory;
    this.size = size;
    this.chance = chance;
  }

  /** Papers used at each branch; the electorates go into the territory. */
  int[] of(int count, IntFunction<Place> places, Kind[] kinds) {
    List<Province> provinces = territory.provinces();
    long population = provinces.stream().mapToLong(Province::population).sum();
    long[] electorates = new long[provinces.size()];
    long[] ballots = new long[provinces.size()];
    for (int p = 0; p < electorates.length; p++) {
      electorates[p] = size.electorate() * provinces.get(p).population() / population;
      SplittableRandom random = chance.of(Dice.Of.TURNOUT, p, 0);
      ballots[p] =
          electorates[p] * random.nextInt(TURNOUT_PERCENT_MIN, TURNOUT_PERCENT_MAX + 1) / 100;
    }
    int[] weights = new int[count];
    long[] sums = new long[provinces.size()];
    for (int i = 0; i < count; i++) {
      Place place = places.apply(i);
      weights[i] = weight(i, kinds[i], place.urban());
      if (place.province() >= 0) {
        sums[place.province()] += weights[i];
      }
    }
    int[] papers = new int[count];
    for (int i = 0; i < count; i++) {
      int p = places.apply(i).province();
      long exact = p < 0 ? weights[i] : ballots[p] * weights[i] / sums[p];
      papers[i] = few(i, kinds[i], Math.toIntExact(Math.max(1, exact)));
    }
    state(electorates, papers, places);
    return papers;
  }

  private int weight(int branch, Kind kind, boolean urban) {
    SplittableRandom random = chance.of(Dice.Of.PAPERS, branch, 0);
    return switch (kind) {
      case FIXED -> urban ? random.nextInt(300, 900) : random.nextInt(160, 480);
      case MOBILE -> urban ? random.nextInt(60, 260) : random.nextInt(20, 150);
      case ABROAD -> random.nextInt(25, 900);
    };
  }

  /** Some mobile boxes hold a handful of ballots, some a few. */
  private int few(int branch, Kind kind, int papers) {
    if (kind != Kind.MOBILE) {
      return papers;
    }
    SplittableRandom random = chance.of(Dice.Of.PAPERS, branch, 1);
    int percent = random.nextInt(100);
    if (percent < HANDFUL_PERCENT) {
      return random.nextInt(2, 10);
    }
    return percent < FEW_PERCENT ? random.nextInt(10, 30) : papers;
  }

  /** A county's electorate is its province's in proportion to the ballots. */
  private void state(long[] electorates, int[] papers, IntFunction<Place> places) {
    long[] ofProvince = new long[electorates.length];
    Map<Integer, Long> ofCounty = new HashMap<>();
    for (int i = 0; i < papers.length; i++) {
      Place place = places.apply(i);
      if (place.province() >= 0) {
        List<Integer> path = territory.upwards(place.area());
        ofCounty.merge(path.get(path.size() - 3), (long) papers[i], Long::sum);
        ofProvince[place.province()] += papers[i];
      }
    }
    territory
        .counties()
        .forEach(county -> {
          int p = county.province();
          long own = ofCounty.getOrDefault(county.area(), 0L);
          territory.electorate(county.area(), electorates[p] * own / ofProvince[p]);
        });
    for (int p = 0; p < electorates.length; p++) {
      territory.electorate(territory.ordinal(territory.provinces().get(p).code()), electorates[p]);
    }
    territory.electorate(territory.ordinal(DemoTerritory.COUNTRY), size.electorate());
  }
}
