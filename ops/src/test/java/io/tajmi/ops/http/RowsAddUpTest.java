package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of areas adds up to its area, whoever reads it. */
class RowsAddUpTest {
  private static final List<String> AREAS =
      List.of("S", "S-1", "S-1-1", "S-1-1-D", "S-1-1-D-R", "S-2-2-D-R");
  private static final Words WORDS = Words.of(Language.EN);

  @TempDir static Path folder;
  private static PagesNight night;

  @BeforeAll
  static void theNight() {
    night = PagesNight.counted(folder);
    var _ = night.served().release("president");
  }

  @AfterAll
  static void morning() {
    night.close();
  }

  private static Document asHeadquarters(String path) {
    return night.page(PagesNight.E + path, Language.EN);
  }

  private static Document asAnybody(String path) {
    String address = PagesNight.E + path + (path.contains("?") ? "&" : "?") + "lang=en";
    var answer = night.served().send(night.served().anonymous(address).GET());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static long sum(Document page, String table, String cell) {
    return page.select(table + " tbody [data-live$=" + cell + "]").stream()
        .map(Element::text)
        .mapToLong(RowsAddUpTest::number)
        .sum();
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  private static long one(Document page, String cell) {
    return number(Objects.requireNonNull(page.selectFirst("[data-live=" + cell + "]")).text());
  }

  @Test
  void the_rows_of_a_table_of_areas_add_up_to_the_area() {
    int direct = 0;
    for (String area : AREAS) {
      for (Document page :
          List.of(
              asHeadquarters("/areas/" + area + "?contest=president"),
              asAnybody("/areas/" + area + "?contest=president"))) {
        assertThat(page.select(".areas tbody tr")).as(area).isNotEmpty();
        assertThat(sum(page, ".areas", ".heldBack")).as(area).isEqualTo(one(page, "heldBack"));
        assertThat(sum(page, ".areas", ".outstanding"))
            .as(area)
            .isEqualTo(one(page, "outstanding"));
        for (int candidate = 1; candidate <= 4; candidate++) {
          assertThat(sum(page, ".areas", ".c." + candidate))
              .as(area + ", candidate " + candidate)
              .isEqualTo(one(page, "c." + candidate + ".votes"));
        }
        assertThat(sum(page, "table:has([data-live=takenHere])", "takenHere"))
            .as(area)
            .isEqualTo(2 * one(page, "takenHere"));
        direct += page.select("[data-live='direct.ofN']").size();
      }
    }
    assertThat(direct).isGreaterThan(3);
  }

  @Test
  void what_came_in_by_hour_adds_up_too_and_names_the_row() {
    Document page = asHeadquarters("/progress?contest=president&area=S-1-1-D");
    long cells =
        page.select("table.heat td").stream()
            .map(Element::text)
            .mapToLong(RowsAddUpTest::number)
            .sum();
    assertThat(cells).isEqualTo(one(page, "received"));
    assertThat(page.select("table.heat tbody th").eachText())
        .contains(WORDS.say("areas.direct", "District 1-1"));
  }

  @Test
  void the_row_leads_to_the_branches_that_it_is_made_of() {
    Document page = asHeadquarters("/areas/S-1-1-D-R?contest=president");
    Element row =
        Objects.requireNonNull(page.selectFirst(".areas tr:has([data-live='direct.ofN'])"));
    assertThat(row.select("a").attr("href")).endsWith("#branches-h");
    assertThat(page.select("#branches-h")).isNotEmpty();
    assertThat(row.select("input")).isEmpty();
  }
}
