package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Tiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * Reads the column families that {@link CommitBatch} writes with each commit, so nothing is left to
 * be written when one is handed over. Tiles lie beside the database, in files of their own, so that
 * no damage to them can keep it from being opened.
 */
final class RocksLogIndex implements LogIndex {
  private final Held held;
  private final Supplier<@Nullable CommitHeader> head;
  private final TileFiles tiles;

  /** Up to the last commit of a database, with tiles in a folder. */
  RocksLogIndex(Held held, Supplier<@Nullable CommitHeader> head, Path tiles) {
    this.held = held;
    this.head = head;
    this.tiles = new TileFiles(tiles);
  }

  @Override
  public void accept(Commit commit) {
    // Its records became durable with it.
  }

  @Override
  public Audit audit() {
    return new RocksIndexAudit(held);
  }

  @Override
  public List<byte[]> lines(long fromPosition, int max) {
    CommitHeader last = head.get();
    long end = last == null ? 0 : Math.min(last.end(), fromPosition + max);
    if (end - fromPosition == 1) {
      byte[] line = get(Column.ENTRIES, Keys.number(fromPosition), fromPosition);
      if (line == null) {
        throw new LogCorrupted(fromPosition, "its entry is missing", null);
      }
      return List.of(line);
    }
    return held.read(db -> scan(db, fromPosition, end));
  }

  private static List<byte[]> scan(Columns db, long fromPosition, long end) {
    List<byte[]> lines = new ArrayList<>();
    try (RocksIterator iterator = db.iterator(Column.ENTRIES)) {
      long position = fromPosition;
      for (iterator.seek(Keys.number(fromPosition)); position < end; iterator.next()) {
        if (!iterator.isValid() || Keys.number(iterator.key()) != position) {
          throw new LogCorrupted(
              position, "its entry is missing or cannot be read", Columns.status(iterator));
        }
        lines.add(iterator.value());
        position++;
      }
    }
    return lines;
  }

  @Override
  public long lastSequence(String stream) {
    return held.read(db -> lastSequence(db, stream));
  }

  private static long lastSequence(Columns db, String stream) {
    try (RocksIterator iterator = db.iterator(Column.STREAMS)) {
      iterator.seekForPrev(Keys.numbered(stream, Long.MAX_VALUE));
      boolean found = iterator.isValid() && Keys.isNumbered(iterator.key(), stream);
      if (!found) {
        Columns.requireReadable(iterator);
      }
      return found ? Keys.suffix(iterator.key()) : -1;
    }
  }

  @Override
  public long[] streamPositions(String stream, long fromSequence, int max) {
    return held.read(
        db -> scan(db, Column.STREAMS, new Range(stream, fromSequence, max), RocksIterator::value));
  }

  @Override
  public long[] contestPositions(String contest, long fromPosition, int max) {
    return held.read(
        db -> scan(db, Column.CONTESTS, new Range(contest, fromPosition, max), RocksIterator::key));
  }

  /** Of one text, from a number on. */
  private record Range(String text, long from, int max) {}

  private static long[] scan(
      Columns db, Column column, Range range, Function<RocksIterator, byte[]> number) {
    LongStream.Builder found = LongStream.builder();
    int count = 0;
    try (Slice bound = new Slice(Keys.numbered(range.text(), -1L));
        ReadOptions options = new ReadOptions().setIterateUpperBound(bound);
        RocksIterator iterator = db.iterator(column, options)) {
      for (iterator.seek(Keys.numbered(range.text(), range.from()));
          iterator.isValid() && count < range.max();
          iterator.next()) {
        found.add(Keys.suffix(number.apply(iterator)));
        count++;
      }
      Columns.requireReadable(iterator);
    }
    return found.build().toArray();
  }

  @Override
  public @Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key) {
    byte[] claim = get(Column.ENVELOPES, Keys.envelope(key), 0);
    return claim == null
        ? null
        : new EnvelopeRecord(new LogPosition(Keys.number(claim)), Keys.content(claim));
  }

  @Override
  public @Nullable CommitHeader firstAfter(Instant instant) {
    CommitHeader found = head.get();
    if (found == null || !found.maxTime().isAfter(instant)) {
      return null;
    }
    long low = 0;
    while (low < found.number()) {
      long middle = (low + found.number()) >>> 1;
      CommitHeader header = header(middle);
      if (header.maxTime().isAfter(instant)) {
        found = header;
      } else {
        low = middle + 1;
      }
    }
    return found;
  }

  private CommitHeader header(long number) {
    CommitHeader header = held.read(db -> db.header(number));
    if (header == null) {
      throw new LogCorrupted(0, "commit " + number + " is missing", null);
    }
    return header;
  }

  @Override
  public byte @Nullable [] tile(int level, long index) {
    return tiles.read(level, index);
  }

  @Override
  public void keepTile(Tiles.Tile tile) {
    tiles.keep(tile);
  }

  private byte @Nullable [] get(Column column, byte[] key, long untrusted) {
    return held.read(db -> db.get(column, key, untrusted));
  }
}
