package io.tajmi.ops.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tajmi.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk by keyboard and without scripts, and the slider with them. */
@Tag("browser")
@ExtendWith(Stage.class)
class DeskStepsTest {
  private static final Logger LOG = LoggerFactory.getLogger(DeskStepsTest.class);
  private static final int FRAMES = 40;

  private static void press(Page page, Locator at, String key) {
    at.focus();
    page.keyboard().press(key);
  }

  @Test
  void without_scripts_one_comes_by_keyboard_from_a_page_to_the_line_of_a_chosen_box(
      Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night);
        Reader plain = reader.withoutJavaScript(chromium)) {
      Page page = plain.open(night.place("county"), Language.FA);
      press(page, page.locator(".review summary"), "Enter");
      press(page, page.locator(".review a[href*='/desk']"), "Enter");
      page.waitForURL("**/desk?area=S-1-1");
      page.locator("#pick").focus();
      page.keyboard().type("۱، ۲ و هیچ‌جا، B00003");
      press(page, page.locator("[aria-labelledby=choose-h] .act button"), "Enter");
      assertThat(page.locator(".doubts > li")).hasCount(1);
      assertThat(page.locator(".doubts > li")).containsText("هیچ‌جا");
      Look.keep(page, "desk-doubts-fa");
      page.locator("#pick").fill("۱، ۲ و B00003");
      press(page, page.locator("[aria-labelledby=choose-h] .act button"), "Enter");
      page.waitForURL("**/desk?area=S-1-1&branches=B00001,B00002,B00003");
      assertThat(page.locator(".chosen tbody tr")).hasCount(3);
      page.locator("#review-form input[name=since]").fill("۵");
      press(page, page.locator("#review-form button").first(), "Enter");
      assertThat(page.locator(".chosen tbody tr").first()).containsText("رویداد تازه");
      Look.keep(page, "desk-chosen-fa");
      press(page, page.locator(".chosen tbody th a").first(), "Enter");
      page.waitForURL("**/branches/B00001**");
      assertThat(page.locator(".timeline li").first()).containsText("از سوی عوامل اجرایی");
      Look.keep(page, "desk-life-fa");
      assertThat(Look.text(page, "fa")).isEmpty();
      assertThat(plain.complaints()).isEmpty();
    }
  }

  @Test
  void without_scripts_the_slider_leads_to_its_moment_and_the_steps_are_links(
      Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night);
        Reader plain = reader.withoutJavaScript(chromium)) {
      Page page = plain.open(night.place("contest-past"), Language.EN);
      press(page, page.locator("#moment"), "ArrowRight");
      press(page, page.locator(".scrub button[type=submit]"), "Enter");
      page.waitForURL("**at=61**");
      assertThat(page.locator(".past-said")).containsText("up to log position 61");
      press(page, page.locator(".past-night summary"), "Enter");
      press(page, page.locator(".past-night li a").last(), "Enter");
      assertThat(page.locator(".past-said")).containsText("the past, not live");
      assertThat(plain.complaints()).isEmpty();
    }
  }

  /** How long a frame takes is printed; that it is of one position is what is asserted. */
  @Test
  void each_frame_of_the_slider_is_a_page_of_one_position_and_play_goes_on_until_it_is_stopped(
      Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("contest-past"), Language.EN);
      Locator slider = page.locator("#moment");
      String before = page.locator(".glance-n").innerText();
      for (int i = 1; i <= FRAMES; i++) {
        press(page, slider, "ArrowRight");
        assertThat(page.locator("body")).hasAttribute("data-position", "" + (60 + i));
        assertThat(page.locator(".past-said")).containsText("position " + (60 + i));
        assertThat(slider).isFocused();
      }
      assertThat(page.locator(".glance-n").innerText()).isNotEqualTo(before);
      assertThat(page.url()).contains("at=" + (60 + FRAMES));
      String shown = page.locator(".glance-n").innerText();
      String next = page.locator(".past-steps a[rel=next]").getAttribute("href");
      assertThat(next).contains("at=" + (61 + FRAMES));
      LOG.info("frames of the slider in the browser: {}", millis(page));
      Page again = reader.empty();
      var _ = again.navigate(page.url());
      assertThat(again.locator(".glance-n").innerText()).isEqualTo(shown);
      assertThat(page.locator("figure.stale")).hasCount(0);
      page.locator("#play").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("body")).not().hasAttribute("data-position", "" + (60 + FRAMES));
      page.keyboard().press("Enter");
      assertThat(page.locator("#play")).hasText("Play");
      Look.keep(page, "slider-en");
      assertThat(Look.accessibility(page)).isEmpty();
      assertThat(Look.text(page, "en")).isEmpty();
      assertThat(reader.complaints()).isEmpty();
    }
  }

  /** However fast the hand, and wherever it turns, the page is that of the place where it rests. */
  @Test
  void after_fast_scrubbing_the_page_shows_exactly_the_last_position(
      Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("contest-past"), Language.EN);
      List<Integer> asked = new ArrayList<>();
      page.onRequest(request -> {
        if (request.url().contains("/contests/president?") && request.url().contains("at=")) {
          asked.add(Integer.valueOf(request.url().replaceAll(".*at=(\\d+).*", "$1")));
        }
      });
      for (int last : List.of(133, 66, 140)) {
        page.evaluate(
            """
            (last) => {
              const slider = document.getElementById('moment');
              const put = (value) => {
                slider.value = value;
                slider.dispatchEvent(new Event('input', { bubbles: true }));
              };
              for (let i = 0; i < 300; i++) put(61 + ((i * 37) % 150));
              put(last);
            }
            """,
            last);
        assertThat(page.locator("body")).hasAttribute("data-position", "" + last);
        assertThat(page.locator(".past-said")).containsText("position " + last);
        assertThat(page.locator("figure.stale")).hasCount(0);
        Page again = reader.empty();
        var _ = again.navigate(page.url());
        assertThat(text(page)).isEqualTo(text(again));
      }
      assertThat(asked).as("what was passed over is not asked for").hasSizeLessThan(20);
      assertThat(reader.complaints()).isEmpty();
    }
  }

  /** Everything that a page says but for what charts have drawn. */
  private static Object text(Page page) {
    return page.evaluate(
        """
        () => {
          const main = document.getElementById('main').cloneNode(true);
          main.querySelectorAll('figure').forEach((it) => it.remove());
          const links = [...main.querySelectorAll('[href]')].map((it) => it.getAttribute('href'));
          return main.textContent.replace(/\\s+/g, ' ') + links.join(' ');
        }
        """);
  }

  private static String millis(Page page) {
    Object all =
        page.evaluate(
            "() => performance.getEntriesByName('tajmi:frame').map(it => Math.round(it.duration))");
    long[] sorted =
        ((List<?>) all).stream().mapToLong(it -> ((Number) it).longValue()).sorted().toArray();
    assertThat(sorted).isNotEmpty();
    return "p50 %d ms, p95 %d ms of %d"
        .formatted(
            sorted[sorted.length / 2],
            sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)],
            Arrays.stream(sorted).count());
  }
}
