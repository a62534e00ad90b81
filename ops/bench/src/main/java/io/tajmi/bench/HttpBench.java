package io.tajmi.bench;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * Tallies by HTTP on loopback, parsed, validated and durable before the answer. The generator is in
 * the same process: plain sockets on virtual threads, documents made as they are sent.
 */
final class HttpBench implements Concern {
  private static final int[] CONNECTIONS = {32, 64, 256};
  private static final double GOAL_RATE = 3_000;
  private static final double GOAL_P99_MILLIS = 100;
  private static final int BRANCHES = 800_000;
  private static final int CANDIDATES = 6;
  private static final int[] BULK_LINES = {500, 5_000};
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String NDJSON =
      "Content-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\n";
  private static final int WARM_UP_CONNECTIONS = 128;
  private static final int WARM_UPS_MAX = 20;

  /** The rate is flat when it has not risen by a twentieth this often. */
  private static final int WARM_UPS_FLAT = 3;

  private static final double WARM_UP_RISE = 0.05;
  private static final Duration LENGTH = Duration.ofSeconds(3);

  private final MadeElection election = MadeElection.of("h", BRANCHES, CANDIDATES);
  private final AtomicInteger next = new AtomicInteger();
  private String token = "";

  @Override
  public String name() {
    return "http";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    Path folder = workspace.folder("http");
    List<Row> rows = new ArrayList<>();
    try (TajmiServer server = TajmiServer.start(new NodeSettings(folder, 0, LogKind.TEST))) {
      token = Files.readString(Accounts.operatorToken(folder)).strip();
      GatewayBench.importInto(server.node(), election);
      workspace.say("http, warming up");
      warmUp(server.port(), workspace);
      for (int connections : CONNECTIONS) {
        workspace.say("http, " + connections + " connections");
        rows.add(single(server.port(), connections));
      }
      for (int lines : BULK_LINES) {
        workspace.say("http, bulk of " + lines);
        rows.add(bulk(server.port(), lines));
      }
    }
    return rows;
  }

  /**
   * Until the rate no longer rises, because a server that is still being compiled is another one
   * than the one that a night meets.
   */
  private void warmUp(int port, Workspace workspace) throws Exception {
    List<PlainClient> clients = clients(port, WARM_UP_CONNECTIONS);
    try {
      double best = 0;
      int flat = 0;
      for (int i = 0; i < WARM_UPS_MAX && flat < WARM_UPS_FLAT; i++) {
        double rate = Load.closed(WARM_UP_CONNECTIONS, LENGTH, post(clients)).perSecond();
        flat = rate > best * (1 + WARM_UP_RISE) ? 0 : flat + 1;
        best = Math.max(best, rate);
        workspace.say(String.format(Locale.ROOT, "http, warming up: %.0f/s", rate));
      }
    } finally {
      close(clients);
    }
  }

  private Row single(int port, int connections) throws Exception {
    Series series = new Series();
    List<PlainClient> clients = clients(port, connections);
    try {
      Load.closed(connections, LENGTH.dividedBy(2), post(clients));
      for (int i = 0; i < Load.REPETITIONS; i++) {
        series.add(Load.closed(connections, LENGTH, post(clients)));
      }
    } finally {
      close(clients);
    }
    boolean met = series.rate().median() >= GOAL_RATE && series.p99().median() <= GOAL_P99_MILLIS;
    return Row.of(name(), "single tallies", connections, series)
        .goal("≥ 3,000/s, p99 ≤ 100 ms", met);
  }

  private Load.Operation post(List<PlainClient> clients) {
    return client -> {
      int ordinal = next.getAndIncrement();
      if (ordinal >= BRANCHES) {
        throw new IllegalStateException("there are not enough branches for this rate");
      }
      PlainClient sender = clients.get(client);
      return posted(
          CREATED, sender.post("/api/v1/elections/h/tallies", JSON, election.document(ordinal)));
    };
  }

  private List<PlainClient> clients(int port, int connections) throws IOException {
    List<PlainClient> clients = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      clients.add(new PlainClient(port, token));
    }
    return clients;
  }

  private static void close(List<PlainClient> clients) throws IOException {
    for (PlainClient client : clients) {
      client.close();
    }
  }

  /** One client that sends one request after the other, as {@code tajmi submit} does. */
  private Row bulk(int port, int lines) throws Exception {
    double[] rates = new double[Load.REPETITIONS];
    try (PlainClient client = new PlainClient(port, token)) {
      for (int i = -1; i < Load.REPETITIONS; i++) {
        long start = System.nanoTime();
        int sent = 0;
        while (System.nanoTime() - start < LENGTH.dividedBy(2).toNanos()
            && next.get() + lines <= BRANCHES) {
          posted(OK, client.post("/api/v1/elections/h/tallies/bulk", NDJSON, documents(lines)));
          sent += lines;
        }
        if (i >= 0) {
          rates[i] = sent / ((System.nanoTime() - start) / 1e9);
        }
      }
    }
    return Row.of(
        name(),
        "bulk, requests of " + lines + " gzip lines one after the other",
        1,
        Spread.of(rates),
        "lines/s");
  }

  private static boolean posted(int expected, int status) {
    if (status != expected) {
      throw new IllegalStateException("the server answered " + status);
    }
    return true;
  }

  private byte[] documents(int lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < lines; i++) {
        gzip.write(election.document(next.getAndIncrement()));
        gzip.write('\n');
      }
    }
    return bytes.toByteArray();
  }
}
