package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import io.tajmi.text.Figures;
import io.tajmi.text.Language;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk: what is chosen, how it stands, and where a figure comes from. */
class DeskTest {
  private static final String PRESIDENT = PagesNight.E + "/contests/president";
  private static final String DESK = PRESIDENT + "/desk";
  private static final String FORM = "application/x-www-form-urlencoded";

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

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String location(String path) {
    HttpResponse<String> answer = night.person().get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(303);
    return answer.headers().firstValue("Location").orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B00003, B00001\nS-1-1",
        "b00001 b00003 s-1-1",
        "B۰۰۰۰۳؛ B۰۰۰۰۱ ، S-1-1",
        "B٠٠٠٠١\tB٠٠٠٠٣|S-1-1",
        "B00001 و B00003 و S-1-1",
        "B00001 and B00003; S-1-1, B00001"
      })
  void a_pasted_list_in_any_digits_and_with_any_separators_has_one_address(String list) {
    assertThat(location(DESK + "?pick=" + coded(list)))
        .isEqualTo(DESK + "?areas=S-1-1&branches=B00001,B00003");
  }

  @Test
  void boxes_that_are_ticked_come_to_the_same_address_and_keep_the_moment() {
    assertThat(location(DESK + "?branches=B00003&branches=B00001&areas=S-1-1&at=30&lang=en"))
        .isEqualTo(DESK + "?areas=S-1-1&branches=B00001,B00003&at=30&lang=en");
  }

  @Test
  void a_number_and_a_name_are_looked_for_in_the_area_of_the_desk() {
    Document county = night.page(PagesNight.E + "/areas/S-1-1?contest=president", Language.FA);
    Element first = Objects.requireNonNull(county.selectFirst("[data-rows=branches] tr"));
    String name = Objects.requireNonNull(first.selectFirst("th a")).text();
    String code = first.attr("data-row");
    String number = name.replaceAll("[^۰-۹]+", "");
    assertThat(number).isNotEmpty();
    assertThat(location(DESK + "?area=S-1-1&pick=" + coded(number)))
        .isEqualTo(DESK + "?area=S-1-1&branches=" + code);
    String area = night.page(PagesNight.E + "/areas/S-1-1", Language.FA).select("h1").text();
    assertThat(location(DESK + "?pick=" + coded(area))).isEqualTo(DESK + "?areas=S-1-1");
  }

  @Test
  void what_means_nothing_is_named_one_by_one_and_not_guessed() {
    String list = "B00001, nowhere, ۱2, B00003";
    Document page = night.page(DESK + "?pick=" + coded(list), Language.EN);
    List<String> doubts = page.select(".doubts > li > strong").eachText();
    assertThat(doubts).hasSize(2).allMatch(doubt -> doubt.contains("no branch or area"));
    assertThat(doubts.getFirst()).contains("nowhere");
    assertThat(page.select(".chosen tbody th bdi[dir=ltr]").eachText())
        .containsExactly("B00001", "B00003");
  }

  @Test
  void at_a_glance_there_are_state_votes_events_and_what_changed_since() {
    Document page = night.page(DESK + "?branches=B00001,B00121&areas=S-1&since=5", Language.EN);
    assertThat(page.select(".chosen tbody tr")).hasSize(3);
    Element held = page.select(".chosen tbody tr").get(2);
    assertThat(held.text()).contains("B00121", "Outstanding → Held back", "3 new events");
    assertThat(held.text()).contains("(not in the count)");
    assertThat(held.select(".chip").eachText()).noneMatch(change -> change.contains("+"));
    Document between = night.page(PRESIDENT + "/difference?branches=B00121&since=5", Language.EN);
    String box = between.select("section[aria-label]:has(.code:containsOwn(B00121))").text();
    assertThat(box)
        .contains("Outstanding → Held back", "Nothing of what is counted of it differs")
        .contains("Difference without a cause: 0");
    JsonFigures branch = JsonFigures.of("B00001");
    Element counted = page.select(".chosen tbody tr").get(1);
    assertThat(counted.select("td[data-label=\"Votes taken\"]").text()).isEqualTo(branch.taken());
    assertThat(counted.select("td[data-label=Events]").text()).isEqualTo(branch.events());
    Document then = night.page(DESK + "?branches=B00001&at=5", Language.EN);
    assertThat(then.select(".chosen tbody tr").text()).contains("Outstanding");
  }

  /** What the API says of a branch. */
  private record JsonFigures(String taken, String events) {
    static JsonFigures of(String branch) {
      String path = Served.SAMPLE + "/contests/president/branches/" + branch;
      var history = night.served().read(path + "/history").path("history");
      var tally = night.served().read(path).path("tally").path("ballots");
      long taken = tally.path("valid").asLong() + tally.path("invalidTaken").asLong();
      return new JsonFigures(
          Figures.number(Language.EN, taken), Figures.number(Language.EN, history.size()));
    }
  }

  @Test
  void chosen_areas_go_along_to_two_moments_side_by_side_and_to_what_they_explain() {
    Document desk = night.page(DESK + "?areas=S-1,S-2&branches=B00121&since=5", Language.EN);
    assertThat(
            desk.select("#review-form input[name=areas], [form=review-form][checked]")
                .eachAttr("value"))
        .containsExactlyInAnyOrder("S-1", "S-2");
    String chosen = "areas=S-1,S-2&branches=B00121&since=5";
    Document page = night.page(PRESIDENT + "/difference?" + chosen, Language.EN);
    assertThat(page.select("section[aria-labelledby=chosen-h] .explained tbody tr")).isNotEmpty();
    Document one = night.page(PRESIDENT + "/difference?from=5&area=S-1&areas=S-1", Language.EN);
    Document suppose = night.page(PRESIDENT + "/suppose?" + chosen, Language.EN);
    assertThat(suppose.select("textarea[name=annul]").text()).contains("B00121");
    for (Element row : one.select("section[aria-labelledby=chosen-h] .explained tbody tr")) {
      List<String> figures = row.select("td").eachText();
      assertThat(figures.getFirst()).as(row.text()).isEqualTo(figures.getLast());
    }
  }

  @Test
  void what_is_chosen_goes_along_from_page_to_page_until_more_is_added() {
    Document desk = night.page(DESK + "?areas=S-2&branches=B00003", Language.EN);
    String area = desk.select(".choices a[href*=/desk]").getFirst().attr("href");
    assertThat(area).doesNotContain("picked=");
    String county = desk.select(".chosen tbody th a").getFirst().attr("href");
    assertThat(county).endsWith("picked=president:S-2:B00003");
    Document there = night.page(county, Language.EN);
    assertThat(there.select("#review input[name=picked]").attr("value"))
        .isEqualTo("president:S-2:B00003");
    String branch = there.select("[data-rows=branches] th a").getFirst().attr("href");
    Document box = night.page(branch, Language.EN);
    String add = box.select("a.way[href*=/desk]").getFirst().attr("href");
    String code = add.replaceAll(".*branches=(B\\d+).*", "$1");
    assertThat(location(add)).isEqualTo(DESK + "?areas=S-2&branches=B00003," + code);
    assertThat(location(DESK + "?branches=B00001&picked=council:S-1:B00009"))
        .isEqualTo(DESK + "?branches=B00001");
    String wrong = PRESIDENT + "?picked=" + coded("<b>");
    assertThat(Jsoup.parse(night.person().get(wrong).body()).select("main a[href*=picked]"))
        .isEmpty();
  }

  @Test
  void a_moment_that_is_not_before_the_page_is_said_in_words() {
    for (String wrong : List.of("never", "999999999", "30")) {
      Document page = night.page(DESK + "?branches=B00001&at=20&since=" + wrong, Language.FA);
      assertThat(page.select("main [role=alert]").text()).as(wrong).isNotBlank();
    }
  }

  @Test
  void every_page_opens_the_desk_with_its_scope() {
    assertThat(desk(PagesNight.E + "/areas/S-1-1?contest=president"))
        .isEqualTo(DESK + "?area=S-1-1");
    assertThat(desk(PRESIDENT + "?area=S-1")).isEqualTo(DESK + "?area=S-1");
    assertThat(desk(PRESIDENT + "/branches/B00121")).isEqualTo(DESK + "?branches=B00121");
    assertThat(desk(PagesNight.E + "/held-back?contest=council"))
        .isEqualTo(PagesNight.E + "/contests/council/desk");
    assertThat(desk("/glossary")).isEqualTo(DESK);
    Document past = night.page(PRESIDENT + "/branches/B00121?at=30", Language.EN);
    assertThat(past.select(".past-steps a[href*=/desk]").attr("href"))
        .isEqualTo(DESK + "?branches=B00121&at=30");
  }

  private static String desk(String path) {
    return night.page(path, Language.EN).select(".review a[href*=/desk]").attr("href");
  }

  @Test
  void a_long_selection_is_kept_under_a_name_for_its_role_and_area_and_found_after_a_restart() {
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= 120; i++) {
      list.append("B%05d\n".formatted(i));
    }
    try (Person board = Person.with(night.served(), "board", new Grant(Role.SUPERVISORY, null));
        Person same = Person.with(night.served(), "same", new Grant(Role.SUPERVISORY, null));
        Person other =
            Person.with(
                night.served(), "county", new Grant(Role.SUPERVISORY, new AreaCode("S-1")))) {
      HttpResponse<String> kept =
          keep(board, "name=" + coded("شکایت ۱۲") + "&pick=" + coded("" + list));
      assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
      String address = kept.headers().firstValue("Location").orElse("");
      assertThat(address).matches(".*/desk\\?kept=[0-9a-f]{32}");
      for (int times = 0; times < 2; times++) {
        assertThat(rows(board, address)).isEqualTo(120);
        assertThat(rows(same, address)).isEqualTo(120);
        assertThat(Jsoup.parse(same.get(DESK).body()).select("a[href*=kept]").text())
            .contains("شکایت ۱۲");
        assertThat(other.get(address).statusCode()).isEqualTo(404);
        assertThat(night.person().get(address).statusCode()).isEqualTo(404);
        night.served().restart();
      }
      assertThat(keep(board, "name=&branches=B00001").statusCode()).isEqualTo(200);
      assertThat(keep(board, "name=x&pick=nowhere").body()).contains("nowhere");
    }
    try (Person everyone = Person.anybody(night.served())) {
      assertThat(Jsoup.parse(everyone.get(DESK).body()).select("form[method=post]")).isEmpty();
    }
  }

  private static int rows(Person reader, String address) {
    return Jsoup.parse(reader.get(address).body()).select(".chosen tbody tr").size();
  }

  private static HttpResponse<String> keep(Person reader, String fields) {
    Document page = Jsoup.parse(reader.get(DESK).body());
    String secret = page.select("form[method=post] [name=_csrf]").getLast().attr("value");
    return reader.send(
        reader
            .request(DESK)
            .header("Content-Type", FORM)
            .POST(HttpRequest.BodyPublishers.ofString(fields + "&_csrf=" + coded(secret))));
  }

  @ParameterizedTest
  @CsvSource({
    "president, S, c.1",
    "president, S-1, c.2",
    "president, S-1-1, taken",
    "president, S, b.valid",
    "council, S, c.3",
    "council, S-1-1, b.invalidTaken"
  })
  void the_areas_and_the_tallies_of_a_figure_add_up_to_it_at_every_moment(
      String contest, String area, String figure) {
    for (String moment : List.of("", "&at=60")) {
      String path =
          PagesNight.E
              + "/contests/%s/origin?figure=%s&area=%s%s".formatted(contest, figure, area, moment);
      Document page = night.page(path, Language.EN);
      String value = page.select(".origin-value").text();
      List<String> sums = page.select("tfoot td.strong").eachText();
      assertThat(sums).as(path).isNotEmpty().allMatch(value::equals);
      assertThat(page.select("main .notice")).as(path).isEmpty();
      List<Long> parts =
          page.select("section[aria-labelledby=lines-h] tbody td.strong").eachText().stream()
              .map(text -> Long.parseLong(text.replace(",", "")))
              .toList();
      assertThat(parts).isSortedAccordingTo((a, b) -> Long.compare(b, a));
      assertThat(parts.stream().mapToLong(it -> it).sum())
          .isEqualTo(Long.parseLong(value.replace(",", "")));
    }
  }

  @Test
  void a_figure_of_a_page_leads_to_areas_to_branches_to_events_and_to_the_line() {
    Document page = night.page(PRESIDENT + "?at=60", Language.EN);
    Element figure = Objects.requireNonNull(page.selectFirst(".votes a.figure"));
    Document nation = night.page(figure.attr("href"), Language.EN);
    assertThat(nation.select(".origin-value").text()).isEqualTo(figure.text());
    String county = nation.select("section[aria-labelledby=areas-h] a").getFirst().attr("href");
    assertThat(county).contains("at=60");
    Document below = night.page(county, Language.EN);
    Element line = below.select("section[aria-labelledby=lines-h] tbody tr").getFirst();
    Document branch = night.page(line.select("th a").attr("href"), Language.EN);
    assertThat(branch.select("#timeline-h")).isNotEmpty();
    String stored = line.select("td a[href^=/api]").attr("href");
    assertThat(stored).doesNotContain("at=60");
    assertThat(night.person().get(stored).body())
        .contains("branch/sample:president/" + line.select("th bdi[dir=ltr]").text());
    assertThat(branch.select("a[href=\"" + stored + "\"]")).isNotEmpty();
  }

  @Test
  void a_figure_that_nobody_may_see_yet_has_no_parts() {
    try (Person everyone = Person.anybody(night.served())) {
      Document page = Jsoup.parse(everyone.get(PRESIDENT + "/origin?figure=c.1&lang=en").body());
      assertThat(page.select(".origin-value").text()).isEqualTo(Figures.NONE);
      assertThat(page.select("section table")).isEmpty();
      assertThat(everyone.get(PRESIDENT + "/origin?figure=c.99").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_minute_whose_own_time_lies_on_the_other_side_of_the_moment_is_told_to_who_sees_it() {
    String branch = PRESIDENT + "/branches/B00094";
    long before = night.served().size() - 1;
    tally("early", "2000-01-01T00:00:00+03:30", "");
    long first = night.served().size() - 1;
    tally("late", "2998-01-01T00:00:00+03:30", ",\"corrects\":true,\"reason\":\"again\"");
    long last = night.served().size() - 1;
    for (String path : List.of(branch, PRESIDENT)) {
      String where = path.equals(branch) ? ".notes, .past-minutes" : ".past-minutes";
      Document then = night.page(path + "?at=" + before, Language.EN);
      assertThat(then.select(where).text()).contains("before the moment shown", "accepted after");
      Document now = night.page(path + "?at=" + last, Language.FA);
      assertThat(now.select(where).text()).contains("زمان صورتجلسه", "پس از زمان این نمایش");
      Document between = night.page(path + "?at=" + first, Language.EN);
      assertThat(between.select(where).text()).doesNotContain("own time");
      try (Person everyone = Person.anybody(night.served())) {
        for (long at : List.of(before, first, last)) {
          assertThat(everyone.get(path + "?lang=en&at=" + at).body()).doesNotContain("own time");
        }
      }
    }
  }

  private static void tally(String envelope, String countedAt, String more) {
    String document =
        """
        {"envelope":"%s","contest":"president","branch":"B00094","source":"PAPER","complete":true,
         "ballots":{"inBox":400,"valid":400,"invalidTaken":0,"invalidNotTaken":0},
         "votes":{"1":210,"2":190},"countedAt":"%s"%s}
        """
            .formatted(envelope, countedAt, more);
    var answer = night.served().post(Served.SAMPLE + "/tallies", Served.JSON.readTree(document));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var _ =
        night.served().read(Served.SAMPLE + "/progress?at-least=" + (night.served().size() - 1));
  }

  @Test
  void the_bar_has_a_slider_over_the_night_and_its_moments_as_links() {
    Document page = night.page(PRESIDENT + "?at=60", Language.FA);
    Element slider = Objects.requireNonNull(page.selectFirst(".scrub input[type=range]"));
    assertThat(slider.attr("name")).isEqualTo("at");
    assertThat(slider.attr("value")).isEqualTo("60");
    assertThat(Long.parseLong(slider.attr("max"))).isGreaterThan(60);
    assertThat(page.select(".curve polygon").attr("points"))
        .startsWith("0,100 ")
        .endsWith(" 1000,100");
    List<String> steps = page.select(".past-night details a").eachAttr("href");
    assertThat(steps).isNotEmpty().allMatch(step -> step.matches(".*/president\\?lang=fa&at=\\d+"));
    Document step = night.page(steps.getLast(), Language.FA);
    assertThat(step.select(".past-said").text()).contains("نمایش گذشته، نه زنده");
    assertThat(night.page(PRESIDENT, Language.FA).select(".scrub")).isEmpty();
  }

  @Test
  void each_event_of_a_box_says_by_whom_by_what_document_and_what_it_did_to_the_sums() {
    Document page = night.page(PRESIDENT + "/branches/B00001", Language.EN);
    Element first = page.select(".timeline li").getLast();
    assertThat(first.text())
        .contains("By the executive staff", "Document: ", "In the sum of the area", "Receipt");
    assertThat(first.select(".chip").eachText()).isNotEmpty().allMatch(it -> it.contains("+"));
    String between = first.select("a[href*=/difference]").attr("href");
    assertThat(night.page(between, Language.FA).text()).contains("مابه‌التفاوت بدون علت: ۰");
    try (Person everyone = Person.anybody(night.served())) {
      String read = everyone.get(PRESIDENT + "/branches/B00001?lang=en").body();
      assertThat(Jsoup.parse(read).select(".timeline").text())
          .doesNotContain("By the", "Document", "In the sum");
    }
  }
}
