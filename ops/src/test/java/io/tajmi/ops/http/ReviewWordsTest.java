package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.text.Language;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the steps of a review say, and what they say to type where something cannot be shown. */
class ReviewWordsTest {
  private static final String PRESIDENT = PagesNight.E + "/contests/president";

  @TempDir static Path folder;
  private static PagesNight night;

  @BeforeAll
  static void theNight() {
    night = PagesNight.countedAnHourAgo(folder);
  }

  @AfterAll
  static void morning() {
    night.close();
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, 400, cannot be read as a moment; write a time such as 22:30",
    "2026-11-29T25:00+03:30, 400, cannot be read as a moment",
    "2999-01-01 10:00, 400, 'has not come yet; write one that has passed, such as 2'",
    "1357/11/22 10:00, 404, 'Nothing was on record at this time yet; write a later one, such as 2'",
    "۹۹۹۹۹۹, 404, There is no such log position yet; write one up to"
  })
  void a_moment_that_cannot_be_shown_is_refused_with_what_to_type(
      String typed, int status, String said) {
    HttpResponse<String> page = night.get(PRESIDENT + "?at=" + Person.coded(typed), Language.EN);
    HttpResponse<String> answer =
        page.statusCode() == 303
            ? night.person().get(page.headers().firstValue("Location").orElse(""))
            : page;
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Jsoup.parse(answer.body()).select("main").text()).contains(said);
    for (String step : List.of("desk", "difference", "sheet")) {
      Document there =
          Filled.at(
                  night.person(), PRESIDENT + "/" + step + "?lang=en&since=" + Person.coded(typed))
              .page();
      assertThat(there.select("#review-form [role=alert]").text()).as(step).contains(said);
    }
  }

  @Test
  void a_moment_is_shown_as_it_was_typed_by_the_clock_of_the_election() {
    Filled first = Filled.at(night.person(), PRESIDENT + "?lang=en&at=300");
    String time = first.page().select("#at").val();
    assertThat(time).isEqualTo("300");
    String last =
        night.served().read(Served.SAMPLE + "/progress").path("asOf").path("time").asString();
    String brief =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .format(Instant.parse(last).plusSeconds(1).atZone(ZoneId.of("Asia/Tehran")));
    for (Language language : Language.values()) {
      Filled page =
          Filled.at(
              night.person(), PRESIDENT + "?lang=" + language.tag() + "&at=" + Person.coded(brief));
      assertThat(page.address()).contains("%2B03:30");
      String field = page.page().select(".past-steps #at").val();
      assertThat(field.replaceAll("[^۰-۹0-9]", "")).hasSize(14);
      assertThat(page.page().select(".past-steps .hint").text())
          .contains(language == Language.FA ? "به وقت تهران" : "Tehran time");
      Filled again =
          Filled.at(
              night.person(), PRESIDENT + "?lang=" + language.tag() + "&at=" + Person.coded(field));
      assertThat(again.page().body().attr("data-position"))
          .isEqualTo(page.page().body().attr("data-position"));
      if (language == Language.EN) {
        assertThat(field).isEqualTo(brief);
      }
    }
  }

  @Test
  void the_table_by_area_has_what_differs_with_before_and_after_and_nothing_else() {
    Document page = night.page(PRESIDENT + "/difference?from=290&to=300", Language.EN);
    Document early = night.page(PRESIDENT + "/difference?from=5&to=7", Language.EN);
    for (Document each : List.of(page, early)) {
      for (Element row : each.select("table.below tbody tr")) {
        assertThat(row.select("td b")).isNotEmpty();
        for (Element cell : row.select("td:has(b)")) {
          assertThat(cell.text()).matches("[\\d,]+ → [\\d,]+ \\([+\u2212\u200e\\d,]+\\)");
        }
      }
      int columns = each.select("table.below thead th").size() - 1;
      for (int i = 0; i < columns; i++) {
        assertThat(each.select("table.below tbody tr td:nth-child(%d) b".formatted(i + 2)))
            .isNotEmpty();
      }
    }
    assertThat(early.select("table.below tbody tr")).isNotEmpty();
    assertThat(early.select("section[aria-labelledby=areas-h] .hint").text())
        .contains("not differ");
  }

  @Test
  void the_sentence_on_the_outcome_speaks_of_seats_and_not_of_figures() {
    Document page = night.page(PRESIDENT + "/difference?from=150&to=160", Language.EN);
    assertThat(page.select("section[aria-labelledby=figures-h] tbody tr")).isNotEmpty();
    String said = page.select("section[aria-labelledby=figures-h] p strong").text();
    assertThat(said).contains("The seats", "The figures above differ.");
  }

  @Test
  void a_supposed_annulment_says_what_is_proposed_what_is_needed_and_whether_it_can_matter() {
    String body =
        """
        {"contest":"president","suppose":[{"kind":"RULING","document":{"kind":"ANNUL",
         "contest":"president","branches":["B00001"],"body":"x","office":"x","article":"x",
         "document":"x","date":"2026-11-30"}}]}
        """;
    var made = night.served().post(Served.SAMPLE + "/forks", Served.JSON.readTree(body));
    String fork = Served.json(made).path("fork").asString();
    String said =
        night
            .page(PRESIDENT + "/suppose?forks=" + fork, Language.EN)
            .select(".scenario strong")
            .text();
    assertThat(said)
        .containsPattern("at most [\\d,]+ ballots")
        .containsPattern("At least [\\d,]+ ballots are needed|No number of ballots")
        .containsPattern("Who is elected|cannot change who is elected");
  }
}
