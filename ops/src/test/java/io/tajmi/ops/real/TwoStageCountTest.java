package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.ops.TajmiRun;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The package two-stage-count with thresholds: three files, 706 corrections, kills during and
 * between them, every line sent twice, and ten branches annulled and restored.
 */
@Tag("server")
class TwoStageCountTest {
  private static final String ELECTION = "two-stage-count";
  private static final String BASE = "/api/v1/elections/" + ELECTION;
  private static final String CONTEST = BASE + "/contests/president";

  @TempDir Path data;

  @Test
  void every_file_gives_its_expected_totals_through_kills_and_repeats() throws Exception {
    RealData real = RealData.of(ELECTION);
    try (ServerProcess server = new ServerProcess(data.resolve("data"))) {
      assertThat(
              new CommandLineRun(server.url(), server.data())
                  .importing(Thresholds.copy(real, data.resolve("package")))
                  .exitCode())
          .isZero();
      killed_in_the_middle_of_a_file(server, real, "1-quick-count", 9_000);
      the_rest_goes_in(server, real, "1-quick-count", 28_975);
      killed_in_the_middle_of_a_file(server, real, "2-quick-count-next-day", 30_000);
      the_rest_goes_in(server, real, "2-quick-count-next-day", 3_831);
      Map<String, JsonNode> before = new HashMap<>();
      real.take("1-quick-count")
          .forEach(tally -> before.put(tally.path("branch").asString(), tally));
      real.take("2-quick-count-next-day")
          .forEach(tally -> before.put(tally.path("branch").asString(), tally));
      server.kill();
      server.start();
      the_rest_goes_in(server, real, "3-official-count", 2_455);
      sending_everything_again_changes_nothing_and_tells_what_was_found(server, real);
      List<JsonNode> official = real.take("3-official-count");
      every_level_is_the_sum_of_its_branches(server, real);
      corrections_stand_in_the_histories_with_old_new_and_change(server, official, before);
      try (Http http = new Http(server.url(), server.data())) {
        TenBranches.annulled_and_restored_leave_the_count_as_it_was(http, real);
      }
    }
  }

  private static void killed_in_the_middle_of_a_file(
      ServerProcess server, RealData real, String file, long receivedAtLeast) throws Exception {
    CompletableFuture<TajmiRun> submitting =
        CompletableFuture.supplyAsync(() ->
            new CommandLineRun(server.url(), server.data()).submit(ELECTION, real.tallies(file)));
    try (Http http = new Http(server.url(), server.data())) {
      while (http.get(CONTEST + "/results").path("progress").path("received").asLong()
          < receivedAtLeast) {
        assertThat(submitting).as("the file was through before the kill").isNotDone();
        LockSupport.parkNanos(10_000_000);
      }
      server.kill();
    }
    assertThat(submitting.join().exitCode()).isEqualTo(3);
    server.start();
  }

  private static void the_rest_goes_in(ServerProcess server, RealData real, String file, int lines)
      throws Exception {
    TajmiRun submitted =
        new CommandLineRun(server.url(), server.data()).submit(ELECTION, real.tallies(file));
    assertThat(submitted.exitCode()).as(submitted.err()).isZero();
    assertThat(submitted.out()).contains(lines + " lines").contains(" 0 refused, 0 held back");
    JsonNode expected = real.expected().path("afterFile").path(file);
    try (Http http = new Http(server.url(), server.data())) {
      JsonNode results = http.get(CONTEST + "/results");
      TwoCountsOverHttp.is(results, expected);
      a_share_with_a_lead_is_decided_by_the_late_branches_only(
          OutcomeRead.of(http, ELECTION), file);
    }
  }

  private static void a_share_with_a_lead_is_decided_by_the_late_branches_only(
      OutcomeRead outcome, String file) {
    switch (file) {
      case "1-quick-count" ->
          outcome
              .is("OPEN", 5_580, 5_580)
              .leads("L5", "POSSIBLE", "45.71", "7.87")
              .elects()
              .sendsOn("L5", "L1");
      case "2-quick-count-next-day" ->
          outcome.is("OPEN", 1_749, 1_749).leads("L5", "POSSIBLE", "46.87", "10.15").elects("L5");
      default ->
          outcome
              .is("DECIDED", 0, 0)
              .leads("L5", "SURE", "47.08", "10.56")
              .has(2_889_359, 6_137_671)
              .elects("L5");
    }
  }

  /** Receipts of repeats are those of the first time, so they say what was found then. */
  private static void sending_everything_again_changes_nothing_and_tells_what_was_found(
      ServerProcess server, RealData real) throws Exception {
    try (Http http = new Http(server.url(), server.data())) {
      JsonNode before = http.get(CONTEST + "/results?children=true");
      assertThat(Thresholds.findings(http, real, "1-quick-count", "repeated"))
          .isEqualTo(Map.of("W.201", 20_430, "Q.102", 376, "W.203", 6));
      assertThat(Thresholds.findings(http, real, "2-quick-count-next-day", "repeated"))
          .isEqualTo(Map.of("W.201", 3_026, "Q.102", 112, "W.203", 1));
      assertThat(Thresholds.findings(http, real, "3-official-count", "repeated"))
          .isEqualTo(Map.of("W.201", 1_913, "Q.102", 44, "W.203", 2));
      assertThat(http.get(CONTEST + "/results?children=true")).isEqualTo(before);
    }
  }

  private static void every_level_is_the_sum_of_its_branches(ServerProcess server, RealData real)
      throws Exception {
    Map<String, Map<String, Long>> sums = real.sums(List.of());
    try (Http http = new Http(server.url(), server.data())) {
      for (String area : real.areas()) {
        assertThat(http.sums(ELECTION, area)).as(area).isEqualTo(sums.get(area));
      }
      real.expected()
          .path("finalVotesByArea")
          .properties()
          .forEach(area ->
              area.getValue()
                  .properties()
                  .forEach(votes ->
                      assertThat(sums.get(area.getKey()).getOrDefault("vote " + votes.getKey(), 0L))
                          .as(area.getKey() + " " + votes.getKey())
                          .isEqualTo(votes.getValue().asLong())));
    }
  }

  private static void corrections_stand_in_the_histories_with_old_new_and_change(
      ServerProcess server, List<JsonNode> official, Map<String, JsonNode> before)
      throws Exception {
    int corrections = 0;
    try (Http http = new Http(server.url(), server.data())) {
      for (JsonNode line : official) {
        if (line.has("corrects")) {
          String branch = line.path("branch").asString();
          JsonNode history = http.get(CONTEST + "/branches/" + branch + "/history").path("history");
          assertThat(history).hasSize(2);
          a_correction_says_what_it_did(history.get(1), before.get(branch), line);
          corrections++;
        }
      }
    }
    assertThat(corrections).isEqualTo(706);
  }

  private static void a_correction_says_what_it_did(
      JsonNode correction, JsonNode old, JsonNode corrected) {
    assertThat(correction.path("type").asString()).isEqualTo("branch.tally-corrected/1");
    assertThat(correction.path("before").path("votes")).isEqualTo(old.path("votes"));
    assertThat(correction.path("tally").path("votes")).isEqualTo(corrected.path("votes"));
    assertThat(correction.path("replaces")).isEqualTo(old.path("envelope"));
    corrected
        .path("votes")
        .properties()
        .forEach(votes ->
            assertThat(correction.path("change").path("votes").path(votes.getKey()).asLong())
                .isEqualTo(
                    votes.getValue().asLong() - old.path("votes").path(votes.getKey()).asLong()));
  }
}
