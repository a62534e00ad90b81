package io.tajmi.api.reads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code DIR/reads}: what supervision read of the past, of differences and of suppositions, one
 * line a read, each with the hash of the one before. Whoever reads never waits for it; what could
 * not be recorded, and what is wrong with the record, stands in the record itself. Safe for
 * threads.
 */
public final class ReadsRecord implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReadsRecord.class);
  private static final int ADDRESS_LETTERS_MAX = 4_096;
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);

  private final ReadsFile file;
  private final InstantSource clock;
  private final Limits limits;
  private final Thread thread =
      Thread.ofPlatform().name("reads-record").daemon(true).unstarted(this::run);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<ReadLine> waiting = new ArrayDeque<>();
  private long missed;
  private boolean writing;
  private boolean closing;

  /**
   * How much.
   *
   * @param waitingMax reads that wait to be written; more are missed, and counted
   * @param fileBytesMax of the record; when it is full, all reads are missed, and counted
   */
  public record Limits(int waitingMax, long fileBytesMax) {
    /** As a node has them. */
    public static final Limits DEFAULT = new Limits(10_000, 256L << 20);
  }

  /**
   * Where the record ends.
   *
   * @param count of its lines
   * @param hash of the last, 64 hex digits
   * @param missed reads since then that could not be recorded
   */
  public record Head(long count, String hash, long missed) {}

  /** Goes on with the record of a data directory; says in it what is wrong with it. */
  public ReadsRecord(Path data, InstantSource clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
    try {
      file = new ReadsFile(data.resolve("reads"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    for (ReadsFile.Damage damage : file.damages()) {
      LOG.error("The record of reads is damaged: {} {}", damage.what(), damage.count());
      waiting.add(line(damage.what(), null, null, null, damage.count()));
    }
    thread.start();
  }

  private ReadLine line(
      ReadLine.What what,
      @Nullable String account,
      @Nullable String address,
      @Nullable String answer,
      @Nullable Long count) {
    return new ReadLine(
        0, clock.instant(), what, account, address, answer, count, "", ReadsFile.NONE);
  }

  /**
   * Records that somebody read something; never waits.
   *
   * @param answer hash of the answer; null of what has none
   */
  public void note(String account, String address, @Nullable String answer) {
    String cut = address.substring(0, Math.min(address.length(), ADDRESS_LETTERS_MAX));
    ReadLine line = line(ReadLine.What.READ, account, cut, answer, null);
    lock.lock();
    try {
      if (closing || waiting.size() >= limits.waitingMax()) {
        missed++;
      } else {
        waiting.add(line);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Where it ends, once what was noted before is written, or could not be for a while. */
  public Head head() {
    lock.lock();
    try {
      settle();
      ReadsFile.Head head = file.head();
      return new Head(head.count(), head.hash(), missed);
    } finally {
      lock.unlock();
    }
  }

  private void settle() {
    long left = WAIT_MAX.toNanos();
    try {
      while ((writing || !waiting.isEmpty()) && left > 0) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lines from a number on, the first of which is 0. */
  public List<ReadLine> from(long number, int limit) {
    try {
      return file.from(number, limit);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void run() {
    String told = "";
    for (List<ReadLine> batch = next(); batch != null; batch = next()) {
      long lost = 0;
      try {
        if (file.bytes() > limits.fileBytesMax()) {
          throw new IOException("it has its " + limits.fileBytesMax() + " bytes; move it away");
        }
        file.append(batch);
        told = "";
      } catch (IOException | RuntimeException failed) {
        // Whatever it is: these reads are missed, and the next are tried.
        lost = batch.stream().mapToLong(ReadsRecord::reads).sum();
        if (!told.equals(failed.toString())) {
          told = failed.toString();
          LOG.error(
              "Reads are not recorded, {} so far, and counted until they are: {}", lost, told);
        }
      }
      done(lost);
    }
  }

  private static long reads(ReadLine line) {
    return switch (line.what()) {
      case READ -> 1;
      case MISSED -> line.count() == null ? 0 : line.count();
      case CUT, SHORTENED, REPLACED -> 0;
    };
  }

  private @Nullable List<ReadLine> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closing) {
        changed.awaitUninterruptibly();
      }
      if (waiting.isEmpty()) {
        return null;
      }
      List<ReadLine> batch = new ArrayList<>(waiting);
      waiting.clear();
      if (missed > 0) {
        batch.add(line(ReadLine.What.MISSED, null, null, null, missed));
        missed = 0;
      }
      writing = true;
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void done(long lost) {
    lock.lock();
    try {
      missed += lost;
      writing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(WAIT_MAX.toSeconds()));
      file.close();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
