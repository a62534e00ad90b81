package io.tajmi.ops.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Compares a server's results with the sums that a sample says of itself. */
public final class SampleComparison {
  private static final List<String> COLUMNS =
      List.of("expected", "counted", "heldBack", "annulled", "noTally", "outstanding");
  private static final List<String> FIELDS =
      List.of("inBox", "valid", "invalidTaken", "invalidNotTaken", "taken");
  private static final int LOOKS_MAX = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final TajmiServer server;
  private final Pause pause;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean bars;

  /** Differences go to {@code out}, progress to {@code err}. */
  public SampleComparison(
      TajmiServer server, Pause pause, PrintWriter out, PrintWriter err, boolean bars) {
    this.server = server;
    this.pause = pause;
    this.out = out;
    this.err = err;
    this.bars = bars;
  }

  /**
   * Posts the acts of a sample, in order.
   *
   * @throws ClientFailure at the first that is not accepted
   */
  public void act(Path folder) throws IOException {
    String election = election(expected(folder));
    for (String line : Files.readAllLines(folder.resolve("acts.ndjson"))) {
      JsonNode act = Answer.read(line);
      byte[] body = Answer.JSON.writeValueAsBytes(act.path("body"));
      Answer answer =
          server.post(election + act.path("path").asString(""), "application/json", body);
      if (!answer.succeeded()) {
        throw new ClientFailure(
            ExitCode.REFUSED, act.path("path").asString("") + ": " + answer.problem());
      }
    }
  }

  /**
   * Compares every row of a stage. Rulings are enforced after they are answered, so a difference is
   * looked at again for some seconds before it is printed.
   *
   * @param stage a key of expected.json, such as {@code afterFile1}
   */
  public int compare(Path folder, String stage) throws IOException {
    JsonNode expected = expected(folder);
    JsonNode rows = expected.path(stage);
    if (rows.isEmpty()) {
      throw new ClientFailure(ExitCode.USAGE, "expected.json has no rows of " + stage + ".");
    }
    List<String> differences = differences(election(expected), rows);
    for (int looks = 1; !differences.isEmpty() && looks < LOOKS_MAX; looks++) {
      await();
      differences = differences(election(expected), rows);
    }
    differences.forEach(out::println);
    out.println(rows.size() + " rows compared, " + differences.size() + " differences");
    out.flush();
    return differences.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private List<String> differences(String election, JsonNode rows) {
    List<String> differences = new ArrayList<>();
    int done = 0;
    try (Bar bar = Bar.of("Comparing", rows.size(), err, bars)) {
      for (JsonNode row : rows) {
        compare(election, row, differences);
        done++;
        bar.show(done, differences.size() + " differences");
      }
    }
    return differences;
  }

  private void compare(String election, JsonNode row, List<String> differences) {
    String contest = row.path("contest").asString("");
    String area = row.path("area").asString("");
    String at = contest + " " + area + " ";
    Answer answer =
        server.get(
            election
                + "/contests/"
                + TajmiServer.encoded(contest)
                + "/results?area="
                + TajmiServer.encoded(area));
    if (!answer.succeeded()) {
      differences.add(at + answer.problem());
      return;
    }
    ResultsBody results = new ResultsBody(answer.json());
    for (String column : COLUMNS) {
      difference(at + column, row.path(column).asLong(), results.branches(column), differences);
    }
    for (String field : FIELDS) {
      difference(at + field, row.path(field).asLong(), results.ballots(field), differences);
    }
    difference(at + "ambiguous", row.path("ambiguous").asLong(), results.ambiguous(), differences);
    differences(at + "votes ", row.path("votes"), results.votes(), differences);
    differences(at + "listVotes ", row.path("listVotes"), results.listVotes(), differences);
  }

  private static void differences(
      String at, JsonNode expected, List<ResultsBody.Votes> served, List<String> differences) {
    Map<String, Long> byCode = ResultsBody.byCode(served);
    for (Map.Entry<String, JsonNode> vote : expected.properties()) {
      Long actual = byCode.getOrDefault(vote.getKey(), -1L);
      difference(at + vote.getKey(), vote.getValue().asLong(), actual, differences);
    }
  }

  private static void difference(
      String what, long expected, long actual, List<String> differences) {
    if (expected != actual) {
      differences.add(
          what
              + ": expected "
              + expected
              + ", the server says "
              + (actual < 0 ? "nothing" : Long.toString(actual)));
    }
  }

  private void await() {
    try {
      pause.await(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailure(ExitCode.NO_SERVER, "Interrupted; run the same command again.");
    }
  }

  private static String election(JsonNode expected) {
    return "/api/v1/elections/" + TajmiServer.encoded(expected.path("election").asString(""));
  }

  private static JsonNode expected(Path folder) throws IOException {
    return Answer.read(Files.readString(folder.resolve("expected.json")));
  }
}
