package io.tajmi.ops.node;

import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.FoldCheckpoints;
import io.tajmi.replay.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fold of a node, from the newest checkpoint or from nothing to the head and on: what readers
 * see, states of the past, and checkpoints on disk.
 */
final class NodeFold implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeFold.class);

  private static final int PAGE_ENTRIES = 1_024;

  private final SnapshotHolder snapshots;
  private final DirectReader entries;
  private final Told told = new Told();
  private final @Nullable FoldCheckpoints checkpoints;
  private Fold fold = new Fold(FoldState.first());
  private Timeline timeline;
  private volatile boolean distrusted;

  /**
   * From where the newest checkpoint that the log confirms is.
   *
   * @param folder of checkpoints; null where none are kept
   */
  NodeFold(
      EventLog log,
      EventCodec codec,
      SnapshotHolder snapshots,
      @Nullable Path folder,
      FoldCheckpoints.Limits limits) {
    this.snapshots = snapshots;
    this.entries = new DirectReader(log, codec);
    this.checkpoints =
        folder == null
            ? null
            : new FoldCheckpoints(folder, entries, log::commitHolding, limits, told);
    this.timeline = begin(FoldState.first());
  }

  /** Folds what the log holds, from the newest checkpoint that it confirms, and shows it. */
  void toHead(long size) throws InterruptedException {
    long began = System.nanoTime();
    long from;
    do {
      timeline = begin(beginning());
      from = fold.current().position() + 1;
      entries.read(
          from,
          size,
          page -> {
            var _ = fold.apply(page);
            timeline.keep(fold.state());
          });
    } while (checkpoints != null && !checkpoints.isConfirmed());
    show(fold.state());
    LOG.info(
        "The view is folded: {} entries from position {} on in {} ms",
        size - from,
        from,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  private Timeline begin(FoldState state) {
    fold = new Fold(state);
    Timeline begun = new Timeline(entries, FoldState.first(), Timeline.Limits.ofThisHeap());
    begun.keep(state);
    return begun;
  }

  private FoldState beginning() {
    FoldState first = FoldState.first();
    FoldState kept = checkpoints == null ? null : checkpoints.newest(first);
    return kept == null ? first : kept;
  }

  /** Takes the state after each batch. */
  void folded(FoldState state) {
    if (!distrusted) {
      timeline.keep(state);
    }
    show(state);
  }

  /** Deletes what is on disk, so that the start folds from nothing. */
  void discardCheckpoints() {
    if (checkpoints != null) {
      checkpoints.discardAll();
    }
  }

  /**
   * What is live differs from the log: lets go what was kept of it, and keeps no more before it is
   * mended.
   */
  void distrust() {
    distrusted = true;
    timeline.forget();
    if (checkpoints != null) {
      checkpoints.distrust();
    }
  }

  /**
   * Puts a state that was folded from the log, and what came after it, in place of what is live.
   */
  void mend(FoldState good) {
    fold.alone(() -> {
      FoldState state = good;
      while (state.position() < fold.state().position()) {
        long missing = fold.state().position() - state.position();
        state =
            state.after(entries.page(state.position() + 1, (int) Math.min(missing, PAGE_ENTRIES)));
      }
      fold.replace(state);
      distrusted = false;
      if (checkpoints != null) {
        checkpoints.trust();
      }
      folded(state);
    });
  }

  /** A state that is kept in memory or on disk, before a position; null where none is. */
  @Nullable FoldState kept(long before, RandomGenerator chance) {
    List<FoldState> states = timeline.keptBefore(before);
    List<Long> files =
        checkpoints == null
            ? List.of()
            : checkpoints.positions().stream().filter(position -> position < before).toList();
    int chosen = chance.nextInt(states.size() + files.size());
    return chosen < states.size() || checkpoints == null
        ? states.get(chosen)
        : checkpoints.read(files.get(chosen - states.size()), FoldState.first());
  }

  /** Entries at consecutive positions. */
  List<DecodedEntry> page(long from, int count) {
    return entries.page(from, count);
  }

  private void show(FoldState state) {
    snapshots.publish(state.snapshot());
    if (checkpoints != null) {
      checkpoints.offer(state);
    }
  }

  Fold fold() {
    return fold;
  }

  Timeline timeline() {
    return timeline;
  }

  /** Position of the newest checkpoint on disk, -1 where there is none. */
  long checkpoint() {
    return told.position;
  }

  /** Whether a checkpoint could not be written at the last try. */
  boolean checkpointFailing() {
    return told.failing;
  }

  /** Writes the last state to disk. */
  @Override
  public void close() {
    if (checkpoints != null) {
      checkpoints.close();
    }
  }

  /** Says in the program's log what becomes of checkpoints. */
  private static final class Told implements FoldCheckpoints.Observer {
    private volatile long position = -1;
    private volatile boolean failing;

    @Override
    public void taken(Path file, long at) {
      position = at;
      LOG.info("The view begins with fold checkpoint {}, at position {}", file.getFileName(), at);
    }

    @Override
    public void discarded(Path file, String why) {
      LOG.warn(
          "Fold checkpoint {} {}; it is discarded, which loses nothing", file.getFileName(), why);
    }

    @Override
    public void kept(Path file, long at, long bytes) {
      position = at;
      failing = false;
      LOG.info("Fold checkpoint {} is written: {} bytes", file.getFileName(), bytes);
    }

    @Override
    public void failed(long at, Throwable why) {
      failing = true;
      LOG.warn("The fold checkpoint at position {} could not be kept; the count goes on", at, why);
    }
  }
}
