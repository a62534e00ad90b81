package io.tajmi.ops.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.tajmi.api.access.account.Role;
import io.tajmi.text.Figures;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom an open page is for, while sessions end, servers stop and others log in beside it. */
@Tag("browser")
@ExtendWith(Stage.class)
class ReadersTest {
  private static final String VOTES = ".votes td.strong, .wall-votes b";
  private static final String COUNTED = "[data-live='counted']";
  private static final String LISTEN_ANEW =
      "() => document.dispatchEvent(new Event('visibilitychange'))";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2076-01-01T18:00:00Z"));
  private Night night;

  @BeforeEach
  void serve() {
    night = Night.served(now::get);
  }

  @AfterEach
  void stop() throws IOException {
    night.close();
  }

  private static Locator ended(Page page) {
    return page.locator("#ended");
  }

  private static String text(Page page, String selector) {
    return page.locator(selector).first().textContent();
  }

  @Test
  void a_restart_changes_nobodys_rights_and_an_open_page_goes_on_with_its_own_figures(
      Chromium chromium) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("home"), Language.EN);
      assertThat(text(page, VOTES)).matches("[1-9][0-9,]*");
      String before = text(page, COUNTED);
      night.restart();
      night.hears("B00119");
      assertThat(page.locator(COUNTED).first()).not().hasText(before);
      assertThat(text(page, VOTES)).matches("[1-9][0-9,]*");
      assertThat(page.locator(".actor")).hasText(Night.PERSON);
      assertThat(ended(page)).isHidden();
      assertThat(page.locator("body")).hasAttribute("data-state", "live");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_whose_session_has_ended_stands_still_and_says_since_when_and_where_to_log_in(
      Language language, Chromium chromium) {
    Words words = Words.of(language);
    try (Reader reader = Reader.headquarters(chromium, night);
        Reader anybody = Reader.anybody(chromium, night)) {
      List<Page> pages =
          List.of(
              reader.open(night.place("home"), language),
              reader.open(night.place("wall"), language));
      Page open = anybody.open(night.place("home"), language);
      List<String> before = pages.stream().map(page -> text(page, VOTES)).toList();
      assertThat(before).doesNotContain(Figures.NONE);
      now.updateAndGet(time -> time.plus(Duration.ofHours(12)));
      for (Page page : pages) {
        assertThat(ended(page)).isVisible();
        assertThat(ended(page).innerText())
            .contains(
                words.say("ended.loggedOut"),
                text(page, "[data-live='asof.time']"),
                text(page, "[data-live='asof.position']"))
            .doesNotContain(words.say("ended.otherReader"));
        assertThat(ended(page).locator("a:visible")).hasAttribute("href", "/login");
        assertThat(page.locator("#pause:visible")).hasCount(0);
        Look.keep(
            page, (page.equals(pages.getFirst()) ? "home" : "wall") + "-ended-" + language.tag());
        assertThat(Look.text(page, language.tag())).isEmpty();
        assertThat(Look.accessibility(page)).isEmpty();
      }
      assertThat(pages.getLast().evaluate("() => document.scrollingElement.scrollHeight"))
          .as("the board still fits its screen")
          .isEqualTo(Screen.DESK.height());
      String counted = text(open, COUNTED);
      night.hears("B00119");
      assertThat(open.locator(COUNTED).first()).not().hasText(counted);
      assertThat(pages.stream().map(page -> text(page, VOTES)).toList()).isEqualTo(before);
      pages.getFirst().evaluate(LISTEN_ANEW);
      ended(pages.getFirst()).locator("a:visible").click();
      assertThat(pages.getFirst().locator("#username")).isVisible();
    }
  }

  @Test
  void who_logs_out_in_one_window_leaves_no_other_window_live(Chromium chromium) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page left = reader.open(night.place("contest"), Language.EN);
      Page other = reader.open(night.place("progress"), Language.EN);
      assertThat(left.locator("body")).hasAttribute("data-state", "live");
      other.locator(".person form button").click();
      assertThat(ended(left)).isVisible();
      assertThat(text(left, VOTES)).matches("[1-9][0-9,]*");
      assertThat(left.locator(".person form")).isHidden();
    }
  }

  @Test
  void a_page_of_everyone_does_not_begin_to_show_what_another_window_may_see(Chromium chromium) {
    try (Reader reader = Reader.anybody(chromium, night)) {
      Page page = reader.open(night.place("home"), Language.EN);
      assertThat(page.locator("body")).hasAttribute("data-state", "live");
      reader.logsIn(Night.PERSON, night.password()).close();
      page.evaluate(LISTEN_ANEW);
      assertThat(ended(page)).containsText(Words.of(Language.EN).say("ended.otherReader"));
      assertThat(text(page, VOTES)).isEqualTo(Figures.NONE);
      Look.keep(page, "other-reader-en");
      ended(page).locator("a:visible").click();
      assertThat(page.locator(".actor")).hasText(Night.PERSON);
      assertThat(text(page, VOTES)).matches("[1-9][0-9,]*");
    }
  }

  @Test
  void what_a_page_asks_for_after_its_session_has_ended_does_not_come_as_everyones(
      Chromium chromium) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.empty();
      page.route("**/live?*", route -> route.abort());
      reader.show(page, night.place("held-back"), Language.EN);
      String before = page.locator("#queue").innerText();
      page.unroute("**/live?*");
      now.updateAndGet(time -> time.plus(Duration.ofHours(12)));
      page.locator("select").first().selectOption("council");
      assertThat(ended(page)).isVisible();
      assertThat(page.locator("#queue").innerText()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OPERATIONS", "IT_SUPPORT"})
  void who_reads_no_votes_lands_on_what_there_is_to_see_and_not_on_dashes(
      Role role, Chromium chromium) {
    String password = night.person("watch", role);
    try (Reader reader = Reader.anybody(chromium, night)) {
      Page page = reader.logsIn("watch", password);
      assertThat(page.locator(COUNTED).first()).isVisible();
      assertThat(page.locator("h1")).hasText(Words.of(Language.FA).say("progress.title"));
      assertThat(page.locator("main td, main dd, main b, main strong").allInnerTexts())
          .isNotEmpty()
          .doesNotContain(Figures.NONE);
      assertThat(page.locator("nav.sections").innerText())
          .doesNotContain(Words.of(Language.FA).say("nav.overview"))
          .doesNotContain(Words.of(Language.FA).say("nav.wall"));
      Look.keep(page, "home-" + role + "-fa");
    }
  }
}
