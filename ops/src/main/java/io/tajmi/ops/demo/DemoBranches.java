package io.tajmi.ops.demo;

import io.tajmi.ops.demo.DemoBranch.Kind;
import io.tajmi.ops.fiction.FictionalNames;
import java.util.ArrayList;
import java.util.List;

/** Lays out branches over the territory, villages with them, and says how many voters each has. */
final class DemoBranches {
  private static final int TEHRAN_BRANCHES = 6_694;
  private static final int TEHRAN_RURAL = 577;
  private static final int TEHRAN_VILLAGES = 526;
  private static final int TEHRAN_COUNCIL = 3_957;
  private static final long[] TEHRAN_COUNCIL_CITIES = {85, 12, 3};
  private static final int MOBILE_RURAL_PERMILLE = 713;
  private static final int COUNTY_URBAN_MIN = 3;
  private static final int SAMPLE_URBAN_MIN = 9;
  private static final int SAMPLE_RURAL_MIN = 3;
  private static final int CENTRE_WEIGHT = 4;

  private final DemoTerritory territory;
  private final DemoSize size;
  private final Dice chance;
  private final List<Seat> seats = new ArrayList<>();
  private int ruralSoFar;
  private int villagesSoFar;

  /** A branch before its voters are known. */
  private record Seat(
      int area, String prefix, int number, int province, boolean sample, boolean urban) {}

  private DemoBranches(DemoTerritory territory, DemoSize size, Dice chance) {
    this.territory = territory;
    this.size = size;
    this.chance = chance;
  }

  /** Every branch, those abroad last; villages and electorates are put into the territory. */
  static List<DemoBranch> layOut(DemoTerritory territory, DemoSize size, Dice chance) {
    DemoBranches branches = new DemoBranches(territory, size, chance);
    branches.layOut();
    return branches.withVoters();
  }

  private void layOut() {
    int[] home = byProvince(size.branches(), size.scaled(TEHRAN_BRANCHES));
    int ruralOfTehran = size.councils() ? TEHRAN_VILLAGES : TEHRAN_RURAL;
    int[] rural = byProvince(size.rural(), size.scaled(ruralOfTehran));
    for (int p = 0; p < home.length; p++) {
      province(p, home[p] - rural[p], rural[p]);
    }
    List<Integer> abroad = territory.abroad();
    for (int i = 0; i < size.abroad(); i++) {
      seats.add(new Seat(abroad.get(i % abroad.size()), "IR-A", i + 1, -1, false, true));
    }
  }

  /** Tehran's number is known; the others share the rest by population. */
  private int[] byProvince(int total, int ofTehran) {
    List<Province> provinces = territory.provinces();
    long[] weights = new long[provinces.size()];
    int[] minimums = new int[weights.length];
    for (int p = 0; p < weights.length; p++) {
      boolean tehran = provinces.get(p).code().equals(DemoTerritory.TEHRAN);
      weights[p] = tehran ? 0 : provinces.get(p).population();
      minimums[p] = tehran ? ofTehran : minimum(provinces.get(p), total);
    }
    return Shares.of(total, weights, minimums);
  }

  private int minimum(Province province, int total) {
    boolean rural = total < size.branches();
    return switch (province.code()) {
      case DemoTerritory.SAMPLE_PROVINCE ->
          rural ? SAMPLE_RURAL_MIN : SAMPLE_RURAL_MIN + SAMPLE_URBAN_MIN;
      case DemoTerritory.KARAJ ->
          (rural ? 1 : 2) * DemoTerritory.RUN_OFF_COUNTIES * COUNTY_URBAN_MIN;
      default -> 0;
    };
  }

  private void province(int p, int urban, int rural) {
    List<DemoTerritory.County> counties =
        territory.counties().stream().filter(county -> county.province() == p).toList();
    boolean tehran = territory.provinces().get(p).code().equals(DemoTerritory.TEHRAN);
    int[][] inCities = inCities(counties, urban, tehran);
    int[] ruralOf =
        Shares.of(
            rural,
            counties.stream().mapToLong(DemoTerritory.County::weight).toArray(),
            counties.stream().mapToInt(county -> county.sample() ? SAMPLE_RURAL_MIN : 0).toArray());
    for (int c = 0; c < counties.size(); c++) {
      county(counties.get(c), inCities[c], ruralOf[c]);
    }
  }

  /** DemoBranches by county and city; those of Tehran's council have their own number. */
  private int[][] inCities(List<DemoTerritory.County> counties, int urban, boolean tehran) {
    int cities = counties.stream().mapToInt(county -> county.cities().size()).sum();
    long[] weights = new long[cities];
    int[] minimums = new int[cities];
    int council = tehran ? size.scaled(TEHRAN_COUNCIL) : 0;
    int[] ofCouncil = Shares.of(council, TEHRAN_COUNCIL_CITIES, new int[] {1, 1, 1});
    for (int c = 0, at = 0; c < counties.size(); c++) {
      for (int i = 0; i < counties.get(c).cities().size(); i++, at++) {
        boolean fixed = tehran && c < ofCouncil.length && i == 0;
        weights[at] = fixed ? 0 : (long) counties.get(c).weight() * (i == 0 ? CENTRE_WEIGHT : 1);
        minimums[at] = fixed ? ofCouncil[c] : i == 0 ? cityMinimum(counties.get(c)) : 0;
      }
    }
    int[] flat = Shares.of(urban, weights, minimums);
    int[][] byCounty = new int[counties.size()][];
    for (int c = 0, at = 0; c < byCounty.length; c++) {
      byCounty[c] = new int[counties.get(c).cities().size()];
      for (int i = 0; i < byCounty[c].length; i++) {
        byCounty[c][i] = flat[at++];
      }
    }
    return byCounty;
  }

  private int cityMinimum(DemoTerritory.County county) {
    boolean runOff =
        territory.provinces().get(county.province()).code().equals(DemoTerritory.KARAJ)
            && runOffCounty(county);
    return county.sample() ? SAMPLE_URBAN_MIN : runOff ? COUNTY_URBAN_MIN : 0;
  }

  private boolean runOffCounty(DemoTerritory.County county) {
    String code = territory.areas().get(county.area()).code();
    return Integer.parseInt(code.substring(code.length() - 2)) <= DemoTerritory.RUN_OFF_COUNTIES;
  }

  private void county(DemoTerritory.County county, int[] inCities, int rural) {
    String prefix = territory.areas().get(county.area()).code() + "-B";
    int number = 0;
    for (int i = 0; i < inCities.length; i++) {
      DemoTerritory.City city = county.cities().get(i);
      for (int k = 0; k < inCities[i]; k++) {
        int regions = city.regions().size();
        int area = regions == 0 ? city.area() : city.regions().get(k % regions);
        seats.add(new Seat(area, prefix, ++number, county.province(), county.sample(), true));
      }
    }
    int[] villages = new int[county.rural().size()];
    for (int k = 0; k < rural; k++) {
      int at = k % villages.length;
      boolean village = Shares.chosen(ruralSoFar++, size.villages(), size.rural());
      int area = county.rural().get(at);
      if (village && villagesSoFar < size.villages()) {
        area = territory.village(area, ++villages[at]);
        villagesSoFar++;
      }
      seats.add(new Seat(area, prefix, ++number, county.province(), county.sample(), false));
    }
  }

  private List<DemoBranch> withVoters() {
    Kind[] kinds = kinds();
    int[] papers = new Papers(territory, size, chance).of(seats.size(), this::sized, kinds);
    List<DemoBranch> branches = new ArrayList<>(seats.size());
    for (int i = 0; i < papers.length; i++) {
      Seat seat = seats.get(i);
      branches.add(
          new DemoBranch(
              i,
              seat.prefix() + FictionalNames.padded(seat.number(), 4),
              seat.area(),
              kinds[i],
              seat.number(),
              seat.province(),
              seat.sample(),
              seat.urban(),
              papers[i]));
    }
    return branches;
  }

  private Papers.Place sized(int seat) {
    return new Papers.Place(
        seats.get(seat).province(), seats.get(seat).urban(), seats.get(seat).area());
  }

  /** A quarter is mobile, most of them in the country. */
  private Kind[] kinds() {
    int rural = size.rural();
    int mobileRural = Math.min(rural, size.mobile() * MOBILE_RURAL_PERMILLE / 1_000);
    int urban = size.branches() - rural;
    Kind[] kinds = new Kind[seats.size()];
    int ruralBefore = 0;
    int urbanBefore = 0;
    for (int i = 0; i < kinds.length; i++) {
      Seat seat = seats.get(i);
      boolean mobile =
          seat.urban()
              ? Shares.chosen(urbanBefore++ % urban, size.mobile() - mobileRural, urban)
              : Shares.chosen(ruralBefore++ % rural, mobileRural, rural);
      kinds[i] = seat.province() < 0 ? Kind.ABROAD : mobile ? Kind.MOBILE : Kind.FIXED;
    }
    return kinds;
  }
}
