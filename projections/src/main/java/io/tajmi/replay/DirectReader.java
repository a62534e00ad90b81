package io.tajmi.replay;

import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.fold.bytes.StateBytes;
import io.tajmi.replay.job.Steps;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of the log in order: decoded on all cores, handed over on the caller's thread.
 */
public final class DirectReader implements Timeline.Entries, StateBytes.Source {
  private static final int PAGE_ENTRIES = 2_048;

  private final LogReader log;
  private final EventCodec codec;

  /** Reads with the same codec as the live stream. */
  public DirectReader(LogReader log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * Hands over the entries at positions from {@code from} to below {@code to}, a page at a time, in
   * order.
   *
   * @throws InterruptedException where the caller is interrupted while it waits for a page
   */
  public void read(long from, long to, Consumer<List<DecodedEntry>> sink)
      throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService decoders = Executors.newFixedThreadPool(cores)) {
      ArrayDeque<Future<List<DecodedEntry>>> ahead = new ArrayDeque<>();
      long next = from;
      while (next < to || !ahead.isEmpty()) {
        while (next < to && ahead.size() < cores * 2) {
          long start = next;
          int count = (int) Math.min(PAGE_ENTRIES, to - start);
          ahead.add(decoders.submit(() -> page(start, count)));
          next += count;
        }
        sink.accept(done(ahead.remove()));
      }
    }
  }

  /**
   * Entries at consecutive positions, decoded on the caller's thread.
   *
   * @throws IllegalStateException where the log ends before them
   */
  @Override
  public List<DecodedEntry> page(long start, int count) {
    List<DecodedEntry> page = new ArrayList<>(count);
    long position = start;
    for (Entry entry : log.entries(start, count)) {
      page.add(codec.decode(position++, entry));
    }
    if (page.size() != count) {
      throw new IllegalStateException("the log ends before position " + (start + count));
    }
    return page;
  }

  @Override
  public List<DecodedEntry> ofContest(ContestId contest, long from, long through) {
    requireReaches(through);
    List<DecodedEntry> entries = new ArrayList<>();
    long next = from;
    while (next <= through) {
      long[] positions = log.contestPositions(contest.toString(), next, PAGE_ENTRIES);
      for (long position : positions) {
        if (position <= through) {
          entries.add(codec.decode(position, log.entry(new LogPosition(position))));
        }
      }
      Steps.expect(positions.length);
      Steps.passed(positions.length);
      boolean last = positions.length < PAGE_ENTRIES;
      next = last ? through + 1 : positions[positions.length - 1] + 1;
    }
    return entries;
  }

  @Override
  public List<DecodedEntry> ofBranch(BranchId branch, long fromSeq, long through) {
    requireReaches(through);
    List<DecodedEntry> entries = new ArrayList<>();
    long next = fromSeq;
    long[] positions;
    do {
      positions = log.streamPositions(branch.toString(), next, PAGE_ENTRIES);
      for (long position : positions) {
        if (position <= through) {
          entries.add(codec.decode(position, log.entry(new LogPosition(position))));
        }
      }
      next += positions.length;
    } while (positions.length == PAGE_ENTRIES && positions[positions.length - 1] < through);
    return entries;
  }

  private void requireReaches(long through) {
    if (through >= log.size()) {
      throw new IllegalStateException("the log ends before position " + through);
    }
  }

  @Override
  public DecodedEntry entry(long position) {
    return page(position, 1).getFirst();
  }

  @Override
  public long[] positions(String stream) {
    return log.streamPositions(stream, 0, Integer.MAX_VALUE);
  }

  /** Position 0 of a founded log; null where the log was not founded. */
  @Nullable LogCreated created() {
    boolean founded = size() > 0 && entry(0).events().getFirst() instanceof LogCreated;
    return founded ? (LogCreated) entry(0).events().getFirst() : null;
  }

  long size() {
    return log.size();
  }

  EventCodec codec() {
    return codec;
  }

  private static List<DecodedEntry> done(Future<List<DecodedEntry>> page)
      throws InterruptedException {
    try {
      return page.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException(failed);
    }
  }
}
