package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page says, and how it is written. */
class PagesTest {
  private static final Pattern LATIN_DIGIT = Pattern.compile("[0-9\u0660-\u0669]");
  private static final Pattern CODE = Pattern.compile("\u2066[^\u2069]*\u2069");
  private static final Pattern VICTORY =
      Pattern.compile(
          "برنده|پیروز|فاتح|شکست|پیشتاز|\\b(winner|wins|won|victory|defeat|lost|leader|leads)\\b",
          Pattern.CASE_INSENSITIVE);
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

  static Stream<Arguments> pages() {
    return Stream.concat(figures(), PagesNight.inEachLanguage(PagesNight.TEXTS));
  }

  static Stream<Arguments> figures() {
    return PagesNight.inEachLanguage(PagesNight.FIGURES);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_is_whole_and_says_which_snapshot_it_is_of(String path, Language language) {
    Document page = night.page(path, language);
    Words words = Words.of(language);
    assertThat(page.select("html").attr("lang")).isEqualTo(language.tag());
    assertThat(page.select("html").attr("dir")).isEqualTo(language.direction());
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("main")).hasSize(1);
    assertThat(page.select("[role=status]")).isNotEmpty();
    assertThat(page.select(".test").text()).isEqualTo(words.say("test.banner"));
    assertThat(page.text()).contains(words.say("provisional"));
    assertThat(page.select("[data-live=asof.position]").text()).isNotBlank();
    assertThat(page.select("#asof-age").text()).isNotBlank();
    assertThat(page.select("#asof-time").attr("datetime")).endsWith("Z");
    assertThat(page.select("#asof-time").text())
        .containsPattern(language == Language.FA ? "۱۴[۰-۹]{2}" : "\\b14\\d\\d\\b")
        .containsPattern(language == Language.FA ? "۲۰[۰-۹]{2}" : "\\b20\\d\\d\\b");
  }

  @ParameterizedTest
  @MethodSource("figures")
  void figures_stand_beside_how_many_branches_of_how_many_they_are_of(
      String path, Language language) {
    Document page = night.page(path, language);
    String ofN = night.cells(page, language).getOrDefault("ofN", "");
    assertThat(ofN)
        .matches(
            language == Language.FA ? "[۰-۹٬]+ از [۰-۹٬]+ شعبه" : "[0-9,]+ of [0-9,]+ branches");
    assertThat(page.body().text()).contains(ofN);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_key_shows_and_no_word_of_victory(String path, Language language) {
    String html = night.get(path, language).body();
    assertThat(html).doesNotContain("??", "${", "#{").doesNotContainPattern("\\bnull\\b");
    String text = Jsoup.parse(html).text();
    for (String key : Words.of(language).messages().keySet()) {
      if (key.indexOf('.') > 0) {
        assertThat(text).doesNotContain(key);
      }
    }
    assertThat(VICTORY.matcher(text).results().map(MatchResult::group)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void persian_text_has_persian_digits_and_english_text_has_none(String path, Language language) {
    Document page = night.page(path, language);
    page.select("code, bdi[dir=ltr], [lang]:not(html)").remove();
    String text = CODE.matcher(page.text()).replaceAll("");
    if (language == Language.EN) {
      assertThat(text).doesNotContainPattern("[۰-۹]");
      return;
    }
    assertThat(LATIN_DIGIT.matcher(text).results().map(MatchResult::group)).as(text).isEmpty();
    for (String attribute : List.of("aria-label", "data-label", "placeholder", "title")) {
      page.select("[" + attribute + "]")
          .forEach(e -> assertThat(e.attr(attribute)).doesNotContainPattern(LATIN_DIGIT));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_holds_no_script_and_no_style_and_its_policy_allows_none(
      String path, Language language) {
    HttpResponse<String> answer = night.get(path, language);
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly(LoginTest.POLICY);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    assertThat(page.select("script[src], link[href], img[src]"))
        .allSatisfy(file -> assertThat(file.attr("src") + file.attr("href")).startsWith("/"));
    assertThat(page.select("*").stream().flatMap(e -> e.attributes().asList().stream()))
        .noneMatch(attribute -> attribute.getKey().startsWith("on"))
        .noneMatch(attribute -> attribute.getValue().startsWith("javascript:"));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void the_cells_of_a_page_are_those_of_its_topic(String path, Language language) {
    Document page = night.page(path, language);
    Map<String, String> cells = night.cells(page, language);
    assertThat(page.select("[data-live]")).isNotEmpty();
    for (Element live : page.select("[data-live]")) {
      assertThat(cells).containsEntry(live.attr("data-live"), live.wholeText());
    }
    for (Element live : page.select("[data-live-attr]")) {
      for (String pair : live.attr("data-live-attr").split(" ", -1)) {
        String[] parts = pair.split("=", -1);
        assertThat(live.attr(parts[0])).isEqualTo(cells.get(parts[1]));
      }
    }
    assertThat(cells).containsKeys("asof.position", "asof.time", "ofN");
  }

  @Test
  void the_public_sees_how_far_a_contest_has_come_and_no_votes_before_they_are_released() {
    Document page = night.page(PagesNight.E + "/contests/president", Language.FA);
    Map<String, String> seen = night.cells(page, Language.FA);
    Map<String, String> cells = night.cells(page, Language.FA, Viewer.PUBLIC);
    assertThat(cells.get("closed.sentence")).isEqualTo(Words.of(Language.FA).say("votes.closed"));
    assertThat(seen.get("closed.sentence")).isEmpty();
    assertThat(cells.get("ofN")).isEqualTo(seen.get("ofN"));
    for (String key :
        List.of("c.1.votes", "c.1.share", "margin", "taken", "b.valid", "a.S-1.c.2")) {
      assertThat(seen.get(key)).as(key).isNotEqualTo("—");
      assertThat(cells.get(key)).as(key).isEqualTo("—");
    }
    assertThat(seen.get("margin.between")).isNotEmpty();
    assertThat(cells.get("margin.between")).isEmpty();
    assertThat(cells.get("c.1.bar")).isEqualTo("0");
    Document branch = night.page(PagesNight.E + "/contests/president/branches/B00001", Language.FA);
    assertThat(night.cells(branch, Language.FA, Viewer.PUBLIC).get("note"))
        .isEqualTo(Words.of(Language.FA).say("votes.closed"));
  }

  @Test
  void the_board_of_a_contest_of_many_shows_those_with_the_most_votes_and_no_order_to_the_public() {
    Document page = night.page("/wall/sample?contest=council", Language.EN);
    Map<String, String> seen = night.cells(page, Language.EN);
    List<Long> votes =
        page.select(".wall-votes b").eachText().stream()
            .map(text -> Long.parseLong(text.replace(",", "")))
            .toList();
    assertThat(votes).hasSize(8).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    Map<String, String> open = night.cells(page, Language.EN, Viewer.PUBLIC);
    assertThat(open.keySet()).isEqualTo(seen.keySet());
    assertThat(open.entrySet().stream().filter(cell -> cell.getKey().endsWith(".name")))
        .hasSize(8)
        .allMatch(cell -> Objects.equals(cell.getValue(), "—"));
  }
}
