package io.tajmi.ops.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More windows of one browser than it opens connections to a host. */
@Tag("browser")
@ExtendWith(Stage.class)
class WindowsTest {
  private static final List<String> SEVEN =
      List.of("home", "contest", "country", "progress", "held-back", "wall", "branch-awaited");

  @Test
  void seven_windows_of_one_browser_all_show_what_comes(Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      List<Page> windows = new ArrayList<>();
      for (String place : SEVEN) {
        Page window = reader.empty();
        reader.show(window, night.place(place), Language.EN);
        windows.add(window);
      }
      for (Page window : windows) {
        assertThat(window.locator("body")).hasAttribute("data-state", "live");
        assertThat(window.locator("#status")).containsText(Words.of(Language.EN).say("live.on"));
      }
      String before = windows.getFirst().locator("[data-live='asof.position']").innerText();
      night.corrects("B00005", true);
      for (Page window : windows) {
        assertThat(window.locator("[data-live='asof.position']").first()).not().hasText(before);
      }
      assertThat(reader.complaints()).isEmpty();
    }
  }

  @Test
  void a_window_that_opens_and_one_that_closes_take_nothing_from_the_others(
      Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page stays = reader.open(night.place("home"), Language.FA);
      Page goes = reader.open(night.place("country"), Language.EN);
      Page comes = reader.open(night.place("home"), Language.FA);
      String before = stays.locator("[data-live='asof.position']").innerText();
      goes.close();
      night.corrects("B00006", true);
      assertThat(stays.locator("[data-live='asof.position']")).not().hasText(before);
      assertThat(comes.locator("[data-live='asof.position']")).not().hasText(before);
      assertThat(reader.complaints()).isEmpty();
    }
  }
}
