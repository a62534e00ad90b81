package io.tajmi.bench;

import io.tajmi.api.access.Accounts;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final int BRANCHES = 400_000;
  private static final int CANDIDATES = 6;
  private static final int[] BULK_LINES = {500, 5_000};
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String NDJSON =
      "Content-Type: application/x-ndjson\r\nContent-Encoding: gzip\r\n";
  private static final int WARM_UP_CONNECTIONS = 128;
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
      var _ = single(server.port(), WARM_UP_CONNECTIONS);
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

  private Row single(int port, int connections) throws Exception {
    Series series = new Series();
    List<PlainClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < connections; i++) {
        clients.add(new PlainClient(port, token));
      }
      Load.Operation post =
          client -> {
            int ordinal = next.getAndIncrement();
            return ordinal < BRANCHES
                && posted(
                    CREATED,
                    clients
                        .get(client)
                        .post("/api/v1/elections/h/tallies", JSON, document(ordinal)));
          };
      Load.closed(connections, LENGTH.dividedBy(2), post);
      for (int i = 0; i < Load.REPETITIONS; i++) {
        series.add(Load.closed(connections, LENGTH, post));
      }
    } finally {
      for (PlainClient client : clients) {
        client.close();
      }
    }
    boolean met = series.rate().median() >= GOAL_RATE && series.p99().median() <= GOAL_P99_MILLIS;
    return Row.of(name(), "single tallies", connections, series)
        .goal("≥ 3,000/s, p99 ≤ 100 ms", met);
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
        gzip.write(document(next.getAndIncrement()));
        gzip.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  private byte[] document(int ordinal) {
    int[] votes = election.votes(ordinal);
    int valid = 0;
    StringBuilder named = new StringBuilder();
    for (int i = 0; i < votes.length; i++) {
      named.append(i == 0 ? "\"k" : ",\"k").append(i).append("\":").append(votes[i]);
      valid += votes[i];
    }
    return ("{\"envelope\":\""
            + MadeElection.envelope(ordinal)
            + "\",\"contest\":\"c\",\"branch\":\"b"
            + ordinal
            + "\",\"source\":\"PAPER\",\"complete\":true,\"ballots\":{\"inBox\":"
            + (valid + 3)
            + ",\"valid\":"
            + valid
            + ",\"invalidTaken\":2,\"invalidNotTaken\":1},\"votes\":{"
            + named
            + "}}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
