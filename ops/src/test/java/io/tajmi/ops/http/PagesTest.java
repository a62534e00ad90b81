package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.Sight;
import io.tajmi.api.access.Viewer;
import io.tajmi.api.page.LivePage;
import io.tajmi.api.page.LivePages;
import io.tajmi.api.text.Language;
import io.tajmi.api.text.Words;
import io.tajmi.ops.serve.ServerBeans;
import io.tajmi.view.SecrecyLimits;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PagesTest {
  private static final Pattern LATIN_DIGIT = Pattern.compile("[0-9]");
  private static final Pattern VICTORY =
      Pattern.compile(
          "برنده|پیروز|فاتح|شکست|پیشتاز|\\b(winner|wins|won|victory|defeat|lost|leader|leads)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final String E = "/elections/sample";
  private static final List<String> FIGURES =
      List.of(
          "/",
          E,
          E + "?contest=council",
          E + "/areas/S-1",
          E + "/areas/S-1-1-C-1",
          E + "/areas/S-2-1-C?contest=assembly",
          E + "/areas?areas=S-1,S-2&areas=S-A,nowhere",
          E + "/contests/president",
          E + "/contests/council?order=votes",
          E + "/contests/assembly?area=S-2",
          E + "/contests/president/branches/B00001",
          E + "/progress",
          E + "/progress?contest=council&area=S-1-1",
          E + "/held-back",
          E + "/held-back?contest=president&area=S-1&rule=E.203",
          "/wall",
          "/wall/sample?contest=council");
  private static final List<String> TEXTS =
      List.of("/glossary", "/method", "/search", "/search?q=S-1", "/no-election");

  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void theNight() throws IOException {
    served = Served.sample(folder);
    for (String file : List.of("1-first", "2-corrections")) {
      served.bulk(Files.readAllBytes(served.sample().resolve("tallies/" + file + ".ndjson")));
    }
    long through = 0;
    for (String line : Files.readAllLines(served.sample().resolve("acts.ndjson"))) {
      JsonNode act = Served.JSON.readTree(line);
      var answer = served.post(Served.SAMPLE + act.path("path").asString(), act.path("body"));
      through = Served.json(answer).path("through").asLong();
    }
    served.read(Served.SAMPLE + "/progress?at-least=" + through);
  }

  @AfterAll
  static void morning() {
    served.close();
  }

  static Stream<Arguments> pages() {
    return Stream.concat(figures(), ofLanguages(TEXTS.subList(0, TEXTS.size() - 1)));
  }

  static Stream<Arguments> figures() {
    return ofLanguages(FIGURES);
  }

  private static Stream<Arguments> ofLanguages(List<String> paths) {
    return paths.stream()
        .flatMap(
            path -> Stream.of(Language.values()).map(language -> Arguments.of(path, language)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_is_whole_and_says_which_snapshot_it_is_of(String path, Language language) {
    Document page = page(path, language);
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
    String solarYear = language == Language.FA ? "۱۴" : "14";
    String gregorianYear = language == Language.FA ? "۲۰" : "20";
    assertThat(page.select("#asof-time").text()).contains(solarYear, gregorianYear);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void figures_stand_beside_how_many_branches_of_how_many_they_are_of(
      String path, Language language) {
    String text = page(path, language).body().text();
    assertThat(text).containsPattern(language == Language.FA ? "[۰-۹] از [۰-۹]" : "\\d.* of \\d");
    assertThat(text).contains(Words.of(language).say("branches").substring(1, 4));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_key_shows_and_no_word_of_victory(String path, Language language) {
    String html = served.get(withLanguage(path, language)).body();
    assertThat(html).doesNotContain("??", "${", "#{", "null");
    String text = Jsoup.parse(html).text();
    for (String key : Words.of(language).messages().keySet()) {
      if (key.indexOf('.') > 0) {
        assertThat(text).doesNotContain(key);
      }
    }
    assertThat(VICTORY.matcher(text).results().map(hit -> hit.group())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void persian_text_has_persian_digits(String path, Language language) {
    Document page = page(path, language);
    page.select("code, bdi[dir=ltr], [lang=en], script").remove();
    if (language == Language.FA) {
      assertThat(LATIN_DIGIT.matcher(page.text()).results().map(hit -> hit.group()))
          .as(page.text())
          .isEmpty();
      for (String attribute : List.of("aria-label", "data-label", "placeholder", "title")) {
        page.select("[" + attribute + "]")
            .forEach(e -> assertThat(e.attr(attribute)).doesNotContainPattern(LATIN_DIGIT));
      }
    } else {
      assertThat(page.text()).doesNotContainPattern("[۰-۹]");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void there_is_no_script_and_no_style_in_the_markup(String path, Language language) {
    Document page = page(path, language);
    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    assertThat(page.select("*").stream().flatMap(e -> e.attributes().asList().stream()))
        .noneMatch(attribute -> attribute.getKey().startsWith("on"));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void the_cells_of_a_page_are_those_of_its_topic(String path, Language language) {
    Document page = page(path, language);
    Map<String, String> cells = cells(page, language, served());
    assertThat(page.select("[data-live]")).isNotEmpty();
    for (Element live : page.select("[data-live]")) {
      assertThat(cells).containsEntry(live.attr("data-live"), live.wholeText());
    }
    for (Element live : page.select("[data-live-attr]")) {
      for (String pair : live.attr("data-live-attr").split(" ")) {
        String[] parts = pair.split("=");
        assertThat(live.attr(parts[0])).isEqualTo(cells.get(parts[1]));
      }
    }
    assertThat(cells).containsKeys("asof.position", "asof.time", "ofN");
  }

  @Test
  void the_public_sees_how_far_a_contest_has_come_and_no_votes_before_they_are_released() {
    Sight everyone = new Sight(Viewer.PUBLIC, snapshot(), SecrecyLimits.DEFAULT);
    Document page = page(E + "/contests/president", Language.FA);
    Map<String, String> seen = cells(page, Language.FA, served());
    Map<String, String> cells = cells(page, Language.FA, everyone);
    assertThat(cells.get("closed.sentence")).isEqualTo(Words.of(Language.FA).say("votes.closed"));
    assertThat(seen.get("closed.sentence")).isEmpty();
    assertThat(cells.get("ofN")).isEqualTo(seen.get("ofN"));
    for (String key :
        List.of("c.1.votes", "c.1.share", "margin", "taken", "b.valid", "a.S-1.c.2")) {
      assertThat(seen.get(key)).as(key).isNotEqualTo("—");
      assertThat(cells.get(key)).as(key).isEqualTo("—");
    }
    assertThat(cells.get("c.1.bar")).isEqualTo("0");
    Document branch = page(E + "/contests/president/branches/B00001", Language.FA);
    assertThat(cells(branch, Language.FA, everyone).get("note"))
        .isEqualTo(Words.of(Language.FA).say("votes.closed"));
  }

  @Test
  void candidates_come_in_ballot_order_and_by_votes_only_on_request() {
    assertThat(column(E + "/contests/council", ".votes tbody .place"))
        .isEqualTo(Stream.iterate(1L, i -> i + 1).limit(12).toList());
    List<Long> byVotes = column(E + "/contests/council?order=votes", ".votes tbody .strong");
    assertThat(byVotes).hasSize(12).isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void pages_of_what_is_held_back_lead_on_by_links() {
    Document all = page(E + "/held-back", Language.EN);
    assertThat(all.select("#queue tbody tr")).isNotEmpty();
    String branch = all.select("#queue tbody tr th a").attr("href");
    String[] parts = branch.split("/");
    Document rest = page(E + "/held-back?after=" + parts[4] + "/" + parts[6], Language.EN);
    assertThat(rest.select("#queue tbody tr")).hasSize(all.select("#queue tbody tr").size() - 1);
  }

  @Test
  void every_link_of_every_page_leads_somewhere() {
    List<String> broken = new ArrayList<>();
    List<String> tried = new ArrayList<>();
    for (String path : List.of("/", E + "/areas/S-1-1", E + "/progress", E + "/held-back")) {
      for (Element link : page(path, Language.EN).select("a[href^=/], link[href^=/]")) {
        String href = link.attr("href");
        if (!tried.contains(href)) {
          tried.add(href);
          if (served.get(href).statusCode() != 200) {
            broken.add(path + " -> " + href);
          }
        }
      }
    }
    assertThat(tried).hasSizeGreaterThan(30);
    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/elections/nowhere",
        "/elections/%D9%87",
        "/elections/sample/areas/nowhere",
        "/elections/sample/contests/nowhere",
        "/elections/sample/contests/president/branches/nowhere",
        "/elections/sample/areas/S-1?contest=assembly",
        "/elections/sample/held-back?after=president/nowhere",
        "/wall/nowhere"
      })
  void an_address_that_names_nothing_is_said_to_in_words(String path) {
    HttpResponse<String> answer = served.get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(answer.body()).select("h1").text())
        .isEqualTo(Words.of(Language.FA).say("notFound.title"));
  }

  @Test
  void the_language_is_kept_until_another_is_asked_for() {
    HttpResponse<String> english = served.get("/method?lang=en");
    String cookie = english.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).startsWith("lang=en;").contains("HttpOnly", "SameSite=Lax");
    assertThat(served.get("/glossary", "Cookie", "lang=en").body()).contains("lang=\"en\" dir");
    assertThat(served.get("/glossary").body()).contains("lang=\"fa\" dir");
    assertThat(page(E + "/areas?areas=S-1&lang=fa", Language.FA).select(".language").attr("href"))
        .isEqualTo(E + "/areas?areas=S-1&lang=en");
  }

  @Test
  void files_are_asked_for_again_by_their_tag_and_no_others_are_there() {
    HttpResponse<String> css = served.get("/assets/tajmi.css");
    String tag = css.headers().firstValue("ETag").orElseThrow();
    assertThat(css.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(served.get("/assets/tajmi.css", "If-None-Match", tag).statusCode()).isEqualTo(304);
    String htmx = page("/", Language.FA).select("script[defer]").attr("src");
    assertThat(served.get(htmx).headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000");
    assertThat(served.get("/assets/font/dejavu-2.37/DejaVuSans.ttf").statusCode()).isEqualTo(200);
    for (String other :
        List.of(
            "/assets/font/dejavu-2.37/DejaVuSerif.ttf",
            "/webjars/echarts/5.5.0/package.json",
            "/assets/../application.properties",
            "/assets/nothing.css")) {
      assertThat(served.get(other).statusCode()).as(other).isIn(400, 404);
    }
  }

  @Test
  void search_finds_what_is_typed_another_way() {
    for (String typed :
        List.of("استان", "ا س تان", "شعبه 12", "شعبه ١٢", "S-1-1", "كشور", "نامزد ۳")) {
      Document page =
          page(
              "/search?q="
                  + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8),
              Language.FA);
      assertThat(page.select("tbody tr")).as(typed).isNotEmpty();
    }
    assertThat(page("/search?q=%3Cscript%3E", Language.FA).select("main script")).isEmpty();
    assertThat(page("/search?q=zzz", Language.FA).select("tbody tr")).isEmpty();
  }

  @Test
  void the_glossary_has_each_term_in_both_languages() {
    Document page = page("/glossary", Language.FA);
    assertThat(page.select("tbody tr")).hasSize(133);
    assertThat(page.select("tbody tr"))
        .allSatisfy(row -> {
          assertThat(row.child(0).text()).containsPattern("[\\u0600-\\u06FF]");
          assertThat(row.child(1).text()).containsPattern("[A-Za-z]");
        });
  }

  @Test
  void names_with_markup_stay_text(@TempDir Path other) throws IOException {
    try (Served strange = Served.empty(other)) {
      Path sample = served.sample();
      Path copy = Files.createDirectories(other.resolve("copy"));
      for (String file : List.of("election.json", "areas.csv", "branches.csv")) {
        String text =
            Files.readString(sample.resolve(file))
                .replace("نامزد ۱\"", "<b id=x>&amp;\\\"'\"")
                .replace("شعبهٔ ۱,", "<i id=x>&,")
                .replace("استان ۱,", "<u id=x>&,");
        Files.writeString(copy.resolve(file), text);
      }
      assertThat(
              strange
                  .post("/api/v1/elections", "application/zip", Served.zip(copy, "election.json"))
                  .statusCode())
          .isEqualTo(201);
      List<String> texts = new ArrayList<>();
      for (String path :
          List.of(E + "/contests/president", E + "/contests/president/branches/B00001", "/wall")) {
        Document page = Jsoup.parse(strange.get(path).body());
        assertThat(page.select("#x")).isEmpty();
        texts.add(page.text());
      }
      assertThat(String.join(" ", texts)).contains("<b id=x>&amp;\"'", "<i id=x>&", "<u id=x>&");
    }
  }

  @Test
  void without_an_election_the_first_page_says_so(@TempDir Path other) {
    try (Served empty = Served.empty(other)) {
      assertThat(Jsoup.parse(empty.get("/").body()).select("h1").text())
          .isEqualTo(Words.of(Language.FA).say("empty.title"));
      assertThat(empty.get("/wall").statusCode()).isEqualTo(200);
    }
  }

  private static List<Long> column(String path, String cells) {
    return page(path, Language.EN).select(cells).eachText().stream()
        .map(text -> Long.parseLong(text.replace(",", "")))
        .toList();
  }

  private static Document page(String path, Language language) {
    HttpResponse<String> answer = served.get(withLanguage(path, language));
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    return Jsoup.parse(answer.body());
  }

  private static String withLanguage(String path, Language language) {
    return path + (path.contains("?") ? "&" : "?") + "lang=" + language.tag();
  }

  private static Map<String, String> cells(Document page, Language language, Sight sight) {
    String topic = page.body().attr("data-topic");
    LivePage live =
        ServerBeans.of(served.server(), LivePages.class)
            .getFirst()
            .of(topic, language)
            .orElseThrow();
    assertThat(live.topic()).isEqualTo(topic);
    return live.cells(sight);
  }

  private static Sight served() {
    Viewer viewer =
        ServerBeans.of(served.server(), io.tajmi.api.access.Sights.class)
            .getFirst()
            .current()
            .viewer();
    return new Sight(viewer, snapshot(), SecrecyLimits.DEFAULT);
  }

  private static io.tajmi.view.Snapshot snapshot() {
    return served.server().node().snapshots().current();
  }
}
