package io.tajmi.ops.sample;

import io.tajmi.election.AreaLevel;
import io.tajmi.ops.fiction.AreaLine;
import io.tajmi.ops.fiction.FictionalNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The sample's areas and branches, in the order of their files. */
final class SampleTerritory {
  static final String COUNTRY = "S";
  static final String ABROAD = "S-A";
  static final String COUNCIL_CITY = "S-1-1-C";
  static final String LIST_CITY = "S-2-1-C";

  private static final int PROVINCES = 5;
  private static final int COUNTIES = 3;
  private static final int REGIONS = 4;
  private static final int ELECTORATE_MIN = 400;
  private static final int ELECTORATE_MAX = 1_800;

  /** One row of branches.csv. */
  record BranchRow(String code, String area, String kind, String name, int electorate) {}

  private final Map<String, AreaLine> areas = new LinkedHashMap<>();
  private final List<BranchRow> branches = new ArrayList<>();
  private final RandomGenerator random;

  /** Lays out this many branches; 200 or more, so that every kind of area has some. */
  SampleTerritory(int branchCount, RandomGenerator random) {
    this.random = random;
    layOutAreas();
    int city = branchCount * 12 / 100;
    int abroad = branchCount * 3 / 100;
    for (int i = 0; i < city; i++) {
      branch(COUNCIL_CITY + "-" + (i % REGIONS + 1), "FIXED");
    }
    for (int i = 0; i < city; i++) {
      branch(LIST_CITY, "FIXED");
    }
    for (int i = 0; i < abroad; i++) {
      branch(ABROAD, "ABROAD");
    }
    for (int i = 0; branches.size() < branchCount; i++) {
      String county = "S-" + (i % PROVINCES + 1) + "-" + (i / PROVINCES % COUNTIES + 1);
      elsewhere(county, i / (PROVINCES * COUNTIES));
    }
  }

  Iterable<AreaLine> areas() {
    return areas.values();
  }

  List<BranchRow> branches() {
    return branches;
  }

  /** The area itself and everything above it, nearest first. */
  List<String> upwards(String area) {
    List<String> path = new ArrayList<>();
    for (AreaLine row = areas.get(area); row != null; row = parent(row)) {
      path.add(row.code());
    }
    return path;
  }

  private @Nullable AreaLine parent(AreaLine row) {
    return row.parent() == null ? null : areas.get(row.parent());
  }

  /** A county's other branches: its villages, a route, and its city where no contest fills it. */
  private void elsewhere(String county, int turn) {
    switch (turn % 4) {
      case 0 -> branch(county + "-D-R-1", "FIXED");
      case 1 -> branch(county + "-D-R", "MOBILE");
      case 2 -> branch(county + "-D-R-2", "FIXED");
      default -> {
        boolean filled =
            COUNCIL_CITY.startsWith(county + "-") || LIST_CITY.startsWith(county + "-");
        branch(filled ? county + "-D" : county + "-C", "FIXED");
      }
    }
  }

  private void branch(String area, String kind) {
    int number = branches.size() + 1;
    branches.add(
        new BranchRow(
            "B" + FictionalNames.padded(number, 5),
            area,
            kind,
            "شعبهٔ " + FictionalNames.persian(Integer.toString(number)),
            random.nextInt(ELECTORATE_MIN, ELECTORATE_MAX)));
  }

  private void layOutAreas() {
    area(COUNTRY, null, AreaLevel.COUNTRY, "Sample country", "کشور نمونه");
    for (int p = 1; p <= PROVINCES; p++) {
      String province = COUNTRY + "-" + p;
      numbered(province, COUNTRY, AreaLevel.PROVINCE, "Province", "استان", Integer.toString(p));
      for (int c = 1; c <= COUNTIES; c++) {
        county(province + "-" + c, province, p + "-" + c);
      }
    }
    area(ABROAD, COUNTRY, AreaLevel.ABROAD, "Abroad", "خارج از کشور");
  }

  private void county(String county, String province, String number) {
    numbered(county, province, AreaLevel.COUNTY, "County", "شهرستان", number);
    String city = county + "-C";
    if (city.equals(COUNCIL_CITY)) {
      area(city, county, AreaLevel.CITY, "Sample city", "شهر نمونه");
      for (int r = 1; r <= REGIONS; r++) {
        numbered(city + "-" + r, city, AreaLevel.REGION, "Region", "منطقهٔ", Integer.toString(r));
      }
    } else {
      numbered(city, county, AreaLevel.CITY, "City", "شهر", number);
    }
    String district = county + "-D";
    numbered(district, county, AreaLevel.DISTRICT, "District", "بخش", number);
    numbered(
        district + "-R", district, AreaLevel.RURAL_DISTRICT, "Rural district", "دهستان", number);
    for (int v = 1; v <= 2; v++) {
      numbered(
          district + "-R-" + v,
          district + "-R",
          AreaLevel.VILLAGE,
          "Village",
          "روستای",
          number + "-" + v);
    }
  }

  private void numbered(
      String code, String parent, AreaLevel level, String en, String fa, String number) {
    area(code, parent, level, en + " " + number, fa + " " + FictionalNames.persian(number));
  }

  private void area(String code, @Nullable String parent, AreaLevel level, String en, String fa) {
    areas.put(code, new AreaLine(code, parent, level, fa, en, null));
  }
}
