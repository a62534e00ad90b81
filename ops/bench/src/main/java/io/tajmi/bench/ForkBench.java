package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.fork.Fork;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.fork.RecordedActs;
import io.tajmi.replay.fork.Supposition;
import io.tajmi.replay.fork.Supposition.Kind;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.replay.fork.Supposition.Without;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is supposed of a night of 160,000 entries at a random position of its second half, with the
 * outcome: one act left out, and a ruling on 500 branches supposed, and left out again.
 */
final class ForkBench implements Concern {
  private static final int BRANCHES = 32_000;
  private static final int CANDIDATES = 20;
  private static final int RULED = 500;
  private static final int QUESTIONS = 100;
  private static final double NANOS_IN_MS = 1e6;
  private static final double BYTES_IN_KIB = 1024;

  private final SplittableRandom random = new SplittableRandom(BRANCHES);

  /** A log, and the states of it that are kept. */
  private record Night(MadeElection made, EventLog log, RecordedActs past, Timeline timeline) {
    static Night of(MadeElection made, EventLog log) throws InterruptedException {
      DirectReader reader = new DirectReader(log, EventCatalogue.codec());
      Fold fold = new Fold(FoldState.first());
      Timeline timeline = new Timeline(reader, fold.state(), Timeline.Limits.ofThisHeap());
      reader.read(
          0,
          log.size(),
          page -> {
            var _ = fold.apply(page);
            timeline.keep(fold.state());
          });
      return new Night(made, log, RecordedActs.of(log, EventCatalogue.codec()), timeline);
    }

    Forked fork(long position, List<Supposition> suppositions) {
      Fork fork =
          new Fork("bench", position, "0".repeat(64), made.contest().id(), suppositions, null);
      Forked forked = Forked.of(fork, timeline.at(position), past);
      var _ = forked.outcome();
      return forked;
    }
  }

  @Override
  public String name() {
    return "fork";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    Path folder = workspace.folder("fork");
    MadeElection made = MadeElection.of(BRANCHES, CANDIDATES);
    List<Row> rows = new ArrayList<>();
    try (EventLog log = EventLog.open(RocksCommitLog.open(folder), EventLog.Settings.plain())) {
      workspace.say("fork, " + BRANCHES + " branches of " + CANDIDATES + " candidates");
      var _ = new MadeLog(log, made, 500).write(MadeLog.ROUNDS);
      Night night = Night.of(made, log);
      ask("one act left out", night, () -> List.of(oneAct()), 200, rows);
      ask("a ruling on 500 branches", night, () -> List.of(ruling()), 1_000, rows);
      ask(
          "the same, and left out again",
          night,
          () -> List.of(ruling(), Without.envelopes(List.of("supposed"))),
          1_000,
          rows);
    }
    Workspace.delete(folder);
    return rows;
  }

  private Supposition oneAct() {
    return Without.envelopes(List.of(MadeElection.envelope(random.nextInt(BRANCHES))));
  }

  private Supposition ruling() {
    int first = random.nextInt(BRANCHES - RULED);
    String branches =
        IntStream.range(first, first + RULED)
            .mapToObj(branch -> "\"b" + branch + "\"")
            .collect(Collectors.joining(","));
    String document =
        String.format(
            Locale.ROOT,
            """
            {"envelope":"supposed","kind":"ANNUL","contest":"c","branches":[%s],"body":"board",
             "office":"chair","article":"29","document":"7","date":"2026-01-02"}
            """,
            branches);
    return Suppose.of(Kind.RULING, null, document.getBytes(StandardCharsets.UTF_8));
  }

  private void ask(
      String what,
      Night night,
      Supplier<List<Supposition>> suppositions,
      double mostMillis,
      List<Row> rows) {
    double[] millis = new double[QUESTIONS];
    double bytes = 0;
    for (int i = -QUESTIONS / 2; i < QUESTIONS; i++) {
      long position = random.nextLong(night.log().size() / 2, night.log().size());
      List<Supposition> supposed = suppositions.get();
      long began = System.nanoTime();
      Forked forked = night.fork(position, supposed);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - began) / NANOS_IN_MS;
        bytes += forked.bytesBeyondBase();
      }
    }
    Arrays.sort(millis);
    double half = millis[QUESTIONS / 2];
    double most = millis[(int) Math.ceil(QUESTIONS * 0.99) - 1];
    Row row =
        Row.of(name(), what, 1, Spread.of(Arrays.stream(millis).average().orElseThrow()), "ms")
            .latency(Spread.of(half), Spread.of(most));
    String goal = String.format(Locale.ROOT, "p99 ≤ %.0f ms with outcome", mostMillis);
    rows.add(row.goal(goal, most <= mostMillis));
    rows.add(
        Row.of(
            name(),
            what + ", beyond its base",
            1,
            Spread.of(bytes / QUESTIONS / BYTES_IN_KIB),
            "KiB"));
  }
}
