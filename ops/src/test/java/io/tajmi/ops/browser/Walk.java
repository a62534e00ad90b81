package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tajmi.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page in a real browser in one language; pictures are left in target/pages. Each language
 * has a class of its own, so that both are walked at the same time.
 */
@Tag("browser")
@ExtendWith(Stage.class)
abstract class Walk {
  private static final Set<String> PICTURED =
      Set.of("home", "contest", "held-back", "branch-held-back", "wall", "wall-of-many");

  private final Language language;

  Walk(Language language) {
    this.language = language;
  }

  @Test
  void every_page_can_be_read_on_every_screen_by_keyboard_and_without_javascript(
      Chromium chromium, Night night) {
    List<String> findings = new ArrayList<>();
    try (Reader reader = Reader.headquarters(chromium, night);
        Reader without = reader.withoutJavaScript(chromium)) {
      for (Night.Place place : night.places()) {
        Page page = reader.open(place, language);
        List<String> here = new ArrayList<>(Sayings.missing(page, place, language));
        for (Screen screen : List.of(Screen.PHONE, Screen.WALL, Screen.DESK)) {
          screen.show(page);
          look(page, place, screen).forEach(found -> here.add(screen + ": " + found));
        }
        here.addAll(Look.keyboard(page));
        here.addAll(reader.complaints());
        Page plain = without.open(place, language);
        plain(plain, page, place).forEach(found -> here.add("no script: " + found));
        here.forEach(found -> findings.add(place.name() + ": " + found));
        page.close();
        plain.close();
      }
    }
    assertThat(findings).isEmpty();
  }

  /** What a screen shows; the phone has one layout, so axe sees it in one language. */
  private List<String> look(Page page, Night.Place place, Screen screen) {
    List<String> findings = new ArrayList<>(Look.text(page, language.tag()));
    boolean first = language == Language.FA;
    if (screen == Screen.DESK || (first && PICTURED.contains(place.name()))) {
      Look.keep(page, place.name() + "-" + language.tag() + "-" + screen.width());
    }
    if (screen == Screen.DESK || (screen == Screen.PHONE && first)) {
      findings.addAll(Look.accessibility(page));
    }
    return findings;
  }

  /** What is missing where no script runs. */
  private List<String> plain(Page plain, Page full, Night.Place place) {
    List<String> findings = new ArrayList<>(Sayings.missing(plain, place, language));
    if (!Sayings.tables(full).equals(Sayings.tables(plain))) {
      findings.add("the tables differ");
    }
    findings.addAll(Sayings.chartsWithoutTable(plain));
    findings.addAll(Look.text(plain, language.tag()));
    return findings;
  }
}
