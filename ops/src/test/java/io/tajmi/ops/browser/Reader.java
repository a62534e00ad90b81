package io.tajmi.ops.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.tajmi.text.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody before a screen: pages open on it, and what the browser complains of is written down.
 */
final class Reader implements AutoCloseable {
  private static final String CHARTS_ARE_DRAWN =
      "() => [...document.querySelectorAll('figure[data-chart]')].every(f => f.dataset.state)";

  private final Night night;
  private final BrowserContext context;
  private final boolean javaScript;
  private final List<String> complaints = new ArrayList<>();

  private Reader(Night night, BrowserContext context, boolean javaScript) {
    this.night = night;
    this.context = context;
    this.javaScript = javaScript;
  }

  /** One who has not logged in. */
  static Reader anybody(Chromium chromium, Night night) {
    return new Reader(night, chromium.reader(Screen.DESK, true, null), true);
  }

  /** One who logs in by the form and sees everything. */
  static Reader headquarters(Chromium chromium, Night night) {
    Reader reader = anybody(chromium, night);
    reader.logsIn(Night.PERSON, night.password()).close();
    return reader;
  }

  /** Logs in by the form; the page where that leads. */
  Page logsIn(String name, String password) {
    Page page = empty();
    var _ = page.navigate(night.base() + "/login?lang=fa");
    page.locator("#username").fill(name);
    page.locator("#password").fill(password);
    page.locator("main button[type=submit]").click();
    page.waitForURL(address -> !address.contains("/login"));
    return page;
  }

  /** The same person in a browser that runs no script. */
  Reader withoutJavaScript(Chromium chromium) {
    return new Reader(night, chromium.reader(Screen.DESK, false, context.storageState()), false);
  }

  /** Opens a page that must be there; its charts are drawn. */
  Page open(Night.Place place, Language language) {
    Page page = empty();
    show(page, place, language);
    if (javaScript) {
      untilDrawn(page);
    }
    return page;
  }

  /** Returns when each chart of a page is drawn, or is known to show nothing. */
  static void untilDrawn(Page page) {
    var _ = page.waitForFunction(CHARTS_ARE_DRAWN);
  }

  /** A page with nothing on it yet. */
  Page empty() {
    Page page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add("the browser says: " + message.text());
      }
    });
    page.onPageError(error -> complaints.add("a script fails: " + error));
    page.onResponse(answer -> {
      if (answer.status() >= 400) {
        complaints.add(answer.status() + " for " + answer.url());
      }
    });
    return page;
  }

  /** Shows a place on a page. */
  void show(Page page, Night.Place place, Language language) {
    String address = night.base() + place.path();
    var answer =
        page.navigate(
            address + (address.contains("?") ? "&" : "?") + "lang=" + language.tag(),
            new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
    if (answer == null || answer.status() != 200) {
      throw new AssertionError(address + " is not there: " + answer);
    }
  }

  /** What the browser has complained of since this was last asked. */
  List<String> complaints() {
    List<String> said = List.copyOf(complaints);
    complaints.clear();
    return said;
  }

  @Override
  public void close() {
    context.close();
  }
}
