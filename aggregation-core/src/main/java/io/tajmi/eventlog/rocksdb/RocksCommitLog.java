package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.ChainVerification;
import io.tajmi.eventlog.Commit;
import io.tajmi.eventlog.CommitHeader;
import io.tajmi.eventlog.CommitLog;
import io.tajmi.eventlog.Entry;
import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.merkle.Tiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/**
 * The embedded durable store. One commit is one write batch over the column families {@link
 * Column}, synced before the append returns. Lines are kept as they are; everything else is derived
 * from them and compared with them at start. Tiles lie beside the database, in files of their own,
 * so that no damage to them can keep it from being opened.
 */
public final class RocksCommitLog implements CommitLog {
  /** Free space by default before a store that found no room is opened anew. */
  public static final long RESERVE_BYTES = 256L << 20;

  private final Disk disk;
  private final Held held;
  private final TileFiles tiles;
  private volatile @Nullable CommitHeader head;

  private RocksCommitLog(Disk disk, Columns db) {
    this.disk = disk;
    this.held = new Held(db);
    this.tiles = new TileFiles(disk.directory().resolve("tiles"));
  }

  /** Opens or creates the store in a directory, with the default reserve. */
  public static RocksCommitLog open(Path directory) {
    return open(directory, RESERVE_BYTES);
  }

  /**
   * Opens or creates the store in a directory.
   *
   * @param reserveBytes that must be free before it is opened anew after it found no room
   * @throws LogInUse where another process has it open
   * @throws LogCorrupted where the directory cannot be opened as it was left
   */
  public static RocksCommitLog open(Path directory, long reserveBytes) {
    return open(new Disk(directory, reserveBytes));
  }

  /** On a disk of its own: for tests. */
  static RocksCommitLog open(Disk disk) {
    Path directory = disk.directory();
    try {
      Damage.requireNoOrphans(directory);
      return opened(disk, disk.open());
    } catch (RocksDBException unreadable) {
      if (isLocked(unreadable)) {
        throw new LogInUse(directory);
      }
      if (LackOfSpace.is(unreadable)) {
        throw new UncheckedIOException(
            new IOException("there is no room on the disk; free some and start again", unreadable));
      }
      throw Damage.found(directory, unreadable);
    }
  }

  /** Over an open database, which is closed again where the last commit cannot be read. */
  static RocksCommitLog opened(Disk disk, Columns db) {
    RocksCommitLog log = new RocksCommitLog(disk, db);
    try {
      log.head = log.lastHeader();
      return log;
    } catch (LogCorrupted corrupted) {
      log.close();
      throw corrupted;
    }
  }

  private static boolean isLocked(RocksDBException failed) {
    Status status = failed.getStatus();
    return status != null
        && status.getCode() == Status.Code.IOError
        && String.valueOf(failed.getMessage()).contains("lock");
  }

  @Override
  public @Nullable CommitHeader head() {
    return head;
  }

  @Override
  public Outcome append(Commit commit) {
    CommitHeader header = commit.header();
    CommitHeader before = head;
    long next = before == null ? 0 : before.number() + 1;
    if (header.number() > next) {
      throw new IllegalStateException("commit " + next + " is next, not " + header.number());
    }
    if (before != null && header.number() < next) {
      return new Lost(before);
    }
    Outcome outcome = held.read(db -> write(db, commit));
    if (outcome instanceof Appended) {
      head = header;
    }
    return outcome;
  }

  private Outcome write(Columns db, Commit commit) {
    try (WriteBatch batch = new WriteBatch(CommitBatch.of(commit, db::id))) {
      disk.write(db, batch);
      return new Appended();
    } catch (RocksDBException failed) {
      String what =
          "commit %d could not be written: %s"
              .formatted(commit.header().number(), failed.getMessage());
      if (LackOfSpace.is(failed)) {
        throw new StoreFull(what, failed);
      }
      return new Unknown(new StoreFailed(what, failed));
    }
  }

  @Override
  public boolean reopen() {
    try {
      if (!disk.hasRoom() || !held.reopen(disk)) {
        return false;
      }
    } catch (RocksDBException unreadable) {
      throw Damage.found(disk.directory(), unreadable);
    }
    head = lastHeader();
    return true;
  }

  @Override
  public void read(long fromNumber, Consumer<Commit> reader) {
    CommitHeader start = fromNumber == 0 ? null : header(fromNumber - 1);
    if (fromNumber > 0 && start == null) {
      return;
    }
    long position = start == null ? 0 : start.end();
    var _ = held.read(db -> new CommitReader(db, fromNumber, position).readAll(reader));
  }

  @Override
  public @Nullable CommitHeader header(long number) {
    byte[] bytes = get(Column.COMMITS, Keys.number(number), number);
    try {
      return bytes == null ? null : CommitHeader.parse(bytes);
    } catch (IllegalArgumentException malformed) {
      throw new LogCorrupted(
          number, "the header of commit " + number + " cannot be read", malformed);
    }
  }

  @Override
  public List<byte[]> lines(long fromPosition, int max) {
    CommitHeader last = head;
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
        requireReadable(iterator);
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
      requireReadable(iterator);
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
  public IndexAudit auditIndexes() {
    return new RocksIndexAudit(held);
  }

  @Override
  public byte @Nullable [] tile(int level, long index) {
    return tiles.read(level, index);
  }

  @Override
  public void keepTile(Tiles.Tile tile) {
    tiles.keep(tile);
  }

  @Override
  public void close() {
    held.close();
    disk.close();
  }

  private @Nullable CommitHeader lastHeader() {
    try {
      return held.read(RocksCommitLog::lastHeader);
    } catch (LogCorrupted | IllegalArgumentException unreadable) {
      LogCorrupted first = ChainVerification.firstFault(this);
      throw first != null
          ? first
          : new LogCorrupted(0, "the last commit header cannot be read", unreadable);
    }
  }

  private static @Nullable CommitHeader lastHeader(Columns db) {
    try (RocksIterator iterator = db.iterator(Column.COMMITS)) {
      iterator.seekToLast();
      if (iterator.isValid()) {
        return CommitHeader.parse(iterator.value());
      }
      requireReadable(iterator);
      return null;
    }
  }

  /** A record; where it cannot be read, no position from {@code untrusted} on can be trusted. */
  private byte @Nullable [] get(Column column, byte[] key, long untrusted) {
    return held.read(db -> get(db, column, key, untrusted));
  }

  private static byte @Nullable [] get(Columns db, Column column, byte[] key, long untrusted) {
    try {
      return db.rocks().get(db.of(column), key);
    } catch (RocksDBException unreadable) {
      throw new LogCorrupted(
          untrusted,
          "a record of " + column + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static void requireReadable(RocksIterator iterator) {
    RocksDBException status = Columns.status(iterator);
    if (status != null) {
      throw new LogCorrupted(0, "an index cannot be read: " + status.getMessage(), status);
    }
  }
}
