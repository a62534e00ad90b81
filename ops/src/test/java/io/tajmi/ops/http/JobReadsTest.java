package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.ContestId;
import io.tajmi.ops.node.Keeping;
import io.tajmi.ops.serve.ServerBeans;
import io.tajmi.replay.Replay;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.replay.job.JobState;
import io.tajmi.replay.job.Jobs;
import io.tajmi.view.Damage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What takes long is a job: asked for, followed, read with the rights of then, or cancelled. */
@Timeout(300)
class JobReadsTest {
  private static final String CONTEST = SAMPLE + "/contests/president";
  private static final String PAGE = "/elections/sample/contests/president/difference?from=";
  private static final int TALLIES = 4;

  /** Votes of one box, of those between, and of all, as members of an answer. */
  private static final Pattern VOTES = Pattern.compile(":-?(777|2331|3108)[,}]");

  private static final int JOBS_MAX = 100;

  @TempDir private Path folder;
  private long first;
  private String envelope = "";

  private Served served(Keeping keeping) {
    Served served = Served.jobs(folder, keeping);
    for (int i = 0; i < TALLIES; i++) {
      ObjectNode tally = served.document();
      ((ObjectNode) tally.path("ballots")).put("inBox", 877).put("valid", 877);
      ((ObjectNode) tally.path("votes")).put("1", 777).put("2", 100);
      envelope = tally.path("envelope").asString();
      HttpResponse<String> answer = served.tally(tally);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      first = i == 0 ? json(answer).path("through").asLong() : first;
    }
    served.awaitHead();
    return served;
  }

  private String difference(Served served) {
    return CONTEST + "/difference?from=" + first + "&to=" + (served.size() - 1);
  }

  private String supposed() {
    return "{\"contest\":\"president\",\"without\":{\"envelopes\":[\"" + envelope + "\"]}}";
  }

  private static HttpResponse<String> suppose(Served served, String body) {
    return served.send(
        served
            .as(served.token(), SAMPLE + "/forks")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> asked(
      Served served, String method, @Nullable String token, String path) {
    return served.send(served.as(token, path).method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** Where the job is that an answer leads to. */
  private static String job(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).isEqualTo("/api/v1/jobs/" + json(answer).path("job").asString());
    return location;
  }

  /** The job, once it has its answer. */
  private static HttpResponse<String> done(Served served, @Nullable String token, String job) {
    HttpResponse<String> answer = asked(served, "GET", token, job);
    while (answer.statusCode() == 200
        && List.of("WAITING", "RUNNING").contains(json(answer).path("state").asString())) {
      answer = asked(served, "GET", token, job);
    }
    return answer;
  }

  private static String result(HttpResponse<String> done) {
    assertThat(json(done).path("state").asString()).as(done.body()).isEqualTo("DONE");
    String body = done.body();
    return body.substring(body.indexOf("\"result\":") + 9, body.length() - 1);
  }

  /** Every turn of readers of the past is taken until it is let go. */
  private static final class Turns implements AutoCloseable {
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Thread> holders = new ArrayList<>();

    Turns(Served served) throws InterruptedException {
      Replay replay = ServerBeans.of(served.server(), Replay.class).getFirst();
      int turns = Replay.Limits.ofThisMachine().foldingMax();
      CountDownLatch held = new CountDownLatch(turns);
      for (int i = 0; i < turns; i++) {
        holders.add(
            Thread.ofPlatform()
                .start(() ->
                    replay.inTurn(() -> {
                      held.countDown();
                      await(go);
                      return true;
                    })));
      }
      assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      go.countDown();
      for (Thread holder : holders) {
        try {
          holder.join();
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Both positions are at hand then, so that nothing but the work itself needs a turn. */
  private void warm(Served served) {
    for (long position : List.of(first, served.size() - 1)) {
      assertThat(served.get(CONTEST + "/results?at=" + position).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void what_a_job_answers_is_byte_for_byte_what_is_answered_at_once() {
    String difference;
    String results;
    String byJob;
    String forkByJob;
    String resultsByJob;
    try (Served served = served(Keeping.DEFAULT)) {
      difference = difference(served);
      byJob = result(done(served, served.token(), job(served.get(difference))));
      assertThat(Served.JSON.readTree(byJob).path("answerHash").asString()).hasSize(64);
      assertThat(Served.JSON.readTree(byJob).path("outcome").isObject()).isTrue();
      forkByJob = result(done(served, served.token(), job(suppose(served, supposed()))));
      String fork = Served.JSON.readTree(forkByJob).path("fork").asString();
      results = CONTEST + "/results?fork=" + fork;
      // Worked out already, so it is there at once.
      assertThat(served.get(results).statusCode()).isEqualTo(200);
    }
    try (Served served = Served.again(folder, Keeping.DEFAULT)) {
      assertThat(served.get(difference).body()).isEqualTo(byJob);
      HttpResponse<String> fork = suppose(served, supposed());
      assertThat(fork.statusCode()).isEqualTo(201);
      assertThat(fork.body()).isEqualTo(forkByJob);
      resultsByJob = served.get(results).body();
    }
    try (Served served = Served.jobsAgain(folder)) {
      String read = result(done(served, served.token(), job(served.get(results))));
      assertThat(read).isEqualTo(resultsByJob);
    }
  }

  @Test
  void a_live_difference_is_of_the_moment_at_which_it_was_asked_for() {
    try (Served served = served(Keeping.DEFAULT)) {
      long head = served.size() - 1;
      String job = job(served.get(CONTEST + "/difference?from=" + first));
      assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      served.awaitHead();
      JsonNode result = Served.JSON.readTree(result(done(served, served.token(), job)));
      assertThat(result.path("to").path("position").asLong()).isEqualTo(head);
    }
  }

  @Test
  void a_job_is_followed_and_cancelled_by_its_circle_and_not_there_for_others() throws Exception {
    try (Served served = served(Keeping.DEFAULT)) {
      String board = served.machine("board", Role.SUPERVISORY, null);
      warm(served);
      String job;
      try (Turns _ = new Turns(served)) {
        job = job(served.get(difference(served)));
        assertThat(job(served.get(difference(served)))).as("the same").isEqualTo(job);
        HttpResponse<String> read = asked(served, "GET", served.token(), job);
        assertThat(json(read).path("state").asString()).isIn("WAITING", "RUNNING");
        assertThat(json(read).path("kind").asString()).isEqualTo("DIFFERENCE");
        assertThat(json(read).has("result")).isFalse();
        for (String method : List.of("GET", "DELETE")) {
          assertThat(asked(served, method, board, job).statusCode()).isEqualTo(404);
          assertThat(asked(served, method, null, job).statusCode()).isEqualTo(404);
        }
        assertThat(asked(served, "DELETE", served.token(), job).statusCode()).isEqualTo(204);
        read = asked(served, "GET", served.token(), job);
        assertThat(json(read).path("state").asString()).isEqualTo("CANCELLED");
        Jobs jobs = ServerBeans.of(served.server(), Jobs.class).getFirst();
        while (jobs.running() > 0) {
          Thread.onSpinWait();
        }
        assertThat(jobs.ended(JobState.CANCELLED)).as("while nobody had a turn").isOne();
      }
      assertThat(served.meter("election_replay_jobs_finished_total", "end=\"cancelled\""))
          .isEqualTo(1);
      String again = job(served.get(difference(served)));
      assertThat(again).isNotEqualTo(job);
      assertThat(result(done(served, served.token(), again))).contains("answerHash");
      assertThat(asked(served, "GET", board, again).statusCode()).isEqualTo(404);
      assertThat(asked(served, "DELETE", served.token(), again).statusCode()).isEqualTo(204);
      assertThat(asked(served, "GET", served.token(), again).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void beyond_so_many_who_asks_is_told_when_to_ask_again() throws Exception {
    try (Served served = served(Keeping.DEFAULT)) {
      warm(served);
      try (Turns _ = new Turns(served)) {
        HttpResponse<String> answer = served.get(difference(served));
        int begun = 0;
        while (answer.statusCode() == 202 && begun < JOBS_MAX) {
          begun++;
          answer = served.get(difference(served) + "&branches=B0000" + begun % 10 + "%2CB00001");
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains("JOBS_FULL");
        assertThat(served.meter("election_replay_jobs_refused_total", "")).isPositive();
      }
    }
  }

  /** As a browser goes on, which follows redirections and asks again where a page tells it to. */
  private static HttpResponse<String> followed(Person reader, String address) {
    HttpResponse<String> answer = reader.get(address);
    String here = address;
    while (answer.statusCode() == 303 || answer.body().contains("http-equiv=\"refresh\"")) {
      here = answer.headers().firstValue("Location").orElse(here);
      answer = reader.get(here);
    }
    return answer;
  }

  @Test
  void a_page_that_takes_long_waits_by_itself_and_can_be_cancelled() throws Exception {
    try (Served served = served(Keeping.DEFAULT);
        Person chain = Person.with(served, "chain", new Grant(Role.EXECUTIVE, null));
        Person board = Person.with(served, "board", new Grant(Role.SUPERVISORY, null))) {
      warm(served);
      String address = PAGE + first + "&to=" + (served.size() - 1);
      String job;
      try (Turns _ = new Turns(served)) {
        HttpResponse<String> led = chain.get(address + "&lang=en");
        assertThat(led.statusCode()).isEqualTo(303);
        job = led.headers().firstValue("Location").orElseThrow();
        assertThat(job).matches("/jobs/[0-9a-f]{32}\\?lang=en");
        Document page = Jsoup.parse(chain.get(job).body());
        assertThat(page.select("meta[http-equiv=refresh]").attr("content")).isEqualTo("2");
        assertThat(page.select("h1").text()).isEqualTo("The difference is being worked out");
        assertThat(page.select("progress")).hasSize(1);
        assertThat(page.select("main form button").text()).isEqualTo("Cancel");
        assertThat(board.get(job).statusCode()).isEqualTo(404);
        String fa = job.replace("lang=en", "lang=fa");
        assertThat(Jsoup.parse(chain.get(fa).body()).select("main form button").text())
            .isEqualTo("لغو");
        assertThat(chain.sends(job, "cancel=1").headers().firstValue("Location")).hasValue(job);
        page = Jsoup.parse(chain.get(job).body());
        assertThat(page.select("meta[http-equiv=refresh]")).isEmpty();
        assertThat(page.select("main").text()).contains("This was cancelled");
        job = chain.get(address + "&lang=en").headers().firstValue("Location").orElseThrow();
      }
      HttpResponse<String> shown = followed(chain, job);
      assertThat(shown.uri().getPath())
          .isEqualTo("/elections/sample/contests/president/difference");
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(Jsoup.parse(shown.body()).select("main").text()).contains("777");
    }
  }

  @Test
  void a_supposition_that_takes_long_leads_by_its_job_to_where_it_stands_side_by_side() {
    try (Served served = served(Keeping.DEFAULT);
        Person chain = Person.with(served, "chain", new Grant(Role.EXECUTIVE, null))) {
      String page = "/elections/sample/contests/president/suppose?lang=en";
      HttpResponse<String> led = chain.sends(page, "entries=" + (served.size() - 1));
      assertThat(led.statusCode()).isEqualTo(303);
      String job = led.headers().firstValue("Location").orElseThrow();
      assertThat(job).matches("/jobs/[0-9a-f]{32}\\?lang=en");
      HttpResponse<String> shown = followed(chain, job);
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(shown.uri().getRawQuery())
          .contains("lang=en")
          .containsPattern("forks=[0-9a-f]{64}");
      assertThat(Jsoup.parse(shown.body()).select("main").text())
          .contains("1 branch stands otherwise", "777");
    }
  }

  @Test
  void what_a_job_has_worked_out_tells_no_votes_of_a_contest_that_is_stopped() throws Exception {
    // Its first round is due at the entry after those that are told of.
    Keeping once = Keeping.DEFAULT.with(new SelfCheck.Settings(Duration.ofDays(1), 7, 100, 1, 14));
    try (Served served = served(once)) {
      SelfCheck check = served.server().node().check();
      String job = job(served.get(difference(served)));
      assertThat(result(done(served, served.token(), job))).containsPattern(VOTES);
      var _ =
          Damage.inPlace(
              served.server().node().snapshots().current(), ContestId.parse("sample:president"));
      CountDownLatch stopped = new CountDownLatch(1);
      check.listen(() -> {
        var stop = check.status().stop();
        if (stop != null && stop.halted()) {
          stopped.countDown();
        }
      });
      assertThat(check.status().lastGood()).isEqualTo(-1);
      assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(asked(served, "GET", served.token(), job).body()).doesNotContainPattern(VOTES);
      String anew = job(served.get(difference(served)));
      assertThat(result(done(served, served.token(), anew))).doesNotContainPattern(VOTES);
    }
  }
}
