package io.tajmi.bench;

import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.replay.FoldCheckpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * From opening a log of one million small entries to accepting, and to views that are folded, from
 * nothing and from the oldest fold checkpoint that a crash may leave; each time in a new JVM.
 */
final class StartBench implements Concern {
  private static final double GOAL_ACCEPTING_OF_HASHING = 1.5;
  private static final double GOAL_VIEW_SECONDS_A_MILLION = 15;
  private static final double GOAL_VIEW_AFTER_ACCEPTING_SECONDS = 2;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    SmallLog small = workspace.smallLog();
    workspace.say("start");
    Path checkpoints = workspace.folder("fold");
    FoldCheckpointProbe.Written written;
    try (EventLog log =
        EventLog.open(RocksCommitLog.open(small.folder()), EventLog.Settings.plain())) {
      written = FoldCheckpointProbe.write(log, checkpoints);
    }
    Starts nothing = new Starts();
    Starts kept = new Starts();
    for (int i = 0; i < Load.REPETITIONS; i++) {
      nothing.take(i, started(small.folder()));
      kept.take(i, started(small.folder(), checkpoints));
    }
    List<Row> rows = rows(small, nothing);
    rows.addAll(rows(written, kept));
    return rows;
  }

  /** Seconds from the beginning of each start. */
  private static final class Starts {
    final double[] open = new double[Load.REPETITIONS];
    final double[] accepting = new double[Load.REPETITIONS];
    final double[] folded = new double[Load.REPETITIONS];
    final double[] hashing = new double[Load.REPETITIONS];
    long entries;

    void take(int start, String said) {
      String[] numbers = said.split(" ", 5);
      open[start] = Double.parseDouble(numbers[0]);
      accepting[start] = Double.parseDouble(numbers[1]);
      folded[start] = Double.parseDouble(numbers[2]);
      hashing[start] = Double.parseDouble(numbers[3]);
      entries = Long.parseLong(numbers[4]);
    }

    Spread afterAccepting() {
      double[] after = new double[folded.length];
      Arrays.setAll(after, i -> folded[i] - accepting[i]);
      return Spread.of(after);
    }
  }

  private List<Row> rows(SmallLog small, Starts starts) {
    double bytes = small.entryBytes() * starts.entries;
    double foldedGoal = GOAL_VIEW_SECONDS_A_MILLION * starts.entries / 1e6;
    Spread accepting = Spread.of(starts.accepting);
    Spread folded = Spread.of(starts.folded);
    Spread hashing = Spread.of(starts.hashing);
    Spread ratio = Spread.ratio(starts.accepting, starts.hashing);
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(name(), "RocksDB open, of it", 0, Spread.of(starts.open), "s"));
    rows.add(
        Row.of(
                name(),
                String.format(
                    Locale.ROOT,
                    "verified and accepting, %,d entries, %.0f MB",
                    starts.entries,
                    bytes / 1e6),
                0,
                accepting,
                "s")
            .against(ratio, "reading and hashing")
            .goal("≤ 150 %", ratio.median() <= GOAL_ACCEPTING_OF_HASHING));
    rows.add(Row.of(name(), "reading and hashing the same bytes", 0, hashing, "s"));
    rows.add(
        Row.of(name(), "views folded from nothing", 0, folded, "s")
            .goal(
                String.format(Locale.ROOT, "≤ 15 s per million entries: %.1f s", foldedGoal),
                folded.median() <= foldedGoal));
    rows.add(Row.of(name(), "from nothing, after accepting", 0, starts.afterAccepting(), "s"));
    return rows;
  }

  private List<Row> rows(FoldCheckpointProbe.Written written, Starts starts) {
    Spread after = starts.afterAccepting();
    String rest = String.format(Locale.ROOT, "%,d entries", FoldCheckpoints.Limits.ENTRIES_BETWEEN);
    return List.of(
        Row.of(name(), "from a fold checkpoint and " + rest + ", after accepting", 0, after, "s")
            .against(Spread.ratio(starts.folded, starts.accepting), "accepting")
            .goal("≤ 2 s", after.median() <= GOAL_VIEW_AFTER_ACCEPTING_SECONDS),
        Row.of(
            name(),
            String.format(Locale.ROOT, "fold checkpoint of %.1f MB written", written.bytes() / 1e6),
            0,
            Spread.of(new double[] {written.seconds()}),
            "s"));
  }

  private static String started(Path... folders) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m",
                "-cp",
                System.getProperty("java.class.path"),
                StartProbe.class.getName()));
    Stream.of(folders).map(Path::toString).forEach(command::add);
    Process probe =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (probe.waitFor() != 0) {
      throw new IOException("the start failed: " + said);
    }
    return said;
  }
}
