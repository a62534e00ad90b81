package io.tajmi.ops.demo;

import io.tajmi.election.AreaLevel;
import io.tajmi.ops.fiction.AreaLine;
import io.tajmi.ops.fiction.FictionalNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The areas of the demonstration, each after its parent: provinces with their true names and true
 * numbers of counties and districts; below them, numbers. One county is plainly fictional, and
 * whatever a competent body rules on happens there.
 */
final class DemoTerritory {
  static final String COUNTRY = "IR";
  static final String TEHRAN = "IR-23";
  static final String SAMPLE_PROVINCE = "IR-00";
  static final String KARAJ = "IR-30";

  /** Counties of the run-off: Karaj, Eshtehard and Fardis. */
  static final int RUN_OFF_COUNTIES = 3;

  /** Counties of Tehran whose first city elects the council of Tehran: Tehran, Rey, Tajrish. */
  static final int COUNCIL_COUNTIES = 3;

  private static final int SECOND_CITIES = 190;
  private static final int SECOND_CITIES_OF_TEHRAN = 12;
  private static final int REGIONS_OF_TEHRAN = 22;
  private static final int RURAL_DISTRICTS = 2;
  private static final int ABROAD = 12;

  private final List<AreaLine> areas = new ArrayList<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final List<County> counties = new ArrayList<>();
  private final List<Integer> abroad = new ArrayList<>();
  private final List<Province> provinces = Province.all();

  /**
   * A county with what branches may hang on, as ordinals of areas.
   *
   * @param weight its share of its province
   */
  record County(
      int area, int province, int weight, boolean sample, List<City> cities, List<Integer> rural) {}

  /**
   * A city; its branches hang on the regions where it has some.
   *
   * @param area the city's own ordinal
   */
  record City(int area, List<Integer> regions) {}

  /** Lays out every area but villages, which follow from branches. */
  DemoTerritory(Dice chance) {
    area(COUNTRY, null, AreaLevel.COUNTRY, "Demonstration country", "کشور نمایشی");
    int[] secondCities = secondCities();
    for (int p = 0; p < provinces.size(); p++) {
      province(p, secondCities[p], chance);
    }
    for (int i = 1; i <= ABROAD; i++) {
      abroad.add(
          numbered(COUNTRY + "-A" + i, COUNTRY, AreaLevel.ABROAD, "Abroad", "خارج از کشور", i));
    }
  }

  List<Province> provinces() {
    return provinces;
  }

  List<AreaLine> areas() {
    return areas;
  }

  List<County> counties() {
    return counties;
  }

  List<Integer> abroad() {
    return abroad;
  }

  /** Code of the county that is plainly fictional. */
  String sampleCounty() {
    County sample = counties.stream().filter(County::sample).findFirst().orElseThrow();
    return areas.get(sample.area()).code();
  }

  /** The area itself and everything above it, nearest first, as ordinals. */
  List<Integer> upwards(int area) {
    List<Integer> path = new ArrayList<>();
    for (int up = area; up >= 0; up = parent(up)) {
      path.add(up);
    }
    return path;
  }

  /** A village of a rural district. */
  int village(int ruralDistrict, int number) {
    String parent = areas.get(ruralDistrict).code();
    return numbered(parent + "-V" + number, parent, AreaLevel.VILLAGE, "Village", "روستای", number);
  }

  /** States an electorate. */
  void electorate(int area, long voters) {
    AreaLine row = areas.get(area);
    areas.set(
        area, new AreaLine(row.code(), row.parent(), row.level(), row.fa(), row.en(), voters));
  }

  int ordinal(String code) {
    return ordinals.getOrDefault(code, -1);
  }

  private int parent(int area) {
    String parent = areas.get(area).parent();
    return parent == null ? -1 : ordinal(parent);
  }

  private void province(int p, int secondCities, Dice chance) {
    Province province = provinces.get(p);
    area(province.code(), COUNTRY, AreaLevel.PROVINCE, province.en(), province.fa());
    int[] districts = districts(province);
    int before = 0;
    for (int c = 0; c < province.counties(); c++) {
      String code = province.code() + "-" + FictionalNames.padded(c + 1, 2);
      boolean sample = province.code().equals(SAMPLE_PROVINCE) && c == province.counties() - 1;
      int area = countyArea(province, c, code, sample);
      int weight = c == 0 ? 12 : 2 + chance.below(4, Dice.Of.WEIGHT, area);
      County county = new County(area, p, weight, sample, new ArrayList<>(), new ArrayList<>());
      counties.add(county);
      for (int d = 1; d <= districts[c]; d++) {
        int cities = Shares.chosen(before++, secondCities, province.districts()) ? 2 : 1;
        district(county, code, d, cities, province.code().equals(TEHRAN) && d == 1 ? c : -1);
      }
    }
  }

  private int countyArea(Province province, int c, String code, boolean sample) {
    if (sample) {
      return area(code, province.code(), AreaLevel.COUNTY, "Sample county", "شهرستان نمونه");
    }
    if (c < province.named().size()) {
      Province.NamedCounty named = province.named().get(c);
      return area(code, province.code(), AreaLevel.COUNTY, named.en(), named.fa());
    }
    return numbered(code, province.code(), AreaLevel.COUNTY, "County", "شهرستان", c + 1);
  }

  /** The true number of districts, over the counties whose own number is not known. */
  private static int[] districts(Province province) {
    int[] known = new int[province.counties()];
    int left = province.districts();
    int open = known.length;
    for (int c = 0; c < province.named().size(); c++) {
      known[c] = province.named().get(c).districts();
      left -= known[c];
      open -= known[c] > 0 ? 1 : 0;
    }
    for (int c = 0, i = 0; c < known.length; c++) {
      if (known[c] == 0) {
        known[c] = left / open + (i++ < left % open ? 1 : 0);
      }
    }
    return known;
  }

  /** A district with its cities and rural districts; {@code capital} is a county of Tehran. */
  private void district(County county, String countyCode, int d, int cities, int capital) {
    String code = countyCode + "-" + FictionalNames.padded(d, 2);
    numbered(code, countyCode, AreaLevel.DISTRICT, "District", "بخش", d);
    for (int c = 1; c <= cities; c++) {
      county.cities().add(city(code, c, c == 1 ? capital : -1));
    }
    for (int r = 1; r <= RURAL_DISTRICTS; r++) {
      county
          .rural()
          .add(
              numbered(
                  code + "-R" + r, code, AreaLevel.RURAL_DISTRICT, "Rural district", "دهستان", r));
    }
  }

  /** Districts with a second city, by province: the true number of all cities comes out. */
  private int[] secondCities() {
    long[] weights = new long[provinces.size()];
    int[] known = new int[provinces.size()];
    for (int p = 0; p < weights.length; p++) {
      boolean tehran = provinces.get(p).code().equals(TEHRAN);
      weights[p] = tehran ? 0 : provinces.get(p).districts();
      known[p] = tehran ? SECOND_CITIES_OF_TEHRAN : 0;
    }
    return Shares.of(SECOND_CITIES, weights, known);
  }

  private City city(String district, int number, int capital) {
    String code = district + "-C" + number;
    int area =
        switch (capital) {
          case 0 -> area(code, district, AreaLevel.CITY, "Tehran", "تهران");
          case 1 -> area(code, district, AreaLevel.CITY, "Rey", "ری");
          case 2 -> area(code, district, AreaLevel.CITY, "Tajrish", "تجریش");
          default -> numbered(code, district, AreaLevel.CITY, "City", "شهر", number);
        };
    List<Integer> regions = new ArrayList<>();
    for (int r = 1; capital == 0 && r <= REGIONS_OF_TEHRAN; r++) {
      String region = code + "-" + FictionalNames.padded(r, 2);
      regions.add(numbered(region, code, AreaLevel.REGION, "Region", "منطقهٔ", r));
    }
    return new City(area, regions);
  }

  private int numbered(
      String code, String parent, AreaLevel level, String en, String fa, int number) {
    String digits = Integer.toString(number);
    return area(code, parent, level, en + " " + digits, fa + " " + FictionalNames.persian(digits));
  }

  private int area(String code, @Nullable String parent, AreaLevel level, String en, String fa) {
    ordinals.put(code, areas.size());
    areas.add(new AreaLine(code, parent, level, fa, en, null));
    return areas.size() - 1;
  }
}
