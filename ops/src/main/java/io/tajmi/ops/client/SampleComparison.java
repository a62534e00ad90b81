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
  private static final String EXPECTED = "expected.json";
  private static final int ROWS_AT_ONCE = 64;
  private static final int DIFFERENCES_SHOWN = 1_000;
  private static final int LOOKS_MAX = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final ServerConnection server;
  private final Pause pause;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Bar.Use bars;

  /** Differences go to {@code out}, progress to {@code err}. */
  public SampleComparison(
      ServerConnection server, Pause pause, PrintWriter out, PrintWriter err, Bar.Use bars) {
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
    String election = election(folder);
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
    String election = election(folder);
    Differences found = differences(folder, election, stage);
    for (int looks = 1; !found.named().isEmpty() && looks < LOOKS_MAX; looks++) {
      await();
      found = differences(folder, election, stage);
    }
    found.named().stream().limit(DIFFERENCES_SHOWN).forEach(out::println);
    out.println(found.rows() + " rows compared, " + found.named().size() + " differences");
    out.flush();
    return found.named().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private record Differences(long rows, List<String> named) {}

  private Differences differences(Path folder, String election, String stage) throws IOException {
    List<String> differences = new ArrayList<>();
    long total;
    try (ExpectedRows rows = ExpectedRows.open(folder.resolve(EXPECTED), stage)) {
      total = rows.count();
    }
    if (total == 0) {
      throw new ClientFailure(ExitCode.USAGE, "expected.json has no rows of " + stage + ".");
    }
    long done = 0;
    try (ExpectedRows rows = ExpectedRows.open(folder.resolve(EXPECTED), stage);
        Bar bar = Bar.of("Comparing", total, err, bars)) {
      for (List<JsonNode> some = rows.next(ROWS_AT_ONCE); !some.isEmpty(); ) {
        for (List<String> named : SideBySideTable.each(some, row -> compare(election, row))) {
          differences.addAll(named);
        }
        done += some.size();
        bar.show(done, differences.size() + " differences");
        some = rows.next(ROWS_AT_ONCE);
      }
    }
    return new Differences(total, differences);
  }

  private List<String> compare(String election, JsonNode row) {
    List<String> differences = new ArrayList<>();
    String contest = row.path("contest").asString("");
    String area = row.path("area").asString("");
    String at = contest + " " + area + " ";
    Answer answer =
        server.get(
            election
                + "/contests/"
                + ServerConnection.encoded(contest)
                + "/results?area="
                + ServerConnection.encoded(area));
    if (!answer.succeeded()) {
      return List.of(at + answer.problem());
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
    return differences;
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

  private static String election(Path folder) throws IOException {
    return "/api/v1/elections/"
        + ServerConnection.encoded(ExpectedRows.election(folder.resolve(EXPECTED)));
  }
}
