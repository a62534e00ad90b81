package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whoever knows the address of the server finds everything else by asking, without any right. */
class CatalogueTest {
  private static final String PRESIDENT = SAMPLE + "/contests/president";

  @TempDir static Path folder;
  private static Served served;
  private static Person anybody;

  @BeforeAll
  static void serve() throws IOException {
    served = Served.sample(folder);
    anybody = Person.anybody(served);
    for (String file : List.of("1-first", "2-corrections")) {
      served.bulk(Files.readAllBytes(served.sample().resolve("tallies/" + file + ".ndjson")));
    }
    var _ = served.read(SAMPLE + "/progress?at-least=" + (served.size() - 1));
  }

  @AfterAll
  static void stop() {
    anybody.close();
    served.close();
  }

  private static JsonNode read(String path) {
    var answer = anybody.get(path);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return json(answer);
  }

  /** Every line of a list, a page of so many at a time. */
  private static List<JsonNode> all(String path, int limit) {
    String address = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
    List<JsonNode> lines = new ArrayList<>();
    JsonNode page = read(address);
    page.path("items").forEach(lines::add);
    while (page.has("next")) {
      assertThat(page.path("items").size()).isEqualTo(limit);
      page = read(address + "&after=" + page.path("next").asString());
      page.path("items").forEach(lines::add);
    }
    return lines;
  }

  private static Set<String> codes(List<JsonNode> lines, String name) {
    Set<String> codes = new HashSet<>();
    lines.forEach(line -> assertThat(codes.add(line.path(name).asString())).isTrue());
    return codes;
  }

  private static Set<String> packaged(String file) throws IOException {
    Set<String> codes = new HashSet<>();
    List<String> lines = Files.readAllLines(served.sample().resolve(file));
    lines.subList(1, lines.size()).forEach(line -> codes.add(line.substring(0, line.indexOf(','))));
    return codes;
  }

  @Test
  void elections_contests_and_candidates_are_those_of_the_package() throws IOException {
    JsonNode packaged = JSON.readTree(Files.readString(served.sample().resolve("election.json")));
    JsonNode election = read("/api/v1/elections").path("items").get(0);
    assertThat(election.path("election").asString()).isEqualTo("sample");
    assertThat(election.path("name").path("fa")).isEqualTo(packaged.path("name").path("fa"));
    assertThat(election.path("branches").asInt()).isEqualTo(Served.BRANCHES);
    List<JsonNode> contests = all(SAMPLE + "/contests", 2);
    assertThat(contests).hasSize(packaged.path("contests").size());
    for (int i = 0; i < contests.size(); i++) {
      JsonNode contest = packaged.path("contests").get(i);
      String code = contest.path("contest").asString();
      assertThat(contests.get(i).path("contest").asString()).isEqualTo(code);
      assertThat(contests.get(i).path("seats")).isEqualTo(contest.path("seats"));
      assertThat(contests.get(i).path("publication").asString()).isEqualTo("CLOSED");
      List<JsonNode> candidates = all(SAMPLE + "/contests/" + code + "/candidates", 5);
      assertThat(candidates).hasSize(contest.path("candidates").size());
      for (int j = 0; j < candidates.size(); j++) {
        JsonNode candidate = contest.path("candidates").get(j);
        assertThat(candidates.get(j).path("candidate")).isEqualTo(candidate.path("code"));
        assertThat(candidates.get(j).path("name")).isEqualTo(candidate.path("name"));
      }
    }
    assertThat(codes(all(SAMPLE + "/contests?area=S-2-1-C", 100), "contest"))
        .containsExactlyInAnyOrder("president", "assembly");
  }

  @Test
  void areas_and_branches_are_those_of_the_package_whole_and_below_one_area() throws IOException {
    List<JsonNode> areas = all(SAMPLE + "/areas", 7);
    assertThat(codes(areas, "area")).isEqualTo(packaged("areas.csv"));
    assertThat(codes(all(SAMPLE + "/areas?parent=S-1", 2), "area"))
        .containsExactlyInAnyOrder("S-1-1", "S-1-2", "S-1-3");
    List<JsonNode> branches = all(SAMPLE + "/branches", 33);
    assertThat(codes(branches, "branch")).isEqualTo(packaged("branches.csv"));
    Set<String> inCounty = codes(all(SAMPLE + "/branches?area=S-1-1", 10), "branch");
    Set<String> expected = new HashSet<>();
    branches.stream()
        .filter(line -> (line.path("area").asString() + "-").startsWith("S-1-1-"))
        .forEach(line -> expected.add(line.path("branch").asString()));
    assertThat(inCounty).isEqualTo(expected).hasSizeGreaterThan(20);
    assertThat(codes(all(PRESIDENT + "/branches?area=S-1-1", 9), "branch")).isEqualTo(expected);
  }

  @Test
  void branches_by_state_are_as_many_as_the_progress_says() {
    JsonNode progress = read(PRESIDENT + "/results?area=S-1").path("progress");
    JsonNode states =
        JSON.readTree(
            """
            {"AWAITED":"outstanding","RECORDED":"counted","QUARANTINED":"heldBack",
             "ANNULLED":"annulled","NO_TALLY":"noTally","INCOMPLETE":"incomplete"}
            """);
    Set<String> together = new HashSet<>();
    for (var state : states.properties()) {
      String path = PRESIDENT + "/branches?area=S-1&state=" + state.getKey();
      List<JsonNode> lines = all(path, 8);
      assertThat(lines)
          .as(path)
          .hasSize(progress.path(state.getValue().asString()).asInt())
          .allMatch(line -> line.path("state").asString().equals(state.getKey()));
      together.addAll(codes(lines, "branch"));
    }
    assertThat(together).hasSize(progress.path("expected").asInt());
    assertThat(progress.path("heldBack").asInt()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/elections?after=none",
        "/api/v1/elections?limit=0",
        SAMPLE + "/contests?limit=1001",
        SAMPLE + "/areas?after=none",
        SAMPLE + "/branches?after=B99999",
        PRESIDENT + "/candidates?after=%20",
        PRESIDENT + "/branches?after=B99999",
        PRESIDENT + "/branches?after=%3D1",
        PRESIDENT + "/branches?state=none",
        PRESIDENT + "/branches?limit=x"
      })
  void a_page_that_there_is_not_is_refused_in_words(String path) {
    var answer = anybody.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer).path("code").asString()).isEqualTo("R.101");
    assertThat(json(answer).path("detail").asString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/elections/none/contests",
        SAMPLE + "/contests?area=none",
        SAMPLE + "/contests/none/candidates",
        SAMPLE + "/areas?parent=none",
        SAMPLE + "/branches?area=none",
        SAMPLE + "/contests/none/branches"
      })
  void what_is_not_there_is_not_found(String path) {
    assertThat(anybody.get(path).statusCode()).isEqualTo(404);
  }
}
