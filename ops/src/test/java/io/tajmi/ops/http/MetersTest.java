package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.tajmi.document.RuleCode;
import io.tajmi.ops.serve.ServerBeans;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersTest {
  private static final Pattern NAME = Pattern.compile("(election|axon)_[a-z0-9]+(_[a-z0-9]+)*");

  @TempDir static Path folder;
  private static Served served;
  private static List<String> page = List.of();

  @BeforeAll
  static void serve() {
    served = Served.empty(folder);
    page = read(served);
  }

  private static List<String> read(Served served) {
    return served
        .get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.matches("(# (HELP|TYPE) )?(election|axon)_.*"))
        .toList();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static boolean present(String series) {
    return page.stream().anyMatch(line -> line.startsWith(series));
  }

  private static Map<String, String> families(String kind) {
    Map<String, String> families = new HashMap<>();
    for (String line : page) {
      if (line.startsWith("# " + kind + " ")) {
        String[] words = line.split(" ", 4);
        assertThat(families.put(words[2], words[3])).as(line).isNull();
      }
    }
    return families;
  }

  @Test
  void every_series_of_ours_is_there_before_anything_came() {
    assertThat(
            List.of(
                "election_ingest_documents_total",
                "election_ingest_duration_seconds_bucket",
                "election_ingest_duration_seconds_count",
                "election_validation_failures_total",
                "election_kept_aside_dropped_total",
                "election_log_append_duration_seconds_count",
                "election_log_commit_entries_count",
                "election_log_entries_total",
                "election_log_head_position",
                "election_log_backlog_entries",
                "election_log_verified",
                "election_log_full",
                "election_log_checkpoint_failing",
                "election_snapshot_freshness_seconds_bucket",
                "election_snapshot_freshness_seconds_count",
                "election_snapshot_position",
                "election_snapshot_lag_entries",
                "election_fold_faults",
                "election_fold_checkpoint_position",
                "election_fold_checkpoint_failing",
                "election_sse_subscribers",
                "election_sse_frames_total",
                "election_sse_resyncs_total",
                "election_sse_lateness_seconds_bucket",
                "election_sse_refusals_total"))
        .allMatch(MetersTest::present);
    for (String outcome : List.of("accepted", "repeated", "refused", "held_back")) {
      assertThat(served.meter("election_ingest_documents_total", "outcome=\"" + outcome + "\""))
          .isZero();
    }
    for (RuleCode rule : RuleCode.values()) {
      String label = "rule=\"" + rule.code() + "\"";
      if (rule.severity() != 'R') {
        assertThat(page).as("it tells of a tally").noneMatch(line -> line.contains(label));
      } else {
        assertThat(served.meter("election_validation_failures_total", label)).isZero();
      }
    }
  }

  @Test
  void axon_is_watched_from_the_start_without_its_misleading_latency() {
    for (String component : List.of("axon_command_bus_", "axon_event_processor_")) {
      for (String outcome : List.of("ingested", "success", "failure", "processed", "ignored")) {
        assertThat(present(component + outcome + "_total")).as(outcome).isTrue();
      }
      assertThat(present(component + "all_duration_seconds_count")).isTrue();
    }
    assertThat(page).noneMatch(line -> line.contains("axon_event_processor_latency"));
  }

  @Test
  void no_series_stands_twice_and_none_is_added_by_the_first_messages(@TempDir Path other) {
    assertThat(series(page)).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    try (Served busy = Served.sample(other)) {
      Set<String> before = Set.copyOf(series(read(busy)));
      assertThat(before.stream().filter(line -> !line.startsWith("election_branches_")))
          .hasSameElementsAs(series(page));
      assertThat(busy.tally(busy.document()).statusCode()).isEqualTo(201);
      assertThat(busy.meter("axon_command_bus_success_total", "application")).isPositive();
      assertThat(series(read(busy))).doesNotHaveDuplicates().hasSameElementsAs(before);
    }
  }

  @Test
  void the_count_is_watched_by_contest_and_province(@TempDir Path other) {
    try (Served busy = Served.sample(other)) {
      assertThat(busy.meter("election_branches_expected", "contest=\"sample:president\""))
          .isPositive();
      double before = sum(busy, "election_branches_reported");
      assertThat(busy.tally(busy.document()).statusCode()).isEqualTo(201);
      busy.awaitHead();
      assertThat(sum(busy, "election_branches_reported")).isEqualTo(before + 1);
      assertThat(sum(busy, "election_branches_held_back")).isZero();
      assertThat(read(busy).stream().filter(line -> line.startsWith("election_branches_")))
          .noneMatch(line -> line.contains("province=\"\"") || line.contains("branch=\""));
      checkedByPromtool(read(busy));
    }
  }

  /** Whatever is asked for, by whomever, no label grows with it. */
  @Test
  void no_label_says_what_was_asked_for(@TempDir Path other) {
    try (Served asked = Served.sample(other)) {
      var _ = asked.read(Served.SAMPLE + "/contests/president/branches/B00001");
      var _ = asked.get("/nowhere-0");
      int before = whole(asked).size();
      for (int i = 1; i <= 30; i++) {
        String branch = "B%05d".formatted(100 + i);
        var _ = asked.read(Served.SAMPLE + "/contests/president/branches/" + branch);
        assertThat(asked.get("/nowhere-" + i).statusCode()).isEqualTo(404);
        assertThat(asked.get("/elections/none-" + i).statusCode()).isEqualTo(404);
        assertThat(asked.get("/live?topic=overview/none-" + i).statusCode()).isEqualTo(404);
      }
      List<String> after = whole(asked);
      assertThat(after.size() - before).isLessThan(40);
      assertThat(after)
          .noneMatch(line -> line.matches(".*(B00\\d|nowhere-|none-|account|127\\.0\\.0\\.1).*"));
      checkedByPromtool(after);
    }
  }

  /** Every line that is scraped, the JVM's and the web server's among them. */
  private static List<String> whole(Served served) {
    return served.get("/actuator/prometheus").body().lines().toList();
  }

  private static double sum(Served served, String name) {
    return read(served).stream()
        .filter(line -> line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static List<String> series(List<String> page) {
    return page.stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .toList();
  }

  @Test
  void each_family_has_help_and_a_name_by_the_rules_of_prometheus() {
    Map<String, String> types = families("TYPE");
    Map<String, String> helps = families("HELP");
    assertThat(helps.keySet()).isEqualTo(types.keySet());
    assertThat(helps.values()).noneMatch(String::isBlank);
    types.forEach((name, type) -> {
      assertThat(name).matches(NAME);
      assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
      assertThat(name)
          .doesNotContain("milliseconds", "nanoseconds", "kilobytes", "timer", "counter");
      if (name.contains("duration") || name.contains("freshness")) {
        assertThat(name).contains("_seconds");
      }
    });
  }

  @Test
  void there_is_one_registry_and_it_is_the_one_that_is_read() {
    assertThat(Metrics.globalRegistry.getRegistries())
        .as("registries beside the server's")
        .noneMatch(registry -> registry.getClass().getSimpleName().equals("SimpleMeterRegistry"));
    assertThat(ServerBeans.of(served.server(), MeterRegistry.class))
        .extracting(registry -> registry.getClass().getSimpleName())
        .containsExactly("PrometheusMeterRegistry");
  }

  @Test
  void nothing_of_axon_configures_itself() {
    assertThat(ServerBeans.names(served.server()))
        .noneMatch(name ->
            name.toLowerCase(java.util.Locale.ROOT).contains("axon")
                && !name.equals("axonMeterNames"));
    assertThat(ServerBeans.classes(served.server()))
        .noneMatch(name -> name.contains("org.axonframework."));
  }

  @Test
  void promtool_finds_nothing_to_mend() {
    assumeTrue(promtool(), "promtool is not installed");
    checkedByPromtool(page);
  }

  private static void checkedByPromtool(List<String> page) {
    if (!promtool()) {
      return;
    }
    try {
      Process check =
          new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
      try (OutputStream in = check.getOutputStream()) {
        in.write((String.join("\n", page) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(check.waitFor()).as(said).isZero();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static boolean promtool() {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String directory : path.split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(directory, "promtool"))) {
        return true;
      }
    }
    return false;
  }
}
