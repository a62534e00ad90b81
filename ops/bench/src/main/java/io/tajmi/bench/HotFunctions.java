package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.decision.Decision;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Counts;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The three pure functions that a night calls most, each alone: an entry from its line, a state
 * from one before it, an outcome from the counts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HotFunctions {
  /** Entries that are applied together, as the live view does at a busy time. */
  private static final int BATCH = 100;

  private static final int BRANCHES = 2_000;
  private static final int CANDIDATES = 20;
  private static final int COMMIT_ENTRIES = 50;

  private final EventCodec codec = EventCatalogue.codec();
  private byte @Nullable [] line;
  private @Nullable FoldState state;
  private @Nullable List<DecodedEntry> batch;
  private final ContestTerms terms = DecisionBench.national();
  private final Counts counts = DecisionBench.counts(terms, DecisionBench.NATIONAL_BRANCHES);

  /** Writes a log of tallies and takes its last entries from it. */
  @Setup
  public void write() throws Exception {
    Path folder = Files.createTempDirectory("hot-functions");
    RocksCommitLog store = RocksCommitLog.open(folder);
    try (EventLog log = EventLog.open(store, EventLog.Settings.plain())) {
      var _ = new MadeLog(log, MadeElection.of(BRANCHES, CANDIDATES), COMMIT_ENTRIES).write(1);
      DirectReader reader = new DirectReader(log, codec);
      long before = log.size() - BATCH;
      line = store.index().lines(before, 1).getFirst();
      state = FoldBench.fold(reader, FoldState.first(), before);
      batch = reader.page(before, BATCH);
    }
    Workspace.delete(folder);
  }

  /** A tally of twenty candidates from its stored line. */
  @Benchmark
  public DecodedEntry decode() {
    return codec.decode(BRANCHES, Entry.parse(Objects.requireNonNull(line)));
  }

  /** One such tally applied, of a hundred together. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public FoldState apply() {
    return Objects.requireNonNull(state).after(Objects.requireNonNull(batch));
  }

  /** A national contest of 58,984 branches decided, half of them outstanding. */
  @Benchmark
  public Outcome decide() {
    return Decision.decide(terms, counts, List.of(), List.of());
  }
}
