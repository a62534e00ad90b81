package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.folder.OwnerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Logger;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;

/** The open database with a handle for each column family. */
final class Columns implements AutoCloseable {
  /**
   * A torn record at the very end of the write-ahead log is what a crash leaves, and was never
   * acknowledged; a broken record before it is corruption and must not be passed over.
   */
  static final WALRecoveryMode RECOVERY = WALRecoveryMode.TolerateCorruptedTailRecords;

  private static final byte[] FORMER_TILES = "tiles".getBytes(StandardCharsets.UTF_8);
  private static final long BLOCK_CACHE_BYTES = 128L << 20;
  private static final long MEMTABLE_BYTES = 32L << 20;
  private static final long WAL_BYTES_MAX = 512L << 20;

  private final RocksDB rocks;
  private final DBOptions options;
  private final ColumnFamilyOptions familyOptions;
  private final LRUCache cache;
  private final Map<Column, ColumnFamilyHandle> handles = new EnumMap<>(Column.class);

  private Columns(Path directory, DBOptions options, boolean readOnly) throws RocksDBException {
    this.options = options;
    cache = new LRUCache(BLOCK_CACHE_BYTES);
    familyOptions = familyOptions(cache);
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, familyOptions));
    for (Column column : Column.values()) {
      descriptors.add(new ColumnFamilyDescriptor(column.familyName(), familyOptions));
    }
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      boolean formerTiles = !readOnly && holdsFormerTiles(directory);
      if (formerTiles) {
        descriptors.add(new ColumnFamilyDescriptor(FORMER_TILES, familyOptions));
      }
      rocks =
          readOnly
              ? RocksDB.openReadOnly(options, directory.toString(), descriptors, opened)
              : RocksDB.open(options, directory.toString(), descriptors, opened);
      if (formerTiles) {
        rocks.dropColumnFamily(opened.getLast());
      }
    } catch (RocksDBException refused) {
      closeOptions();
      throw refused;
    }
    for (Column column : Column.values()) {
      handles.put(column, opened.get(column.ordinal() + 1));
    }
  }

  private static ColumnFamilyOptions familyOptions(LRUCache cache) {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig().setBlockCache(cache).setBlockSize(16 << 10).setFormatVersion(5);
    return new ColumnFamilyOptions()
        .setTableFormatConfig(table)
        .setWriteBufferSize(MEMTABLE_BYTES)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
  }

  /** For reading and writing; made where it is not there yet. */
  static Columns open(Path directory) throws RocksDBException {
    try {
      OwnerFolder.make(directory);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    DBOptions options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setParanoidChecks(true)
            .setWalRecoveryMode(RECOVERY)
            .setMaxTotalWalSize(WAL_BYTES_MAX)
            .setKeepLogFileNum(3)
            .setMaxBackgroundJobs(2);
    return new Columns(directory, options, false);
  }

  /** For reading, as strictly as for writing; nothing is written. */
  static Columns openForReading(Path directory) throws RocksDBException {
    return new Columns(
        directory, new DBOptions().setParanoidChecks(true).setWalRecoveryMode(RECOVERY), true);
  }

  /** What can be read of it, past all that is damaged; nothing is written. */
  static Columns openRemains(Path directory, Logger logger) throws RocksDBException {
    DBOptions options =
        new DBOptions()
            .setParanoidChecks(false)
            .setWalRecoveryMode(WALRecoveryMode.SkipAnyCorruptedRecords)
            .setLogger(logger);
    return new Columns(directory, options, true);
  }

  /** Tiles had a column family once; it is dropped, because they have files of their own now. */
  private static boolean holdsFormerTiles(Path directory) throws RocksDBException {
    if (!Files.exists(directory.resolve("CURRENT"))) {
      return false;
    }
    try (Options listing = new Options()) {
      return RocksDB.listColumnFamilies(listing, directory.toString()).stream()
          .anyMatch(name -> Arrays.equals(name, FORMER_TILES));
    }
  }

  RocksDB rocks() {
    return rocks;
  }

  ColumnFamilyHandle of(Column column) {
    return Objects.requireNonNull(handles.get(column));
  }

  /** What the database calls a column by. */
  int id(Column column) {
    return of(column).getID();
  }

  RocksIterator iterator(Column column) {
    return rocks.newIterator(of(column));
  }

  RocksIterator iterator(Column column, ReadOptions readOptions) {
    return rocks.newIterator(of(column), readOptions);
  }

  /** A record; where it cannot be read, no position from {@code untrusted} on can be trusted. */
  byte @Nullable [] get(Column column, byte[] key, long untrusted) {
    try {
      return rocks.get(of(column), key);
    } catch (RocksDBException unreadable) {
      throw new LogCorrupted(
          untrusted,
          "a record of " + column + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  /** A commit's header; null where there is none. */
  @Nullable CommitHeader header(long number) {
    byte[] bytes = get(Column.COMMITS, Keys.number(number), number);
    try {
      return bytes == null ? null : CommitHeader.parse(bytes);
    } catch (IllegalArgumentException malformed) {
      throw new LogCorrupted(
          number, "the header of commit " + number + " cannot be read", malformed);
    }
  }

  /** The last commit's header; null where there is none. */
  @Nullable CommitHeader lastHeader() {
    try (RocksIterator commits = iterator(Column.COMMITS)) {
      commits.seekToLast();
      if (commits.isValid()) {
        return CommitHeader.parse(commits.value());
      }
      requireReadable(commits);
      return null;
    }
  }

  /** That an iterator that has ended ended for lack of records. */
  static void requireReadable(RocksIterator iterator) {
    RocksDBException status = status(iterator);
    if (status != null) {
      throw new LogCorrupted(0, "an index cannot be read: " + status.getMessage(), status);
    }
  }

  /** What stopped an iterator, or null where it simply ended. */
  static @Nullable RocksDBException status(RocksIterator iterator) {
    try {
      iterator.status();
      return null;
    } catch (RocksDBException broken) {
      return broken;
    }
  }

  @Override
  public void close() {
    handles.values().forEach(ColumnFamilyHandle::close);
    rocks.close();
    closeOptions();
  }

  private void closeOptions() {
    options.close();
    familyOptions.close();
    cache.close();
  }
}
