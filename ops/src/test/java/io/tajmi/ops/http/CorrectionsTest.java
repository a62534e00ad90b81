package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A correction says what it changed, and a rule that failed says by how much. */
class CorrectionsTest {
  private static final String BRANCH = "/elections/sample/contests/president/branches/";
  private static final Words FA = Words.of(Language.FA);

  @TempDir static Path folder;
  private static Served served;
  private static Person person;
  private static long through;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    person = Person.with(served, "headquarters", new Grant(Role.EXECUTIVE, null));
    sent("B00001", "first", null, 442, 412, 22, "{\"1\":210,\"2\":190}");
    sent("B00001", "second", "first", 437, 412, 22, "{\"1\":190,\"2\":210}");
    sent("B00002", "held", null, 442, 412, 22, "{\"1\":210,\"2\":190}");
    sent("B00003", "old", null, 437, 412, 22, "{\"1\":210,\"2\":190}");
    sent("B00003", "held-now", "old", 442, 412, 22, "{\"1\":210,\"2\":190}");
    JsonNode ruling =
        Served.JSON.readTree(
            """
            {"envelope":"ruling-1","kind":"ANNUL","contest":"president",
             "branches":["B00001"],"body":"Board","office":"Chair","article":"31",
             "document":"12/3","date":"2026-11-27"}
            """);
    var answer = served.post(Served.SAMPLE + "/rulings", ruling);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    through = Math.max(through, Served.json(answer).path("through").asLong());
  }

  private static void sent(
      String branch,
      String envelope,
      @Nullable String replaces,
      int received,
      int used,
      int remaining,
      String votes) {
    String correction =
        replaces == null ? "" : ",\"corrects\":\"%s\",\"reason\":\"typing\"".formatted(replaces);
    JsonNode tally =
        Served.JSON.readTree(
            """
            {"envelope":"%s","contest":"president","branch":"%s","source":"PAPER","complete":true,
             "ballots":{"inBox":412,"valid":400,"invalidTaken":12,"invalidNotTaken":0,
              "received":%d,"used":%d,"spoiled":3,"remaining":%d},"votes":%s%s}
            """
                .formatted(envelope, branch, received, used, remaining, votes, correction));
    var answer = served.tally(tally);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    through = Served.json(answer).path("position").asLong();
  }

  @AfterAll
  static void stop() {
    person.close();
    served.close();
  }

  private static Document page(String path, Language language) {
    String parameters = "lang=" + language.tag() + "&at-least=" + through;
    var answer = person.get(path + (path.contains("?") ? "&" : "?") + parameters);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  @Test
  void a_corrected_branch_shows_each_figure_that_differs_before_and_after() {
    Document page = page(BRANCH + "B00001", Language.EN);
    Element changes = Objects.requireNonNull(page.selectFirst(".timeline .changes"));
    assertThat(changes.select("tbody tr").stream().map(Element::text))
        .containsExactly("Candidate 1 210 190", "Candidate 2 190 210", "Papers received 442 437");
    assertThat(page.select(".timeline .changes")).hasSize(1);
  }

  @Test
  void a_failed_rule_says_its_numbers_and_how_much_is_missing() {
    String persian =
        "دریافتی ۴۴۲؛ مصرفی ۴۱۲ + ابطالی ۳ + باقیمانده ۲۲ = ۴۳۷؛ ۵ برگ کمتر از دریافتی";
    String english =
        "received 442; used 412 + spoiled 3 + remaining 22 = 437; 5 papers fewer than received";
    for (String place : List.of(BRANCH + "B00002", "/elections/sample/held-back")) {
      assertThat(plain(page(place, Language.FA).text())).as(place).contains(persian);
      assertThat(plain(page(place, Language.EN).text())).as(place).contains(english);
    }
    String trail = page(BRANCH + "B00001", Language.FA).select(".timeline").text();
    assertThat(plain(trail)).contains(persian);
    assertThat(page(BRANCH + "B00002", Language.FA).text())
        .contains("\u2067\u2068مصرفی ۴۱۲\u2069 + \u2068ابطالی ۳\u2069 +");
  }

  /** Without the marks that isolate directions. */
  private static String plain(String text) {
    return text.replaceAll("[\u2066-\u2069]", "");
  }

  @Test
  void every_list_marks_what_was_corrected() {
    String mark = FA.say("state.corrected");
    String area =
        served.read(Served.SAMPLE + "/contests/president/branches/B00001").path("area").asString();
    for (String list :
        List.of(
            "/elections/sample/areas/" + area + "?contest=president",
            "/elections/sample/rulings/ruling-1",
            "/search?q=B00001")) {
      assertThat(row(page(list, Language.FA), "B00001").select(".corrected").text())
          .as(list)
          .isEqualTo(mark);
    }
    Document heldBack = page("/elections/sample/held-back", Language.FA);
    assertThat(row(heldBack, "B00003").select(".corrected").text()).isEqualTo(mark);
    assertThat(row(heldBack, "B00002").select(".corrected").text()).isEmpty();
    assertThat(page(BRANCH + "B00001", Language.FA).select("[data-live=corrected]").text())
        .isEqualTo(mark);
  }

  private static Element row(Document page, String code) {
    return page.select("tbody tr").stream()
        .filter(row -> row.select("bdi").eachText().contains(code))
        .findFirst()
        .orElseThrow();
  }
}
