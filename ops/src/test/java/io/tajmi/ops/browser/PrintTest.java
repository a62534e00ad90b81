package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed is all that the page says, on sheets that say where they belong. */
@Tag("browser")
@ExtendWith(Stage.class)
class PrintTest {
  /** In points. */
  private static final int A4_SHORT = 595;

  private static final int A4_LONG = 842;

  /** What each table has as heads of columns and of rows: words that its paper owes. */
  private static final String HEADS =
      """
      () => [...document.querySelectorAll('main table')].map(table =>
        [...table.querySelectorAll('th, thead td')].map(head => {
          const words = head.cloneNode(true);
          words.querySelectorAll('.pick').forEach(press => press.remove());
          return words.textContent.trim().replace(/\\s+/g, ' ');
        }).filter(Boolean).join('\\n'))
      """;

  /** The words on the charts, as they are drawn. */
  private static final String CHARTS =
      """
      () => [...document.querySelectorAll('figure[data-state="drawn"] svg')].map(chart =>
        [...chart.querySelectorAll('text')].map(text => text.textContent.trim())
          .filter(Boolean).join('\\n'))
      """;

  @ParameterizedTest
  @EnumSource
  void every_column_row_and_chart_is_on_a4(Language language, Chromium chromium, Night night) {
    List<String> findings = new ArrayList<>();
    try (Reader reader = Reader.headquarters(chromium, night)) {
      for (Night.Place place : night.places()) {
        if (!place.path().startsWith("/wall")) {
          Page page = reader.open(place, language);
          page.evaluate(
              "() => document.querySelectorAll('details').forEach(it => it.open = false)");
          Printed paper = Printed.of(page, place.name() + "-" + language.tag());
          List<String> here = missing(paper, Look.sentences(page.evaluate(HEADS)));
          here.addAll(missing(paper, Look.sentences(page.evaluate(CHARTS))));
          here.addAll(notA4(paper));
          here.forEach(found -> findings.add(place.name() + ": " + found));
          page.close();
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  private static List<String> missing(Printed paper, List<String> owed) {
    List<String> missing = new ArrayList<>();
    for (String part : owed) {
      List<String> words = part.lines().toList();
      long there = words.stream().filter(paper::says).count();
      if (there < words.size()) {
        missing.add(
            "%d of %d, not %s"
                .formatted(
                    there,
                    words.size(),
                    words.stream().filter(it -> !paper.says(it)).limit(5).toList()));
      }
    }
    return missing;
  }

  private static List<String> notA4(Printed paper) {
    return paper.sheets().stream()
        .filter(sheet ->
            Math.min(sheet.width(), sheet.height()) != A4_SHORT
                || Math.max(sheet.width(), sheet.height()) != A4_LONG)
        .map(sheet -> "a sheet of " + sheet.width() + " by " + sheet.height())
        .toList();
  }

  /** Makes tables as wide as any election has them, a number of its own in each cell. */
  private static final String WIDEN =
      """
      () => {
        let n = 100000000;
        const widen = (table, columns, name) => [...table.rows].forEach(row => {
          while (row.cells.length < columns) row.append(row.lastElementChild.cloneNode(true));
          [...row.cells].slice(1).forEach(cell => {
            cell.textContent = row.parentElement.localName === 'thead' ? name : `${n += 1}`;
          });
        });
        document.querySelectorAll('.areas').forEach(table => widen(table, 12, 'Candidate Withalongname'));
        document.querySelectorAll('.heat').forEach(table => {
          n = 1000;
          widen(table, 17, '23:59');
        });
        return [...document.querySelectorAll('.areas td, .heat td')].map(cell => cell.textContent);
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"contest", "progress"})
  void the_widest_table_has_every_cell_on_paper(String name, Chromium chromium, Night night) {
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place(name), Language.FA);
      List<String> cells = Look.sentences(page.evaluate(WIDEN));
      Printed paper = Printed.of(page, name + "-wide");
      assertThat(cells).hasSizeGreaterThan(60).allMatch(paper::says);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_sheet_says_at_its_foot_which_position_and_which_page_it_is(
      Language language, Chromium chromium, Night night) {
    Words words = Words.of(language);
    try (Reader reader = Reader.headquarters(chromium, night)) {
      Page page = reader.open(night.place("contest"), language);
      String position = page.locator("[data-live='asof.position']").first().innerText();
      Printed paper = Printed.of(page, "foot-" + language.tag());
      int pages = paper.sheets().size();
      assertThat(pages).isGreaterThan(1);
      for (int i = 0; i < pages; i++) {
        Printed.Sheet sheet = paper.sheets().get(i);
        assertThat(sheet.text())
            .contains(Printed.plain(words.say("asof.position") + position))
            .contains(
                Printed.plain(
                    words.say("paper.page")
                        + words.number(i + 1L)
                        + words.say("paper.of")
                        + words.number(pages)));
      }
    }
  }
}
