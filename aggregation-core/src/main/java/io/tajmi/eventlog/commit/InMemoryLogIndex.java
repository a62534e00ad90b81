package io.tajmi.eventlog.commit;

import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Tiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made of the commits that are handed over, in memory. */
public final class InMemoryLogIndex implements LogIndex {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final NavigableMap<Instant, CommitHeader> firstWithMaxTime = new TreeMap<>();
  private final List<byte[]> lines = new ArrayList<>();
  private final Map<String, NavigableMap<Long, Long>> streams = new HashMap<>();
  private final Map<String, List<Long>> contests = new HashMap<>();
  private final Map<Entry.EnvelopeKey, EnvelopeRecord> envelopes = new HashMap<>();
  private final Map<String, byte[]> tiles = new HashMap<>();
  private long next;

  @Override
  public void accept(Commit commit) {
    lock.writeLock().lock();
    try {
      if (commit.header().number() != next) {
        throw new IllegalStateException(
            "commit " + next + " is next, not " + commit.header().number());
      }
      next++;
      firstWithMaxTime.putIfAbsent(commit.header().maxTime(), commit.header());
      for (Entry entry : commit.entries()) {
        index(entry.header(), lines.size());
        lines.add(entry.line());
      }
      for (Commit.Claim claim : commit.claims()) {
        envelopes.put(
            claim.envelope().key(),
            new EnvelopeRecord(claim.position(), claim.envelope().content()));
      }
    } finally {
      lock.writeLock().unlock();
    }
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
  public Audit audit() {
    return new Audit() {
      @Override
      public void accept(Commit commit) {
        InMemoryLogIndex.this.accept(commit);
      }

      @Override
      public void finish() {
        // It was made of these commits.
      }
    };
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
    return reading(() -> {
      List<Long> positions = contests.getOrDefault(contest, List.of());
      int found = Collections.binarySearch(positions, fromPosition);
      return positions.stream()
          .skip(found < 0 ? -found - 1 : found)
          .mapToLong(Long::longValue)
          .limit(max)
          .toArray();
    });
  }

  @Override
  public @Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key) {
    return reading(() -> envelopes.get(key));
  }

  @Override
  public @Nullable CommitHeader firstAfter(Instant instant) {
    return reading(() -> {
      Map.Entry<Instant, CommitHeader> found = firstWithMaxTime.higherEntry(instant);
      return found == null ? null : found.getValue();
    });
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

  private <T extends @Nullable Object> T reading(Supplier<T> what) {
    lock.readLock().lock();
    try {
      return what.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
