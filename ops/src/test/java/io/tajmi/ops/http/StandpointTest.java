package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.digest.Sha256;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.ops.serve.ServerBeans;
import io.tajmi.replay.Standpoint;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Any count is read as it stood, by position and by instant. */
class StandpointTest {
  private static final String RESULTS = SAMPLE + "/contests/president/results";
  private static final String PAGE = "/elections/sample/contests/president";
  private static final int ACTS = 12;

  @TempDir static Path folder;
  private static Served served;
  private static Person headquarters;

  /** What was read when the head was there: by position, the answer without its standpoint. */
  private static final Map<Long, JsonNode> LIVE = new TreeMap<>();

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    headquarters = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null));
    for (int i = 0; i < ACTS; i++) {
      var answer = served.tally(served.document());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      long through = json(answer).path("through").asLong();
      LIVE.put(through, figures(served.read(RESULTS + "?children=true&at-least=" + through)));
    }
  }

  @AfterAll
  static void stop() {
    headquarters.close();
    served.close();
  }

  /** Without what is there only where a position was asked for. */
  private static JsonNode figures(JsonNode answer) {
    ObjectNode figures = (ObjectNode) answer.deepCopy();
    figures.remove("answerHash");
    ((ObjectNode) figures.path("asOf")).retain("position", "time");
    return figures;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "9223372036854775808", "99999999999999999999999999"})
  void a_position_that_no_log_comes_to_is_not_there_yet_wherever_it_is_named(String position) {
    String contest = SAMPLE + "/contests/president";
    String branch = contest + "/branches/B00001/history?after=";
    for (String path :
        List.of(
            RESULTS + "?at=",
            SAMPLE + "/progress?at=",
            contest + "/difference?from=",
            contest + "/difference?from=1&to=",
            contest + "/difference/entries?from=2&to=")) {
      HttpResponse<String> answer = served.get(path + position);
      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(404);
      assertThat(json(answer).path("code").asString()).isEqualTo("NOT_YET");
      String name = path.substring(Math.max(path.lastIndexOf('?'), path.lastIndexOf('&')) + 1);
      assertThat("/" + name).isEqualTo(json(answer).path("pointer").asString() + "=");
    }
    for (String path :
        List.of(
            "/api/v1/log/entries?from=",
            "/api/v1/log/entries?to=",
            "/api/v1/log/entries?contest=sample:president&to=",
            "/api/v1/reads?after=",
            contest + "/difference/entries?from=2&after=",
            RESULTS + "?at-least=",
            branch)) {
      HttpResponse<String> answer = served.get(path + position);
      assertThat(answer.statusCode()).as(path + answer.body()).isIn(400, 403, 404, 503);
      if (!path.contains("reads")) {
        assertThat(json(answer).path("code").asString()).isIn("R.101", "NOT_YET");
      }
    }
    for (String path :
        List.of(
            PAGE + "?at=",
            PAGE + "/difference?from=",
            PAGE + "/difference?from=2&after=",
            PAGE + "/origin?after=",
            PAGE + "/desk?since=")) {
      assertThat(headquarters.get(path + position).statusCode()).as(path).isIn(200, 400, 404);
    }
    String body = "{\"contest\":\"president\",\"at\":\"" + position + "\"}";
    HttpResponse<String> fork = served.post(SAMPLE + "/forks", Served.JSON.readTree(body));
    assertThat(fork.statusCode()).isEqualTo(404);
    assertThat(json(fork).path("pointer").asString()).isEqualTo("/at");
    String without = "{\"contest\":\"president\",\"without\":{\"entries\":[" + position + "]}}";
    assertThat(served.post(SAMPLE + "/forks", Served.JSON.readTree(without)).statusCode())
        .isIn(400, 422);
    HttpResponse<String> typed = headquarters.sends(PAGE + "/suppose", "entries=" + position);
    assertThat(typed.statusCode()).isIn(400, 409);
  }

  private static Instant acceptedAt(long position) {
    return served.server().node().log().entry(new LogPosition(position)).header().time();
  }

  @Test
  void at_a_position_one_reads_what_was_read_when_the_head_was_there() {
    LIVE.forEach((position, then) ->
        assertThat(figures(served.read(RESULTS + "?children=true&at=" + position)))
            .isEqualTo(then));
    assertThat(LIVE.values()).doesNotHaveDuplicates();
  }

  @Test
  void an_answer_says_which_tree_it_is_of_and_the_hash_of_its_own_figures() {
    long position = LIVE.keySet().iterator().next();
    HttpResponse<String> answer = served.get(RESULTS + "?at=" + position);
    JsonNode asOf = json(answer).path("asOf");
    assertThat(asOf.path("treeSize").asLong()).isEqualTo(position + 1);
    assertThat(asOf.path("root").asString())
        .isEqualTo(served.server().node().log().rootAt(position + 1).hex());
    assertThat(asOf.path("final").asBoolean()).isTrue();
    assertThat(asOf.path("foldVersion").asInt()).isPositive();
    String hash = json(answer).path("answerHash").asString();
    String figures = answer.body().replace(",\"answerHash\":\"" + hash + "\"", "");
    assertThat(hash).isEqualTo(sha256(figures));
    assertThat(answer.headers().firstValue("Tajmi-Answer-Hash")).contains(hash);
    HttpResponse<String> table = served.get(RESULTS + "?at=" + position, "Accept", "text/csv");
    assertThat(table.headers().firstValue("Tajmi-Answer-Hash")).contains(sha256(table.body()));
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void the_same_question_has_the_same_bytes_after_a_restart() {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    LIVE.keySet().forEach(at -> before.add(served.get(RESULTS + "?at=" + at).body()));
    served.restart();
    LIVE.keySet().forEach(at -> after.add(served.get(RESULTS + "?at=" + at).body()));
    assertThat(after).isEqualTo(before).doesNotHaveDuplicates();
  }

  @Test
  void as_of_an_instant_what_was_accepted_at_it_is_in_and_what_came_after_is_not() {
    List<Long> positions = List.copyOf(LIVE.keySet());
    for (long position : positions.subList(0, positions.size() - 1)) {
      Instant accepted = acceptedAt(position);
      assertThat(acceptedAt(position + 1)).isAfter(accepted);
      assertThat(asOf(accepted).path("position").asLong()).isEqualTo(position);
      assertThat(asOf(accepted).path("final").asBoolean()).isTrue();
      assertThat(asOf(accepted).path("asked").asString()).isEqualTo(accepted.toString());
      assertThat(asOf(accepted.minusNanos(1_000)).path("position").asLong()).isLessThan(position);
    }
  }

  private static JsonNode asOf(Instant instant) {
    return served.read(RESULTS + "?at=" + instant).path("asOf");
  }

  @Test
  void what_a_later_entry_may_still_change_is_not_final_and_is_not_kept() {
    HttpResponse<String> answer = served.get(RESULTS + "?at=" + Instant.now());
    assertThat(json(answer).path("asOf").path("final").asBoolean(true)).isFalse();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void an_offset_may_stand_as_it_is_written() {
    Instant last = acceptedAt(served.size() - 1);
    String there = last.atOffset(java.time.ZoneOffset.ofHoursMinutes(3, 30)).toString();
    for (String text : List.of(there, there.replace("+", "%2B"))) {
      assertThat(served.read(RESULTS + "?at=" + text).path("asOf").path("asked").asString())
          .isEqualTo(last.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "at=999999999, 404, NOT_YET",
    "at=2999-01-01T00:00:00Z, 400, R.101",
    "at=2026-11-29T22:30:00, 400, R.101",
    "at=22:30, 400, R.101",
    "at=-1, 400, R.101",
    "at=, 400, R.101",
    "at=%FF, 400, PARAMETER_UNKNOWN",
    "at=1&at=1, 400, R.101",
    "at=1&at-least=1, 400, R.101",
    "at-least=x, 400, R.101",
    "at=1999-01-01T00:00:00Z, 404, R.102",
    "at=0, 404, R.102"
  })
  void what_is_no_standpoint_is_refused_by_its_code(String query, int status, String code) {
    HttpResponse<String> answer = served.get(RESULTS + "?" + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
    assertThat(json(answer).path("detail").asString()).endsWith(".");
  }

  /** A difference has two, a fork names its own. */
  @Test
  void every_read_of_the_api_has_a_standpoint() {
    List<String> without = new ArrayList<>();
    for (RequestMappingHandlerMapping mapping :
        ServerBeans.of(served.server(), RequestMappingHandlerMapping.class)) {
      mapping
          .getHandlerMethods()
          .forEach((info, handler) -> {
            String path = String.join(" ", info.getPatternValues());
            boolean reads = info.getMethodsCondition().toString().contains("GET");
            if (reads
                && path.startsWith("/api/v1/elections")
                && !path.contains("/difference")
                && !path.contains("/forks")
                && !hasStandpoint(handler)) {
              without.add(path);
            }
          });
    }
    assertThat(without).isEmpty();
  }

  private static boolean hasStandpoint(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == Standpoint.class);
  }

  @Test
  void a_page_of_the_past_says_so_is_not_live_and_leads_to_the_past_alone() {
    long position = LIVE.keySet().iterator().next();
    Document page = page(PAGE + "?at=" + position + "&lang=en");
    assertThat(page.select(".past-said").text())
        .contains("up to log position " + position, "the past, not live", "Tehran time");
    assertThat(page.body().hasAttr("data-topic")).isFalse();
    assertThat(page.select("[data-live=votes], [data-live=ofN]")).isNotEmpty();
    List<Element> links = page.select("a[href^=/elections], a[href^=/search], figure[data-src]");
    assertThat(links).hasSizeGreaterThan(5);
    for (Element link : page.select("[href^=/], [data-src^=/]")) {
      String address = link.attr("href") + link.attr("data-src");
      boolean page1 = !address.matches("/(assets|webjars|login|logout).*");
      if (page1 && !link.hasAttr("data-standpoint")) {
        assertThat(address).contains("at=" + position).doesNotContain("at=" + position + "&at=");
      }
    }
    assertThat(page.select("form.search input[name=at]").attr("value")).isEqualTo("" + position);
    Document persian = page(PAGE + "?at=" + position + "&lang=fa");
    assertThat(persian.select(".past-said").text())
        .contains("به وقت تهران", "نمایش گذشته، نه زنده");
  }

  @Test
  void who_is_led_from_the_first_page_to_another_is_led_to_the_same_moment() {
    try (Person operations = Person.with(served, "desk", new Grant(Role.OPERATIONS, null))) {
      String there = operations.get("/?at=5").headers().firstValue("Location").orElse("");
      assertThat(there).endsWith("/elections/sample/progress?at=5");
    }
  }

  private static Document page(String path) {
    HttpResponse<String> answer = headquarters.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  @Test
  void one_steps_from_entry_to_entry_and_back_to_now() {
    List<Long> positions = List.copyOf(LIVE.keySet());
    Document page = page(PAGE + "?at=" + positions.get(4) + "&lang=en");
    assertThat(page.select("a[rel=prev]").attr("href")).endsWith("at=" + positions.get(3));
    assertThat(page.select("a[rel=next]").attr("href")).endsWith("at=" + positions.get(5));
    Document next = page(page.select("a[rel=next]").attr("href"));
    assertThat(next.select(".past-said").text()).contains("position " + positions.get(5));
    Document last = page(PAGE + "?at=" + positions.getLast());
    assertThat(last.select("a[rel=next]")).isEmpty();
    String now = page.select(".past-steps a[data-standpoint]").eachAttr("href").getLast();
    assertThat(page(now).select(".past")).isEmpty();
    assertThat(page(now).body().hasAttr("data-topic")).isTrue();
  }

  @Test
  void a_reader_types_a_position_or_a_time_as_people_write_them() {
    long position = LIVE.keySet().iterator().next();
    String persian = io.tajmi.text.Figures.number(io.tajmi.text.Language.FA, position);
    HttpResponse<String> answer =
        headquarters.get(
            PAGE
                + "?order=votes&at="
                + java.net.URLEncoder.encode(persian, StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains(PAGE + "?order=votes&at=" + position);
    HttpResponse<String> clock = headquarters.get(PAGE + "?at=00:00");
    assertThat(clock.statusCode()).isEqualTo(303);
    assertThat(clock.headers().firstValue("Location").orElse(""))
        .matches(".*at=2\\d{3}-\\d\\d-\\d\\dT00:00:00%2B03:30");
    assertThat(headquarters.get(PAGE + "?at=").headers().firstValue("Location")).contains(PAGE);
  }

  @Test
  void a_moment_that_cannot_be_shown_is_said_in_words() {
    for (Map.Entry<String, Integer> wrong :
        Map.of("999999999", 404, "yesterday", 400, "2999-01-01T00:00:00Z", 400, "0", 404)
            .entrySet()) {
      HttpResponse<String> answer = headquarters.get(PAGE + "?lang=fa&at=" + wrong.getKey());
      assertThat(answer.statusCode()).as(wrong.getKey()).isEqualTo(wrong.getValue());
      assertThat(Jsoup.parse(answer.body()).select("h1").text()).isNotBlank();
    }
  }

  @Test
  void the_past_has_the_rights_of_now_and_the_publicity_of_then() {
    try (Person everyone = Person.anybody(served)) {
      long before = served.size() - 1;
      long released = served.release("council");
      String council = SAMPLE + "/contests/council/results";
      var _ = served.read(council + "?at-least=" + released);
      assertThat(json(everyone.get(council)).path("extent").asString()).isEqualTo("PUBLIC");
      assertThat(json(everyone.get(council + "?at=" + released)).path("extent").asString())
          .isEqualTo("PUBLIC");
      assertThat(json(everyone.get(council + "?at=" + before)).path("extent").asString())
          .isEqualTo("NONE");
      assertThat(served.read(council + "?at=" + before).path("extent").asString()).isEqualTo("ALL");
    }
  }
}
