package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.text.Figures;
import io.tajmi.text.Language;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A review from step to step: nothing that was typed or chosen is lost between its buttons. */
class ReviewTest {
  private static final String PRESIDENT = PagesNight.E + "/contests/president";
  private static final List<String> STEPS =
      List.of("desk", "difference", "suppose", "origin", "sheet");
  private static final String COMPLAINT = "۱۲/الف «تکرار»";

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

  /** The hour of an entry by the clock of Tehran, as a person types it. */
  private static String hour(long position) {
    String time =
        night
            .served()
            .read(Served.SAMPLE + "/progress?at=" + position)
            .path("asOf")
            .path("time")
            .asString();
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
        .format(Instant.parse(time).plusSeconds(1).atZone(ZoneId.of("Asia/Tehran")));
  }

  /** The last entry inside of an hour as it is typed. */
  private static long inside(String hour) {
    return night
        .served()
        .read(Served.SAMPLE + "/progress?at=" + hour.replace(' ', 'T') + "%2B03:30")
        .path("asOf")
        .path("position")
        .asLong();
  }

  private static Filled started() {
    return Filled.at(night.person(), PRESIDENT + "/desk?lang=en&branches=B00001,B00003,B00121")
        .types("since", hour(60))
        .types("complaint", COMPLAINT)
        .types("received", "1405/09/08")
        .types("reviewed", "1405/09/09");
  }

  @Test
  void whatever_button_is_pressed_the_hour_the_boxes_and_the_complaint_go_along() {
    Filled desk = started().press("desk");
    String since = desk.value("since");
    assertThat(since).isEqualTo(hour(60));
    for (String from : STEPS) {
      Filled here = desk.press(from);
      for (String to : STEPS) {
        Filled there = here.press(to);
        assertThat(there.value("since")).as("%s to %s", from, to).isEqualTo(since);
        assertThat(there.value("complaint")).isEqualTo(COMPLAINT);
        assertThat(there.value("received")).isEqualTo("1405/09/08");
        assertThat(there.value("reviewed")).isEqualTo("1405/09/09");
        assertThat(there.page().select("#review-form .hint").text())
            .as("%s to %s", from, to)
            .contains("B00001", "B00003", "B00121");
        assertThat(there.address()).contains("since=", "complaint=");
      }
    }
  }

  @Test
  void the_hour_is_of_the_page_that_it_is_typed_on_whatever_is_pressed_next() {
    Filled difference = started().press("difference");
    assertThat(difference.page().select("section[aria-labelledby=figures-h] dd").text())
        .contains(inside(hour(60)) + ", ");
    Filled asked = difference.press("sheet");
    assertThat(asked.page().select(".asked").text()).contains(hour(60).substring(11));
    assertThat(asked.page().select("#command").text()).contains("--from " + inside(hour(60)) + " ");
    Filled sheet = difference.types("since", "100").press("sheet");
    assertThat(sheet.page().select("#command").text()).contains("--from 100 ");
    assertThat(sheet.page().select("dd.line").text()).contains(COMPLAINT, "1405/09/08");
  }

  @Test
  void both_moments_go_along_and_other_pages_lead_back_with_them() {
    long last = night.served().size() - 10;
    Filled desk = started().types("at", "" + last).press("desk");
    Element box = desk.page().select(".chosen tbody th a").getFirst();
    Filled life = Filled.at(night.person(), box.attr("href"));
    assertThat(life.page().select(".past-said").text()).contains("" + last);
    Filled back =
        Filled.at(night.person(), life.page().select(".past-steps a[href*=/desk]").attr("href"));
    assertThat(back.value("since")).isEqualTo(hour(60));
    assertThat(back.value("at")).isEqualTo("" + last);
    assertThat(back.value("complaint")).isEqualTo(COMPLAINT);
    assertThat(back.page().select(".chosen tbody tr")).hasSize(3);
    Filled sheet = back.press("sheet");
    assertThat(sheet.page().select("#command").text())
        .contains("--from " + inside(hour(60)) + " --to " + last + " ");
  }

  @Test
  void a_supposition_goes_along_and_its_sheet_begins_at_the_hour_that_was_typed() {
    Filled suppose = started().press("suppose");
    assertThat(suppose.page().select("textarea[name=annul]").text()).contains("B00121", "B00003");
    String fork =
        Served.json(
                night
                    .served()
                    .post(
                        Served.SAMPLE + "/forks",
                        Served.JSON.readTree(
                            "{\"contest\":\"president\",\"suppose\":[{\"countAsWritten\":{\"all\":true}}]}")))
            .path("fork")
            .asString();
    Filled beside = Filled.at(night.person(), suppose.address() + "&forks=" + fork);
    String sheet = beside.page().select(".scenario a[href*=/sheet]").attr("href");
    Filled paper = Filled.at(night.person(), sheet);
    assertThat(paper.value("complaint")).isEqualTo(COMPLAINT);
    assertThat(paper.page().select("#command").text())
        .contains("--from " + inside(hour(60)) + " --to fork:" + fork);
    assertThat(paper.press("difference").page().select("section[aria-labelledby=chosen-h]"))
        .isNotEmpty();
  }

  @Test
  void a_list_that_is_typed_is_understood_on_each_step() {
    for (String step : STEPS.subList(1, STEPS.size())) {
      Filled here = started().press(step).types("pick", "B00005، nowhere");
      Filled next = here.press(step);
      assertThat(next.page().select("#review-form .hint").text()).contains("B00005", "B00001");
      assertThat(next.page().select("#review-form .doubts").text()).contains("nowhere");
    }
  }

  @Test
  void a_complaint_is_on_no_record_of_reads() {
    try (Person board = Person.with(night.served(), "board", new Grant(Role.SUPERVISORY, null))) {
      Filled sheet =
          Filled.at(board, PRESIDENT + "/desk?branches=B00001")
              .types("since", "60")
              .types("complaint", "99z99")
              .press("sheet");
      assertThat(sheet.page().select("dd.line").text()).contains("99z99");
      String another = sheet.page().select("main .eyebrow a").attr("href");
      assertThat(another).contains("99z99");
      assertThat(Filled.at(board, another).page().text()).isNotEmpty();
      String su = night.served().machine("su", Role.SUPERVISORY, null);
      String record = night.served().readAs(su, "/api/v1/reads").toString();
      assertThat(record).contains("/sheet?", "since=60").doesNotContain("99z99");
    }
  }

  @Test
  void the_sheet_says_of_each_act_by_whom_on_what_document_and_why() {
    JsonNode entry = corrected();
    long corrected = entry.path("position").asLong();
    String branch = entry.path("branch").asString();
    String moments = "&since=" + (corrected - 1) + "&at=" + corrected;
    Filled sheet =
        Filled.at(night.person(), PRESIDENT + "/sheet?lang=en&branches=" + branch + moments);
    assertThat(sheet.page().select("section[aria-labelledby=entries-h] tbody tr").text())
        .contains("By the executive staff", "Document: ", "Reason: ");
  }

  /** The first correction of a tally that was counted. */
  private static JsonNode corrected() {
    return night
        .served()
        .read(Served.SAMPLE + "/contests/president/difference/entries?from=5&cause=correction")
        .path("items")
        .get(0);
  }

  @Test
  void an_annulment_in_a_life_leads_to_its_ruling_with_the_document() {
    String ruling = PagesNight.E + "/rulings/sample-annul-president";
    String annulled = branchOf(night.page(ruling, Language.FA));
    Document life = night.page(annulled, Language.FA);
    Element link =
        Objects.requireNonNull(
            life.selectFirst(".timeline a[href*=/rulings/sample-annul-president]"));
    assertThat(link.text()).contains("سند");
  }

  private static String branchOf(Document ruling) {
    return ruling.select("main a[href*=/branches/]").getFirst().attr("href");
  }

  @Test
  void a_supposed_annulment_is_told_as_supposed_and_not_as_the_entry_that_it_comes_after() {
    JsonNode entry = corrected();
    String body =
        """
        {"contest":"president","suppose":[{"kind":"RULING","document":{"kind":"ANNUL",
         "contest":"president","branches":["%s"],"body":"x","office":"x","article":"x",
         "document":"x","date":"2026-11-30"}}]}
        """
            .formatted(entry.path("branch").asString());
    var made = night.served().post(Served.SAMPLE + "/forks", Served.JSON.readTree(body));
    String fork = Served.json(made).path("fork").asString();
    Filled sheet = Filled.at(night.person(), PRESIDENT + "/sheet?lang=en&fork=" + fork);
    Element row =
        Objects.requireNonNull(
            sheet.page().selectFirst("section[aria-labelledby=entries-h] tbody tr"));
    assertThat(row.text())
        .contains("supposed", "Supposition")
        .doesNotContain("Reason", "By the", entry.path("position").asString());
    assertThat(sheet.page().select(".past-said").text()).contains("Annulled: 1 branch");
  }

  @Test
  void an_area_is_asked_for_by_its_name_as_well_as_by_its_code() {
    Document county = night.page(PagesNight.E + "/areas/S-1-1", Language.FA);
    String name = Person.coded(county.select("h1").text());
    Filled difference =
        Filled.at(night.person(), PRESIDENT + "/difference?lang=fa&since=5&area=" + name);
    assertThat(difference.page().select("#figures-h").text()).isEqualTo(county.select("h1").text());
    Filled none = Filled.at(night.person(), PRESIDENT + "/difference?lang=fa&since=5&area=nowhere");
    assertThat(none.page().select("#review-form .doubts").text()).contains("nowhere");
    Filled held = Filled.at(night.person(), PagesNight.E + "/held-back?area=" + name);
    assertThat(held.address()).endsWith("/held-back?area=S-1-1");
  }

  @Test
  void a_box_is_found_by_its_number_and_the_name_of_its_area() {
    Document county = night.page(PagesNight.E + "/areas/S-1-1?contest=president", Language.FA);
    Element first = Objects.requireNonNull(county.selectFirst("[data-rows=branches] tr"));
    String number = first.select("th a").text().replaceAll("[^۰-۹]+", "");
    String spoken = "شعبهٔ " + number + " " + county.select("h1").text();
    Document found = night.page("/search?q=" + Person.coded(spoken), Language.FA);
    assertThat(found.select("main a[href*=/branches/]").eachAttr("href"))
        .isNotEmpty()
        .allMatch(href -> href.contains("/branches/" + first.attr("data-row")));
    Filled desk = Filled.at(night.person(), PRESIDENT + "/desk?pick=" + Person.coded(spoken));
    assertThat(desk.address()).endsWith("?branches=" + first.attr("data-row"));
  }

  @Test
  void a_kept_selection_is_taken_by_every_step_and_by_programs() {
    Filled kept = Filled.at(night.person(), PRESIDENT + "/desk?branches=B00001,B00003,B00121");
    String secret = kept.page().select("form[method=post] [name=_csrf]").getLast().attr("value");
    var answer =
        night
            .person()
            .send(
                night
                    .person()
                    .request(
                        PRESIDENT + "/desk", "Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "name=three&since=5&complaint=7&branches=B00001&branches=B00003&_csrf="
                                + Person.coded(secret))));
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .contains("kept=", "since=5", "complaint=7");
    for (String step : STEPS) {
      Filled there =
          Filled.at(night.person(), PRESIDENT + "/" + step + "?lang=en&since=5&kept=three");
      assertThat(there.page().select("#review-form .hint").text())
          .as(step)
          .contains("B00001", "B00003");
      Filled next = there.press("difference");
      assertThat(next.address()).contains(step.equals("desk") ? "branches=" : "kept=");
      assertThat(next.page().select("section.box[aria-label] .code").eachText())
          .containsExactly("B00001", "B00003");
    }
    String difference = Served.SAMPLE + "/contests/president/difference";
    var named = Served.json(night.person().get(difference + "?from=5&kept=three"));
    var listed = Served.json(night.person().get(difference + "?from=5&branches=B00001,B00003"));
    assertThat(named.path("boxes")).isNotEmpty().isEqualTo(listed.path("boxes"));
    assertThat(
            Served.json(night.person().get(difference + "/entries?from=5&kept=three"))
                .path("items"))
        .isEqualTo(
            Served.json(night.person().get(difference + "/entries?from=5&branches=B00001,B00003"))
                .path("items"));
    try (Person everyone = Person.anybody(night.served())) {
      assertThat(everyone.get(difference + "?from=5&kept=three").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void every_figure_of_a_contest_leads_to_what_it_is_computed_from_and_on_to_the_lines() {
    Document page = night.page(PRESIDENT + "?at=200", Language.EN);
    List<String> ways = page.select("a.figure").eachAttr("href");
    for (String figure :
        List.of("progress", "p.counted", "p.heldBack", "margin", "turnout", "taken", "share.c.1")) {
      String way =
          ways.stream()
              .filter(it -> it.contains("figure=" + figure + "&"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(figure + " of " + ways));
      Document origin = night.page(way, Language.EN);
      String shown = page.select("a.figure[href=\"" + way + "\"]").getFirst().text();
      assertThat(origin.select(".origin-value").text()).as(figure).isEqualTo(shown);
      assertThat(origin.select(".how").text()).as(figure).isNotBlank();
      Document sum = origin;
      if (!origin.select(".computed").isEmpty()) {
        sum = night.page(origin.select(".computed a").getFirst().attr("href"), Language.EN);
      }
      assertThat(sum.select("section[aria-labelledby=lines-h] tbody a[href^=/api/v1/log]"))
          .as(figure)
          .isNotEmpty();
      assertThat(sum.select("tfoot td.strong").eachText())
          .allMatch(sum.select(".origin-value").text()::equals);
    }
    Document seats = night.page(PRESIDENT + "/origin?figure=seats&at=200", Language.EN);
    assertThat(seats.select(".computed a[href*=figure=c.]")).isNotEmpty();
    Document life = night.page(PRESIDENT + "/branches/B00001", Language.EN);
    String receipt = life.select(".timeline code").getFirst().text();
    assertThat(life.select("button.copy").getFirst().attr("data-copy")).isEqualTo(receipt);
    try (Person everyone = Person.anybody(night.served())) {
      Filled progress = Filled.at(everyone, PRESIDENT + "/origin?figure=p.counted&lang=en");
      assertThat(progress.page().select("section[aria-labelledby=lines-h] tbody tr")).isNotEmpty();
      Filled turnout = Filled.at(everyone, PRESIDENT + "/origin?figure=turnout&lang=en");
      assertThat(turnout.page().select(".origin-value, .computed a + td").text())
          .isEqualTo(Figures.NONE);
    }
  }

  @Test
  void a_question_stays_on_the_sheet_while_its_moments_are_typed_anew_and_is_in_no_address() {
    String question = "چرا رأی شعبهٔ ۳ تغییر کرد؟";
    Filled sheet =
        started().press("sheet").types("question", question).types("since", "70").press("sheet");
    assertThat(sheet.page().select(".typed").text()).isEqualTo(question);
    assertThat(sheet.page().select("#command").text()).contains("--from 70 ");
    assertThat(sheet.page().select("dd.line").text()).contains(COMPLAINT);
    Filled earlier = sheet.types("at", "200").press("sheet");
    assertThat(earlier.page().select("#command").text()).contains("--from 70 --to 200 ");
    assertThat(earlier.page().select(".past-said").text()).contains("200");
    assertThat(earlier.page().select(".typed").text()).isEqualTo(question);
    Filled difference = earlier.press("difference");
    assertThat(difference.value("since")).isEqualTo("70");
    assertThat(difference.value("at")).isEqualTo("200");
    assertThat(difference.value("complaint")).isEqualTo(COMPLAINT);
    assertThat(difference.address()).doesNotContain(Person.coded(question), "question");
  }
}
