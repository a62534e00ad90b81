package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two moments side by side, over HTTP and as a page. */
class DifferenceReadsTest {
  private static final String DIFFERENCE = SAMPLE + "/contests/president/difference";
  private static final String PAGE = "/elections/sample/contests/president/difference";
  private static final int TALLIES = 8;

  @TempDir static Path folder;
  private static Served served;
  private static Person headquarters;
  private static final List<String> BRANCHES = new ArrayList<>();
  private static final List<Long> POSITIONS = new ArrayList<>();
  private static long before;
  private static long corrected;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    headquarters = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null));
    before = served.size() - 1;
    for (int i = 0; i < TALLIES; i++) {
      ObjectNode document = served.document();
      BRANCHES.add(document.path("branch").asString());
      POSITIONS.add(through(served.tally(document)));
    }
    ObjectNode correction = served.document();
    correction.put("branch", BRANCHES.getFirst());
    correction.put("corrects", "t-" + BRANCHES.getFirst()).put("reason", "misread");
    correction.putObject("votes").put("1", 3).put("2", 7);
    corrected = through(served.tally(correction));
    served.awaitHead();
  }

  @AfterAll
  static void stop() {
    headquarters.close();
    served.close();
  }

  private static long through(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("through").asLong();
  }

  private static long change(JsonNode lines, String kind, String key) {
    return lines
        .valueStream()
        .filter(line ->
            line.path("kind").asString().equals(kind) && line.path("key").asString().equals(key))
        .mapToLong(line -> line.path("change").asLong())
        .sum();
  }

  private static JsonNode part(JsonNode area, String cause) {
    return area.path("parts")
        .valueStream()
        .filter(part -> part.path("cause").asString().equals(cause))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_figure_that_differs_is_told_with_its_causes_which_add_up() {
    JsonNode answer = served.read(DIFFERENCE + "?children=true&from=" + before);
    JsonNode area = answer.path("area");
    assertThat(area.path("addsUp").asBoolean()).isTrue();
    assertThat(area.path("remainder")).isEmpty();
    assertThat(change(area.path("figures"), "PROGRESS", "counted")).isEqualTo(TALLIES);
    assertThat(change(area.path("figures"), "VOTES", "1")).isEqualTo(6 * TALLIES - 3);
    JsonNode first = part(area, "firstTally");
    assertThat(first.path("entries").asInt()).isEqualTo(TALLIES);
    assertThat(change(first.path("change"), "VOTES", "1")).isEqualTo(6 * TALLIES);
    JsonNode correction = part(area, "correction");
    assertThat(change(correction.path("change"), "VOTES", "1")).isEqualTo(-3);
    assertThat(change(correction.path("change"), "VOTES", "2")).isEqualTo(3);
    long below =
        answer
            .path("children")
            .valueStream()
            .mapToLong(child -> change(child.path("figures"), "VOTES", "1"))
            .sum();
    assertThat(below + change(answer.path("direct").path("figures"), "VOTES", "1"))
        .isEqualTo(6 * TALLIES - 3);
    assertThat(answer.path("outcome").path("same").isBoolean()).isTrue();
    assertThat(answer.path("answerHash").asString()).hasSize(64);
    assertThat(answer.path("to").path("position").asLong()).isEqualTo(corrected);
  }

  @Test
  void the_other_way_round_every_change_has_the_other_sign() {
    JsonNode there = served.read(DIFFERENCE + "?from=" + before + "&to=" + corrected);
    JsonNode back = served.read(DIFFERENCE + "?from=" + corrected + "&to=" + before);
    for (String candidate : List.of("1", "2")) {
      assertThat(change(back.path("area").path("figures"), "VOTES", candidate))
          .isEqualTo(-change(there.path("area").path("figures"), "VOTES", candidate))
          .isNotZero();
    }
    assertThat(back.path("area").path("addsUp").asBoolean()).isTrue();
  }

  @Test
  void chosen_branches_explain_their_part() {
    String chosen = BRANCHES.get(0) + "," + BRANCHES.get(1);
    JsonNode answer = served.read(DIFFERENCE + "?from=" + before + "&branches=" + chosen);
    long explained =
        answer
            .path("chosen")
            .valueStream()
            .mapToLong(part -> change(part.path("change"), "VOTES", "1"))
            .sum();
    assertThat(explained).isEqualTo(6 + 6 - 3);
  }

  @Test
  void the_entries_that_explain_it_come_a_page_at_a_time_and_by_cause() {
    String entries = DIFFERENCE + "/entries?from=" + before;
    JsonNode first = served.read(entries + "&limit=5");
    JsonNode rest = served.read(entries + "&limit=5&after=" + first.path("next").asLong());
    List<Long> positions = new ArrayList<>();
    first.path("items").forEach(item -> positions.add(item.path("position").asLong()));
    rest.path("items").forEach(item -> positions.add(item.path("position").asLong()));
    List<Long> all = new ArrayList<>(POSITIONS);
    all.add(corrected);
    assertThat(positions).isEqualTo(all);
    assertThat(first.path("matching").asInt()).isEqualTo(TALLIES + 1);
    assertThat(rest.has("next")).isFalse();
    JsonNode corrections = served.read(entries + "&cause=correction");
    assertThat(corrections.path("items")).hasSize(1);
    assertThat(corrections.path("items").get(0).path("branch").asString())
        .isEqualTo(BRANCHES.getFirst());
  }

  @Test
  void the_entries_come_as_lines_too_each_as_among_the_items_and_by_the_same_rights() {
    String entries = DIFFERENCE + "/entries?from=" + before + "&to=" + corrected;
    List<String> lines = new ArrayList<>();
    HttpResponse<String> page = lines(headquarters, entries + "&limit=4");
    while (page.headers().firstValue("Tajmi-Next").isPresent()) {
      lines.addAll(page.body().lines().toList());
      String next = page.headers().firstValue("Tajmi-Next").orElseThrow();
      page = lines(headquarters, entries + "&limit=4&after=" + next);
    }
    lines.addAll(page.body().lines().toList());
    List<String> items = new ArrayList<>();
    served.read(entries).path("items").forEach(item -> items.add(item.toString()));
    assertThat(lines).isEqualTo(items).hasSize(TALLIES + 1);
    assertThat(page.headers().firstValue("Tajmi-Answer-Hash")).isPresent();
    try (Person everyone = Person.anybody(served)) {
      HttpResponse<String> open = lines(everyone, entries);
      assertThat(open.body().lines()).hasSize(TALLIES + 1);
      assertThat(open.body()).doesNotContain("\"kind\":\"VOTES\"");
    }
    String both = "application/json, application/x-ndjson;q=0.5";
    HttpResponse<String> json = headquarters.get(entries, "Accept", both);
    assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(headquarters.get(entries, "Accept", "text/csv").statusCode()).isEqualTo(406);
  }

  private static HttpResponse<String> lines(Person person, String path) {
    HttpResponse<String> answer = person.get(path, "Accept", "application/x-ndjson");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    return answer;
  }

  @Test
  void the_hash_of_the_whole_count_is_for_who_sees_every_vote_of_the_contest_alone() {
    String contest = SAMPLE + "/contests/president";
    String branch = contest + "/branches/" + BRANCHES.getFirst();
    long last = POSITIONS.getLast();
    String hash = hash(served.token(), contest + "/results?at=" + last);
    assertThat(hash).hasSize(64);
    String area = served.read(branch).path("area").asString();
    for (String same :
        List.of("/outcome?", "/acts?", "/materiality?branches=" + BRANCHES.getFirst() + "&")) {
      assertThat(hash(served.token(), contest + same + "at=" + last)).as(same).isEqualTo(hash);
    }
    assertThat(hash(served.token(), branch + "?at=" + last)).isEqualTo(hash);
    assertThat(hash(served.token(), branch + "/history?at=" + last)).isEqualTo(hash);
    JsonNode difference = served.read(DIFFERENCE + "?from=" + last + "&to=" + corrected);
    assertThat(difference.path("from").path("contentHash").asString()).isEqualTo(hash);
    assertThat(difference.path("to").path("contentHash").asString()).hasSize(64).isNotEqualTo(hash);
    assertThat(hash(served.token(), contest + "/results")).as("live").isEmpty();
    String county = served.machine("county-of-hash", Role.EXECUTIVE, area);
    String supervision = served.machine("supervision-of-hash", Role.SUPERVISORY, null);
    assertThat(hash(supervision, contest + "/results?at=" + last)).isEqualTo(hash);
    for (@Nullable String other : new @Nullable String[] {null, county}) {
      for (String path :
          List.of(
              contest + "/results?area=" + area + "&at=" + last,
              branch + "?at=" + last,
              branch + "/history?at=" + last,
              DIFFERENCE + "?from=" + before + "&to=" + last)) {
        HttpResponse<String> answer = served.send(served.as(other, path).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain("contentHash");
      }
    }
  }

  private static String hash(String token, String path) {
    return served.readAs(token, path).path("asOf").path("contentHash").asString("");
  }

  @Test
  void who_reads_no_votes_reads_progress_and_causes_alone() {
    try (Person everyone = Person.anybody(served)) {
      JsonNode answer = json(everyone.get(DIFFERENCE + "?from=" + before));
      assertThat(answer.path("area").path("extent").path("to").asString()).isEqualTo("NONE");
      assertThat(change(answer.path("area").path("figures"), "PROGRESS", "counted"))
          .isEqualTo(TALLIES);
      assertThat(answer.toString()).doesNotContain("\"kind\":\"VOTES\"", "\"kind\":\"TAKEN\"");
      assertThat(answer.has("outcome")).isFalse();
      JsonNode entries = json(everyone.get(DIFFERENCE + "/entries?from=" + before));
      assertThat(entries.path("items")).hasSize(TALLIES + 1);
      assertThat(entries.toString()).doesNotContain("\"kind\":\"VOTES\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, R.101",
    "from=x, 400, R.101",
    "from=1&to=999999999, 404, NOT_YET",
    "from=0, 404, R.102",
    "from=PX, 400, R.101",
    "from=4&area=nowhere, 404, R.102",
    "from=4&branches=nowhere, 404, R.102",
    "from=4&at=3, 400, PARAMETER_UNKNOWN"
  })
  void what_cannot_be_compared_is_refused_by_its_code(String query, int status, String code) {
    HttpResponse<String> answer = served.get(DIFFERENCE + "?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
    assertThat(served.get(DIFFERENCE + "/entries?from=4&cause=x").statusCode()).isEqualTo(400);
  }

  @Test
  void a_page_shows_both_moments_what_differs_by_what_and_that_nothing_is_left() {
    String query = "?from=" + before + "&to=" + corrected + "&branches=" + BRANCHES.getFirst();
    Document persian = page(PAGE + query + "&lang=fa");
    assertThat(persian.text()).contains("مابه‌التفاوت بدون علت: ۰", "اصلاحیه‌ها");
    Document english = page(PAGE + query + "&lang=en");
    assertThat(english.text())
        .contains("Difference without a cause: 0", "First tallies", "Corrections")
        .contains("The chosen branches", "Of +80 ballots taken", "First tallies (1)");
    assertThat(english.select("section[aria-labelledby=entries-h] tbody tr")).hasSize(2);
    assertThat(english.select("section[aria-labelledby=figures-h] dd a").eachAttr("href"))
        .allMatch(href -> href.contains("at="));
    Document all = page(PAGE + "?from=" + before + "&lang=en");
    assertThat(all.select("section[aria-labelledby=entries-h] tbody tr")).hasSize(TALLIES + 1);
    assertThat(page(PAGE + "?from=nonsense&lang=en").select("#review-form .notice").text())
        .isNotBlank();
    assertThat(page(PAGE + "?lang=fa").select("table")).isEmpty();
  }

  @Test
  void every_contest_offers_what_changed_lately() {
    Document contest = page("/elections/sample/contests/president?lang=en");
    String lately = contest.select("a[href*=PT5M]").attr("href");
    assertThat(page(lately).text()).contains("Difference without a cause: 0");
  }

  private static Document page(String path) {
    HttpResponse<String> answer = headquarters.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("??");
    return Jsoup.parse(answer.body());
  }
}
