package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in both languages at three widths; pictures are left in target/pages. */
@Tag("browser")
class WalkTest {
  private static final int[] WIDTHS = {320, 1_280, 3_840};
  private static final Map<String, Pattern> BRANCHES =
      Map.of(
          "fa", Pattern.compile("[۰-۹٬]+\\s+از\\s+[۰-۹٬]+\\s+شعبه"),
          "en", Pattern.compile("[0-9,]+ of [0-9,]+ branches"));
  private static final Map<String, Pattern> BOTH_CALENDARS =
      Map.of(
          "fa", Pattern.compile("(?s)[۰-۹]{4}.*(14|۱۴|20|۲۰)"),
          "en", Pattern.compile("(?s)(14\\d\\d.*20\\d\\d|20\\d\\d.*14\\d\\d)"));

  @TempDir static Path folder;
  private static Night night;
  private static Chromium chromium;

  @BeforeAll
  static void open() {
    Optional<Chromium> installed = Chromium.start();
    assumeTrue(installed.isPresent(), "no Chromium or no Node.js on this machine");
    chromium = installed.orElseThrow();
    night = Night.served(folder);
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (night != null) {
      night.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa", "en"})
  void every_page_is_whole_and_can_be_read_at_every_width(String language) {
    List<String> findings = new ArrayList<>();
    for (int width : WIDTHS) {
      try (BrowserContext reader = chromium.reader(width, true)) {
        night.logIn(reader);
        for (Night.Place place : night.places()) {
          Page page = reader.newPage();
          open(page, place, language);
          Look.keep(
              page,
              Path.of("target", "pages", place.name() + "-" + language + "-" + width + ".png"));
          List<String> here = new ArrayList<>(Look.text(page, language));
          here.addAll(Look.accessibility(page));
          if (width == 1_280) {
            here.addAll(sayings(page, place, language));
            here.addAll(Look.keyboard(page));
          }
          here.forEach(finding -> findings.add(place.name() + " at " + width + ": " + finding));
          page.close();
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa", "en"})
  void without_javascript_every_page_says_the_same(String language) {
    List<String> findings = new ArrayList<>();
    try (BrowserContext with = chromium.reader(1_280, true);
        BrowserContext without = chromium.reader(1_280, false)) {
      night.logIn(with);
      night.logIn(without);
      for (Night.Place place : night.places()) {
        Page full = with.newPage();
        Page plain = without.newPage();
        open(full, place, language);
        open(plain, place, language);
        if (!tables(full).equals(tables(plain))) {
          findings.add(place.name() + ": the tables differ");
        }
        findings.addAll(
            sayings(plain, place, language).stream().map(f -> place.name() + ": " + f).toList());
        full.close();
        plain.close();
      }
    }
    assertThat(findings).isEmpty();
  }

  private static void open(Page page, Night.Place place, String language) {
    String address = night.base() + place.path();
    var answer =
        page.navigate(
            address + (address.contains("?") ? "&" : "?") + "lang=" + language,
            new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
    assertThat(answer).isNotNull();
    assertThat(answer.status()).as(address).isEqualTo(200);
  }

  private static List<String> sayings(Page page, Night.Place place, String language) {
    List<String> findings = new ArrayList<>();
    String text = page.locator("body").innerText();
    if (place.figures()) {
      if (!Objects.requireNonNull(BRANCHES.get(language)).matcher(text).find()) {
        findings.add("no n of N branches");
      }
      String asOf = page.locator("[data-live='asof.time']").first().innerText();
      if (!Objects.requireNonNull(BOTH_CALENDARS.get(language)).matcher(asOf).find()) {
        findings.add("the time is not in both calendars: " + asOf);
      }
    }
    String direction = page.locator("html").getAttribute("dir");
    if (!(language.equals("fa") ? "rtl" : "ltr").equals(direction)) {
      findings.add("the page runs " + direction);
    }
    return findings;
  }

  private static List<String> tables(Page page) {
    return page.locator("main table").allInnerTexts().stream()
        .map(text -> text.replaceAll("\\s+", " ").trim())
        .toList();
  }
}
