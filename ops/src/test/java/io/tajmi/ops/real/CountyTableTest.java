package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.ops.TajmiRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The package county-table, through the command line and over HTTP, with a crash between its files.
 */
@Tag("server")
class CountyTableTest {
  private static final String RESULTS = "/api/v1/elections/county-table/contests/president/results";
  private static final int CORRECTIONS = 9;

  private static final String ELECTION = "county-table";

  @TempDir Path data;

  @Test
  void nine_rows_are_held_back_for_their_sums_and_counted_when_put_right() throws Exception {
    RealData real = RealData.of(ELECTION);
    try (ServerProcess server = new ServerProcess(data)) {
      CommandLineRun tajmi = new CommandLineRun(server.url(), server.data());
      assertThat(tajmi.importing(real.folder()).exitCode()).isZero();
      TajmiRun first = tajmi.submit(ELECTION, real.tallies("1-as-published"));
      assertThat(first.exitCode()).isZero();
      assertThat(first.out())
          .contains("366 lines, 366 accepted, 0 repeated, 0 refused, 9 held back");
      real.take("1-as-published");
      List<String> heldBack = exactly_the_named_rows_are_held_back(server, real);
      the_first_file_counts_357_rows(tajmi);
      every_level_is_the_sum_of_its_branches(server, real, heldBack);
      nine_branches_without_known_papers_keep_a_wide_majority_open(server);

      server.kill();
      server.start();
      tajmi = new CommandLineRun(server.url(), server.data());
      long before = position(server);
      TajmiRun second = tajmi.submit(ELECTION, real.tallies("2-totals-put-right"));
      assertThat(second.out()).contains("9 lines, 9 accepted, 0 repeated, 0 refused, 0 held back");
      real.take("2-totals-put-right");
      the_second_file_gives_the_expected_totals(
          server, before + CORRECTIONS, real.expected().path("afterFile2"));
      every_level_is_the_sum_of_its_branches(server, real, List.of());
      a_majority_of_votes_taken_elects(server);
      assertThat(tajmi.results(ELECTION).out())
          .contains("counted 366 of 366 branches")
          .containsPattern("1 \u2068Candidate 1\u2069 +24515209 ");
    }
  }

  private static void nine_branches_without_known_papers_keep_a_wide_majority_open(
      ServerProcess server) throws Exception {
    try (Http http = new Http(server.url(), server.data())) {
      OutcomeRead.of(http, ELECTION).is("OPEN", 9, 9);
    }
  }

  private static void a_majority_of_votes_taken_elects(ServerProcess server) throws Exception {
    try (Http http = new Http(server.url(), server.data())) {
      OutcomeRead outcome = OutcomeRead.of(http, ELECTION).is("DECIDED", 0, 0).elects("1");
      assertThat(outcome.has(24_515_209, 39_147_207).votes())
          .containsExactly(24_515_209L, 13_225_330L, 659_281L, 328_979L);
    }
  }

  private static List<String> exactly_the_named_rows_are_held_back(
      ServerProcess server, RealData real) throws Exception {
    List<String> named = new ArrayList<>();
    real.expected()
        .path("quarantinedInFile1")
        .forEach(row -> named.add(row.path("branch").asString()));
    List<String> heldBack = new ArrayList<>();
    try (Http http = new Http(server.url(), server.data())) {
      JsonNode page = http.get("/api/v1/elections/county-table/held-back?limit=1000");
      for (JsonNode item : page.path("items")) {
        heldBack.add(item.path("branch").asString());
        JsonNode branch =
            http.get(
                "/api/v1/elections/county-table/contests/president/branches/" + heldBack.getLast());
        List<String> failedErrors = new ArrayList<>();
        branch
            .path("rules")
            .forEach(rule -> {
              if (rule.path("outcome").asString().equals("FAILED")
                  && rule.path("rule").asString().startsWith("E.")) {
                failedErrors.add(rule.path("rule").asString());
              }
            });
        assertThat(failedErrors).as(heldBack.getLast()).containsExactly("E.203");
        assertThat(branch.path("state").asString()).isEqualTo("QUARANTINED");
      }
      assertThat(page.has("next")).isFalse();
    }
    assertThat(heldBack).hasSize(9).containsExactlyInAnyOrderElementsOf(named);
    return heldBack;
  }

  private static void the_first_file_counts_357_rows(CommandLineRun tajmi) {
    TajmiRun shown = tajmi.results(ELECTION, "--json");
    JsonNode results = RealData.JSON.readTree(shown.out());
    assertThat(results.path("progress").path("counted").asLong()).isEqualTo(357);
    assertThat(results.path("progress").path("heldBack").asLong()).isEqualTo(9);
    assertThat(votes(results)).containsExactly(23_881_744L, 647_777L, 318_552L, 12_912_665L);
    assertThat(results.path("ballots").path("valid").path("sum").asLong()).isEqualTo(37_760_738L);
    assertThat(results.path("ballots").path("invalidTaken").path("sum").asLong())
        .isEqualTo(406_284L);
    assertThat(results.path("reconciliation").path("A1").path("checked").asBoolean()).isFalse();
    assertThat(results.path("reconciliation").path("A5").path("n").asLong()).isEqualTo(357);
    assertThat(results.path("reconciliation").path("A5").path("difference").asLong()).isZero();
    assertThat(results.path("turnout").path("electorate").asLong()).isEqualTo(46_200_000L);
  }

  private static long position(ServerProcess server) throws Exception {
    try (Http http = new Http(server.url(), server.data())) {
      return http.get(RESULTS).path("asOf").path("position").asLong();
    }
  }

  private static void the_second_file_gives_the_expected_totals(
      ServerProcess server, long position, JsonNode expected) throws Exception {
    try (Http http = new Http(server.url(), server.data())) {
      JsonNode results = http.get(RESULTS + "?at-least=" + position);
      assertThat(results.path("progress").path("counted"))
          .isEqualTo(expected.path("branchesCounted"));
      List<Long> wanted = new ArrayList<>();
      expected.path("votes").forEach(votes -> wanted.add(votes.asLong()));
      assertThat(votes(results)).isEqualTo(wanted);
      assertThat(results.path("ballots").path("valid").path("sum"))
          .isEqualTo(expected.path("valid"));
      assertThat(results.path("ballots").path("invalidTaken").path("sum"))
          .isEqualTo(expected.path("invalidTaken"));
      assertThat(results.path("turnout").path("taken")).isEqualTo(expected.path("taken"));
    }
  }

  private static void every_level_is_the_sum_of_its_branches(
      ServerProcess server, RealData real, List<String> heldBack) throws Exception {
    Map<String, Map<String, Long>> sums = real.sums(heldBack);
    try (Http http = new Http(server.url(), server.data())) {
      for (String area : real.areas()) {
        Map<String, Long> mine = sums.get(area);
        Map<String, Long> theirs = http.sums(ELECTION, area);
        if (mine.isEmpty()) {
          assertThat(theirs.get("counted")).as(area).isZero();
        } else {
          assertThat(theirs).as(area).isEqualTo(mine);
        }
      }
    }
  }

  private static List<Long> votes(JsonNode results) {
    List<Long> votes = new ArrayList<>();
    results.path("votes").forEach(row -> votes.add(row.path("votes").asLong()));
    return votes;
  }
}
