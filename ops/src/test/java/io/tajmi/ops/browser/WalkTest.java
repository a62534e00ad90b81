package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tajmi.api.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page in a real browser in both languages; pictures are left in target/pages. */
@Tag("browser")
@ExtendWith(Stage.class)
class WalkTest {
  private static final Set<String> PICTURED_EVERYWHERE =
      Set.of("home", "contest", "held-back", "branch-held-back", "wall", "wall-of-many");

  @ParameterizedTest
  @EnumSource
  void every_page_can_be_read_on_every_screen_and_walked_by_keyboard(
      Language language, Chromium chromium, Night night) {
    List<String> findings = new ArrayList<>();
    try (Reader reader = Reader.headquarters(chromium, night)) {
      for (Night.Place place : night.places()) {
        Page page = reader.open(place, language);
        List<String> here = new ArrayList<>(Sayings.missing(page, place, language));
        for (Screen screen : List.of(Screen.PHONE, Screen.WALL, Screen.DESK)) {
          screen.show(page);
          look(page, place, language, screen).forEach(found -> here.add(screen + ": " + found));
        }
        here.addAll(Look.keyboard(page));
        here.addAll(reader.complaints());
        here.forEach(found -> findings.add(place.name() + ": " + found));
        page.close();
      }
    }
    assertThat(findings).isEmpty();
  }

  private static List<String> look(Page page, Night.Place place, Language language, Screen screen) {
    List<String> findings = new ArrayList<>(Look.text(page, language.tag()));
    if (screen == Screen.DESK || PICTURED_EVERYWHERE.contains(place.name())) {
      Look.keep(page, place.name() + "-" + language.tag() + "-" + screen.width());
    }
    if (screen != Screen.WALL) {
      findings.addAll(Look.accessibility(page));
    }
    return findings;
  }

  @ParameterizedTest
  @EnumSource
  void without_javascript_every_page_says_the_same(
      Language language, Chromium chromium, Night night) {
    List<String> findings = new ArrayList<>();
    try (Reader with = Reader.headquarters(chromium, night);
        Reader without = with.withoutJavaScript(chromium)) {
      for (Night.Place place : night.places()) {
        Page full = with.open(place, language);
        Page plain = without.open(place, language);
        List<String> here = new ArrayList<>(Sayings.missing(plain, place, language));
        if (!Sayings.tables(full).equals(Sayings.tables(plain))) {
          here.add("the tables differ");
        }
        here.addAll(Sayings.chartsWithoutTable(plain));
        here.addAll(Look.text(plain, language.tag()));
        here.forEach(found -> findings.add(place.name() + ": " + found));
        full.close();
        plain.close();
      }
    }
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everybody_else_reads_the_same_pages_without_votes(
      Language language, Chromium chromium, Night night) {
    List<String> findings = new ArrayList<>();
    try (Reader reader = Reader.anybody(chromium, night)) {
      for (Night.Place place : night.openPlaces()) {
        Page page = reader.open(place, language);
        List<String> here = new ArrayList<>(Sayings.missing(page, place, language));
        here.addAll(Look.text(page, language.tag()));
        here.addAll(Look.accessibility(page));
        here.addAll(reader.complaints());
        Look.keep(page, place.name() + "-everybody-" + language.tag());
        here.forEach(found -> findings.add(place.name() + ": " + found));
        page.close();
      }
    }
    assertThat(findings).isEmpty();
  }
}
