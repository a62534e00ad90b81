package io.tajmi.replay;

import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.fold.FoldState;
import io.tajmi.folder.OwnerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * States of the fold on disk, so that a start need not fold the whole log. The log is the truth:
 * without them, or where one is not confirmed by the log, a start takes longer and comes to the
 * same. Written by a thread of their own; who offers a state never waits. Safe for threads.
 */
public final class FoldCheckpoints implements AutoCloseable {
  /** What a file's name ends with while it is written. */
  static final String UNFINISHED = ".next";

  private static final int KEPT = 2;
  private static final Pattern NAME = Pattern.compile("\\d{12,19}\\.fold");

  private final Path folder;
  private final DirectReader log;
  private final Commits commits;
  private final Limits limits;
  private final Observer observer;
  private final Thread thread =
      Thread.ofPlatform().name("fold-checkpoints").daemon(true).unstarted(this::run);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable FoldState latest;
  private @Nullable Confirming confirming;
  private long tried = -1;
  private long lastBytes;
  private boolean closing;
  private boolean distrusted;
  private long generation;

  /**
   * When one is written.
   *
   * @param entriesBetween so many entries after the last one the next is due
   * @param freeBytesMin on the disk that the log needs more than a checkpoint; where they are not
   *     free beside it, none is written
   */
  public record Limits(int entriesBetween, long freeBytesMin) {
    /** As the node has it by default. */
    public static final int ENTRIES_BETWEEN = 50_000;
  }

  /** The commits of the log. */
  @FunctionalInterface
  public interface Commits {
    /** The commit that holds the entry at a position; null where no entry is there. */
    @Nullable CommitHeader holding(long position);
  }

  /** Hears what becomes of checkpoints; from more than one thread. */
  public interface Observer {
    /** A start goes on from one. */
    void taken(Path file, long position);

    /** One was not used, and is deleted. */
    void discarded(Path file, String why);

    /** One was written. */
    void kept(Path file, long position, long bytes);

    /** One could not be written; the next is tried when it is due. */
    void failed(long position, Throwable why);
  }

  /** In a folder, which is made where it is missing. */
  public FoldCheckpoints(
      Path folder, DirectReader log, Commits commits, Limits limits, Observer observer) {
    this.folder = folder;
    this.log = log;
    this.commits = commits;
    this.limits = limits;
    this.observer = observer;
    try {
      OwnerFolder.make(folder);
    } catch (IOException failed) {
      observer.failed(tried, failed);
    }
    files(name -> name.endsWith(UNFINISHED)).forEach(this::delete);
    thread.start();
  }

  /**
   * The newest that the log confirms, or null; those that it does not are deleted. Whoever goes on
   * from it asks {@link #isConfirmed} before anybody is shown what came of it.
   *
   * @param first the state before the first entry
   */
  public @Nullable FoldState newest(FoldState first) {
    for (Path file : kept()) {
      try {
        FoldFile.Kept kept = FoldFile.read(file, first, log, commits);
        confirming = new Confirming(file, kept.state(), new FutureTask<>(kept::saysTheSame));
        Thread.ofPlatform().name("fold-confirming").daemon(true).start(confirming.same());
        return kept.state();
      } catch (FoldFile.Unfit unfit) {
        discard(file, String.valueOf(unfit.getMessage()));
      }
    }
    return null;
  }

  /**
   * Whether the content of the state that {@link #newest} gave last is what it was when it was
   * written: that takes a while, in which the caller goes on. Where it is not, the file is deleted,
   * and the next newest is another one. True where there was none.
   *
   * @throws InterruptedException where the caller is interrupted while it waits
   */
  public boolean isConfirmed() throws InterruptedException {
    Confirming asked = confirming;
    confirming = null;
    if (asked == null) {
      return true;
    }
    boolean same = asked.isSame();
    if (same) {
      noteTried(asked.state().position());
      observer.taken(asked.file(), asked.state().position());
    } else {
      discard(asked.file(), "holds a state that does not say what it said when it was written");
    }
    return same;
  }

  private record Confirming(Path file, FoldState state, FutureTask<Boolean> same) {
    boolean isSame() throws InterruptedException {
      try {
        return same.get();
      } catch (ExecutionException failed) {
        // What cannot be hashed is not what was written.
        return false;
      }
    }
  }

  private void discard(Path file, String why) {
    observer.discarded(file, why);
    delete(file);
  }

  /** Positions of those on disk, newest first. */
  public List<Long> positions() {
    return kept().stream().map(FoldCheckpoints::position).toList();
  }

  /** The one at a position, or null where it is not there or the log does not confirm it. */
  public @Nullable FoldState read(long position, FoldState first) {
    try {
      return FoldFile.read(file(position), first, log, commits).state();
    } catch (FoldFile.Unfit unfit) {
      return null;
    }
  }

  /**
   * Deletes all, and writes none until it is told to {@link #trust}: what is offered may not be
   * what the log adds up to.
   */
  public void distrust() {
    lock.lock();
    try {
      distrusted = true;
      generation++;
      latest = null;
    } finally {
      lock.unlock();
    }
    discardAll();
  }

  /** Writes again what is offered from now on. */
  public void trust() {
    lock.lock();
    try {
      distrusted = false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Deletes all, which loses nothing: what they were made of may not be what the log adds up to.
   */
  public void discardAll() {
    kept().forEach(file -> discard(file, "may be of a state that differs from the log"));
  }

  /** Takes the latest state; it is written when enough entries have come since the last. */
  public void offer(FoldState state) {
    lock.lock();
    try {
      if (distrusted) {
        return;
      }
      latest = state;
      if (isDue()) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Writes the latest state where it is not on disk, and ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException whileClosing) {
        // The log must not be closed under the writer's hands.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    for (Due due = next(); due != null; due = next()) {
      FoldState state = due.state();
      noteTried(state.position());
      try {
        write(toCommit(state), due.generation());
      } catch (IOException | RuntimeException failed) {
        // A checkpoint is a help: where it cannot be written, the count goes on.
        observer.failed(state.position(), failed);
      }
    }
  }

  /** What is to be written, and how often all was distrusted before it was offered. */
  private record Due(FoldState state, long generation) {}

  private @Nullable Due next() {
    lock.lock();
    try {
      while (!isDue() && !closing) {
        changed.awaitUninterruptibly();
      }
      FoldState state = latest;
      return isDue() && state != null ? new Due(state, generation) : null;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    return latest != null && latest.position() - tried >= (closing ? 1 : limits.entriesBetween());
  }

  private void noteTried(long position) {
    lock.lock();
    try {
      tried = Math.max(tried, position);
    } finally {
      lock.unlock();
    }
  }

  /** The state after the last entry of the commit that a state ends in. */
  private FoldState toCommit(FoldState state) {
    long next = state.position() + 1;
    int missing = (int) (commit(state).end() - next);
    return missing == 0 ? state : state.after(log.page(next, missing));
  }

  private CommitHeader commit(FoldState state) {
    CommitHeader commit = commits.holding(state.position());
    if (commit == null) {
      throw new IllegalStateException("position " + state.position() + " is not in the log");
    }
    return commit;
  }

  private void write(FoldState state, long generationOfIt) throws IOException {
    Path file = file(state.position());
    requireRoom();
    String root = commit(state).edge().root().hex();
    long bytes = FoldFile.write(file, state, root, log.codec());
    lastBytes = bytes;
    noteTried(state.position());
    if (isDistrustedSince(generationOfIt)) {
      discard(file, "was written while its state was found to differ from the log");
      return;
    }
    observer.kept(file, state.position(), bytes);
    kept().stream().skip(KEPT).forEach(this::delete);
  }

  private boolean isDistrustedSince(long before) {
    lock.lock();
    try {
      return generation != before;
    } finally {
      lock.unlock();
    }
  }

  private Path file(long position) {
    return folder.resolve(String.format(Locale.ROOT, "%012d.fold", position));
  }

  /** For about as much as the last one that this process has written, twice. */
  private void requireRoom() throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free - 2 * lastBytes < limits.freeBytesMin()) {
      throw new IOException("only " + free + " bytes are free, which the log may need itself");
    }
  }

  /** Newest first. */
  private List<Path> kept() {
    return files(name -> NAME.matcher(name).matches()).stream()
        .sorted(Comparator.comparing(FoldCheckpoints::position).reversed())
        .toList();
  }

  private static Long position(Path file) {
    String name = file.getFileName().toString();
    return Long.valueOf(name.substring(0, name.indexOf('.')));
  }

  private List<Path> files(Predicate<String> named) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> named.test(file.getFileName().toString())).toList();
    } catch (IOException | UncheckedIOException unreadable) {
      observer.failed(tried, unreadable);
      return List.of();
    }
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      observer.failed(tried, stays);
    }
  }
}
