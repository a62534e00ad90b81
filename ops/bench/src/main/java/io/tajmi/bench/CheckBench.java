package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.check.CheckFile;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Round;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.replay.check.Stop;
import io.tajmi.replay.check.Subject;
import io.tajmi.view.Snapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a node's check of itself takes over a night: how long a round is, from nothing and from a
 * kept state, and what of one core it uses.
 */
final class CheckBench implements Concern {
  private static final int BRANCHES = 32_000;
  private static final int CANDIDATES = 20;
  private static final int ROUNDS = 6;
  private static final double NANOS_IN_SECOND = 1e9;
  private static final SelfCheck.Settings SETTINGS =
      new SelfCheck.Settings(Duration.ofMillis(1), Integer.MAX_VALUE, 15, 2, 14);

  /** A round, with what its thread had used of a core when it ended. */
  private record Ended(Round round, long cpuNanos) {}

  /** A night that nobody alters. */
  private record Night(DirectReader reader, Timeline timeline, Snapshot live) implements Subject {
    static Night of(EventLog log) throws InterruptedException {
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
      return new Night(reader, timeline, fold.current());
    }

    @Override
    public FoldState first() {
      return FoldState.first();
    }

    @Override
    public List<DecodedEntry> page(long from, int count) {
      return reader.page(from, count);
    }

    @Override
    public @Nullable FoldState kept(long before, RandomGenerator chance) {
      List<FoldState> kept = timeline.keptBefore(before);
      return kept.get(chance.nextInt(kept.size()));
    }

    @Override
    public void distrust() {
      throw new IllegalStateException("nothing was altered");
    }

    @Override
    public void folded(FoldState state) {}

    @Override
    public void mend(FoldState good) {
      throw new IllegalStateException("nothing was altered");
    }

    @Override
    public boolean halt(ContestId contest, Stop stop) {
      throw new IllegalStateException("nothing was altered");
    }
  }

  /** Hands over each round. */
  private record Rounds(LinkedBlockingQueue<Ended> ended) implements SelfCheck.Observer {
    @Override
    public void ended(Round round) {
      ended.add(new Ended(round, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
    }

    @Override
    public void stopped(Stop stop, CheckStatus.Live live) {
      throw new IllegalStateException("nothing was altered");
    }

    @Override
    public void failed(Throwable why) {
      throw new IllegalStateException(why);
    }

    @Override
    public void notKept(IOException why) {
      throw new IllegalStateException(why);
    }
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    Path folder = workspace.folder("check");
    MadeElection made = MadeElection.of(BRANCHES, CANDIDATES);
    List<Row> rows = new ArrayList<>();
    try (EventLog log = EventLog.open(RocksCommitLog.open(folder), EventLog.Settings.plain())) {
      var _ = new MadeLog(log, made, 500).write(MadeLog.ROUNDS);
      workspace.say("check of " + log.size() + " entries");
      List<Ended> all = rounds(Night.of(log));
      tell("from a kept state", all, false, rows);
      tell("from nothing", all, true, rows);
    }
    Workspace.delete(folder);
    return rows;
  }

  private static List<Ended> rounds(Night night) throws InterruptedException {
    Rounds rounds = new Rounds(new LinkedBlockingQueue<>());
    List<Ended> all = new ArrayList<>();
    SelfCheck.Means means =
        new SelfCheck.Means(
            InstantSource.system(), SelfCheck.Clock.system(), new CheckFile(null, "bench"), rounds);
    try (SelfCheck check = new SelfCheck(night, SETTINGS, means)) {
      check.start();
      while (all.size() < ROUNDS) {
        all.add(rounds.ended().take());
      }
    }
    return all;
  }

  private void tell(String how, List<Ended> all, boolean fromNothing, List<Row> rows) {
    List<Double> took = new ArrayList<>();
    List<Double> worked = new ArrayList<>();
    List<Double> share = new ArrayList<>();
    long cpuBefore = 0;
    for (Ended ended : all) {
      Round round = ended.round();
      if (round.verdict() != Round.Verdict.GOOD) {
        throw new IllegalStateException("nothing was altered, and a round said " + round);
      }
      if ((round.origin() < 0) == fromNothing) {
        took.add(round.took().toNanos() / NANOS_IN_SECOND);
        worked.add(round.worked().toNanos() / NANOS_IN_SECOND);
        share.add(100.0 * (ended.cpuNanos() - cpuBefore) / round.took().toNanos());
      }
      cpuBefore = ended.cpuNanos();
    }
    rows.add(Row.of(name(), "a round " + how, 1, spread(took), "s"));
    rows.add(Row.of(name(), "its work", 1, spread(worked), "s"));
    rows.add(
        Row.of(name(), "its share of one core", 1, spread(share), "%")
            .goal("≤ 15 %", spread(share).max() <= 15));
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
