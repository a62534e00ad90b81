package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.ops.client.OutcomeText;
import io.tajmi.ops.client.ResultsBody;
import io.tajmi.ops.client.ResultsTable;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What has one name is one number wherever it stands, and what is another number has another. */
class OneNumberTest {
  private static final String CONTEST = "/contests/president";

  @TempDir static Path folder;
  private static PagesNight night;

  @BeforeAll
  static void theNight() {
    night = PagesNight.counted(folder);
  }

  @AfterAll
  static void morning() {
    night.close();
  }

  private static JsonNode read(String path) {
    return Served.json(night.person().get(Served.SAMPLE + CONTEST + path));
  }

  private static String printed(JsonNode outcome) {
    StringWriter text = new StringWriter();
    new OutcomeText(new PrintWriter(text)).print("president", outcome);
    return text.toString();
  }

  private static String printed(ResultsBody results) {
    StringWriter text = new StringWriter();
    new ResultsTable(new PrintWriter(text)).print("president", results);
    return text.toString();
  }

  @Test
  void the_largest_possible_outstanding_ballots_are_one_figure_for_page_outcome_and_command() {
    JsonNode outcome = read("/outcome");
    Words words = Words.of(Language.EN);
    Document page = night.page(PagesNight.E + CONTEST, Language.EN);
    String figure = page.select(".glance [data-live=outstandingBallots]").text();
    assertThat(figure).matches("[1-9][0-9,]+, and [0-9]+ branch(es)? not known");
    assertThat(page.select("[data-live=o.ballots]").text()).isEqualTo(figure);
    assertThat(page.select("dt").eachText()).contains(words.say("outstanding.title"));

    String line = words.say("outstanding.title") + ": " + figure.replaceAll("(?<=\\d),(?=\\d)", "");
    assertThat(printed(outcome).lines()).contains(line);
    assertThat(printed(new ResultsBody(read("/results"))).lines()).contains(line);
    assertThat(read("/results").path("outstanding").path("ballots"))
        .isEqualTo(outcome.path("uncertainty").path("ballots"));
  }

  @ParameterizedTest
  @EnumSource
  void the_margin_and_every_share_are_one_text_for_page_wall_and_chart(Language language) {
    Document page = night.page(PagesNight.E + CONTEST, language);
    Document wall = night.page("/wall/sample?contest=president", language);
    String margin = chart("votes", language).path("beside").get(0).path("text").asString();
    assertThat(margin).matches(".*[1-9۱-۹].*");
    assertThat(live(page, "margin")).isNotEmpty().containsOnly(margin);
    assertThat(live(wall, "margin")).isNotEmpty().containsOnly(margin);
    JsonNode tiles = chart("tiles", language).path("tiles");
    assertThat(tiles.size()).isPositive();
    for (JsonNode tile : tiles) {
      String share = "a." + tile.path("code").asString() + ".countedShare";
      assertThat(live(page, share)).isNotEmpty().containsOnly(tile.path("text").asString());
      assertThat(live(wall, share)).isNotEmpty().containsOnly(tile.path("text").asString());
    }
  }

  private static List<String> live(Document page, String key) {
    return page.select("[data-live=" + key + "]").eachText();
  }

  private static JsonNode chart(String kind, Language language) {
    return Served.json(
        night
            .person()
            .get(
                "/charts/%s.json?election=sample&contest=president&lang=%s"
                    .formatted(kind, language.tag())));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_taken_is_computed_everywhere_and_what_minutes_state_says_so(Language language) {
    Words words = Words.of(language);
    for (String path : List.of(CONTEST, "/areas/S-1?contest=president")) {
      Document page = night.page(PagesNight.E + path, language);
      String taken = page.select(".glance [data-live=taken]").text();
      Element ballots = page.select("table.ballots").first();
      assertThat(named(page, words.say("turnout.taken"))).as(path).isNotEmpty().containsOnly(taken);
      assertThat(named(page, words.say("ballot.taken"))).hasSize(1).doesNotContain(taken);
      assertThat(ballots).isNotNull();
    }
    assertThat(Words.of(Language.FA).say("ballot.taken"))
        .isEqualTo("آرای مأخوذهٔ مندرج در صورتجلسه");
    JsonNode results = read("/results");
    assertThat(results.path("ballots").has("taken")).isFalse();
    assertThat(results.path("ballots").path("takenStated").path("n").asLong())
        .isLessThan(results.path("progress").path("counted").asLong());
  }

  /** The figures that stand by a name in one part of a page. */
  private static List<String> named(Document page, String name) {
    return page.select("dt, tbody th").stream()
        .filter(label -> label.text().equals(name))
        .map(label -> label.nextElementSibling())
        .filter(value -> value != null)
        .map(Element::text)
        .toList();
  }
}
