package io.tajmi.ops.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is wrong with a page that is open in a browser, in sentences; nothing where it is well. */
final class Look {
  private static final String TEXT = read("/browser/look.js");
  private static final String KEYBOARD = read("/browser/keyboard.js");
  private static final int STOPS_MAX = 1_500;

  private Look() {}

  /** Cut and overlapping text, sideways scrolling, digits of the other script, raw keys. */
  static List<String> text(Page page, String language) {
    return sentences(page.evaluate(TEXT, language));
  }

  /** What axe finds against WCAG 2.2 AA and its best practices. */
  static List<String> accessibility(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream()
            .map(rule ->
                rule.getId()
                    + ": "
                    + rule.getHelp()
                    + " "
                    + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList())
            .toList();
  }

  /** Links, buttons and fields that the tabulator key never reaches, or reaches unseen. */
  static List<String> keyboard(Page page) {
    int stops = ((Number) page.evaluate(KEYBOARD)).intValue();
    if (stops > STOPS_MAX) {
      return List.of("too many stops to walk: " + stops);
    }
    for (int i = 0; i <= stops; i++) {
      page.keyboard().press("Tab");
    }
    return sentences(page.evaluate("() => walkedByKeyboard()"));
  }

  /** Keeps a picture for people to look at. */
  static void keep(Page page, String name) {
    Path file = Path.of("target", "pages", name + ".png");
    var _ = page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  /** A list of sentences that a script in the page answered. */
  static List<String> sentences(Object said) {
    List<String> findings = new ArrayList<>();
    for (Object finding : (List<?>) said) {
      findings.add(String.valueOf(finding));
    }
    return findings;
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
