package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where pages lead to, in which order they list, and what the search finds. */
class PageLinksTest {
  private static final String E = PagesNight.E;

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

  private static List<Long> column(String path, String cells) {
    return night.page(path, Language.EN).select(cells).eachText().stream()
        .map(text -> Long.parseLong(text.replace(",", "")))
        .toList();
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
    Document all = night.page(E + "/held-back", Language.EN);
    assertThat(all.select("#queue tbody tr")).isNotEmpty();
    String branch = Objects.requireNonNull(all.select("#queue tbody tr th a").first()).attr("href");
    String[] parts = branch.split("/", -1);
    Document rest = night.page(E + "/held-back?after=" + parts[4] + "/" + parts[6], Language.EN);
    assertThat(rest.select("#queue tbody tr")).hasSize(all.select("#queue tbody tr").size() - 1);
  }

  @Test
  void every_link_of_every_page_leads_somewhere() {
    List<String> broken = new ArrayList<>();
    List<String> tried = new ArrayList<>();
    for (String path :
        List.of(
            "/",
            E + "/areas/S-1-1",
            E + "/progress",
            E + "/held-back",
            E + "/rulings",
            E + "/rulings/sample-annul-president",
            E + "/contests/president")) {
      for (Element link : night.page(path, Language.EN).select("a[href^=/], link[href^=/]")) {
        String href = link.attr("href");
        if (!tried.contains(href)) {
          tried.add(href);
          if (night.person().get(href).statusCode() != 200) {
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
        "/elections/sample/rulings?after=nowhere",
        "/elections/sample/rulings?contest=nowhere",
        "/elections/sample/rulings/nowhere",
        "/elections/sample/contests/nowhere/acts",
        "/wall/nowhere"
      })
  void an_address_that_names_nothing_is_said_to_in_words(String path) {
    HttpResponse<String> answer = night.get(path, Language.FA);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(answer.body()).select("h1").text())
        .isEqualTo(Words.of(Language.FA).say("notFound.title"));
  }

  @Test
  void the_language_is_kept_until_another_is_asked_for() {
    HttpResponse<String> english = night.get("/method", Language.EN);
    List<String> cookies = english.headers().allValues("Set-Cookie");
    assertThat(cookies)
        .filteredOn(cookie -> cookie.startsWith("lang=en;"))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(night.person().get("/glossary").body()).contains("lang=\"en\" dir");
    var _ = night.get("/method", Language.FA);
    assertThat(night.person().get("/glossary").body()).contains("lang=\"fa\" dir");
    assertThat(night.page(E + "/areas?areas=S-1", Language.FA).select(".language").attr("href"))
        .isEqualTo(E + "/areas?areas=S-1&lang=en");
  }

  @Test
  void files_are_asked_for_again_by_their_tag_and_no_others_are_there() {
    Person person = night.person();
    HttpResponse<String> css = person.get("/assets/tajmi.css");
    String tag = css.headers().firstValue("ETag").orElseThrow();
    assertThat(css.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
    assertThat(person.get("/assets/tajmi.css", "If-None-Match", tag).statusCode()).isEqualTo(304);
    String htmx = night.page("/", Language.FA).select("script[defer]").attr("src");
    assertThat(person.get(htmx).headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000");
    assertThat(person.get("/assets/font/dejavu-2.37/DejaVuSans.ttf").statusCode()).isEqualTo(200);
    for (String other :
        List.of(
            "/assets/font/dejavu-2.37/DejaVuSerif.ttf",
            "/webjars/echarts/5.5.0/package.json",
            "/assets/../application.properties",
            "/assets/nothing.css")) {
      assertThat(person.get(other).statusCode()).as(other).isIn(400, 404);
    }
  }

  @Test
  void search_finds_what_is_typed_another_way() {
    for (String typed :
        List.of(
            "استان",
            "ا س تان",
            "شعبه 12",
            "شعبه ١٢",
            "S-1-1",
            "كشور",
            "نامزد ۳",
            "شهرستان ۱-۱",
            "County 1-1",
            "ریاست جمهوری",
            "Presidency",
            "شورای اسلامی شهر")) {
      String query = URLEncoder.encode(typed, StandardCharsets.UTF_8);
      assertThat(night.page("/search?q=" + query, Language.FA).select("tbody tr"))
          .as(typed)
          .isNotEmpty();
    }
    assertThat(night.page("/search?q=S-1-1-C-2", Language.FA).select("tbody tr").text())
        .contains("استان ۱، شهرستان ۱-۱، شهر نمونه");
    assertThat(night.page("/search?q=%3Cscript%3E", Language.FA).select("main script")).isEmpty();
    assertThat(night.page("/search?q=zzz", Language.FA).select("tbody tr")).isEmpty();
  }

  @Test
  void the_glossary_has_each_term_in_both_languages() {
    Document page = night.page("/glossary", Language.FA);
    assertThat(page.select("tbody tr"))
        .hasSize(133)
        .allSatisfy(row -> {
          assertThat(row.child(0).text()).containsPattern("[\\u0600-\\u06FF]");
          assertThat(row.child(1).text()).containsPattern("[A-Za-z]");
        });
  }

  @Test
  void without_an_election_the_first_page_says_so(@TempDir Path other) {
    try (Served empty = Served.empty(other)) {
      assertThat(Jsoup.parse(empty.get("/").body()).select("h1").text())
          .isEqualTo(Words.of(Language.FA).say("empty.title"));
      assertThat(empty.get("/wall").statusCode()).isEqualTo(200);
    }
  }
}
