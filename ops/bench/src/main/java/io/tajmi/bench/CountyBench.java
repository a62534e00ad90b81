package io.tajmi.bench;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A county of ten thousand branches: how soon its view is there, and how soon a tally is in it. */
final class CountyBench implements Concern {
  private static final int BRANCHES = 10_000;
  private static final int KEPT_FOR_LATER = 2_000;
  private static final int CANDIDATES = 6;
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final double GOAL_MILLIS = 1_000;
  private static final Duration LENGTH = Duration.ofSeconds(3);
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String RESULTS =
      "/api/v1/elections/county/contests/c/results?area=C0&children=true";
  private static final List<String> VIEWS =
      List.of(RESULTS, "/elections/county/areas/C0", "/elections/county/contests/c?area=C0");

  private final MadeElection election = MadeElection.of("county", BRANCHES, CANDIDATES, 1);
  private int next;

  @Override
  public String name() {
    return "county";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    List<Row> rows = new ArrayList<>();
    Path folder = workspace.folder("county");
    try (TajmiServer server = TajmiServer.start(new NodeSettings(folder, 0, LogKind.TEST));
        PlainClient client =
            new PlainClient(
                server.port(), Files.readString(Accounts.operatorToken(folder)).strip())) {
      GatewayBench.importInto(server.node(), election);
      while (next < BRANCHES - KEPT_FOR_LATER) {
        post(client);
      }
      for (String view : VIEWS) {
        workspace.say("county, " + view);
        Series read = series(() -> read(client, view));
        rows.add(
            Row.of(name(), view, 1, read).goal("p99 ≤ 1 s", read.p99().median() <= GOAL_MILLIS));
        Series written = series(() -> post(client) && read(client, view));
        rows.add(
            Row.of(name(), "a tally sent and then seen in it", 1, written)
                .goal("p99 ≤ 1 s", written.p99().median() <= GOAL_MILLIS));
      }
    }
    return rows;
  }

  /** What is done again and again; false where there is nothing left to do. */
  private interface Step {
    boolean run() throws IOException;
  }

  private static Series series(Step step) throws Exception {
    Series series = new Series();
    Load.closed(1, LENGTH.dividedBy(2), client -> step.run());
    for (int i = 0; i < Load.REPETITIONS; i++) {
      series.add(Load.closed(1, LENGTH.dividedBy(Load.REPETITIONS), client -> step.run()));
    }
    return series;
  }

  private boolean post(PlainClient client) throws IOException {
    if (next >= BRANCHES) {
      return false;
    }
    return answered(
        CREATED, client.post("/api/v1/elections/county/tallies", JSON, election.document(next++)));
  }

  private static boolean read(PlainClient client, String view) throws IOException {
    return answered(OK, client.get(view));
  }

  private static boolean answered(int expected, int status) {
    if (status != expected) {
      throw new IllegalStateException("the server answered " + status);
    }
    return true;
  }
}
