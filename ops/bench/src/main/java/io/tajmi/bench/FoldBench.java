package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/**
 * The direct fold of a whole log, from RocksDB to the last snapshot, beside decoding the same lines
 * to trees, from memory, on as many threads.
 */
final class FoldBench implements Concern {
  private static final double GOAL = 0.3;
  private static final int LINES_BYTES_MAX = 200 << 20;
  private static final int PAGE = 2_048;
  private static final int LARGE_BRANCHES = 4_500;
  private static final int LARGE_CANDIDATES = 1_700;
  private static final double MEGA = 1e6;

  @Override
  public String name() {
    return "fold";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    List<Row> rows = new ArrayList<>();
    SmallLog small = workspace.smallLog();
    workspace.say("fold, small entries");
    measure("small entries", small.folder(), small.entryBytes(), rows);
    workspace.say("fold, entries of 1,700 candidates");
    Path folder = workspace.folder("large");
    double bytes;
    try (EventLog log = EventLog.open(RocksCommitLog.open(folder), EventLog.Settings.plain())) {
      MadeElection election = MadeElection.of(LARGE_BRANCHES, LARGE_CANDIDATES);
      bytes = new MadeLog(log, election, 50).write(MadeLog.ROUNDS);
    }
    measure("entries of 1,700 candidates", folder, bytes, rows);
    Workspace.delete(folder);
    return rows;
  }

  private void measure(String what, Path folder, double bytes, List<Row> rows) throws Exception {
    double[] entries = new double[Load.REPETITIONS];
    double[] megabytes = new double[Load.REPETITIONS];
    double[] bare = new double[Load.REPETITIONS];
    CommitLog store = RocksCommitLog.open(folder);
    try (EventLog log = EventLog.open(store, EventLog.Settings.plain())) {
      List<byte[]> lines = lines(store);
      for (int i = -1; i < Load.REPETITIONS; i++) {
        double seconds = fold(log);
        double decoded = decode(lines);
        if (i >= 0) {
          entries[i] = log.size() / seconds;
          megabytes[i] = entries[i] * bytes / MEGA;
          bare[i] = decoded;
        }
      }
    }
    String label = String.format(Locale.ROOT, "%s (%.0f bytes)", what, bytes);
    Spread ratio = Spread.ratio(megabytes, bare);
    rows.add(Row.of(name(), "direct fold, " + label, 0, Spread.of(entries), "entries/s"));
    rows.add(
        Row.of(name(), "direct fold, " + label, 0, Spread.of(megabytes), "MB/s")
            .against(ratio, "bare JSON decode")
            .goal("≥ 30 % of bare decode, MB/s", ratio.median() >= GOAL));
    rows.add(Row.of(name(), "bare JSON decode, " + label, 0, Spread.of(bare), "MB/s"));
  }

  /** Seconds that a fold of the whole log takes. */
  static double fold(EventLog log) throws InterruptedException {
    DirectReader reader = new DirectReader(log, EventCatalogue.codec());
    long start = System.nanoTime();
    var _ = fold(reader, FoldState.first(), log.size());
    return (System.nanoTime() - start) / 1e9;
  }

  /** The state after so many entries of a log, from a state before. */
  static FoldState fold(DirectReader reader, FoldState from, long size)
      throws InterruptedException {
    Fold fold = new Fold(from);
    reader.read(from.position() + 1, size, fold::apply);
    if (fold.current().position() != size - 1 || !fold.current().faults().isEmpty()) {
      throw new IllegalStateException("the fold did not take the whole log");
    }
    return fold.state();
  }

  /** The last lines of the log, as many as fit. */
  private static List<byte[]> lines(CommitLog store) {
    List<byte[]> lines = new ArrayList<>();
    long bytes = 0;
    long next = store.head() == null ? 0 : store.head().end();
    while (next > 0 && bytes < LINES_BYTES_MAX) {
      int count = (int) Math.min(PAGE, next);
      next -= count;
      for (byte[] line : store.index().lines(next, count)) {
        lines.add(line);
        bytes += line.length;
      }
    }
    return lines;
  }

  /** Megabytes a second, on all cores. */
  private static double decode(List<byte[]> lines) throws Exception {
    JsonMapper json = JsonMapper.builder().build();
    int cores = Runtime.getRuntime().availableProcessors();
    long bytes = lines.stream().mapToLong(line -> line.length).sum();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(cores)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int core = 0; core < cores; core++) {
        int from = lines.size() * core / cores;
        int to = lines.size() * (core + 1) / cores;
        parts.add(threads.submit(() -> decode(json, lines.subList(from, to))));
      }
      for (Future<?> part : parts) {
        Load.finished(part);
      }
    }
    return bytes / MEGA / ((System.nanoTime() - start) / 1e9);
  }

  private static long decode(JsonMapper json, List<byte[]> lines) {
    long keys = 0;
    for (byte[] line : lines) {
      keys += json.readTree(line).size();
    }
    return keys;
  }
}
