package io.tajmi.ops.browser;

import com.microsoft.playwright.Page;
import io.tajmi.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What every page owes its reader in words. */
final class Sayings {
  private Sayings() {}

  /** What of it is missing: n of N branches, the time in both calendars, the way of writing. */
  static List<String> missing(Page page, Night.Place place, Language language) {
    List<String> missing = new ArrayList<>();
    if (place.figures()) {
      if (!branches(language).matcher(page.locator("body").innerText()).find()) {
        missing.add("n of N branches is nowhere");
      }
      String asOf = page.locator("[data-live='asof.time']").first().innerText();
      if (!bothCalendars(language).matcher(asOf).find()) {
        missing.add("the time is not in both calendars: " + asOf);
      }
    }
    String direction = page.locator("html").getAttribute("dir");
    if (!language.direction().equals(direction)) {
      missing.add("the page runs " + direction);
    }
    return missing;
  }

  private static Pattern branches(Language language) {
    return switch (language) {
      case FA -> Pattern.compile("[۰-۹٬]+\\s+از\\s+[۰-۹٬]+\\s+شعبه");
      case EN -> Pattern.compile("[0-9,]+ of [0-9,]+ branches");
    };
  }

  private static Pattern bothCalendars(Language language) {
    return switch (language) {
      case FA -> Pattern.compile("(?s)۱۴[۰-۹]{2}.*۲۰[۰-۹]{2}");
      case EN -> Pattern.compile("(?s)14\\d\\d.*20\\d\\d|20\\d\\d.*14\\d\\d");
    };
  }

  /** Charts that no table with the same data stands by, nor a link to one. */
  static List<String> chartsWithoutTable(Page page) {
    String alone =
        "() => [...document.querySelectorAll('figure[data-chart]')].filter(figure => {"
            + " const part = figure.closest('section');"
            + " const link = part.querySelector('a[href^=\"#\"]');"
            + " const linked = link && document.querySelector(link.getAttribute('href'));"
            + " return !part.querySelector('table')"
            + " && !linked?.closest('section').querySelector('table');"
            + "}).map(figure => 'no table by the chart ' + figure.dataset.chart)";
    return Look.sentences(page.evaluate(alone));
  }

  /** The tables of a page, as text without regard to how it is laid out. */
  static List<String> tables(Page page) {
    return page.locator("main table").allTextContents().stream()
        .map(text -> text.replaceAll("\\s+", " ").trim())
        .toList();
  }
}
