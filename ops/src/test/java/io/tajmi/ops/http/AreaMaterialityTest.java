package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

/** What a body of some areas is told of annulling branches there, in a contest that is wider. */
class AreaMaterialityTest {
  private static final String PLURALITY =
      "\"method\":\"PLURALITY\",\"version\":1,\"onTie\":\"LOT\"";

  @TempDir static Path folder;
  private static Served served;
  private static String province;
  private static String other;

  @BeforeAll
  static void serve() {
    served = Served.empty(folder);
    province = served.machine("one", Role.SUPERVISORY, "S-1");
    other = served.machine("two", Role.EXECUTIVE, "S-2");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static SmallElection night(String id, int... elsewhere) {
    SmallElection election = SmallElection.imported(served, id, "", AreaMaterialityTest::oneRound);
    election.counted("head", "A1", 5, 5, 1, 1);
    election.counted("head", "A2", 4, 4, 0, 0);
    long counted = election.counted("head", "A3", elsewhere);
    var _ = served.read(election.contest("head") + "/outcome?at-least=" + counted);
    return election;
  }

  private static String oneRound(String election) {
    return election.replaceFirst(
        "\"method\":\"MAJORITY\",\"version\":1,\"basis\":\"TAKEN\",\"majority\":\"1/2\","
            + "\"runOff\":2,\\s*\"onTie\":\"LOT\"",
        PLURALITY);
  }

  private static int status(@Nullable String token, String path) {
    return served.send(served.as(token, path).GET()).statusCode();
  }

  @Test
  void it_is_told_the_verdict_and_the_ballots_proposed_and_needed_and_no_more() {
    SmallElection election = night("told", 30, 20, 6, 2);
    JsonNode answer =
        served.readAs(province, election.contest("head") + "/materiality?branches=A1&also=A2");
    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder(
            "test", "asOf", "election", "contest", "definition", "proposal", "alone", "together");
    JsonNode alone = answer.path("alone");
    assertThat(alone.propertyNames())
        .containsExactlyInAnyOrder("verdict", "ballotsProposed", "ballotsNeeded");
    assertThat(alone.path("verdict").asString()).isEqualTo("POSSIBLY_MATERIAL");
    assertThat(alone.path("ballotsProposed").asLong()).isEqualTo(12);
    assertThat(alone.path("ballotsNeeded").asLong()).isEqualTo(10);
    JsonNode small = served.readAs(province, election.contest("head") + "/materiality?branches=A2");
    assertThat(small.path("alone").path("verdict").asString()).isEqualTo("NOT_MATERIAL");
    assertThat(small.has("together")).isFalse();
    JsonNode whole = served.read(election.contest("head") + "/materiality?branches=A1");
    assertThat(whole.path("alone").path("ballotsNeeded").asLong()).isEqualTo(10);
    assertThat(whole.path("alone").has("seats")).isTrue();
  }

  @Test
  void nights_that_differ_in_what_others_cast_but_not_in_the_verdict_read_the_same() {
    String one = read(night("first", 30, 20, 6, 2));
    String swapped = read(night("second", 20, 30, 2, 6));
    String larger = read(night("third", 9_010, 9_020, 7, 5_000));
    assertThat(swapped).isEqualTo(one);
    assertThat(larger).isEqualTo(one);
    assertThat(read(night("fourth", 30, 21, 6, 2))).isNotEqualTo(one);
  }

  /** All that the body reads of it, but for where in the log it stands. */
  private static String read(SmallElection election) {
    StringBuilder all = new StringBuilder();
    for (String query : List.of("branches=A1", "branches=A2", "branches=A1,A2", "branches=Z")) {
      String path = election.contest("head") + "/materiality?" + query;
      HttpResponse<String> answer = served.send(served.as(province, path).GET());
      ObjectNode body = (ObjectNode) json(answer);
      body.remove(List.of("asOf", "election", "definition", "answerHash", "instance"));
      all.append(answer.statusCode()).append(body);
    }
    return all.toString();
  }

  @Test
  void beyond_its_areas_of_one_candidates_votes_and_on_a_supposition_it_is_told_nothing() {
    SmallElection election = night("refused", 30, 20, 6, 2);
    String path = election.contest("head") + "/materiality";
    for (String query :
        List.of(
            "?branches=A3",
            "?branches=A1,A3",
            "?branches=A1&also=A3",
            "?branches=A1&candidate=1&ballotsGo=INVALID_TAKEN",
            "?candidate=1&ballotsGo=INVALID_TAKEN&everywhere=true")) {
      assertThat(status(province, path + query)).as(query).isEqualTo(403);
      assertThat(status(served.token(), path + query)).as(query).isEqualTo(200);
    }
    assertThat(status(other, path + "?branches=A3")).isEqualTo(200);
    assertThat(status(other, path + "?branches=A1")).isEqualTo(403);
    assertThat(status(other, election.contest("council") + "/materiality?branches=A1"))
        .isEqualTo(403);
    assertThat(status(null, path + "?branches=A1")).isEqualTo(401);
    String operations = served.machine("operations", Role.OPERATIONS, null);
    assertThat(status(operations, path + "?branches=A1")).isEqualTo(403);
    String body =
        "{\"contest\":\"head\",\"suppose\":[{\"kind\":\"RULING\",\"document\":%s}]}"
            .formatted(annulling(election));
    String fork = supposed("refused", province, body).path("fork").asString();
    String supposed = path + "?branches=A2&fork=" + fork;
    assertThat(status(province, supposed)).isEqualTo(403);
  }

  /**
   * From one position to the next the ballots needed move by the votes of a single box elsewhere.
   */
  @Test
  void nothing_of_it_is_told_at_a_position_of_the_past_whatever_the_way() {
    SmallElection election = night("past", 30, 20, 6, 2);
    long counted = election.counted("council", "A1", 1, 1);
    JsonNode head = served.read(election.contest("council") + "/results?at-least=" + counted);
    String path = election.contest("head") + "/materiality?branches=A1";
    assertThat(status(province, path)).isEqualTo(200);
    assertThat(status(province, path + "&at-least=" + counted)).isEqualTo(200);
    for (String at : List.of("&at=" + (counted - 1), "&at=" + counted, "&at=" + time(head))) {
      HttpResponse<String> answer = served.send(served.as(province, path + at).GET());
      assertThat(answer.statusCode()).as(at).isEqualTo(403);
      assertThat(answer.body()).contains("of the latest state alone").doesNotContain("ballots");
      assertThat(status(served.token(), path + at)).as(at).isEqualTo(200);
    }
    Grant grant = new Grant(Role.SUPERVISORY, new AreaCode("S-1"));
    try (Person person = Person.with(served, "past-member", grant)) {
      String page = election.page("head") + "/materiality?branches=A1&at=";
      assertThat(person.get(page + counted).statusCode()).isEqualTo(403);
      String contest = person.get(election.page("head") + "?at=" + counted).body();
      assertThat(contest).doesNotContain("/materiality");
      String suppose = election.page("head") + "/suppose";
      for (String from : List.of("", "?at=" + (counted - 1))) {
        HttpResponse<String> sent = person.sends(suppose + from, "annul=A1");
        String beside = sent.headers().firstValue("Location").orElseThrow();
        assertThat(beside).contains("forks=");
        String fork = beside.replaceAll(".*forks=([0-9a-f]{64}).*", "$1");
        String sheet = election.page("head") + "/sheet?fork=" + fork;
        for (String shown : List.of(beside.replace("#side-by-side", ""), sheet)) {
          String address = shown + (shown.contains("?") ? "&" : "?") + "lang=en";
          String told = page(person, address).text();
          assertThat(told).as(shown).doesNotContain("outcome", "could have changed");
        }
      }
    }
  }

  private static String time(JsonNode answer) {
    return Person.coded(answer.path("asOf").path("time").asString());
  }

  /** Whether those between whom a lot was drawn are still equal follows from everybody's votes. */
  @Test
  void what_becomes_of_a_lot_on_a_supposition_is_no_matter_of_a_body_of_some_areas() {
    SmallElection election =
        SmallElection.imported(served, "drawn", "", AreaMaterialityTest::oneRound);
    election.counted("head", "A1", 6, 4, 1, 1);
    election.counted("head", "A2", 4, 6, 0, 0);
    long counted = election.counted("head", "A3", 9, 9, 2, 2);
    assertThat(election.outcome("head", counted).path("state").asString()).isEqualTo("LOT");
    ObjectNode lot =
        election.ruled(
            "\"matter\":\"CANDIDATES\",\"method\":\"SEED\",\"seed\":\"1405/02/11\","
                + "\"tied\":[\"1\",\"2\"],\"witnesses\":[\"governor\"]");
    var _ = election.outcome("head", election.accepted("head", "lots", lot));
    for (String envelope : List.of("drawn-0", "drawn-1")) {
      String body =
          "{\"contest\":\"head\",\"without\":{\"envelopes\":[\"%s\"]}}".formatted(envelope);
      assertThat(supposed("drawn", served.token(), body).path("notApplied")).hasSize(1);
      assertThat(supposed("drawn", province, body).path("notApplied")).isEmpty();
    }
  }

  private static JsonNode supposed(String election, String token, String body) {
    HttpResponse<String> answer =
        served.send(
            served
                .as(token, "/api/v1/elections/" + election + "/forks")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static ObjectNode annulling(SmallElection election) {
    ObjectNode ruling = election.ruled("\"kind\":\"ANNUL\",\"contest\":\"head\"");
    ruling.putArray("branches").add("A1");
    return ruling;
  }

  @Test
  void once_everyone_reads_the_outcome_it_is_told_seat_by_seat() {
    SmallElection election = night("open", 30, 20, 6, 2);
    long released =
        election.accepted(
            "head",
            "release",
            Served.JSON.createObjectNode().put("envelope", "open-release").put("office", "HQ"));
    JsonNode answer =
        served.readAs(
            province, election.contest("head") + "/materiality?branches=A1&at-least=" + released);
    assertThat(answer.path("alone").path("seats")).hasSize(1);
    String at = election.contest("head") + "/materiality?branches=A1&at=";
    JsonNode then = served.readAs(province, at + released);
    assertThat(then.path("alone")).isEqualTo(answer.path("alone"));
    assertThat(status(province, at + (released - 1))).isEqualTo(403);
  }

  @Test
  void its_page_says_as_much_in_both_languages_and_is_linked_from_the_contest() {
    SmallElection election = night("page", 30, 20, 6, 2);
    Grant grant = new Grant(Role.SUPERVISORY, new AreaCode("S-1"));
    try (Person person = Person.with(served, "board-member", grant)) {
      Document contest = page(person, election.page("head") + "?lang=en");
      String sheet = contest.select("a[href$=/materiality]").attr("href");
      assertThat(sheet).isEqualTo(election.page("head") + "/materiality");
      Document en = page(person, sheet + "?lang=en&branches=A1");
      assertThat(en.select("section p > strong").eachText())
          .contains("It does not change the outcome, but what is annulled could have changed it");
      assertThat(en.select("section dd").eachText()).contains("12", "10");
      assertThat(en.select("section table")).isEmpty();
      assertThat(en.text()).doesNotContain("Candidate");
      Document fa = page(person, sheet + "?lang=fa&branches=A1");
      assertThat(fa.select("section dd").eachText()).contains("۱۲", "۱۰");
      assertThat(person.get(sheet + "?branches=A3").statusCode()).isEqualTo(403);
      assertThat(
              person.get(sheet + "?branches=A1&candidate=1&ballotsGo=INVALID_TAKEN").statusCode())
          .isEqualTo(403);
    }
  }

  private static Document page(Person person, String path) {
    HttpResponse<String> answer = person.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("??");
    return Jsoup.parse(answer.body());
  }
}
