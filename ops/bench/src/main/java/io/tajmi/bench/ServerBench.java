package io.tajmi.bench;

import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.node.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a server costs, as it is delivered and in a process of its own: how long it takes to start,
 * and its processor time a tally, apart from that of its clients: over the first tallies after a
 * start, and when its rate no longer rises. Then its latencies at half of its highest rate.
 */
final class ServerBench implements Concern {
  private static final int CONNECTIONS = 32;
  private static final int BRANCHES = 700_000;
  private static final int CANDIDATES = 6;
  private static final int FIRST = 5_000;
  private static final int NEXT = 15_000;
  private static final int STEADY = 30_000;
  private static final int WARM_UPS = 4;
  private static final Duration HALF_RATE = Duration.ofSeconds(8);
  private static final int CREATED = 201;
  private static final double GOAL_FIRST_MICROS = 1_000;
  private static final double GOAL_STEADY_MICROS = 350;
  private static final double GOAL_P99_MILLIS = 100;
  private static final double GOAL_ADDRESS_SECONDS = 5;
  private static final double GOAL_READY_SECONDS = 6;
  private static final double GOAL_VERB_SECONDS = 1;
  private static final String JSON = "Content-Type: application/json\r\n";

  private final MadeElection election = MadeElection.of("s", BRANCHES, CANDIDATES);
  private final AtomicInteger next = new AtomicInteger();

  /** What some tallies took. */
  private record Spent(double perSecond, double cpuMicros) {}

  @Override
  public String name() {
    return "server";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    List<Row> rows = new ArrayList<>();
    starts(workspace, rows);
    Path folder = workspace.folder("server");
    try (Node node = Node.open(folder, Node.Settings.of(LogKind.TEST))) {
      GatewayBench.importInto(node, election);
    }
    workspace.say("server, first tallies after a start");
    try (ServerProcess server = ServerProcess.start(folder)) {
      tallies(server, workspace, rows);
    }
    Workspace.delete(folder);
    return rows;
  }

  private void starts(Workspace workspace, List<Row> rows) throws Exception {
    double[] address = new double[Load.REPETITIONS];
    double[] ready = new double[Load.REPETITIONS];
    double[] cpu = new double[Load.REPETITIONS];
    double[] verb = new double[Load.REPETITIONS];
    for (int i = 0; i < Load.REPETITIONS; i++) {
      workspace.say("server, start of an empty log");
      try (ServerProcess server = ServerProcess.start(workspace.folder("empty"))) {
        cpu[i] = seconds(server.cpu());
        address[i] = seconds(server.addressAfter());
        ready[i] = seconds(server.readyAfter());
        verb[i] = seconds(server.verb("check"));
      }
    }
    rows.add(within("start of an empty log: its address", address, GOAL_ADDRESS_SECONDS));
    rows.add(within("start of an empty log: ready", ready, GOAL_READY_SECONDS));
    rows.add(Row.of(name(), "processor time of that start", 0, Spread.of(cpu), "s"));
    rows.add(within("a verb of the launcher (check)", verb, GOAL_VERB_SECONDS));
  }

  private Row within(String what, double[] seconds, double goal) {
    Spread spread = Spread.of(seconds);
    return Row.of(name(), what, 0, spread, "s")
        .goal("≤ %.0f s".formatted(goal), spread.median() <= goal);
  }

  private void tallies(ServerProcess server, Workspace workspace, List<Row> rows) throws Exception {
    List<PlainClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(new PlainClient(server.port(), server.token()));
      }
      Spent first = spent(server, clients, FIRST);
      Spent after = spent(server, clients, NEXT);
      rows.add(
          row("the first 5,000 after a start", first)
              .goal("≤ 1,000 µs", first.cpuMicros() <= GOAL_FIRST_MICROS));
      rows.add(row("the next 15,000", after));
      for (int i = 0; i < WARM_UPS; i++) {
        workspace.say("server, warming up");
        var _ = spent(server, clients, STEADY);
      }
      double[] micros = new double[Load.REPETITIONS];
      double[] rates = new double[Load.REPETITIONS];
      for (int i = 0; i < Load.REPETITIONS; i++) {
        workspace.say("server, steady");
        Spent spent = spent(server, clients, STEADY);
        micros[i] = spent.cpuMicros();
        rates[i] = spent.perSecond();
      }
      Spread steady = Spread.of(micros);
      Spread rate = Spread.of(rates);
      rows.add(
          Row.of(name(), "processor time of the server a tally, steady", CONNECTIONS, steady, "µs")
              .goal("≤ 350 µs", steady.median() <= GOAL_STEADY_MICROS));
      rows.add(Row.of(name(), "rate beside its clients", CONNECTIONS, rate, "/s"));
      Series half = new Series();
      half.add(
          Load.paced(CONNECTIONS, HALF_RATE, rate.max() / 2, client -> sent(clients.get(client))));
      rows.add(
          Row.of(name(), "at half of the highest rate", CONNECTIONS, half)
              .goal("p99 ≤ 100 ms", half.p99().median() <= GOAL_P99_MILLIS));
    } finally {
      for (PlainClient client : clients) {
        client.close();
      }
    }
  }

  private Row row(String what, Spent spent) {
    return Row.of(
        name(),
        "processor time of the server a tally, %s (%.0f/s)".formatted(what, spent.perSecond()),
        CONNECTIONS,
        Spread.of(spent.cpuMicros()),
        "µs");
  }

  private Spent spent(ServerProcess server, List<PlainClient> clients, int tallies)
      throws Exception {
    Duration before = server.cpu();
    long began = System.nanoTime();
    AtomicInteger left = new AtomicInteger(tallies);
    var _ =
        Load.closed(
            clients.size(),
            Duration.ofMinutes(2),
            client -> left.getAndDecrement() > 0 && sent(clients.get(client)));
    double elapsed = (System.nanoTime() - began) / 1e9;
    double micros = server.cpu().minus(before).toNanos() / 1e3 / tallies;
    return new Spent(tallies / elapsed, micros);
  }

  private boolean sent(PlainClient client) throws IOException {
    int ordinal = next.getAndIncrement();
    if (ordinal >= BRANCHES) {
      throw new IllegalStateException("there are not enough branches for this rate");
    }
    int status = client.post("/api/v1/elections/s/tallies", JSON, election.document(ordinal));
    if (status != CREATED) {
      throw new IllegalStateException("the server answered " + status);
    }
    return true;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
