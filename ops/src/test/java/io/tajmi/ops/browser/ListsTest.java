package io.tajmi.ops.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lists that are open while rows come and go: they say so, and move nothing until they are asked.
 */
@Tag("browser")
@ExtendWith(Stage.class)
class ListsTest {
  private static final String FIRST = "B00001";
  private static final String HELD = FIRST + "@";
  private static final String AWAITED = "B00094";

  private static Locator news(Page page, String list) {
    return page.locator("[data-news='" + list + "'] button");
  }

  private static Locator row(Page page, String list, String start) {
    return page.locator("[data-list='" + list + "'] [data-row^='" + start + "']");
  }

  private static double top(Locator row) {
    return ((Number) row.evaluate("e => e.getBoundingClientRect().top")).doubleValue();
  }

  /**
   * B00001 comes to the head of the list, above the row that has the focus, and leaves it again.
   */
  @Test
  void a_tally_that_is_held_back_is_announced_and_goes_in_above_a_row_that_does_not_move(
      Chromium chromium, Night night) {
    Words words = Words.of(Language.FA);
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("held-back"), Language.FA);
      assertThat(news(page, "held")).isHidden();
      Locator rows = page.locator("[data-list='held'] [data-row]");
      int before = rows.count();
      Locator hand = row(page, "held", "president/B00121");
      night.corrects(FIRST, false);
      assertThat(news(page, "held")).containsText(words.say("list.added", words.number(1)));
      assertThat(rows).hasCount(before);
      Look.keep(page, "held-back-news-fa");
      assertThat(Look.text(page, "fa")).isEmpty();
      assertThat(Look.accessibility(page)).isEmpty();

      hand.locator("th a").focus();
      hand.hover();
      double top = top(hand);
      news(page, "held").dispatchEvent("click");
      assertThat(row(page, "held", "president/" + HELD)).hasCount(1);
      assertThat(rows).hasCount(before + 1);
      assertThat(news(page, "held")).isHidden();
      assertThat(top(hand)).isCloseTo(top, within(1.0));
      assertThat(hand.locator("th a")).isFocused();
      Look.keep(page, "held-back-put-fa");

      night.corrects(FIRST, true);
      assertThat(news(page, "held")).containsText(words.say("list.gone", words.number(1)));
      assertThat(row(page, "held", "president/" + HELD)).hasAttribute("data-gone", "");
      Look.keep(page, "held-back-gone-fa");
      page.mouse().move(0, 0); // A row under the pointer would not go.
      news(page, "held").focus();
      page.keyboard().press("Enter");
      assertThat(rows).hasCount(before);
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void an_outstanding_branch_that_is_closed_is_said_to_be_gone_and_comes_back_when_it_is_reopened(
      Chromium chromium, Night night) {
    Words words = Words.of(Language.EN);
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("progress"), Language.EN);
      Page county = reader.open(night.place("country-awaited"), Language.EN);
      int before = page.locator("[data-list='overdue'] [data-row]").count();
      night.closes(AWAITED, true);
      for (String list : List.of("overdue", "branches")) {
        Page shown = list.equals("overdue") ? page : county;
        assertThat(news(shown, list)).containsText(words.say("list.gone", "1"));
        assertThat(row(shown, list, AWAITED)).hasAttribute("data-gone", "");
        Look.keep(shown, list + "-gone-en");
        news(shown, list).click();
        assertThat(row(shown, list, AWAITED)).hasCount(0);
      }
      assertThat(page.locator("[data-list='overdue'] [data-row]")).hasCount(before - 1);
      night.closes(AWAITED, false);
      assertThat(news(county, "branches")).containsText(words.say("list.added", "1"));
      assertThat(row(county, "branches", AWAITED)).hasCount(0);
      news(county, "branches").click();
      assertThat(row(county, "branches", AWAITED)).hasCount(1);
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void what_happens_to_a_branch_is_announced_and_its_tally_goes_in_with_its_time_line(
      Chromium chromium, Night night) {
    Words words = Words.of(Language.EN);
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("branch"), Language.EN);
      Locator events = page.locator("[data-list='timeline'] [data-row]");
      int before = events.count();
      night.corrects(FIRST, true);
      assertThat(news(page, "timeline")).containsText(words.say("list.added", "1"));
      assertThat(events).hasCount(before);
      Look.keep(page, "branch-news-en");
      news(page, "timeline").click();
      assertThat(events).hasCount(before + 1);
      assertThat(events.first()).containsText("counted again");
      assertThat(page.locator("[data-part='tally'] table").first()).containsText("210");
      Look.keep(page, "branch-put-en");
      assertThat(Look.text(page, "en")).isEmpty();
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void from_the_nation_to_a_station_it_is_three_clicks(Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("home"), Language.FA);
      for (String area : List.of("S-1", "S-1-1")) {
        page.locator(".areas a[href*='/areas/" + area + "?']").click();
        page.waitForURL("**/areas/" + area + "?**");
      }
      Look.keep(page, "county-fa");
      Locator station = page.locator("[data-list='branches'] a[href$='/branches/B00001']");
      assertThat(station).hasCount(1);
      station.click();
      page.waitForURL("**/branches/B00001");
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void a_page_whose_reader_has_logged_out_takes_no_more_rows(Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("held-back"), Language.EN);
      Locator rows = page.locator("[data-list='held'] [data-row]");
      int before = rows.count();
      night.corrects(FIRST, false);
      assertThat(news(page, "held")).isVisible();
      Page other = reader.open(night.place("home"), Language.EN);
      other.locator(".person form button").click();
      assertThat(page.locator("body")).hasAttribute("data-state", "ended");
      assertThat(other.locator(".person a[href='/login']")).isVisible();
      assertThat(news(page, "held")).isHidden();
      var _ =
          page.waitForResponse(
              answer -> answer.status() == 409, () -> news(page, "held").dispatchEvent("click"));
      assertThat(rows).hasCount(before);
      night.corrects(FIRST, true);
    }
  }

  /**
   * The form fetches its list alone; the stream of the page has to be of that list from then on.
   */
  @Test
  void a_list_that_was_narrowed_by_its_form_hears_of_its_own_rows_only(
      Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("held-back"), Language.EN);
      page.locator("select[name=contest]").selectOption("council");
      assertThat(page.locator("body"))
          .hasAttribute("data-topic", "held-back/sample?contest=council");
      assertThat(news(page, "held")).isHidden();
      String position = page.locator("[data-live='asof.position']").innerText();
      night.corrects(FIRST, false);
      assertThat(page.locator("[data-live='asof.position']")).not().hasText(position);
      assertThat(news(page, "held")).isHidden();
      night.corrects(FIRST, true);
      assertThat(reader.complaints()).isEmpty();
    }
  }
}
