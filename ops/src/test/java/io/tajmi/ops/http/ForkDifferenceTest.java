package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.net.http.HttpRequest;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What differs from or to a supposition, for whoever may know of it. */
class ForkDifferenceTest {
  private static final String DIFFERENCE = SAMPLE + "/contests/president/difference";
  private static final String PAGE = "/elections/sample/contests/president/difference";
  private static final int TALLIES = 6;

  @TempDir static Path folder;
  private static Served served;
  private static String county;
  private static String inside;
  private static long before;
  private static long counted;
  private static final List<ObjectNode> DOCUMENTS = new ArrayList<>();

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    before = served.size() - 1;
    for (int i = 0; i < TALLIES; i++) {
      DOCUMENTS.add(served.document());
      assertThat(served.tally(DOCUMENTS.getLast()).statusCode()).isEqualTo(201);
    }
    served.awaitHead();
    counted = served.size() - 1;
    String branch = DOCUMENTS.getFirst().path("branch").asString();
    inside = served.read(SAMPLE + "/contests/president/branches/" + branch).path("area").asString();
    county = served.machine("county", Role.EXECUTIVE, inside);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String supposed(@Nullable String token, String body) {
    HttpResponse<String> answer =
        served.send(
            served
                .as(token, SAMPLE + "/forks")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("fork").asString();
  }

  private static String without(int... documents) {
    List<String> envelopes = new ArrayList<>();
    for (int document : documents) {
      envelopes.add("\"" + DOCUMENTS.get(document).path("envelope").asString() + "\"");
    }
    return "{\"contest\":\"president\",\"at\":\"%d\",\"without\":{\"envelopes\":[%s]}}"
        .formatted(counted, String.join(",", envelopes));
  }

  private static long change(JsonNode lines, String kind, String key) {
    return lines
        .valueStream()
        .filter(line ->
            line.path("kind").asString().equals(kind) && line.path("key").asString().equals(key))
        .mapToLong(line -> line.path("change").asLong())
        .sum();
  }

  private static List<String> causes(JsonNode area) {
    return area.path("parts").valueStream().map(part -> part.path("cause").asString()).toList();
  }

  private static JsonNode area(String query) {
    JsonNode area = served.read(DIFFERENCE + query).path("area");
    assertThat(area.path("addsUp").asBoolean()).as(query).isTrue();
    assertThat(area.path("remainder")).as(query).isEmpty();
    return area;
  }

  @Test
  void what_a_supposition_makes_otherwise_adds_up_with_that_cause_alone() {
    String fork = supposed(served.token(), without(2, 3));
    JsonNode there = area("?from=" + counted + "&to=fork:" + fork);
    assertThat(causes(there)).containsExactly("supposition");
    assertThat(there.path("parts").get(0).path("branches").asInt()).isEqualTo(2);
    assertThat(change(there.path("figures"), "VOTES", "1")).isEqualTo(-12);
    assertThat(change(there.path("figures"), "PROGRESS", "counted")).isEqualTo(-2);
    JsonNode back = area("?to=" + counted + "&from=fork:" + fork);
    assertThat(causes(back)).containsExactly("supposition");
    assertThat(change(back.path("figures"), "VOTES", "1")).isEqualTo(12);
    JsonNode answer = served.read(DIFFERENCE + "?from=" + counted + "&to=fork:" + fork);
    assertThat(answer.path("to").path("fork").asString()).isEqualTo(fork);
    assertThat(answer.path("from").has("fork")).isFalse();
    assertThat(answer.path("answerHash").asString()).hasSize(64);
  }

  @Test
  void what_came_before_it_is_told_by_its_own_causes_beside_it() {
    String fork = supposed(served.token(), without(2, 3));
    String earlier = supposed(served.token(), without(0));
    JsonNode there = area("?from=" + before + "&to=fork:" + fork + "&children=true");
    assertThat(causes(there)).containsExactly("firstTally", "supposition");
    assertThat(change(there.path("figures"), "VOTES", "1")).isEqualTo(6 * (TALLIES - 2));
    JsonNode back = area("?to=" + before + "&from=fork:" + fork);
    assertThat(change(back.path("figures"), "VOTES", "1")).isEqualTo(-6 * (TALLIES - 2));
    JsonNode both = area("?from=fork:" + earlier + "&to=fork:" + fork);
    assertThat(both.path("parts").get(0).path("entries").asInt()).isEqualTo(3);
    assertThat(change(both.path("figures"), "VOTES", "1")).isEqualTo(6 - 12);
    assertThat(area("?from=PT5M&to=fork:" + fork).path("figures").isArray()).isTrue();
    assertThat(area("?from=fork:" + fork + "&to=fork:" + fork).path("figures"))
        .noneMatch(figure -> figure.path("change").asLong() != 0);
  }

  @Test
  void an_entry_that_is_left_out_is_listed_with_what_the_log_told_and_what_is_supposed() {
    String fork = supposed(served.token(), without(2, 3));
    String entries = DIFFERENCE + "/entries?limit=1&from=" + before + "&to=fork:" + fork;
    List<String> listed = new ArrayList<>();
    JsonNode page = served.read(entries);
    assertThat(page.path("matching").asInt()).isEqualTo(TALLIES + 2);
    while (!page.path("items").isEmpty()) {
      JsonNode item = page.path("items").get(0);
      listed.add(item.path("cause").asString() + " " + item.path("branch").asString());
      page =
          page.has("next")
              ? served.read(entries + "&after=" + page.path("next").asLong())
              : Served.JSON.createObjectNode();
    }
    List<String> told = new ArrayList<>();
    DOCUMENTS.forEach(it -> told.add("firstTally " + it.path("branch").asString()));
    for (int gone : List.of(2, 3)) {
      told.add("supposition " + DOCUMENTS.get(gone).path("branch").asString());
    }
    assertThat(listed).containsExactlyElementsOf(told);
    JsonNode alone = served.read(entries.replace("limit=1", "cause=supposition"));
    assertThat(change(alone.path("items").get(0).path("change"), "VOTES", "1")).isEqualTo(-6);
  }

  @Test
  void an_outcome_that_only_a_supposition_makes_another_is_so_since_no_entry() {
    String all = supposed(served.token(), without(0, 1, 2, 3, 4, 5));
    JsonNode outcome =
        served.read(DIFFERENCE + "?from=" + counted + "&to=fork:" + all).path("outcome");
    assertThat(outcome.path("same").asBoolean()).isFalse();
    assertThat(outcome.has("since")).isFalse();
    String none = without().replaceAll(",\"without.*", "}");
    String as = supposed(served.token(), none);
    JsonNode since = served.read(DIFFERENCE + "?from=" + before + "&to=fork:" + as).path("outcome");
    JsonNode log = served.read(DIFFERENCE + "?from=" + before + "&to=" + counted).path("outcome");
    assertThat(since.path("since").asLong()).isEqualTo(log.path("since").asLong()).isPositive();
  }

  @Test
  void a_supposition_of_one_contest_leaves_another_as_the_log_has_it() {
    String fork = supposed(served.token(), without(1));
    String other =
        served
            .read(SAMPLE + "/contests")
            .path("items")
            .valueStream()
            .map(it -> it.path("contest").asString())
            .filter(it -> !it.equals("president"))
            .findFirst()
            .orElseThrow();
    String path = SAMPLE + "/contests/" + other + "/difference";
    JsonNode area = served.read(path + "?from=" + counted + "&to=fork:" + fork).path("area");
    assertThat(causes(area)).isEmpty();
    assertThat(area.path("addsUp").asBoolean()).isTrue();
  }

  @Test
  void nobody_else_learns_of_it() {
    String fork = supposed(served.token(), without(4));
    String supervision = served.machine("su", Role.SUPERVISORY, null);
    for (@Nullable String other : new String[] {null, supervision, county}) {
      for (String query :
          List.of(
              "?from=" + counted + "&to=fork:" + fork,
              "?to=" + counted + "&from=fork:" + fork,
              "?from=fork:x")) {
        for (String path : List.of(DIFFERENCE, DIFFERENCE + "/entries", PAGE)) {
          HttpResponse<String> answer = served.send(served.as(other, path + query).GET());
          assertThat(answer.statusCode()).as(path + query).isEqualTo(404);
        }
      }
    }
    HttpResponse<String> at =
        served.post(
            SAMPLE + "/forks",
            Served.JSON.createObjectNode().put("contest", "president").put("at", "fork:" + fork));
    assertThat(at.statusCode()).isEqualTo(400);
  }

  @Test
  void who_sees_one_area_reads_what_differs_there_and_no_vote_beside_it_released_or_not() {
    String fork = supposed(county, without(0));
    String query = DIFFERENCE + "?from=" + before + "&to=fork:" + fork;
    for (boolean released : new boolean[] {false, true}) {
      if (released) {
        served.release("president");
        served.awaitHead();
        fork = supposed(county, without(0).replaceAll("\"at\":\"[0-9]+\",", ""));
        query = DIFFERENCE + "?from=" + before + "&to=fork:" + fork;
      }
      JsonNode own = served.readAs(county, query + "&area=" + inside).path("area");
      assertThat(own.path("extent").path("to").asString()).isEqualTo("ALL");
      assertThat(own.path("addsUp").asBoolean()).isTrue();
      JsonNode all = served.readAs(county, query).path("area");
      assertThat(all.path("extent").path("from").asString()).isEqualTo("NONE");
      assertThat(all.path("extent").path("to").asString()).isEqualTo("NONE");
      assertThat(all.path("addsUp").asBoolean()).isTrue();
      assertThat(change(all.path("figures"), "PROGRESS", "counted")).isEqualTo(TALLIES - 1);
    }
  }

  @Test
  void a_page_says_which_side_is_supposed_and_its_links_keep_it() {
    String fork = supposed(served.token(), without(5));
    try (Person person = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null))) {
      String query = "?from=" + before + "&to=fork:" + fork;
      Document fa = page(person, query + "&lang=fa");
      assertThat(fa.text())
          .contains("مابه‌التفاوت بدون علت: ۰", "فرض؛ در شمارش هیچ تغییری داده نشده است");
      Document en = page(person, query + "&lang=en");
      assertThat(en.select("section[aria-labelledby=parts-h] th[scope=row]").eachText())
          .containsExactly("First tallies", "Supposition");
      assertThat(en.select("section[aria-labelledby=figures-h] dd a").eachAttr("href"))
          .anyMatch(href -> href.contains("?fork=" + fork));
      assertThat(en.select("section[aria-labelledby=areas-h] a").attr("href"))
          .contains("to=fork:" + fork);
      Document there = page(person, "?lang=en&fork=" + fork + "&from=" + before);
      assertThat(there.select("section[aria-labelledby=parts-h] th[scope=row]").eachText())
          .contains("Supposition");
    }
  }

  private static Document page(Person person, String query) {
    HttpResponse<String> answer = person.get(PAGE + query);
    assertThat(answer.statusCode()).as(query).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("??");
    return Jsoup.parse(answer.body());
  }
}
