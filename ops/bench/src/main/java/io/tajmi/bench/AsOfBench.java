package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What was said at a random position of a night, from the states that a node keeps of its past: the
 * whole and one branch; beside a fold of the same entries from nothing.
 */
final class AsOfBench implements Concern {
  private static final List<Night> NIGHTS =
      List.of(
          new Night("32,000 branches of 20 candidates", 32_000, 20, new Goal(20, 100)),
          new Night("4,500 branches of 1,700 candidates", 4_500, 1_700, new Goal(200, 200)));
  private static final int FROM_NOTHING = 5;
  private static final int QUESTIONS = 300;
  private static final double NANOS_IN_MS = 1e6;

  /**
   * An election whose every branch has five entries.
   *
   * @param whole how long all of it may take
   */
  private record Night(String name, int branches, int candidates, Goal whole) {}

  /** A log and the states of it that are kept. */
  private record Past(EventLog log, DirectReader reader, Timeline timeline) {
    static Past of(EventLog log) throws InterruptedException {
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
      return new Past(log, reader, timeline);
    }
  }

  /** What is asked of a position; nothing where it is not known. */
  private interface Question {
    @Nullable Object at(long position);
  }

  /**
   * How long answers may take, in milliseconds.
   *
   * @param most for 99 of 100
   */
  private record Goal(double half, double most) {
    String words() {
      return String.format(Locale.ROOT, "p50 ≤ %.0f ms, p99 ≤ %.0f ms", half, most);
    }
  }

  @Override
  public String name() {
    return "as-of";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Night night : NIGHTS) {
      Path folder = workspace.folder("as-of");
      MadeElection made = MadeElection.of(night.branches(), night.candidates());
      try (EventLog log = EventLog.open(RocksCommitLog.open(folder), EventLog.Settings.plain())) {
        workspace.say("as of, " + night.name());
        var _ = new MadeLog(log, made, 500).write(MadeLog.ROUNDS);
        Past past = Past.of(log);
        workspace.say(
            past.timeline().size() + " states, charged " + past.timeline().bytes() + " bytes");
        ask(night, made, past, rows);
      }
      Workspace.delete(folder);
    }
    return rows;
  }

  private void ask(Night night, MadeElection made, Past past, List<Row> rows) {
    Timeline timeline = past.timeline();
    SplittableRandom random = new SplittableRandom(night.branches());
    rows.add(row("all of it, " + night.name(), past, QUESTIONS, timeline::at, night.whole()));
    rows.add(
        row(
            "a branch, " + night.name(),
            past,
            QUESTIONS,
            position -> timeline.branchAt(made.branch(random.nextInt(night.branches())), position),
            new Goal(2, 2)));
    rows.add(
        row(
            "all of it from nothing, " + night.name(),
            past,
            FROM_NOTHING,
            position -> fromNothing(past.reader(), position),
            null));
  }

  private static FoldState fromNothing(DirectReader reader, long position) {
    Fold fold = new Fold(FoldState.first());
    try {
      reader.read(0, position + 1, fold::apply);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the bench was stopped", stopped);
    }
    return fold.state();
  }

  private Row row(String what, Past past, int questions, Question question, @Nullable Goal goal) {
    SplittableRandom random = new SplittableRandom(questions);
    long sealed = past.log().size() / (MadeLog.ROUNDS * 2);
    double[] millis = new double[questions];
    for (int i = -questions / 2; i < questions; i++) {
      long position = random.nextLong(sealed, past.log().size());
      long began = System.nanoTime();
      if (question.at(position) == null) {
        throw new IllegalStateException("nothing is known of position " + position);
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - began) / NANOS_IN_MS;
      }
    }
    Arrays.sort(millis);
    double half = millis[questions / 2];
    double most = millis[(int) Math.ceil(questions * 0.99) - 1];
    double mean = Arrays.stream(millis).average().orElseThrow();
    Row row =
        Row.of(name(), what, 1, Spread.of(mean), "ms").latency(Spread.of(half), Spread.of(most));
    return goal == null ? row : row.goal(goal.words(), half <= goal.half() && most <= goal.most());
  }
}
