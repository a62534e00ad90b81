package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static io.tajmi.ops.http.Served.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.ops.sample.SampleFiles;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Candidates 1, 2 and 3, the provinces S-1 and S-2 and the branches 1 and 2 look the same. */
class NamesakesTest {
  private static final String FIRST = "Candidate 1 (\u20661\u2069)";
  private static final String SECOND = "Candidate 1 (\u20662\u2069)";
  private static final String THIRD = "Candidate 1 (\u20663\u2069)";
  private static final Map<String, String> NAMES =
      Map.of(
          "نامزد ۲", "نامزد ۱",
          "Candidate 2", "Candidate 1",
          "نامزد ۳", "نامزد\u200b ۱",
          "Candidate 3", "Candidate\u200b 1",
          "استان ۲", "استان ۱",
          "Province 2", "Province 1",
          "شعبهٔ ۲", "شعبهٔ ۱");

  @TempDir static Path folder;
  private static Served served;
  private static Person person;

  @BeforeAll
  static void serve() throws IOException {
    served = Served.empty(folder);
    Path sample = folder.resolve("sample");
    SampleFiles.write(sample, Served.BRANCHES, 7, _ -> {});
    for (String file : List.of("election.json", "areas.csv", "branches.csv")) {
      Path names = sample.resolve(file);
      Files.writeString(names, alike(file, Files.readString(names)));
    }
    var imported =
        served.post("/api/v1/elections", "application/zip", Served.zip(sample, "election.json"));
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    var _ = served.bulk(Files.readAllBytes(sample.resolve("tallies/1-first.ndjson")));
    person = Person.with(served, "headquarters", new Grant(Role.EXECUTIVE, null));
  }

  private static String alike(String file, String text) {
    String changed = text;
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      String quote = file.endsWith(".json") ? "\"" : ",";
      changed = changed.replace(quote + name.getKey() + quote, quote + name.getValue() + quote);
    }
    return changed;
  }

  @AfterAll
  static void stop() {
    person.close();
    served.close();
  }

  private static String text(String path) {
    HttpResponse<String> answer = person.get(path + (path.contains("?") ? "&" : "?") + "lang=en");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    String text =
        path.startsWith("/charts/")
            ? texts(Served.json(answer))
            : Jsoup.parse(answer.body()).text();
    return text.replace("\u200b", "");
  }

  private static String texts(JsonNode node) {
    StringBuilder texts = new StringBuilder(node.isString() ? node.asString() + "\n" : "");
    node.forEach(child -> texts.append(texts(child)));
    return texts.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/elections/sample",
        "/elections/sample/contests/president",
        "/elections/sample/contests/president?order=votes",
        "/elections/sample/areas/S-3",
        "/elections/sample/areas?areas=S-1,S-2",
        "/wall/sample?contest=president",
        "/charts/votes.json?election=sample&contest=president",
        "/elections/sample/contests/president/branches/B00144"
      })
  void candidates_of_one_name_are_told_apart_by_their_codes(String path) {
    String text = text(path);
    assertThat(text).contains(FIRST, SECOND, THIRD).doesNotContain("Candidate 4 (");
    assertThat(text.replace(FIRST, "").replace(SECOND, "").replace(THIRD, ""))
        .doesNotContain("Candidate 1 ");
  }

  @Test
  void who_the_margin_lies_between_is_told_by_code() {
    String margin = text("/elections/sample/contests/president");
    assertThat(margin).containsPattern("\\(\u2066[123]\u2069\\)\u2069 and \u2068Candidate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/elections/sample/contests/president",
        "/elections/sample/areas?areas=S-1,S-2,S-3",
        "/elections/sample/progress?contest=president",
        "/charts/tiles.json?election=sample&contest=president",
        "/charts/heat.json?election=sample&contest=president"
      })
  void areas_of_one_name_are_told_apart_by_their_codes(String path) {
    assertThat(text(path))
        .contains("Province 1 (\u2066S-1\u2069)", "Province 1 (\u2066S-2\u2069)")
        .contains("Province 3")
        .doesNotContain("Province 3 (");
  }

  @Test
  void names_in_json_stay_as_they_are() {
    JsonNode votes = served.read(SAMPLE + "/contests/president/results").path("votes");
    assertThat(votes.get(1).path("name").path("en").asString()).isEqualTo("Candidate 1");
    assertThat(votes.get(1).path("candidate").asString()).isEqualTo("2");
  }

  @Test
  void groups_that_win_seats_are_named_and_told_apart() {
    ObjectNode election = (ObjectNode) JSON.readTree(lists());
    byte[] zip = SmallElection.zip(election.toString());
    var imported = served.post("/api/v1/elections", "application/zip", zip);
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    JsonNode outcome = served.read("/api/v1/elections/listed/contests/c/outcome");

    assertThat(
            outcome.path("groups").valueStream().map(it -> it.path("name").path("en").asString()))
        .containsExactlyInAnyOrder("Union", "Union");
    assertThat(outcome.path("groups").get(0).path("group").asString()).startsWith("list:");
    assertThat(text("/elections/listed/contests/c"))
        .contains("Union (\u2066x\u2069)", "Union (\u2066y\u2069)", "Union (\u20661\u2069)")
        .contains("Other")
        .doesNotContain("Other (");
  }

  private static String lists() {
    return """
    {"election":"listed","type":"OTHER","term":1,"byElection":0,
     "name":{"en":"Listed"},"zone":"Asia/Tehran","policy":{"correction":"SINGLE"},
     "contests":[{"contest":"c","office":"COUNCIL","round":1,"seats":1,"scope":["S"],
       "rule":{"method":"DHONDT","version":1,"onTie":"LOT"},
       "lists":[{"code":"x","name":{"en":"Union"}},{"code":"y","name":{"en":"Union"}}],
       "candidates":[{"code":"1","name":{"en":"Union"},"list":"x"},
        {"code":"2","name":{"en":"Other"},"list":"y"}]}]}
    """;
  }

  @Test
  void what_can_be_several_things_is_not_chosen_but_shown_with_each_of_them() {
    String desk = "/elections/sample/contests/president/desk";
    String list =
        java.net.URLEncoder.encode("۱، استان ۱؛ ۳", java.nio.charset.StandardCharsets.UTF_8);
    var page = Jsoup.parse(person.get(desk + "?lang=fa&pick=" + list).body());
    assertThat(page.select(".doubts > li")).hasSize(2);
    assertThat(page.select(".doubts > li").getFirst().select("a").eachAttr("href"))
        .containsExactly(desk + "?branches=B00001,B00003", desk + "?branches=B00002,B00003");
    assertThat(page.select(".doubts > li").getLast().select("a").eachText())
        .allMatch(text -> text.contains("S-1") || text.contains("S-2"));
    assertThat(page.select(".chosen tbody th").eachText()).hasSize(1);
  }
}
