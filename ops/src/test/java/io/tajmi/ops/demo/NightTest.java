package io.tajmi.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tajmi.ops.demo.DemoContest.Kind;
import io.tajmi.ops.demo.ReportingCurve.Arrival;
import io.tajmi.ops.fiction.CsvColumn;
import io.tajmi.ops.fiction.FictionalMinute;
import io.tajmi.ops.fiction.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NightTest {
  private static final DemoSize SMALL = new DemoSize(600, false, 1);

  @TempDir Path folder;

  @Test
  void the_same_seed_makes_the_same_package_and_night_byte_for_byte() throws IOException {
    String once = digest(new DemoSize(600, false, 7), "a");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String again;
    try {
      Locale.setDefault(Locale.forLanguageTag("fa-IR-u-nu-arabext"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tehran"));
      again = digest(new DemoSize(600, false, 7), "b");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    assertThat(again).isEqualTo(once);
    assertThat(digest(new DemoSize(600, false, 8), "c")).isNotEqualTo(once);
  }

  @Test
  void branches_report_by_the_observed_curve() {
    Night night = new Night(new DemoSize(DemoSize.FULL, false, 3));
    DemoContest president = night.of(Kind.PRESIDENT);
    int[] seconds =
        IntStream.range(0, president.branches().length)
            .map(night.plan()::second)
            .sorted()
            .toArray();
    // The shares that were observed, in tenths of a percent by the minute after midnight.
    int[][] observed = {
      {210, 119}, {240, 195}, {270, 291}, {300, 393}, {345, 476}, {410, 550}, {497, 631}
    };
    for (int[] point : observed) {
      long reported = Arrays.stream(seconds).filter(second -> second <= point[0] * 60).count();
      assertThat(reported * 1_000 / seconds.length)
          .as("minute " + point[0])
          .isCloseTo(point[1], within(10L));
    }
    assertThat(Arrays.stream(seconds).filter(second -> second > Curve.LAST_SECOND).count())
        .as("late branches")
        .isBetween(100L, 400L);
  }

  @Test
  void at_full_size_everything_has_its_true_number() {
    Night night = new Night(new DemoSize(DemoSize.FULL, false, 1));
    assertThat(count(night, DemoBranch.Kind.FIXED)).isEqualTo(43_425);
    assertThat(count(night, DemoBranch.Kind.MOBILE)).isEqualTo(15_215);
    assertThat(count(night, DemoBranch.Kind.ABROAD)).isEqualTo(344);
    assertThat(night.of(Kind.PRESIDENT).branches()).hasSize(58_984);
    assertThat(night.of(Kind.EXPERTS).branches()).hasSize(6_694);
    DemoContest tehran = night.of(Kind.TEHRAN);
    assertThat(tehran.branches()).hasSize(3_957);
    assertThat(List.of(tehran.seats(), tehran.alternates(), tehran.candidates()))
        .containsExactly(21, 11, 1_700);
    assertThat(contests(night, Kind.CITY)).isEqualTo(50);
    assertThat(contests(night, Kind.VILLAGE)).isEqualTo(500);
    long papers = night.branches().stream().mapToLong(DemoBranch::papers).sum();
    assertThat(papers).isBetween(21_000_000L, 28_000_000L);
  }

  @Test
  void with_all_councils_there_are_41_992_of_them() {
    Night night = new Night(new DemoSize(DemoSize.FULL, true, 1));
    assertThat(contests(night, Kind.TEHRAN) + contests(night, Kind.CITY)).isEqualTo(1_372);
    assertThat(contests(night, Kind.VILLAGE)).isEqualTo(40_620);
    assertThat(night.pairs()).isGreaterThan(115_000);
    assertThat(night.branchCount()).isEqualTo(58_984);
  }

  @Test
  void the_run_off_is_over_three_counties() {
    Night night = new Night(SMALL);
    assertThat(
            Arrays.stream(night.of(Kind.RUN_OFF).branches())
                .mapToObj(branch -> night.branches().get(branch).code().substring(0, 8))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("IR-30-01", "IR-30-02", "IR-30-03");
  }

  @Test
  void every_flaw_and_every_fate_occurs_in_the_smallest_night() {
    Night night = new Night(SMALL);
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    Set<Fate> fates = EnumSet.noneOf(Fate.class);
    Set<CsvColumn> columns = EnumSet.noneOf(CsvColumn.class);
    for (int pair = 0; pair < night.pairs(); pair++) {
      flaws.add(night.plan().flaw(pair));
      fates.add(night.plan().fate(pair));
      columns.add(night.column(pair));
    }
    assertThat(flaws).containsExactlyInAnyOrder(Flaw.values());
    assertThat(fates).containsExactlyInAnyOrder(Fate.values());
    assertThat(columns)
        .as("nothing is left that keeps a contest from its result")
        .containsExactlyInAnyOrder(CsvColumn.COUNTED, CsvColumn.ANNULLED, CsvColumn.NO_TALLY);
  }

  @Test
  void what_is_ruled_on_is_in_the_fictional_county_alone() {
    Night night = new Night(new DemoSize(2_000, false, 5));
    for (int pair = 0; pair < night.pairs(); pair++) {
      switch (night.plan().fate(pair)) {
        case CLOSED, REOPENED, ANNULLED, RESTORED ->
            assertThat(night.branch(pair).sampleCounty()).as("pair " + pair).isTrue();
        case ORDINARY, REPEATED, CORRECTED, CORRECTED_AT_LAST, RECOUNTED, LATE -> {}
      }
    }
    assertThat(night.plan().ruledOn(Fate.ANNULLED)).hasSize(2);
    assertThat(night.plan().ruledOn(Fate.RESTORED)).hasSize(1);
  }

  @Test
  void some_boxes_are_so_small_that_secrecy_is_at_stake() {
    Night night = new Night(new DemoSize(6_000, false, 1));
    int handful = 0;
    int alike = 0;
    for (int pair = 0; pair < night.of(Kind.PRESIDENT).branches().length; pair++) {
      if (night.branch(pair).tiny()) {
        FictionalMinute minute = night.firstMinute(pair);
        handful += minute.of("valid") < 10 ? 1 : 0;
        alike += alike(night, pair, minute) ? 1 : 0;
      }
    }
    assertThat(handful).isGreaterThan(40);
    assertThat(alike).isGreaterThan(20);
  }

  private static boolean alike(Night night, int pair, FictionalMinute minute) {
    JsonNode votes =
        DemoJson.MAPPER
            .valueToTree(minute.document(night.ballot(pair), "b", "e", null))
            .path("votes");
    return votes.valueStream().anyMatch(n -> n.asInt() == minute.of("valid"));
  }

  @Test
  void a_ballot_of_tehran_names_a_few_hundred_of_its_candidates_at_a_branch() {
    Night night = new Night(new DemoSize(6_000, false, 1));
    ReportingCurve arrivals = new ReportingCurve(night);
    DemoContest tehran = night.of(Kind.TEHRAN);
    int[] named =
        IntStream.range(0, tehran.branches().length)
            .map(i -> tehran.firstPair() + i)
            .filter(pair -> night.papers(pair) > 300)
            .mapToObj(pair -> arrivals.line(new Arrival(0, ReportingCurve.Kind.FIRST, pair)))
            .mapToInt(line -> DemoJson.MAPPER.readTree(line).path("votes").size())
            .toArray();
    assertThat(Arrays.stream(named).average().orElse(0)).isBetween(200.0, 400.0);
  }

  @Test
  void a_night_outside_its_limits_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoSize(599, false, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new DemoSize(80_001, true, 1));
  }

  private static long count(Night night, DemoBranch.Kind kind) {
    return night.branches().stream().filter(branch -> branch.kind() == kind).count();
  }

  private static long contests(Night night, Kind kind) {
    return night.contests().stream().filter(contest -> contest.kind() == kind).count();
  }

  private String digest(DemoSize size, String name) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    Night night = new Night(size);
    Path made = folder.resolve(name);
    DemoFiles files = new DemoFiles(night);
    files.writePackage(made);
    files.writeExpected(made.resolve("expected.json"));
    for (String file : List.of("election.json", "areas.csv", "branches.csv", "expected.json")) {
      digest.update(Files.readAllBytes(made.resolve(file)));
    }
    ReportingCurve arrivals = new ReportingCurve(night);
    for (int i = 0; i < arrivals.size(); i++) {
      Arrival arrival = arrivals.get(i);
      digest.update(arrival.toString().getBytes(StandardCharsets.UTF_8));
      digest.update(arrival.tally() ? arrivals.line(arrival) : arrivals.act(arrival).body());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
