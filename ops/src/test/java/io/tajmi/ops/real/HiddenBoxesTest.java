package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.TajmiRun;
import io.tajmi.ops.client.Bar;
import io.tajmi.ops.client.PublicResults;
import io.tajmi.ops.client.SampleComparison;
import io.tajmi.ops.client.ServerConnection;
import io.tajmi.ops.sample.SampleFiles;
import io.tajmi.ops.serve.NodeSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What secrecy costs: how many boxes are hidden below a contest, and how many as cover. */
class HiddenBoxesTest {
  @TempDir Path folder;

  @Test
  void everyone_reads_the_total_of_a_real_election_and_few_ordinary_boxes_are_hidden(
      TestReporter reporter) throws IOException {
    RealData real = RealData.of("two-stage-count");
    try (var server = start()) {
      CommandLineRun verbs = new CommandLineRun(url(server), folder.resolve("data"));
      done(verbs.importing(real.folder()));
      for (String file : List.of("1-quick-count", "2-quick-count-next-day", "3-official-count")) {
        done(verbs.submit("two-stage-count", real.tallies(file)));
      }
      PublicResults.Found found = found(server, "two-stage-count", List.of("president"));
      reporter.publishEntry("two-stage-count", found.toString());
      assertThat(found.without()).isEmpty();
      assertThat(found.small()).isPositive();
      assertThat(found.cover()).isLessThan(6);
    }
  }

  /** Some of its minutes are never put right, so its contests are not complete. */
  @Test
  void the_sample_hides_its_small_boxes_and_keeps_some_as_cover_to_the_end(TestReporter reporter)
      throws IOException {
    Path sample = folder.resolve("sample");
    SampleFiles.write(sample, 200, 7, _ -> {});
    try (var server = start()) {
      CommandLineRun verbs = new CommandLineRun(url(server), folder.resolve("data"));
      done(verbs.importing(sample));
      Path tallies = sample.resolve("tallies");
      done(
          verbs.submit(
              "sample",
              tallies.resolve("1-first.ndjson"),
              tallies.resolve("2-corrections.ndjson")));
      try (ServerConnection client = client(server, true)) {
        PrintWriter out = new PrintWriter(new StringWriter());
        new SampleComparison(client, HiddenBoxesTest::pause, out, out, Bar.Use.SILENT).act(sample);
      }
      PublicResults.Found found = found(server, "sample", List.of("president", "council"));
      reporter.publishEntry("sample", found.toString());
      assertThat(found.without()).containsExactly("president", "council");
      assertThat(found.cover()).as("at most five of each contest").isBetween(1L, 10L);
    }
  }

  private io.tajmi.ops.serve.TajmiServer start() {
    return io.tajmi.ops.serve.TajmiServer.start(
        new NodeSettings(folder.resolve("data"), 0, LogKind.TEST));
  }

  private PublicResults.Found found(
      io.tajmi.ops.serve.TajmiServer server, String election, List<String> contests)
      throws IOException {
    try (ServerConnection all = client(server, true);
        ServerConnection everyone = client(server, false)) {
      PublicResults results = new PublicResults(all, everyone, election);
      return results.compare(contests, results.release(contests, "headquarters"));
    }
  }

  private ServerConnection client(io.tajmi.ops.serve.TajmiServer server, boolean operator)
      throws IOException {
    Path token = Accounts.operatorToken(folder.resolve("data"));
    return new ServerConnection(
        url(server), operator ? Files.readString(token).strip() : null, HiddenBoxesTest::pause);
  }

  private static void pause(java.time.Duration wait) {
    LockSupport.parkNanos(wait.toNanos());
  }

  private static String url(io.tajmi.ops.serve.TajmiServer server) {
    return "http://127.0.0.1:" + server.port();
  }

  private static void done(TajmiRun run) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }
}
