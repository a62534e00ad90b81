package io.tajmi.eventlog;

import io.tajmi.eventlog.merkle.Tiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps commits in memory: for tests, and for nothing that anybody relies on. Several logs may be
 * open over it at once.
 */
public final class InMemoryCommitLog implements CommitLog {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<Commit> commits = new ArrayList<>();
  private final List<byte[]> lines = new ArrayList<>();
  private final Map<String, NavigableMap<Long, Long>> streams = new HashMap<>();
  private final Map<String, List<Long>> contests = new HashMap<>();
  private final Map<Entry.EnvelopeKey, EnvelopeRecord> envelopes = new HashMap<>();
  private final Map<String, byte[]> tiles = new HashMap<>();

  @Override
  public @Nullable CommitHeader head() {
    return reading(() -> commits.isEmpty() ? null : commits.getLast().header());
  }

  @Override
  public Outcome append(Commit commit) {
    lock.writeLock().lock();
    try {
      if (commit.header().number() < commits.size()) {
        return new Lost(commits.getLast().header());
      }
      if (commit.header().number() > commits.size()) {
        throw new IllegalStateException(
            "commit " + commits.size() + " is next, not " + commit.header().number());
      }
      commits.add(commit);
      for (Entry entry : commit.entries()) {
        index(entry.header(), lines.size());
        lines.add(entry.line());
      }
      for (Commit.Claim claim : commit.claims()) {
        envelopes.put(
            claim.envelope().key(),
            new EnvelopeRecord(claim.position(), claim.envelope().content()));
      }
      return new Appended();
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public boolean reopen() {
    return true;
  }

  private void index(Entry.Header header, long position) {
    if (header.stream() != null) {
      streams.computeIfAbsent(header.stream(), s -> new TreeMap<>()).put(header.seq(), position);
    }
    if (header.contest() != null) {
      contests.computeIfAbsent(header.contest(), c -> new ArrayList<>()).add(position);
    }
  }

  @Override
  public void read(long fromNumber, Consumer<Commit> reader) {
    List<Commit> some =
        reading(() -> {
          int from = (int) Math.min(fromNumber, commits.size());
          return List.copyOf(commits.subList(from, commits.size()));
        });
    some.forEach(reader);
  }

  @Override
  public @Nullable CommitHeader header(long number) {
    return reading(() -> number < commits.size() ? commits.get((int) number).header() : null);
  }

  @Override
  public List<byte[]> lines(long fromPosition, int max) {
    return reading(() -> {
      int from = (int) Math.min(fromPosition, lines.size());
      return List.copyOf(lines.subList(from, (int) Math.min(lines.size(), (long) from + max)));
    });
  }

  @Override
  public long lastSequence(String stream) {
    return reading(() -> streams.containsKey(stream) ? streams.get(stream).lastKey() : -1L);
  }

  @Override
  public long[] streamPositions(String stream, long fromSequence, int max) {
    return reading(() ->
        streams.getOrDefault(stream, new TreeMap<>()).tailMap(fromSequence, true).values().stream()
            .mapToLong(Long::longValue)
            .limit(max)
            .toArray());
  }

  @Override
  public long[] contestPositions(String contest, long fromPosition, int max) {
    return reading(() ->
        contests.getOrDefault(contest, List.of()).stream()
            .mapToLong(Long::longValue)
            .filter(position -> position >= fromPosition)
            .limit(max)
            .toArray());
  }

  @Override
  public @Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key) {
    return reading(() -> envelopes.get(key));
  }

  @Override
  public IndexAudit auditIndexes() {
    return new IndexAudit() {
      @Override
      public void accept(Commit commit) {
        // The indexes are made from the same objects as the commits.
      }

      @Override
      public void finish() {
        // Nothing can have changed them.
      }
    };
  }

  @Override
  public byte @Nullable [] tile(int level, long index) {
    return reading(() -> tiles.get(level + "/" + index));
  }

  @Override
  public void keepTile(Tiles.Tile tile) {
    lock.writeLock().lock();
    try {
      tiles.put(tile.level() + "/" + tile.index(), tile.toBytes());
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    // Nothing to let go of; a test may open it again.
  }

  private <T extends @Nullable Object> T reading(Supplier<T> what) {
    lock.readLock().lock();
    try {
      return what.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
