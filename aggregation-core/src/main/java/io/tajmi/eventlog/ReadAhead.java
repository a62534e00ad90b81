package io.tajmi.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and parses commits on a thread of its own, a little ahead of who takes them one by one in
 * their order. What goes wrong while reading is told after all commits before it were taken.
 */
final class ReadAhead {
  private static final int BATCHES = 4;
  private static final int BATCH_COMMITS = 256;
  private static final int BATCH_BYTES = 1 << 20;

  private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(BATCHES);
  private List<Commit> commits = new ArrayList<>();
  private long bytes;

  private ReadAhead() {}

  /**
   * Some commits in a row.
   *
   * @param end what comes after them where nothing is left to read; null where more is to come
   */
  private record Batch(List<Commit> commits, @Nullable End end) {}

  /** Null where all was read. */
  private record End(@Nullable Throwable fault) {}

  /**
   * Reads every commit of a log; nothing reads any more when it returns.
   *
   * @throws LogCorrupted as the log itself does
   * @throws CancellationException where the thread that takes them is interrupted
   */
  static void read(CommitLog log, Consumer<Commit> reader) {
    ReadAhead ahead = new ReadAhead();
    try (ExecutorService thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("log-read-ahead").factory())) {
      try {
        thread.execute(() -> ahead.fill(log));
        ahead.drain(reader);
      } finally {
        thread.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the log was read");
    }
  }

  private void drain(Consumer<Commit> reader) throws InterruptedException {
    End end = null;
    while (end == null) {
      Batch batch = ready.take();
      batch.commits().forEach(reader);
      end = batch.end();
    }
    switch (end.fault()) {
      case null -> {}
      case RuntimeException fault -> throw fault;
      case Error fault -> throw fault;
      case Throwable fault -> throw new IllegalStateException(fault);
    }
  }

  private void fill(CommitLog log) {
    Throwable fault = null;
    try {
      log.read(0, this::add);
    } catch (RuntimeException | Error reason) {
      fault = reason;
    }
    try {
      ready.put(new Batch(commits, new End(fault)));
    } catch (InterruptedException nobodyTakesThem) {
      Thread.currentThread().interrupt();
    }
  }

  private void add(Commit commit) {
    commits.add(commit);
    commit.entries().forEach(entry -> bytes += entry.size());
    if (commits.size() < BATCH_COMMITS && bytes < BATCH_BYTES) {
      return;
    }
    try {
      ready.put(new Batch(commits, null));
    } catch (InterruptedException nobodyTakesThem) {
      Thread.currentThread().interrupt();
      throw new CancellationException("nobody takes what is read");
    }
    commits = new ArrayList<>();
    bytes = 0;
  }
}
