package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tajmi.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page that opens stands still: nothing that is read moves while it becomes live. */
@Tag("browser")
@ExtendWith(Stage.class)
class StillTest {
  /** The most that may move while a page loads, as browsers measure it. */
  private static final double SHIFT_MAX = 0.05;

  private static final String MEASURE =
      """
      window.shift = 0;
      window.moved = [];
      new PerformanceObserver(list => list.getEntries().forEach(entry => {
        if (entry.hadRecentInput) return;
        window.shift += entry.value;
        entry.sources.forEach(source => window.moved.push(
          `${entry.value.toFixed(3)} ${source.node?.outerHTML?.slice(0, 70) ?? source.node?.nodeName}`));
      })).observe({ type: 'layout-shift', buffered: true });
      """;

  private static final String LIVE = "() => document.body.dataset.state === 'live'";

  /** Two frames after all is drawn, so that what was drawn last has been measured. */
  private static final String SETTLED =
      """
      () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
        setTimeout(() => done([window.shift, window.moved.slice(0, 4)])))))
      """;

  @ParameterizedTest
  @EnumSource
  void nothing_moves_while_a_page_becomes_live(Language language, Chromium chromium, Night night) {
    List<String> findings = new ArrayList<>();
    try (Reader reader = Reader.headquarters(chromium, night)) {
      for (Night.Place place : night.places()) {
        for (Screen screen : List.of(Screen.PHONE, Screen.DESK)) {
          Page page = reader.empty();
          page.setViewportSize(screen.width(), screen.height());
          page.addInitScript(MEASURE);
          reader.show(page, place, language);
          Reader.untilDrawn(page);
          if (page.locator("body[data-topic]").count() > 0) {
            var _ = page.waitForFunction(LIVE);
          }
          List<?> settled = (List<?>) page.evaluate(SETTLED);
          double shift = ((Number) settled.getFirst()).doubleValue();
          if (shift > SHIFT_MAX) {
            findings.add(
                String.format(
                    Locale.ROOT, "%s on %s: %.3f %s", place.name(), screen, shift, settled.get(1)));
          }
          page.close();
        }
      }
    }
    assertThat(findings).isEmpty();
  }
}
