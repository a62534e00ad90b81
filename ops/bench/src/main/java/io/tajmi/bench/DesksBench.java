package io.tajmi.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What ingest loses while four desks scrub: each reads results, outcomes and differences of a night
 * of 32,000 branches at random positions of the log, without a pause, while tallies of another
 * election come in. The generator of both is in the same process, so that what it costs is charged
 * to the desks, too.
 */
final class DesksBench implements Concern {
  private static final int DESKS = 4;
  private static final int CONNECTIONS = 32;
  private static final int CANDIDATES = 6;

  /** Of the election that tallies come in for while it is measured. */
  private static final int BRANCHES = 300_000;

  /** Of the one that the desks read; all of it is on record before anything is measured. */
  private static final int NIGHT = 32_000;

  private static final int LINES = 4_000;
  private static final double KEPT = 0.9;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int BUSY = 503;
  private static final int FRAMES_WARM = 60;
  private static final long NANOS_MAX = Duration.ofMinutes(2).toNanos();
  private static final Duration LENGTH = Duration.ofSeconds(3);
  private static final Duration LOOKS_AGAIN = Duration.ofMillis(100);
  private static final String TALLIES = "/api/v1/elections/d/tallies";
  private static final String READ = "/api/v1/elections/n";
  private static final String CONTEST = READ + "/contests/c";
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String NDJSON = "Content-Type: application/x-ndjson\r\n";

  private final MadeElection election = MadeElection.of("d", BRANCHES, CANDIDATES);
  private final MadeElection read = MadeElection.of("n", NIGHT, CANDIDATES);
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Frame, Histogram> frames = new EnumMap<>(Frame.class);
  private final LongAdder busy = new LongAdder();
  private final LongAdder jobs = new LongAdder();
  private String token = "";

  /** What one frame of a desk reads. */
  private enum Frame {
    RESULTS("results with their children") {
      @Override
      String path(long one, long other) {
        return CONTEST + "/results?children=true&at=" + one;
      }
    },
    OUTCOME("the outcome") {
      @Override
      String path(long one, long other) {
        return CONTEST + "/outcome?at=" + one;
      }
    },
    DIFFERENCE("the difference of two positions") {
      @Override
      String path(long one, long other) {
        return CONTEST + "/difference?from=" + one + "&to=" + other;
      }
    };

    private final String words;

    Frame(String words) {
      this.words = words;
    }

    abstract String path(long one, long other);
  }

  @Override
  public String name() {
    return "desks";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    Path folder = workspace.folder("desks");
    try (TajmiServer server = TajmiServer.start(new NodeSettings(folder, 0, LogKind.TEST))) {
      token = Files.readString(Accounts.operatorToken(folder)).strip();
      GatewayBench.importInto(server.node(), election);
      GatewayBench.importInto(server.node(), read);
      long sealed = server.node().log().size();
      workspace.say("desks, a night of " + NIGHT);
      night(server.port());
      workspace.say("desks, warming up");
      warmUp(server, sealed);
      Series alone = new Series();
      Series beside = new Series();
      for (int i = 0; i < Load.REPETITIONS; i++) {
        workspace.say("desks, ingest alone and beside " + DESKS);
        alone.add(ingest(server.port()));
        beside.add(scrubbed(server, sealed));
      }
      return rows(alone, beside);
    }
  }

  private List<Row> rows(Series alone, Series beside) {
    Spread ratio = beside.ratioTo(alone);
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(name(), "single tallies", CONNECTIONS, alone));
    rows.add(
        Row.of(name(), "single tallies beside " + DESKS + " desks", CONNECTIONS, beside)
            .against(ratio, "the same alone")
            .goal("≥ 90 % of the rate alone", ratio.median() >= KEPT));
    frames.forEach((frame, nanos) ->
        rows.add(
            Row.of(
                    name(),
                    frame.words + " at random, p95 of " + nanos.getTotalCount() + " frames",
                    DESKS,
                    Spread.of(Load.millis(nanos, 95)),
                    "ms")
                .latency(Spread.of(Load.millis(nanos, 50)), Spread.of(Load.millis(nanos, 99)))));
    rows.add(
        Row.of(name(), "frames told to come again", DESKS, Spread.of(busy.intValue()), "frames"));
    rows.add(
        Row.of(
            name(),
            "frames that took over a second and so became jobs",
            DESKS,
            Spread.of(jobs.intValue()),
            "frames"));
    return rows;
  }

  private void night(int port) throws IOException {
    try (PlainClient client = new PlainClient(port, token)) {
      for (int first = 0; first < NIGHT; first += LINES) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
          lines.append(new String(read.document(first + i), UTF_8)).append('\n');
        }
        is(OK, client.post(READ + "/tallies/bulk", NDJSON, lines.toString().getBytes(UTF_8)));
      }
    }
  }

  /** A server that is still being compiled is another one than the one that a night meets. */
  private void warmUp(TajmiServer server, long sealed) throws Exception {
    forget();
    for (int i = 0; i < 2; i++) {
      var _ = ingest(server.port());
    }
    try (PlainClient desk = new PlainClient(server.port(), token)) {
      SplittableRandom random = new SplittableRandom(DESKS);
      for (int i = 0; i < FRAMES_WARM; i++) {
        frame(desk, random, server, sealed, i);
      }
    }
    forget();
  }

  private void forget() {
    busy.reset();
    jobs.reset();
    for (Frame frame : Frame.values()) {
      frames.put(frame, new ConcurrentHistogram(NANOS_MAX, 3));
    }
  }

  private Load.Run ingest(int port) throws Exception {
    List<PlainClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(new PlainClient(port, token));
      }
      return Load.closed(
          CONNECTIONS,
          LENGTH,
          client -> {
            int ordinal = next.getAndIncrement();
            if (ordinal >= BRANCHES) {
              throw new IllegalStateException("there are not enough branches for this rate");
            }
            is(CREATED, clients.get(client).post(TALLIES, JSON, election.document(ordinal)));
            return true;
          });
    } finally {
      for (PlainClient client : clients) {
        client.close();
      }
    }
  }

  /** Ingest while the desks scrub, from its first tally to its last. */
  private Load.Run scrubbed(TajmiServer server, long sealed) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> desks = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < DESKS; i++) {
        SplittableRandom random = new SplittableRandom(i);
        desks.add(
            threads.submit(() -> {
              try (PlainClient desk = new PlainClient(server.port(), token)) {
                for (int frame = 0; !over.get(); frame++) {
                  frame(desk, random, server, sealed, frame);
                }
              }
              return null;
            }));
      }
      try {
        return ingest(server.port());
      } finally {
        over.set(true);
        for (Future<?> desk : desks) {
          Load.finished(desk);
        }
      }
    }
  }

  private void frame(
      PlainClient desk, SplittableRandom random, TajmiServer server, long sealed, int number)
      throws IOException {
    Frame frame = Frame.values()[number % Frame.values().length];
    long size = server.node().log().size();
    String path = frame.path(random.nextLong(sealed, size), random.nextLong(sealed, size));
    long began = System.nanoTime();
    int status = desk.get(path);
    if (status == BUSY) {
      busy.increment();
      return;
    }
    if (status == ACCEPTED) {
      jobs.increment();
      status = followed(desk, Objects.requireNonNull(desk.location()));
    }
    is(OK, status);
    Objects.requireNonNull(frames.get(frame))
        .recordValue(Math.min(System.nanoTime() - began, NANOS_MAX));
  }

  /** Follows a job until its answer is there, as a desk's page does. */
  private static int followed(PlainClient desk, String job) throws IOException {
    int status = desk.get(job);
    while (status == OK && desk.isUnfinished()) {
      LockSupport.parkNanos(LOOKS_AGAIN.toNanos());
      status = desk.get(job);
    }
    return status;
  }

  private static void is(int expected, int status) {
    if (status != expected) {
      throw new IllegalStateException("the server answered " + status);
    }
  }
}
