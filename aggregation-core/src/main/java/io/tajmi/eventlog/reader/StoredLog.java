package io.tajmi.eventlog.reader;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Reads an index up to a head that is moved by whoever knows that it is durable. */
public final class StoredLog implements LogReader {
  private final CommitLog store;
  private final LogIndex index;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile RightEdge head;

  /** Up to a head. */
  public StoredLog(CommitLog store, LogIndex index, RightEdge head) {
    this.store = store;
    this.index = index;
    this.head = head;
  }

  /** Moves the head and tells listeners, on this thread; one thread at a time. */
  public void moveTo(RightEdge next) {
    head = next;
    for (Runnable listener : listeners) {
      listener.run();
    }
  }

  @Override
  public long size() {
    return head.size();
  }

  @Override
  public Hash root() {
    return head.root();
  }

  @Override
  public Hash rootAt(long size) {
    if (size < 0 || size > size()) {
      throw new IllegalArgumentException("a log of " + size() + " entries had no " + size);
    }
    CommitHeader commit = size == 0 ? null : commitHolding(size - 1);
    if (commit == null) {
      return RightEdge.EMPTY.root();
    }
    if (commit.end() == size) {
      return commit.edge().root();
    }
    RightEdge before = commit.number() == 0 ? RightEdge.EMPTY : header(commit.number() - 1).edge();
    List<Entry> rest = entries(commit.first(), (int) (size - commit.first()));
    return before.append(rest.stream().map(Entry::leafHash).toList()).root();
  }

  @Override
  public @Nullable CommitHeader commitHolding(long position) {
    CommitHeader head = store.head();
    if (head == null || position < 0 || position >= size()) {
      return null;
    }
    long low = 0;
    long high = head.number();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (header(middle).end() > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return header(low);
  }

  private CommitHeader header(long number) {
    CommitHeader header = store.header(number);
    if (header == null) {
      throw new LogCorrupted(size(), "commit " + number + " is missing", null);
    }
    return header;
  }

  @Override
  public List<Entry> entries(long fromPosition, int max) {
    long available = Math.min(max, size() - fromPosition);
    if (available <= 0) {
      return List.of();
    }
    List<byte[]> lines = index.lines(fromPosition, (int) available);
    List<Entry> entries = new ArrayList<>(lines.size());
    for (byte[] line : lines) {
      entries.add(Entry.parse(line));
    }
    return entries;
  }

  @Override
  public Entry entry(LogPosition position) {
    return Entry.parse(index.lines(position.index(), 1).getFirst());
  }

  @Override
  public long lastSequence(String stream) {
    long last = index.lastSequence(stream);
    if (last < 0 || streamPositions(stream, last, 1).length > 0) {
      return last;
    }
    long[] before = streamPositions(stream, 0, Integer.MAX_VALUE);
    return before.length == 0
        ? -1
        : entry(new LogPosition(before[before.length - 1])).header().seq();
  }

  @Override
  public long[] streamPositions(String stream, long fromSequence, int max) {
    return durable(index.streamPositions(stream, fromSequence, max));
  }

  @Override
  public long[] contestPositions(String contest, long fromPosition, int max) {
    return durable(index.contestPositions(contest, fromPosition, max));
  }

  @Override
  public LogIndex.@Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key) {
    LogIndex.EnvelopeRecord record = index.envelope(key);
    return record == null || record.position().index() >= size() ? null : record;
  }

  private long[] durable(long[] positions) {
    long end = size();
    boolean whole = positions.length == 0 || positions[positions.length - 1] < end;
    return whole ? positions : Arrays.stream(positions).takeWhile(p -> p < end).toArray();
  }

  @Override
  public long sizeAsOf(Instant instant) {
    long end = size();
    CommitHeader commit = index.firstAfter(instant);
    if (commit == null) {
      return end;
    }
    long position = commit.first();
    for (byte[] line : index.lines(position, commit.count())) {
      if (Entry.parse(line).header().time().isAfter(instant)) {
        return Math.min(position, end);
      }
      position++;
    }
    throw new LogCorrupted(
        commit.first(),
        "commit " + commit.number() + " has no entry as late as its latest time",
        null);
  }

  @Override
  public Registration onAppend(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
