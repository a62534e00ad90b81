package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Role;
import io.tajmi.election.ContestId;
import io.tajmi.fold.FoldState;
import io.tajmi.ops.node.Keeping;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Round;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.view.ContentHash;
import io.tajmi.view.Damage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One row that is shown is not what the log says: its contest is stopped, and told to everyone. */
@Timeout(300)
class SelfCheckedTest {
  private static final Keeping AT_ONCE =
      Keeping.DEFAULT.with(
          new SelfCheck.Settings(Duration.ofMillis(20), Integer.MAX_VALUE, 100, 2, 14));
  private static final ContestId PRESIDENT = ContestId.parse("sample:president");
  private static final String RESULTS = SAMPLE + "/contests/president/results";
  private static final String LIFT = "/api/v1/check/lift";
  private static final String PAGE = "/elections/sample/contests/president?lang=";

  private static final int TALLIES = 6;

  @TempDir private Path folder;

  private static SelfCheck check(Served served) {
    return served.server().node().check();
  }

  private static void await(Served served, Predicate<CheckStatus> until) {
    SelfCheck check = check(served);
    CountDownLatch reached = new CountDownLatch(1);
    Runnable look =
        () -> {
          if (until.test(check.status())) {
            reached.countDown();
          }
        };
    check.listen(look);
    look.run();
    try {
      assertThat(reached.await(60, TimeUnit.SECONDS)).as("it stays %s", check.status()).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** A night in which everyone reads the president, and a good round at its end. */
  private long goodNight(Served served) {
    for (int i = 0; i < 4; i++) {
      ObjectNode tally = served.document();
      ((ObjectNode) tally.path("ballots")).put("inBox", 400 + i).put("valid", 400 + i);
      ((ObjectNode) tally.path("votes")).put("1", 300).put("2", 100 + i);
      assertThat(served.tally(tally).statusCode()).isEqualTo(201);
    }
    long released = served.release("president");
    served.awaitHead();
    await(served, status -> status.lastGood() >= released);
    return released;
  }

  /** What was mended was found to be what the log says, and the votes still are stopped. */
  private static boolean isGoodAgain(CheckStatus status) {
    Round last = status.last();
    return last != null && last.verdict() == Round.Verdict.GOOD && status.stopped();
  }

  /** In the very state that the live fold goes on from, as a fault of the memory would. */
  private static void damage(Served served) {
    var _ = Damage.inPlace(served.server().node().snapshots().current(), PRESIDENT);
  }

  private static void assertNoVotes(JsonNode results, long lastGood) {
    assertThat(results.path("extent").asString()).isEqualTo("NONE");
    assertThat(results.path("lastGood").asLong()).isEqualTo(lastGood);
    assertThat(results.has("votes")).isFalse();
    assertThat(results.has("ballots")).isFalse();
    assertThat(results.has("countsHash")).isFalse();
  }

  private static HttpResponse<String> lift(Served served, String token, @Nullable String office) {
    ObjectNode document =
        Served.JSON.createObjectNode().put("office", "HQ").put("reason", "memory replaced");
    if (office != null) {
      document.putObject("knownTo").put("office", office).put("document", "7/2");
    }
    return served.send(
        served
            .as(token, LIFT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(document.toString())));
  }

  private static String text(Person reader, String address, String css) {
    return Jsoup.parse(reader.get(address).body()).select(css).text();
  }

  @Test
  void an_altered_row_stops_its_contest_for_everyone_until_it_is_lifted_over_restarts() {
    long good;
    try (Served served = Served.sample(folder, AT_ONCE);
        Person everyone = Person.anybody(served)) {
      good = goodNight(served);
      JsonNode before = served.readAs(null, RESULTS + "?at=" + good);
      JsonNode all = served.read(RESULTS + "?at=" + good);
      String tag = served.get(RESULTS).headers().firstValue("ETag").orElseThrow();
      try (Person.Watching stream = everyone.watches("contest/sample/president")) {
        assertThat(stream.cells(good).path("closed.sentence").asString()).isEmpty();
        damage(served);
        await(served, status -> status.stop() != null && status.stop().halted());
        served.awaitHead();
        await(served, SelfCheckedTest::isGoodAgain);
        JsonNode cells = stream.cells(served.size() - 1);
        assertThat(cells.path("closed.sentence").asString()).isNotEmpty();
        assertThat(cells.path("check.stop").asString()).contains("self-check", "Its votes");
      }
      assertNoVotes(served.readAs(null, RESULTS), good);
      assertNoVotes(served.read(RESULTS), good);
      assertNoVotes(served.read(RESULTS + "?at=" + (served.size() - 1)), good);
      assertThat(served.get(RESULTS, "If-None-Match", tag).statusCode()).isEqualTo(200);
      assertThat(served.get(SAMPLE + "/contests/president/outcome").body())
          .contains("CHECK_STOPPED", "Figures up to position " + good);
      assertThat(served.read(SAMPLE + "/contests/council/results").path("extent").asString())
          .isEqualTo("ALL");
      assertThat(served.readAs(null, RESULTS + "?at=" + good)).isEqualTo(before);
      assertThat(served.read(RESULTS + "?at=" + good)).isEqualTo(all);
      assertThat(before.path("votes").isArray()).isTrue();
      assertHaltedByTheNode(served);
      assertToldOnPages(everyone, good);
      assertToldToOperators(served);
    }
    lifted(good);
  }

  @Test
  void an_altered_row_is_mended_where_it_stands_and_votes_are_shown_again_without_a_restart() {
    try (Served served = Served.sample(folder, AT_ONCE)) {
      long good = goodNight(served);
      JsonNode before = served.read(RESULTS);
      String tag = served.get(RESULTS).headers().firstValue("ETag").orElseThrow();
      damage(served);
      await(served, status -> status.stop() != null && status.stop().halted());
      assertThat(check(served).status().live()).isEqualTo(CheckStatus.Live.TRUSTED);
      assertNoVotes(served.read(RESULTS), good);
      assertThat(lift(served, served.token(), null).statusCode()).isEqualTo(200);
      served.awaitHead();
      assertThat(served.read(RESULTS).path("votes")).isEqualTo(before.path("votes"));
      assertThat(served.get(RESULTS, "If-None-Match", tag).statusCode()).isEqualTo(200);
      assertThat(ContentHash.of(served.server().node().snapshots().current()))
          .isEqualTo(ContentHash.of(fresh(served).snapshot()));
      // What comes now goes on from the good state.
      assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      served.awaitHead();
      assertThat(ContentHash.of(served.server().node().snapshots().current()))
          .isEqualTo(ContentHash.of(fresh(served).snapshot()));
      await(served, status -> status.stop() == null);
      assertThat(served.read(SAMPLE + "/contests/president/outcome").has("state")).isTrue();
    }
  }

  private static void assertHaltedByTheNode(Served served) {
    String line = served.get("/api/v1/log/entries?from=" + (served.size() - 1)).body();
    assertThat(line).contains("contest.halted", "\"actor\":\"system:node\"", "node-1");
  }

  private static void assertToldOnPages(Person everyone, long good) {
    assertThat(text(everyone, PAGE + "en", ".stopped"))
        .contains("the self-check found", "up to position", "The last good figures");
    assertThat(text(everyone, PAGE + "fa", ".stopped"))
        .contains("وارسی خودکار", "آرای آن اکنون نشان داده نمی‌شود");
    assertThat(Jsoup.parse(everyone.get(PAGE + "en").body()).select(".stopped a").attr("href"))
        .contains("at=" + good);
    assertThat(text(everyone, PAGE + "en&at=" + good, "main")).contains("300");
    assertThat(text(everyone, "/wall/sample?lang=en", ".stopped")).contains("self-check");
    assertThat(text(everyone, PAGE + "en", ".site-foot"))
        .contains("what is shown is what the event log adds up to", "not a wrong rule");
    assertThat(text(everyone, PAGE + "fa", ".site-foot")).contains("حسابرس مستقل");
  }

  private static void assertToldToOperators(Served served) {
    JsonNode told = served.readAs(null, "/api/v1/check");
    assertThat(told.path("verdict").asString()).isEqualTo("GOOD");
    assertThat(told.path("live").asString()).isEqualTo("TRUSTED");
    assertThat(told.path("test").asBoolean()).isTrue();
    assertThat(told.at("/stop/contests").toString()).isEqualTo("[\"sample:president\"]");
    assertThat(Served.json(served.get("/actuator/health")).at("/components/check/status"))
        .isEqualTo(Served.JSON.valueToTree("DOWN"));
    assertThat(served.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(served.meter("election_check_stopped", "")).isEqualTo(1);
    assertThat(served.meter("election_check_rounds_total", "verdict=\"differs\"")).isEqualTo(1);
  }

  private void lifted(long good) {
    try (Served served = Served.again(folder, Keeping.DEFAULT);
        Person everyone = Person.anybody(served)) {
      assertNoVotes(served.read(RESULTS), good);
      String board = served.machine("board", Role.SUPERVISORY, null);
      String governor = served.machine("governor", Role.EXECUTIVE, "S-1");
      assertThat(lift(served, board, null).statusCode()).isEqualTo(403);
      assertThat(lift(served, governor, null).statusCode()).isEqualTo(403);
      assertThat(lift(served, served.token(), "board").statusCode()).isEqualTo(200);
      assertThat(served.read(RESULTS).path("extent").asString()).isEqualTo("ALL");
      assertThat(served.readAs(null, RESULTS).path("publication").asString()).isEqualTo("HALTED");
      assertThat(text(everyone, PAGE + "en", ".stopped"))
          .contains("HQ lifted the stop", "memory replaced", "Known to board, document 7/2");
      assertThat(text(everyone, PAGE + "fa", ".stopped"))
          .contains("رفع توقف", "board از آن آگاه است");
      ObjectNode again =
          Served.JSON.createObjectNode().put("envelope", "again").put("office", "HQ");
      assertThat(served.post(SAMPLE + "/contests/president/release", again).statusCode())
          .isEqualTo(201);
    }
    try (Served served = Served.again(folder, AT_ONCE);
        Person everyone = Person.anybody(served)) {
      await(served, status -> status.stop() == null && status.last() != null);
      assertThat(text(everyone, PAGE + "en", ".stopped p")).isEmpty();
      assertThat(text(everyone, PAGE + "en", ".site-foot"))
          .contains("what is shown is what the event log adds up to");
      assertThat(served.readAs(null, RESULTS).path("extent").asString()).isEqualTo("PUBLIC");
      assertThat(served.readAs(null, RESULTS).has("lastGood")).isFalse();
    }
  }

  /** A kept state that is damaged and a live one that is not: two folds of one log disagree. */
  @Test
  void a_node_that_distrusts_itself_answers_nothing_but_why() {
    try (Served served = Served.sample(folder, AT_ONCE);
        Person everyone = Person.anybody(served)) {
      long good = goodNight(served);
      correctOften(served);
      served.awaitHead();
      served.server().node().snapshots().publish(fresh(served).snapshot());
      served.server().node().timeline().keptBefore(served.size()).stream()
          .map(FoldState::snapshot)
          .filter(kept -> kept.position() > good)
          .forEach(kept -> Damage.inPlace(kept, PRESIDENT));
      await(served, CheckStatus::down);
      for (String path : List.of(RESULTS, RESULTS + "?at=" + good, "/live?topic=overview/sample")) {
        assertThat(served.get(path).statusCode()).as(path).isEqualTo(503);
      }
      assertThat(served.get(RESULTS).body()).contains("NODE_DISTRUSTED");
      assertThat(served.tally(served.document()).body()).contains("NODE_DISTRUSTED");
      HttpResponse<String> page = everyone.get("/?lang=en", "Accept", "text/html");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(Jsoup.parse(page.body()).text()).contains("does not trust itself");
      assertThat(served.readAs(null, "/api/v1/check").path("verdict").asString())
          .isEqualTo("DISTRUSTED");
      assertThat(served.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(served.get("/assets/tajmi.css").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_record_that_cannot_be_read_stops_everything_and_says_what_to_do() {
    try (Served served = Served.sample(folder);
        Person everyone = Person.anybody(served)) {
      var _ = served.release("president");
      served.restart(() -> damage(served.data().resolve("check.json")));
      JsonNode stop = served.readAs(null, "/api/v1/check").path("stop");
      assertThat(stop.path("all").asBoolean()).isTrue();
      assertThat(stop.path("action").asString())
          .contains("DIR/check.json cannot be read", "backup", "POST /api/v1/check/lift");
      HttpResponse<String> outcome = served.get(SAMPLE + "/contests/president/outcome");
      assertThat(outcome.body()).contains("CHECK_STOPPED", "GET /api/v1/check says what");
      assertThat(text(everyone, "/?lang=en", "body"))
          .contains("cannot be read, so no votes are shown", "headquarters lifts the stop")
          .doesNotContain("At position");
      assertThat(text(everyone, "/?lang=fa", "body")).contains("ستاد توقف را رفع کند");
    }
  }

  private static void damage(Path file) {
    try {
      Files.writeString(file, "{half");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** So many entries that a state of the past is kept. */
  private static void correctOften(Served served) {
    StringBuilder lines = new StringBuilder();
    for (int branch = 11; branch <= 200; branch++) {
      for (int n = 0; n < TALLIES; n++) {
        lines.append(line("B%05d".formatted(branch), n));
      }
    }
    var answers = served.bulk(Served.utf8(lines.toString()));
    assertThat(answers.getLast().path("accepted").asInt()).isEqualTo(190 * TALLIES);
  }

  private static String line(String branch, int n) {
    String corrects =
        n == 0 ? "" : "\"corrects\":\"%s-%d\",\"reason\":\"typing\",".formatted(branch, n - 1);
    return """
    {"envelope":"%s-%d","contest":"president","branch":"%s","source":"PAPER","complete":true,%s\
    "ballots":{"inBox":%d,"valid":%d,"invalidTaken":0,"invalidNotTaken":0},\
    "votes":{"1":300,"2":%d}}
    """
        .formatted(branch, n, branch, corrects, 500 + n, 500 + n, 200 + n);
  }

  private static FoldState fresh(Served served) {
    var node = served.server().node();
    DirectReader log = new DirectReader(node.log(), node.codec());
    return FoldState.first().after(log.page(0, (int) node.log().size()));
  }
}
