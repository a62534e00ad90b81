package io.tajmi.bench;

import com.sun.management.OperatingSystemMXBean;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.ops.node.Node;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Five hundred live streams are read while tallies come in by HTTP as fast as they can; then the
 * same without streams. Server, senders and readers share this machine.
 */
final class SseBench implements Concern {
  private static final int STREAMS = 500;
  private static final int SENDERS = 64;
  private static final int BRANCHES = 400_000;
  private static final int CANDIDATES = 6;
  private static final int CREATED = 201;
  private static final double GOAL_P99_MILLIS = 250;
  private static final Duration LENGTH = Duration.ofSeconds(6);
  private static final Duration SAMPLE_EVERY = Duration.ofMillis(2);
  private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(2);
  private static final List<String> TOPICS =
      List.of("overview/s", "contest/s/c", "area/s/P1", "area/s/C7", "progress/s");
  private static final String JSON = "Content-Type: application/json\r\n";

  private final MadeElection election = MadeElection.of("s", BRANCHES, CANDIDATES);
  private final AtomicInteger next = new AtomicInteger();
  private String token = "";

  /** What the repetitions of one setting gave. */
  private static final class Figures {
    private final Series sent = new Series();
    private final Series fresh = new Series();
    private final Series late = new Series();
    private final Series between = new Series();
    private final List<Double> cores = new ArrayList<>();
    private final List<Double> kib = new ArrayList<>();
  }

  @Override
  public String name() {
    return "sse";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    Path folder = workspace.folder("sse");
    try (TajmiServer server = TajmiServer.start(new NodeSettings(folder, 0, LogKind.TEST))) {
      token = Files.readString(Accounts.operatorToken(folder)).strip();
      GatewayBench.importInto(server.node(), election);
      workspace.say("sse, warming up");
      Figures alone = new Figures();
      Figures watched = new Figures();
      run(server, null, new Figures());
      try (LiveStreams streams = new LiveStreams(server.port(), STREAMS, TOPICS)) {
        Runnable deaf = server.node().snapshots().listen(streams::published);
        streams.await();
        run(server, streams, new Figures());
        for (int i = 0; i < Load.REPETITIONS; i++) {
          workspace.say("sse, " + STREAMS + " streams, " + (i + 1));
          run(server, streams, watched);
        }
        deaf.run();
      }
      for (int i = 0; i < Load.REPETITIONS; i++) {
        workspace.say("sse, no streams, " + (i + 1));
        run(server, null, alone);
      }
      return rows(alone, watched);
    }
  }

  private void run(TajmiServer server, @Nullable LiveStreams streams, Figures into)
      throws Exception {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    if (streams != null) {
      streams.reset();
    }
    Histogram fresh = new Histogram(NANOS_MAX, 3);
    long began = System.nanoTime();
    long cpu = machine.getProcessCpuTime();
    Thread sampler = Thread.ofVirtual().start(() -> sample(server.node(), fresh));
    Load.Run sent = send(server.port());
    sampler.interrupt();
    sampler.join();
    double seconds = (System.nanoTime() - began) / 1e9;
    into.cores.add((machine.getProcessCpuTime() - cpu) / 1e9 / seconds);
    into.sent.add(sent);
    into.fresh.add(run(fresh.getTotalCount() / seconds, fresh));
    if (streams != null) {
      into.late.add(run(streams.frames() / seconds, streams.lateness()));
      into.between.add(run(streams.frames() / seconds, streams.between()));
      into.kib.add(streams.bytes() / 1024.0 / seconds);
    }
  }

  private static Load.Run run(double perSecond, Histogram nanos) {
    return new Load.Run(perSecond, Load.millis(nanos, 50), Load.millis(nanos, 99));
  }

  /** How long it takes until a snapshot holds what is durable now, again and again. */
  private static void sample(Node node, Histogram fresh) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        LogPosition head = new LogPosition(node.log().size() - 1);
        long before = System.nanoTime();
        var _ = node.snapshots().awaitAtLeast(head, Duration.ofMinutes(1)).orElseThrow();
        fresh.recordValue(Math.min(System.nanoTime() - before, NANOS_MAX));
        Thread.sleep(SAMPLE_EVERY);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private Load.Run send(int port) throws Exception {
    List<PlainClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < SENDERS; i++) {
        clients.add(new PlainClient(port, token));
      }
      return Load.closed(SENDERS, LENGTH, client -> posted(clients.get(client)));
    } finally {
      for (PlainClient client : clients) {
        client.close();
      }
    }
  }

  private boolean posted(PlainClient client) throws IOException {
    int ordinal = next.getAndIncrement();
    if (ordinal >= BRANCHES) {
      return false;
    }
    int status = client.post("/api/v1/elections/s/tallies", JSON, election.document(ordinal));
    if (status != CREATED) {
      throw new IllegalStateException("the server answered " + status);
    }
    return true;
  }

  private List<Row> rows(Figures alone, Figures watched) {
    boolean met = watched.fresh.p99().median() < GOAL_P99_MILLIS;
    return List.of(
        Row.of(name(), "tallies by HTTP, no streams", SENDERS, alone.sent),
        Row.of(name(), "the same beside " + STREAMS + " streams", SENDERS, watched.sent)
            .against(watched.sent.ratioTo(alone.sent), "the rate without streams"),
        Row.of(name(), "durable → in the snapshot, no streams, samples", 0, alone.fresh),
        Row.of(name(), "durable → in the snapshot, " + STREAMS + " streams", 0, watched.fresh)
            .goal("p99 < 250 ms", met),
        Row.of(name(), "frames; snapshot → arrived (lateness)", STREAMS, watched.late),
        Row.of(name(), "frames; from one to the next of a stream", STREAMS, watched.between),
        Row.of(name(), "received by all streams", STREAMS, spread(watched.kib), "KiB/s"),
        Row.of(name(), "processor of all, no streams", 0, spread(alone.cores), "cores"),
        Row.of(name(), "processor of all, streams", 0, spread(watched.cores), "cores"));
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
