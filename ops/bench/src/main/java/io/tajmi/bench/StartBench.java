package io.tajmi.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * From opening a log of one million small entries to accepting, and to views that are folded; each
 * time in a new JVM, as after a crash.
 */
final class StartBench implements Concern {
  private static final double GOAL_SECONDS = 5;
  private static final double GOAL_BYTES_A_SECOND = 200e6;
  private static final double GOAL_VIEW_SECONDS_A_MILLION = 15;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    SmallLog small = workspace.smallLog();
    workspace.say("start");
    double[] open = new double[Load.REPETITIONS];
    double[] accepting = new double[Load.REPETITIONS];
    double[] folded = new double[Load.REPETITIONS];
    long entries = 0;
    for (int i = 0; i < Load.REPETITIONS; i++) {
      String[] said = started(small.folder()).split(" ", 4);
      open[i] = Double.parseDouble(said[0]);
      accepting[i] = Double.parseDouble(said[1]);
      folded[i] = Double.parseDouble(said[2]);
      entries = Long.parseLong(said[3]);
    }
    return rows(small, entries, Spread.of(open), Spread.of(accepting), Spread.of(folded));
  }

  private List<Row> rows(
      SmallLog small, long entries, Spread open, Spread accepting, Spread folded) {
    double bytes = small.entryBytes() * entries;
    double acceptingGoal = GOAL_SECONDS + bytes / GOAL_BYTES_A_SECOND;
    double foldedGoal = GOAL_VIEW_SECONDS_A_MILLION * entries / 1e6;
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(name(), "RocksDB open, of it", 0, open, "s"));
    rows.add(
        Row.of(
                name(),
                String.format(
                    Locale.ROOT,
                    "verified and accepting, %,d entries, %.0f MB",
                    entries,
                    bytes / 1e6),
                0,
                accepting,
                "s")
            .goal(
                String.format(Locale.ROOT, "≤ 5 s + 1 s per 200 MB: %.1f s", acceptingGoal),
                accepting.median() <= acceptingGoal));
    rows.add(
        Row.of(name(), "views folded", 0, folded, "s")
            .goal(
                String.format(Locale.ROOT, "≤ 15 s per million entries: %.1f s", foldedGoal),
                folded.median() <= foldedGoal));
    return rows;
  }

  private static String started(Path folder) throws IOException, InterruptedException {
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m",
                "-cp",
                System.getProperty("java.class.path"),
                StartProbe.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (probe.waitFor() != 0) {
      throw new IOException("the start failed: " + said);
    }
    return said;
  }
}
