package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The files of two-stage-count in one log, as anybody with a right reads them afterwards. */
final class TwoCountsOverHttp {
  private static final String ELECTION = "/api/v1/elections/two-stage-count";
  private static final String CONTEST = ELECTION + "/contests/president";
  private static final int PAGE = 500;

  private final Http http;
  private final RealData real;

  TwoCountsOverHttp(Http http, RealData real) {
    this.http = http;
    this.real = real;
  }

  /** What a file must have come to, in the results of the contest. */
  static void is(JsonNode results, JsonNode expected) {
    assertThat(results.path("progress").path("counted"))
        .isEqualTo(expected.path("branchesCounted"));
    for (String ballots : List.of("valid", "invalidTaken", "blank")) {
      assertThat(results.path("ballots").path(ballots).path("sum"))
          .as(ballots)
          .isEqualTo(expected.path(ballots));
    }
    assertThat(results.path("votes")).hasSameSizeAs(expected.path("votes"));
    for (JsonNode row : results.path("votes")) {
      String candidate = row.path("candidate").asString();
      assertThat(row.path("votes")).as(candidate).isEqualTo(expected.path("votes").path(candidate));
    }
  }

  /** As of the end of each file its expected totals, from the first to the last and back. */
  void every_file_is_read_as_of_its_end(List<String> files, long[] ends) throws Exception {
    for (int file : new int[] {0, 1, 2, 0}) {
      JsonNode results = http.get(CONTEST + "/results?at=" + ends[file]);
      is(results, real.expected().path("afterFile").path(files.get(file)));
      assertThat(results.path("asOf").path("position").asLong()).isEqualTo(ends[file]);
    }
  }

  /** From the end of the second file to that of the third. */
  void the_official_count_is_explained(long from, long to, JsonNode expected) throws Exception {
    String between = "from=" + from + "&to=" + to;
    JsonNode difference = http.get(CONTEST + "/difference?children=true&" + between);
    JsonNode nation = difference.path("area");
    addsUp(nation);
    difference.path("children").forEach(TwoCountsOverHttp::addsUp);
    Map<String, Integer> entries = new HashMap<>();
    nation
        .path("parts")
        .forEach(part -> entries.put(part.path("cause").asString(), part.path("entries").asInt()));
    assertThat(entries)
        .isEqualTo(
            Map.of(
                "correction", expected.path("corrections").asInt(),
                "firstTally", expected.path("new").asInt()))
        .isEqualTo(Map.of("correction", 706, "firstTally", 1_749));
    assertThat(difference.path("outcome").path("stateBefore").asString()).isEqualTo("OPEN");
    assertThat(difference.path("outcome").path("stateAfter").asString()).isEqualTo("DECIDED");
    listed(between, "correction", 706);
    listed(between, "firstTally", 1_749);
  }

  /** Nothing is left without a cause, and each figure is the sum of its parts. */
  private static void addsUp(JsonNode area) {
    assertThat(area.path("addsUp").asBoolean()).isTrue();
    assertThat(area.path("remainder")).isEmpty();
    Map<String, Long> parts = new HashMap<>();
    area.path("parts").forEach(part -> part.path("change").forEach(it -> add(parts, it)));
    Map<String, Long> figures = new HashMap<>();
    for (JsonNode figure : area.path("figures")) {
      add(figures, figure);
      assertThat(figure.path("after").asLong() - figure.path("before").asLong())
          .isEqualTo(figure.path("change").asLong());
    }
    parts.values().removeIf(change -> change == 0);
    figures.values().removeIf(change -> change == 0);
    assertThat(parts).isEqualTo(figures);
  }

  private static void add(Map<String, Long> sums, JsonNode change) {
    String figure = change.path("kind").asString() + " " + change.path("key").asString();
    sums.merge(figure, change.path("change").asLong(), Long::sum);
  }

  private void listed(String between, String cause, int expected) throws Exception {
    Set<Long> positions = new HashSet<>();
    Set<String> branches = new HashSet<>();
    String first =
        CONTEST + "/difference/entries?limit=" + PAGE + "&cause=" + cause + "&" + between;
    JsonNode page = http.get(first);
    assertThat(page.path("matching").asInt()).isEqualTo(expected);
    while (true) {
      for (JsonNode entry : page.path("items")) {
        positions.add(entry.path("position").asLong());
        branches.add(entry.path("branch").asString());
      }
      if (!page.hasNonNull("next")) {
        break;
      }
      page = http.get(first + "&after=" + page.path("next").asLong());
    }
    assertThat(positions).as(cause).hasSize(expected);
    assertThat(branches).as(cause).hasSize(expected);
  }

  /** Figures, and the outcome with every step of it. */
  void ten_branches_annulled_on_a_fork_are_what_annulling_them_makes() throws Exception {
    List<String> ten = TenBranches.of(real);
    byte[] ruling = TenBranches.ruling("supposed-and-done", "ANNUL", ten, null);
    JsonNode before = http.get(CONTEST + "/results");
    JsonNode fork = http.post(ELECTION + "/forks", 201, supposed(ruling));
    assertThat(fork.path("touched").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(ten);
    String on = "fork=" + fork.path("fork").asString();
    JsonNode would = http.get(CONTEST + "/results?children=true&" + on);
    JsonNode wouldBe = http.get(CONTEST + "/outcome?" + on);
    assertThat(http.get(CONTEST + "/results").path("votes")).isEqualTo(before.path("votes"));

    JsonNode done = http.post(ELECTION + "/rulings", 201, ruling);
    String at = "at-least=" + done.path("through").asLong();
    JsonNode results = http.get(CONTEST + "/results?children=true&" + at);
    assertThat(results.path("progress").path("annulled").asInt()).isEqualTo(10);
    assertThat(results.path("votes")).isNotEqualTo(before.path("votes"));
    same(would, results, Set.of("asOf", "answerHash", "links", "changedAt"));
    same(
        wouldBe,
        http.get(CONTEST + "/outcome?" + at),
        Set.of("asOf", "answerHash", "links", "decidedOnSince"));
  }

  private static byte[] supposed(byte[] ruling) {
    ObjectNode fork = RealData.JSON.createObjectNode().put("contest", "president");
    ObjectNode one = fork.putArray("suppose").addObject().put("kind", "RULING");
    one.set("document", RealData.JSON.readTree(ruling));
    return RealData.JSON.writeValueAsBytes(fork);
  }

  private static void same(JsonNode would, JsonNode is, Set<String> but) {
    assertThat(would.properties()).hasSizeGreaterThan(but.size());
    is.properties()
        .forEach(field -> {
          if (!but.contains(field.getKey())) {
            assertThat(would.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue());
          }
        });
  }
}
