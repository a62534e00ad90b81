package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.TajmiRun;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What thresholds find in real tallies, read off the receipts; and rulings on real branches. */
class FindingsTest {
  @TempDir Path folder;

  @Test
  void thresholds_find_what_they_must_in_county_table() throws Exception {
    RealData real = RealData.of("county-table");
    try (TajmiServer server = serving(real)) {
      try (Http http = new Http(url(server), folder.resolve("data"))) {
        assertThat(findings(http, real, "1-as-published"))
            .isEqualTo(Map.of("E.203", 9, "W.201", 10, "Q.102", 3));
        assertThat(findings(http, real, "2-totals-put-right")).isEqualTo(Map.of("W.201", 1));
      }
    }
  }

  @Test
  void thresholds_find_what_they_must_in_two_stage_count_and_ten_annulled_branches_come_back()
      throws Exception {
    RealData real = RealData.of("two-stage-count");
    try (TajmiServer server = serving(real)) {
      try (Http http = new Http(url(server), folder.resolve("data"))) {
        assertThat(findings(http, real, "1-quick-count"))
            .isEqualTo(Map.of("W.201", 20_430, "Q.102", 376, "W.203", 6));
        assertThat(findings(http, real, "2-quick-count-next-day"))
            .isEqualTo(Map.of("W.201", 3_026, "Q.102", 112, "W.203", 1));
        assertThat(findings(http, real, "3-official-count"))
            .isEqualTo(Map.of("W.201", 1_913, "Q.102", 44, "W.203", 2));
        ten_branches_annulled_and_restored_leave_the_count_as_it_was(http, real);
      }
    }
  }

  private static void ten_branches_annulled_and_restored_leave_the_count_as_it_was(
      Http http, RealData real) throws Exception {
    String base = "/api/v1/elections/two-stage-count";
    String results = base + "/contests/president/results?children=true";
    List<String> ten = new ArrayList<>();
    RealData.lines(real.tallies("1-quick-count")).stream()
        .skip(4_000)
        .limit(10)
        .forEach(line -> ten.add(RealData.JSON.readTree(line).path("branch").asString()));
    JsonNode before = http.get(results);
    int trail =
        http.get(base + "/contests/president/branches/" + ten.getFirst() + "/history")
            .path("history")
            .size();

    JsonNode annulled = http.post(base + "/rulings", 201, ruling("ruling-1", "ANNUL", ten, null));
    JsonNode during = http.get(results + "&at-least=" + annulled.path("through").asLong());
    assertThat(during.path("progress").path("annulled").asLong()).isEqualTo(10);
    assertThat(during.path("progress").path("counted").asLong())
        .isEqualTo(before.path("progress").path("counted").asLong() - 10);
    assertThat(during.path("countsHash")).isNotEqualTo(before.path("countsHash"));

    JsonNode restored =
        http.post(base + "/rulings", 201, ruling("ruling-2", "RESTORE", ten, "ruling-1"));
    JsonNode after = http.get(results + "&at-least=" + restored.path("through").asLong());
    for (String part :
        List.of(
            "countsHash",
            "progress",
            "votes",
            "ballots",
            "turnout",
            "reconciliation",
            "children")) {
      assertThat(after.path(part)).as(part).isEqualTo(before.path(part));
    }
    for (String branch : ten) {
      JsonNode history =
          http.get(base + "/contests/president/branches/" + branch + "/history").path("history");
      assertThat(history.size()).as(branch).isGreaterThanOrEqualTo(trail + 2);
    }
  }

  private static byte[] ruling(
      String envelope, String kind, List<String> branches, String reverses) {
    ObjectNode ruling = RealData.JSON.createObjectNode();
    ruling.put("envelope", envelope).put("kind", kind).put("contest", "president");
    branches.forEach(ruling.putArray("branches")::add);
    if (reverses != null) {
      ruling.put("reverses", reverses);
    }
    ruling.put("body", "central supervision board").put("office", "chair").put("article", "58");
    ruling.put("document", "no. " + envelope).put("date", "2020-01-02");
    return RealData.JSON.writeValueAsBytes(ruling);
  }

  /** Every code that the accepted lines of a file failed, with how often. */
  private static Map<String, Integer> findings(Http http, RealData real, String file)
      throws Exception {
    List<JsonNode> answers =
        http.bulk(real.folder().getFileName().toString(), Files.readAllBytes(real.tallies(file)));
    JsonNode summary = answers.getLast();
    assertThat(summary.path("accepted").asInt()).isEqualTo(summary.path("lines").asInt());
    assertThat(summary.path("lines").asInt()).isEqualTo(answers.size() - 1);
    Map<String, Integer> findings = new TreeMap<>();
    for (JsonNode answer : answers.subList(0, answers.size() - 1)) {
      answer
          .path("findings")
          .forEach(f -> findings.merge(f.path("rule").asString(), 1, Integer::sum));
    }
    return findings;
  }

  /** A server with a copy of the package whose policy has thresholds. */
  private TajmiServer serving(RealData real) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("package"));
    ObjectNode election = (ObjectNode) RealData.read(real.folder().resolve("election.json"));
    ((ObjectNode) election.path("policy"))
        .putObject("thresholds")
        .put("W.201.invalidPercent", 3)
        .put("Q.102.percent", 95)
        .put("Q.102.validMin", 50);
    Files.write(copy.resolve("election.json"), RealData.JSON.writeValueAsBytes(election));
    Files.copy(real.folder().resolve("areas.csv"), copy.resolve("areas.csv"));
    Files.copy(real.folder().resolve("branches.csv"), copy.resolve("branches.csv"));
    TajmiServer server =
        TajmiServer.start(new NodeSettings(folder.resolve("data"), 0, LogKind.LIVE));
    TajmiRun imported = new CommandLineRun(url(server), folder.resolve("data")).importing(copy);
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    return server;
  }

  private static String url(TajmiServer server) {
    return "http://127.0.0.1:" + server.port();
  }
}
