package io.tajmi.ops.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From a contest to suppositions side by side and to a printed sheet, by keyboard alone and where
 * no script runs.
 */
@Tag("browser")
@ExtendWith(Stage.class)
class SupposingTest {
  private static final String COLOUR = "e => getComputedStyle(e).backgroundColor";

  @ParameterizedTest
  @EnumSource
  void somebody_supposes_by_keyboard_where_no_script_runs(
      Language language, Chromium chromium, Night night) {
    Words words = Words.of(language);
    try (Reader headquarters = Reader.headquarters(chromium, night);
        Reader reader = headquarters.withoutJavaScript(chromium)) {
      Page page = reader.open(night.place("contest"), language);
      enters(link(page, words.say("suppose.link")));
      writes(page, "annul", language == Language.FA ? "۱، ۲ و ۵" : "1, 2, 5");
      writes(page, "name", words.say("suppose.annul"));
      page.keyboard().press("Enter");
      Locator scenarios = page.locator(".scenario");
      assertThat(scenarios).hasCount(1);
      assertThat(scenarios.first()).containsText(words.say("suppose.annul"));
      assertThat(page.locator(".supposed-said").first()).hasText(words.say("fork.said"));
      page.locator("[name=count]").focus();
      page.keyboard().press("ArrowDown");
      writes(page, "entries", Long.toString(night.position("B00007")));
      page.keyboard().press("Enter");
      assertThat(scenarios).hasCount(2);
      assertThat(page.locator(".supposed").first()).containsText(words.say("suppose.figures"));
      assertThat(Look.text(page, language.tag())).isEmpty();
      Look.keep(page, "supposing-" + language.tag());

      enters(link(scenarios.last(), words.say("suppose.remove")));
      assertThat(scenarios).hasCount(1);
      enters(scenarios.first().getByRole(AriaRole.BUTTON, named(words.say("suppose.forget"))));
      assertThat(scenarios.first().locator("h3")).not().containsText(words.say("suppose.annul"));
      enters(link(scenarios.first(), words.say("suppose.read")));
      assertThat(page.locator(".past-said")).containsText(words.say("fork.said"));
      enters(link(page, words.say("suppose.link")));
      assertThat(page.locator("form.suppose .facts")).containsText(words.say("suppose.on"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_wrong_is_said_and_what_was_typed_stays(
      Language language, Chromium chromium, Night night) {
    Words words = Words.of(language);
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("suppose"), language);
      writes(page, "annul", "B00001 nobody");
      page.locator("[name=area]").focus();
      page.keyboard().press("Enter");
      Locator told = page.getByRole(AriaRole.ALERT);
      assertThat(told).containsText("nobody");
      assertThat(page.locator("[name=annul]")).hasValue("B00001 nobody");
      assertThat(page.locator(".scenario")).hasCount(2);
      assertThat(Look.accessibility(page)).isEmpty();
      Look.keep(page, "supposing-wrong-" + language.tag());
      assertThat(words.say("suppose.wrong.branch", "x")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_sheet_says_on_a4_all_that_it_owes(Language language, Chromium chromium, Night night) {
    Words words = Words.of(language);
    try (Reader headquarters = Reader.headquarters(chromium, night);
        Reader reader = headquarters.withoutJavaScript(chromium)) {
      Page page = reader.open(night.place("sheet"), language);
      writes(page, "question", "B00001");
      writes(page, "complaint", "A-12");
      writes(page, "received", "1405/09/08");
      page.keyboard().press("Enter");
      assertThat(page.locator(".typed")).hasText("B00001");
      assertThat(page).not().hasURL(Pattern.compile(".*A-12.*"));
      Look.keep(page, "sheet-typed-" + language.tag());
      Printed paper = Printed.of(page, "sheet-typed-" + language.tag());
      assertThat(paper.sheets()).allMatch(sheet -> sheet.width() == 595 && sheet.height() == 842);
      for (String owed :
          List.of(
              "A-12",
              "1405/09/08",
              "B00001",
              page.locator("#answer-hash").innerText(),
              "./tajmi difference --election sample --contest president --from 40 --to 90"
                  + " --branches B00001,B00002",
              words.say("moments.remainder", words.number(0)),
              words.say("sheet.executive"),
              words.say("sheet.supervision"),
              words.say("suppose.figures"),
              words.say("moments.causes"))) {
        assertThat(paper.says(owed)).as(owed).isTrue();
      }
      assertThat(paper.says(words.say("sheet.write"))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_supposed_is_in_another_colour_and_in_words_on_paper_too(
      Language language, Chromium chromium, Night night) {
    Words words = Words.of(language);
    try (Reader reader = Reader.headquarters(chromium, night)) {
      for (String name : List.of("suppose", "sheet-supposed")) {
        Page page = reader.open(night.place(name), language);
        Object colour = page.locator(".supposed-said").first().evaluate(COLOUR);
        assertThat(colour).isNotEqualTo(page.locator(".supposed").first().evaluate(COLOUR));
        Printed paper = Printed.of(page, name + "-words-" + language.tag());
        assertThat(paper.says(words.say("fork.said"))).isTrue();
        assertThat(paper.says(words.say("suppose.effect"))).isTrue();
        assertThat(paper.says(words.say("suppose.entriesHint"))).isFalse();
      }
    }
  }

  private static Locator link(Page page, String text) {
    return page.locator("main")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(text));
  }

  private static Locator link(Locator within, String text) {
    return within.getByRole(AriaRole.LINK, named(text));
  }

  private static Locator.GetByRoleOptions named(String text) {
    return new Locator.GetByRoleOptions().setName(text);
  }

  private static void enters(Locator control) {
    control.focus();
    control.press("Enter");
  }

  /** In a field of the form, by its name. */
  private static void writes(Page page, String field, String text) {
    Locator there =
        page.locator("form.suppose [name=%s], form.fields [name=%s]".formatted(field, field));
    there.last().focus();
    page.keyboard().type(text);
  }
}
