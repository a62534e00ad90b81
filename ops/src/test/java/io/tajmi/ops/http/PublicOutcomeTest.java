package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the votes became seats, for everyone, from the moment at which the total is public. */
class PublicOutcomeTest {
  private static final String NOTE = "بر پایهٔ آرای شمارش‌شده؛ نتیجهٔ اولیه، اعلام رسمی نیست";

  /** What only who reads outcomes is told, by any name that an answer has for it. */
  private static final List<String> CERTAINTY =
      List.of(
          "state",
          "because",
          "precision",
          "groupsPrecision",
          "uncertainty",
          "margin",
          "elected",
          "runOff",
          "least",
          "most");

  private static final Pattern CHANGE =
      Pattern.compile(
          "DECIDED|\"OPEN|MARGIN|PAPERS|SURE|POSSIBLE|can(not)? (still )?change|"
              + "تغییر (نمی‌)?کند|همچنان قابل");

  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void serve() {
    served = Served.empty(folder);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static HttpResponse<String> read(@Nullable String token, String path) {
    return served.send(served.as(token, path).GET());
  }

  private static int status(@Nullable String token, String path) {
    return read(token, path).statusCode();
  }

  private static ObjectNode published(String envelope) {
    return Served.JSON.createObjectNode().put("envelope", envelope).put("office", "HQ");
  }

  private static long released(SmallElection election, String contest) {
    return election.accepted(contest, "release", published("release-" + contest));
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>(node.propertyNames());
    node.forEach(child -> names.addAll(names(child)));
    return names;
  }

  @Test
  void everyone_reads_it_once_the_contest_is_released_and_nothing_of_it_is_outstanding() {
    SmallElection election = SmallElection.imported(served, "steps", "");
    String outcome = election.contest("head") + "/outcome?at-least=";
    String operations = served.machine("steps-op", Role.OPERATIONS, null);
    String province = served.machine("steps-su", Role.SUPERVISORY, "S-1");
    election.counted("head", "A1", 40, 30, 20, 10);
    election.counted("head", "A2", 40, 30, 20, 10);
    long two = released(election, "head");
    assertThat(status(null, outcome + two)).isEqualTo(401);
    assertThat(status(operations, outcome + two)).isEqualTo(403);
    assertThat(status(province, outcome + two)).isEqualTo(403);
    long all = election.counted("head", "A3", 35, 30, 25, 10);
    assertThat(status(null, outcome + all)).isEqualTo(200);
    assertThat(status(province, outcome + all)).isEqualTo(200);
    assertThat(status(operations, outcome + all)).isEqualTo(403);
    ObjectNode halt = published("halt").put("reason", "a fault");
    long halted = election.accepted("head", "halt", halt);
    assertThat(status(null, outcome + halted)).isEqualTo(401);
    assertThat(status(province, outcome + halted)).isEqualTo(403);
    HttpResponse<String> refused = read(null, outcome + halted);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(election.outcome("head", halted).path("extent").asString()).isEqualTo("ALL");
  }

  @Test
  void a_branch_that_is_held_back_or_awaited_again_closes_it_and_a_closed_one_does_not() {
    SmallElection election = SmallElection.imported(served, "awaited", "");
    String outcome = election.contest("council") + "/outcome?at-least=";
    String branch = election.contest("council") + "/branches/A2/";
    election.counted("council", "A1", 40, 30, 20, 10);
    released(election, "council");
    long closed = acted(branch + "close", "c-1");
    assertThat(status(null, outcome + closed)).isEqualTo(200);
    long reopened = acted(branch + "reopen", "c-2");
    assertThat(status(null, outcome + reopened)).isEqualTo(401);
  }

  private static long acted(String path, String envelope) {
    HttpResponse<String> answer =
        served.post(
            path,
            Served.JSON.createObjectNode().put("envelope", envelope).put("reason", "the flood"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Served.json(answer).path("through").asLong();
  }

  @Test
  void it_has_the_seats_the_steps_and_the_articles_and_nothing_of_what_can_still_change() {
    SmallElection election = SmallElection.imported(served, "public", "");
    election.counted("head", "A1", 40, 30, 20, 10);
    election.counted("head", "A2", 40, 30, 20, 10);
    election.counted("head", "A3", 35, 30, 25, 10);
    long through = released(election, "head");
    JsonNode whole = election.outcome("head", through);
    JsonNode answer =
        served.readAs(null, election.contest("head") + "/outcome?at-least=" + through);
    assertThat(answer.path("extent").asString()).isEqualTo("PUBLIC");
    assertThat(answer.path("provisional").path("fa").asString()).isEqualTo(NOTE);
    assertThat(answer.path("provisional").path("en").asString())
        .contains("provisional", "no official declaration");
    assertThat(answer.path("counted")).isEqualTo(whole.path("counted"));
    assertThat(answer.path("published").path("office").asString()).isEqualTo("HQ");
    assertThat(answer.path("published").path("confirmed").asBoolean(true)).isFalse();
    assertThat(answer.path("candidates").get(0).path("votes").asLong()).isEqualTo(115);
    assertThat(names(whole)).containsAll(Set.of("state", "because", "elected", "margin"));
    ObjectNode beside = ((ObjectNode) answer.deepCopy()).without("counted");
    assertThat(names(beside)).doesNotContainAnyElementsOf(CERTAINTY);
    assertThat(CHANGE.matcher(whole.toString()).find()).isTrue();
    assertThat(CHANGE.matcher(answer.toString()).results().map(MatchResult::group)).isEmpty();
    List<String> all = sentences(whole);
    List<String> told = sentences(answer);
    assertThat(told).isNotEmpty().contains("RUN_OFF").isSubsetOf(all);
    List<JsonNode> steps = whole.path("explanation").valueStream().toList();
    assertThat(answer.path("explanation").valueStream())
        .containsExactlyElementsOf(
            steps.stream()
                .filter(step -> told.contains(step.path("sentence").asString()))
                .toList());
  }

  private static List<String> sentences(JsonNode outcome) {
    return outcome
        .path("explanation")
        .valueStream()
        .map(step -> step.path("sentence").asString())
        .toList();
  }

  @Test
  void a_copy_of_it_is_for_its_kind_of_reader_alone() {
    SmallElection election = SmallElection.imported(served, "copies", "");
    election.counted("council", "A1", 40, 30, 20, 10);
    election.counted("council", "A2", 40, 30, 20, 10);
    long through = released(election, "council");
    String path = election.contest("council") + "/outcome?at-least=" + through;
    String chain = served.machine("copies-su", Role.SUPERVISORY, null);
    String elsewhere = served.machine("copies-ex", Role.EXECUTIVE, "S-2");
    Set<String> tags = new TreeSet<>();
    for (@Nullable String reader : new @Nullable String[] {null, chain, elsewhere}) {
      HttpResponse<String> answer = read(reader, path);
      assertThat(answer.headers().allValues("Vary").toString()).contains("Authorization", "Cookie");
      String tag = answer.headers().firstValue("ETag").orElseThrow();
      tags.add(tag);
      assertThat(
              served.send(served.as(reader, path).header("If-None-Match", tag).GET()).statusCode())
          .isEqualTo(304);
      if (reader != null) {
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
        var everyones = served.send(served.anonymous(path).header("If-None-Match", tag).GET());
        assertThat(everyones.statusCode()).isEqualTo(200);
        assertThat(everyones.body()).contains("\"PUBLIC\"").doesNotContain("DECIDED");
      }
    }
    assertThat(tags).hasSize(3);
    long later =
        election.accepted(
            "council",
            "acts",
            election.ruled("\"kind\":\"DEATH\",\"candidate\":\"4\",\"moment\":\"BEFORE_POLL\""));
    assertThat(read(null, path.replaceAll("\\d+$", "") + later).headers().firstValue("ETag"))
        .isPresent()
        .get()
        .isNotIn(tags);
  }

  @Test
  void the_page_shows_it_to_everyone_in_both_languages_as_provisional() {
    SmallElection election = SmallElection.imported(served, "pages", "");
    election.counted("head", "A1", 40, 30, 20, 10);
    election.counted("head", "A2", 40, 30, 20, 10);
    long some = released(election, "head");
    try (Person everyone = Person.anybody(served)) {
      String page = election.page("head") + "?lang=";
      assertThat(everyone.get(page + "fa&at-least=" + some).body())
          .doesNotContain("outcome-h", NOTE);
      long all = election.counted("head", "A3", 35, 30, 25, 10);
      String fa = everyone.get(page + "fa&at-least=" + all).body();
      assertThat(fa).contains("outcome-h", NOTE, "به مرحلهٔ دوم می‌رود", "نامزد یک، نامزد دو");
      String en = everyone.get(page + "en&at-least=" + all).body();
      assertThat(en)
          .contains("How the votes became seats", "Goes to the second round", "no official");
      for (String html : List.of(fa, en)) {
        String section = html.substring(html.indexOf("outcome-h"), html.indexOf("card order"));
        assertThat(CHANGE.matcher(section).results().map(MatchResult::group)).isEmpty();
        assertThat(section).doesNotContain("materiality", "stays", "o.margin", "o.precision");
      }
    }
  }

  /** Of A1 and A2 everyone knows the sum; what an annulment at A1 takes off it is what A1 held. */
  @Test
  void the_votes_of_a_small_box_are_not_told_by_what_annulled_them() {
    SmallElection election = SmallElection.imported(served, "small", "");
    election.counted("head", "A1", 4, 3, 0, 0);
    election.counted("head", "A2", 4, 1, 1, 0);
    election.counted("head", "A3", 300, 30, 25, 10);
    released(election, "head");
    ObjectNode act =
        election.ruled(
            "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"1\",\"branches\":[\"A1\"],"
                + "\"ballotsGo\":\"STAY_VALID\"");
    String path = election.contest("head") + "/outcome?at-least=";
    String act2 = election.contest("head") + "/acts?at-least=";
    long before = election.counted("council", "A1", 4, 3, 0, 0);
    assertThat(served.readAs(null, path + before).has("figuresWithheld")).isFalse();
    assertThat(votes(served.readAs(null, path + before))).contains("\"votes\":308");
    long annulled = election.accepted("head", "acts", act);
    assertThat(votes(election.outcome("head", annulled))).contains("\"votes\":304");
    JsonNode answer = served.readAs(null, path + annulled);
    assertThat(answer.path("figuresWithheld").asBoolean()).isTrue();
    assertThat(sentences(answer))
        .contains("VOTES_ANNULLED", "MAJORITY")
        .doesNotContain("VOTES", "BASE_TAKEN", "LEADS");
    assertThat(answer.path("explanation").toString()).contains("29").doesNotContain("304", "308");
    assertThat(names(answer)).doesNotContain("votes", "share");
    assertThat(SmallElection.seats(answer)).isEqualTo("1");
    assertThat(served.readAs(null, act2 + annulled).toString()).contains("\"A1\"");
    try (Person everyone = Person.anybody(served)) {
      assertThat(everyone.get(election.page("head") + "?lang=fa").body())
          .contains("رأی یک صندوق کوچک را آشکار می‌کند")
          .doesNotContain("۳۰۴");
    }
    ObjectNode both =
        election.ruled(
            "\"kind\":\"REVERSE\",\"reverses\":\"" + act.path("envelope").asString() + "\"");
    long reversed = election.accepted("head", "acts", both);
    assertThat(served.readAs(null, path + reversed).has("figuresWithheld")).isFalse();
  }

  @Test
  void a_list_is_named_to_everyone_as_it_is_to_headquarters() {
    SmallElection election =
        SmallElection.imported(served, "named", "", PublicOutcomeTest::withLists);
    acted(election.contest("council") + "/branches/A1/close", "n-1");
    acted(election.contest("council") + "/branches/A2/close", "n-2");
    long through = released(election, "council");
    JsonNode groups =
        served
            .readAs(null, election.contest("council") + "/outcome?at-least=" + through)
            .path("groups");
    assertThat(groups.valueStream().map(it -> it.path("name").path("en").asString()))
        .containsExactlyInAnyOrder("First list", "Second list");
    assertThat(groups.valueStream().map(it -> it.path("name")))
        .containsExactlyElementsOf(
            election
                .outcome("council", through)
                .path("groups")
                .valueStream()
                .map(it -> it.path("name"))
                .toList());
  }

  private static String withLists(String text) {
    ObjectNode election = (ObjectNode) Served.JSON.readTree(text);
    ObjectNode council = (ObjectNode) election.path("contests").get(1);
    council.remove(List.of("alternates", "votesMax"));
    ((ObjectNode) council.path("rule")).put("method", "DHONDT");
    for (String list : List.of("First", "Second")) {
      ObjectNode added = council.withArray("/lists").addObject().put("code", list);
      added.putObject("name").put("en", list + " list");
    }
    for (JsonNode candidate : council.path("candidates")) {
      boolean first = candidate.path("code").asString().compareTo("2") <= 0;
      ((ObjectNode) candidate).put("list", first ? "First" : "Second");
    }
    return election.toString();
  }

  private static String votes(JsonNode outcome) {
    return outcome.path("candidates").toString();
  }
}
