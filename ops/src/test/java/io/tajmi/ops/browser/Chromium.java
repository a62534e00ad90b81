package io.tajmi.ops.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An installed Chromium that Playwright drives with an installed Node.js; nothing is downloaded.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final int WAIT_MAX_MILLIS = 20_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path chromium, Path node) {
    PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MAX_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
  }

  /** Whether the machine has what it takes. */
  static boolean installed() {
    return installed("chromium").isPresent() && installed("node").isPresent();
  }

  /** Starts it where it is {@link #installed()}. */
  static Chromium start() {
    return new Chromium(installed("chromium").orElseThrow(), installed("node").orElseThrow());
  }

  private static Optional<Path> installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * A reader with cookies of its own.
   *
   * @param state the cookies it comes with, as another reader left them; null for none
   */
  BrowserContext reader(Screen screen, boolean javaScript, @Nullable String state) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(screen.width(), screen.height())
            .setJavaScriptEnabled(javaScript);
    if (state != null) {
      options.setStorageState(state);
    }
    return browser.newContext(options);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
