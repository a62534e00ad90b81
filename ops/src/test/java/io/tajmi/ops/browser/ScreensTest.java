package io.tajmi.ops.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What pages do while they are looked at: in the dark, in print, on the wall, and over time. */
@Tag("browser")
@ExtendWith(Stage.class)
class ScreensTest {
  private static final int DELAYED_MILLIS = 10_000;
  private static final int TURN_MILLIS = 15_000;

  @Test
  void in_the_dark_every_text_stands_out_as_well(Chromium chromium, Night night) {
    List<String> findings = new ArrayList<>();
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.empty();
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      for (String name : List.of("home", "contest", "branch-held-back", "progress", "wall")) {
        reader.show(page, night.place(name), Language.FA);
        Look.accessibility(page).forEach(found -> findings.add(name + ": " + found));
        Reader.untilDrawn(page);
        Look.keep(page, name + "-dark-fa");
        Look.accessibility(page).forEach(found -> findings.add(name + ", drawn: " + found));
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void on_paper_there_are_figures_and_nothing_to_press(Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("contest"), Language.FA);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      Look.keep(page, "contest-print-fa");
      assertThat(Look.text(page, "fa")).isEmpty();
      for (Locator control : page.locator("button, input, select, nav.sections").all()) {
        assertThat(control).isHidden();
      }
      assertThat(page.locator("[data-live='asof.time']")).isVisible();
      assertThat(page.locator(".votes").first()).isVisible();
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_wall_says_everything_at_once_on_one_screen(
      Language language, Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      for (String name : List.of("wall", "wall-of-many")) {
        Page page = reader.open(night.place(name), language);
        for (Screen screen : List.of(Screen.DESK, Screen.WALL)) {
          screen.show(page);
          Object height = page.evaluate("() => document.scrollingElement.scrollHeight");
          assertThat(height).as(name + " on " + screen).isEqualTo(screen.height());
          for (String key : List.of("countedShare", "ofN", "heldBack", "outstanding", "margin")) {
            assertThat(page.locator("[data-live='" + key + "']").first()).isVisible();
          }
          assertThat(page.locator(".wall-votes li b").first()).isVisible();
          assertThat(smallest(page))
              .as("the smallest type, in parts of the height")
              .isGreaterThan(40);
        }
        page.close();
      }
    }
  }

  /**
   * The type of the figures that have to be read from afar, in thousandths of the screen's height.
   */
  private static int smallest(Page page) {
    String height =
        "() => 1000 * Math.min(...[...document.querySelectorAll("
            + "'.wall-figures dd.wall-number, .wall-age dd')]"
            + ".map(e => parseFloat(getComputedStyle(e).fontSize))) / innerHeight";
    return ((Number) page.evaluate(height)).intValue();
  }

  /** A page's own stream, which a test can cut; where windows share one, a page cannot be alone. */
  private static final String ALONE = "delete globalThis.SharedWorker";

  @Test
  void a_wall_that_hears_nothing_for_ten_seconds_says_so_in_large_words(
      Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.empty();
      page.clock().install();
      page.addInitScript(ALONE);
      page.route("**/live?*", route -> route.abort());
      reader.show(page, night.place("wall"), Language.FA);
      assertThat(page.locator("body")).hasAttribute("data-state", "live");
      page.clock().runFor(DELAYED_MILLIS + 1_000);
      Locator status = page.locator("#status");
      assertThat(status.locator(".seen")).hasText(delayed(Language.FA, "[۰-۹]{2}", "time.seconds"));
      Look.keep(page, "wall-delayed-fa");
      assertThat(Look.text(page, "fa")).isEmpty();
      String size = "e => parseFloat(getComputedStyle(e).fontSize) / innerHeight";
      assertThat(((Number) status.evaluate(size)).doubleValue()).isGreaterThan(0.035);
      Page desk = reader.empty();
      desk.clock().install();
      desk.addInitScript(ALONE);
      desk.route("**/live?*", route -> route.abort());
      reader.show(desk, night.place("home"), Language.EN);
      desk.clock().runFor(2 * DELAYED_MILLIS);
      Locator seen = desk.locator("#status .seen");
      assertThat(seen).hasText(delayed(Language.EN, "[2-5][0-9]", "time.seconds"));
      desk.clock().runFor(120_000);
      assertThat(seen).hasText(delayed(Language.EN, "[2-5]", "time.minutes"));
      Look.keep(desk, "home-delayed-en");
    }
  }

  /** What a page says that has heard nothing for so long. */
  private static Pattern delayed(Language language, String number, String unit) {
    Words words = Words.of(language);
    return Pattern.compile(words.say("live.delayed", words.say(unit, number) + ".*"));
  }

  @Test
  void the_panels_of_the_wall_take_turns_and_rest_when_a_key_is_pressed(
      Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.empty();
      page.clock().install();
      page.route("**/wall/sample?*", ScreensTest::withTwoPanels);
      reader.show(page, night.place("wall"), Language.FA);
      page.waitForFunction("() => document.querySelector('.panel[hidden]')");
      Locator panels = page.locator(".panel");
      assertThat(panels.nth(0)).isVisible();
      page.clock().runFor(TURN_MILLIS);
      assertThat(panels.nth(0)).isHidden();
      assertThat(panels.nth(1)).isVisible();
      page.keyboard().press("ArrowRight");
      page.clock().runFor(2 * TURN_MILLIS);
      assertThat(panels.nth(0)).isVisible();
      assertThat(Look.text(page, "fa")).isEmpty();
    }
  }

  /** The board as it is of a country with twice as many areas. */
  private static void withTwoPanels(Route route) {
    APIResponse answer = route.fetch();
    Document page = Jsoup.parse(answer.text());
    Element panel = Objects.requireNonNull(page.selectFirst(".panel"));
    panel.after(panel.clone());
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(page.outerHtml()));
  }

  /**
   * To ask for the selection after something was written lays the whole page out; asked for each
   * cell, a page of 1,700 candidates stood still for minutes.
   */
  private static final String COUNT_LAYOUTS =
      """
      () => {
        const ask = document.getSelection.bind(document);
        window.shown = 0;
        window.askedForSelection = 0;
        document.getSelection = () => { window.askedForSelection += 1; return ask(); };
        document.addEventListener('tajmi:shown', () => { window.shown += 1; });
      }
      """;

  @Test
  void a_page_that_is_paused_by_keyboard_waits_and_then_shows_what_has_come(
      Chromium chromium, Night night) {
    Words words = Words.of(Language.EN);
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("home"), Language.EN);
      Locator pause = page.locator("#pause");
      Locator counted = page.locator("[data-live='counted']").first();
      assertThat(page.locator("#status")).containsText(words.say("live.on"));
      String before = counted.innerText();
      pause.focus();
      page.keyboard().press("Enter");
      assertThat(pause).hasAttribute("aria-pressed", "true");
      night.hears("B00119");
      assertThat(pause).containsText(words.say("live.waiting", "1"));
      assertThat(counted).hasText(before);
      page.evaluate(COUNT_LAYOUTS);
      page.keyboard().press("Enter");
      String after = String.format(Locale.ROOT, "%d", Long.parseLong(before) + 1);
      assertThat(counted).hasText(after);
      assertThat(pause).isFocused();
      assertEquals(page.evaluate("window.shown"), page.evaluate("window.askedForSelection"));
    }
  }
}
