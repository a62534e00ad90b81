package io.tajmi.ops.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What is wrong with a page that is open in a browser, in sentences; nothing where it is well. */
final class Look {
  private static final String SCRIPT = read("/browser/look.js");
  private static final int TABS_MAX = 1_500;
  private static final String FOCUSABLE =
      "a[href],button:not([disabled]),input:not([type=hidden]):not([disabled]),select,textarea,"
          + "summary,[tabindex='0']";

  private Look() {}

  /** Cut and overlapping text, sideways scrolling, digits of the other script, raw keys. */
  static List<String> text(Page page, String language) {
    List<String> findings = new ArrayList<>();
    for (Object finding : (List<?>) page.evaluate(SCRIPT, language)) {
      findings.add(String.valueOf(finding));
    }
    return findings;
  }

  /** What axe finds against WCAG 2.2 AA and its best practices. */
  static List<String> accessibility(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .map(rule ->
                rule.getId()
                    + ": "
                    + rule.getHelp()
                    + " "
                    + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList())
            .toList();
  }

  /** Links, buttons and fields that are seen but never reached by the tabulator key. */
  static List<String> keyboard(Page page) {
    String mark =
        "selector => { let n = 0; for (const e of document.querySelectorAll(selector))"
            + " if (e.checkVisibility({checkVisibilityCSS: true}) && e.tabIndex >= 0)"
            + " e.dataset.tabStop = n++; return n; }";
    int stops = ((Number) page.evaluate(mark, FOCUSABLE)).intValue();
    Set<String> reached = new LinkedHashSet<>();
    String focused = "() => document.activeElement?.dataset?.tabStop ?? ''";
    for (int i = 0; i < Math.min(stops + 5, TABS_MAX) && reached.size() < stops; i++) {
      page.keyboard().press("Tab");
      String stop = String.valueOf(page.evaluate(focused));
      if (!stop.isEmpty()) {
        reached.add(stop);
      }
    }
    return reached.size() == stops || stops > TABS_MAX
        ? List.of()
        : List.of("the keyboard reaches " + reached.size() + " of " + stops);
  }

  /** Keeps a picture for people to look at. */
  static void keep(Page page, Path file) {
    var _ = page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  private static String read(String resource) {
    try (InputStream bytes = Look.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(bytes, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
