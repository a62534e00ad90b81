package io.tajmi.ops.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path chromium, Path node) {
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

  /** Starts it; empty where the machine has no Chromium or no Node.js. */
  static Optional<Chromium> start() {
    Optional<Path> chromium = installed("chromium");
    Optional<Path> node = installed("node");
    return chromium.flatMap(c -> node.map(n -> new Chromium(c, n)));
  }

  private static Optional<Path> installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A reader of its own: no cookies, this width in pixels, with or without JavaScript. */
  BrowserContext reader(int width, boolean javaScript) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(width, width < 600 ? 800 : 1_100)
            .setJavaScriptEnabled(javaScript));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
