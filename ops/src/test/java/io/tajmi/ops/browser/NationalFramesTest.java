package io.tajmi.ops.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.tajmi.ops.client.Bar;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.Pause;
import io.tajmi.ops.demo.DemoRun;
import io.tajmi.ops.demo.DemoSize;
import io.tajmi.ops.demo.Sending;
import io.tajmi.ops.serve.TajmiServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The slider of a page of the past over the national night of the demonstration, counted whole.
 * That each frame is of the position asked for is asserted; how long they take is printed.
 */
@Tag("soak")
class NationalFramesTest {
  private static final Logger LOG = LoggerFactory.getLogger(NationalFramesTest.class);
  private static final int FRAMES = 60;
  private static final int STEP = 25;
  private static final String PAGE = "/elections/demo/contests/president?lang=fa";

  @Test
  void each_frame_of_a_national_night_is_of_its_position(@TempDir Path data) throws Exception {
    assumeTrue(Chromium.installed(), "no Chromium or Node.js here");
    StringWriter said = new StringWriter();
    DemoRun demo =
        new DemoRun(
            new DemoSize(Integer.getInteger("tajmi.frames.branches", DemoSize.FULL), false, 1),
            data,
            Pause.sleeping(),
            new PrintWriter(said),
            new PrintWriter(said),
            Bar.Use.SILENT);
    try (TajmiServer server = demo.start(0);
        Chromium chromium = Chromium.start();
        BrowserContext reader = chromium.reader(Screen.DESK, true, null)) {
      int code = demo.play(server.port(), 0, Sending.LINES_MAX);
      assertThat(code).as(said.toString()).isEqualTo(ExitCode.DONE);
      long head = server.node().log().size() - 1;
      Page page = reader.newPage();
      logIn(page, server.address(), said.toString());
      var _ = page.navigate(server.address() + PAGE + "&at=" + head / 2);
      Reader.untilDrawn(page);
      SplittableRandom random = new SplittableRandom(1);
      scrub(page, "first, anywhere", LongStream.generate(() -> random.nextLong(head / 3, head)));
      scrub(page, "anywhere", LongStream.generate(() -> random.nextLong(head / 3, head)));
      long step = Math.min(STEP, head / 4 / FRAMES);
      scrub(page, "steps of " + step, LongStream.iterate(head / 2 + step, at -> at + step));
    }
  }

  private static void logIn(Page page, String address, String said) {
    String password =
        said.lines()
            .filter(line -> line.startsWith("  headquarters"))
            .map(line -> line.strip().replaceFirst("^\\S+ +(\\S+) .*$", "$1"))
            .findFirst()
            .orElseThrow();
    var _ = page.navigate(address + "/login?lang=fa");
    page.locator("#username").fill("headquarters");
    page.locator("#password").fill(password);
    page.locator("main button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/login"));
  }

  private static void scrub(Page page, String how, LongStream positions) {
    var _ = page.evaluate("() => performance.clearMeasures('tajmi:frame')");
    for (long at : positions.limit(FRAMES).toArray()) {
      // Asked for and awaited in the page: an assertion that is tried again and again takes more of
      // the page's own thread than the frames do.
      Object shown =
          page.evaluate(
              """
              (at) => new Promise((done) => {
                const body = document.body;
                const seen = new MutationObserver(() => {
                  if (body.dataset.position !== at) return;
                  seen.disconnect();
                  done(body.dataset.position);
                });
                seen.observe(body, { attributes: true, attributeFilter: ['data-position'] });
                const slider = document.getElementById('moment');
                slider.value = at;
                slider.dispatchEvent(new Event('input', { bubbles: true }));
              })
              """,
              "" + at);
      assertThat(shown).isEqualTo("" + at);
    }
    Object all =
        page.evaluate("() => performance.getEntriesByName('tajmi:frame').map(it => it.duration)");
    long[] sorted =
        ((List<?>) all)
            .stream().mapToLong(it -> Math.round(((Number) it).doubleValue())).sorted().toArray();
    assertThat(sorted).hasSizeGreaterThanOrEqualTo(FRAMES);
    // The demonstration's server says warnings alone.
    LOG.warn(
        "frames of the national night, {}: p50 {} ms, p95 {} ms of {}",
        how,
        sorted[sorted.length / 2],
        sorted[sorted.length * 95 / 100],
        sorted.length);
  }
}
