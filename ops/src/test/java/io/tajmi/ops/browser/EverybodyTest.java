package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tajmi.text.Figures;
import io.tajmi.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages with the eyes of whoever has not logged in, while nothing is released. */
@Tag("browser")
@ExtendWith(Stage.class)
class EverybodyTest {
  @ParameterizedTest
  @EnumSource
  void everybody_else_reads_the_same_pages_without_votes(
      Language language, Chromium chromium, Night night) {
    List<String> findings = new ArrayList<>();
    Set<String> votes = new TreeSet<>();
    try (Reader reader = Reader.anybody(chromium, night)) {
      for (Night.Place place : night.openPlaces()) {
        Page page = reader.open(place, language);
        List<String> here = new ArrayList<>(Sayings.missing(page, place, language));
        here.addAll(Look.text(page, language.tag()));
        here.addAll(Look.accessibility(page));
        here.addAll(reader.complaints());
        votes.addAll(page.locator(".votes td.strong, .wall-votes b").allInnerTexts());
        if (language == Language.FA) {
          Look.keep(page, place.name() + "-everybody-fa");
        }
        here.forEach(found -> findings.add(place.name() + ": " + found));
        page.close();
      }
    }
    assertThat(findings).isEmpty();
    assertThat(votes).as("where votes stand").containsExactly(Figures.NONE);
  }
}
