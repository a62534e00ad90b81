package io.tajmi.eventlog.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * A closed log that a test changes behind the back of the program: every commit holds one entry, so
 * that commit numbers are positions; each is a branch's tally in an envelope. Its head is on record
 * outside the store.
 */
final class TamperedLog {
  static {
    RocksDB.loadLibrary();
  }

  /** Entries, and commits: enough for one full tile. */
  static final int SIZE = 300;

  /** Entries that some tests write beyond. */
  static final int MORE = 100;

  private final Path store;
  private final CheckpointRecord record;

  /** Writes to the store as its owner could, with right checksums. */
  interface Tampering {
    void on(Columns db) throws RocksDBException;
  }

  private TamperedLog(Path store, CheckpointRecord record) {
    this.store = store;
    this.record = record;
  }

  /** Writes the log that is then copied. */
  static TamperedLog create(Path directory) {
    TamperedLog log =
        new TamperedLog(
            directory.resolve("store"), new CheckpointRecord(directory.resolve("head.json")));
    try (EventLog open =
        EventLog.open(
            RocksCommitLog.open(new Disk(log.store, 0, new WriteOptions())), log.settings(true))) {
      for (int i = 0; i < SIZE; i++) {
        open.append(List.of(entry(i)));
      }
    }
    return log;
  }

  /** A copy for one test. */
  TamperedLog copyTo(Path directory) {
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve("store").resolve(store.relativize(file).toString()));
      }
      Files.copy(store.resolveSibling("head.json"), directory.resolve("head.json"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new TamperedLog(
        directory.resolve("store"), new CheckpointRecord(directory.resolve("head.json")));
  }

  static Entry entry(int i) {
    return SampleEntries.tally("id-" + i, Tallied.first("b-" + i, "v-" + i));
  }

  static byte[] streamKey(int i) {
    return Keys.numbered("branch/e:c/b-" + i, 0);
  }

  static byte[] contestKey(int i) {
    return Keys.numbered("e:c", i);
  }

  static byte[] envelopeKey(int i) {
    return Keys.envelope(SampleEntries.key("v-" + i));
  }

  static byte[] claim(int i) {
    return Keys.claim(i, "content of v-" + i);
  }

  /** The key of what a column says because of the entry at a position. */
  static byte[] key(Column column, int i) {
    return switch (column) {
      case ENTRIES, COMMITS -> Keys.number(i);
      case STREAMS -> streamKey(i);
      case CONTESTS -> contestKey(i);
      case ENVELOPES -> envelopeKey(i);
    };
  }

  /** The header of a commit as it is stored. */
  static CommitHeader stored(Columns db, int number) throws RocksDBException {
    return CommitHeader.parse(db.rocks().get(db.of(Column.COMMITS), Keys.number(number)));
  }

  Path store() {
    return store;
  }

  CheckpointRecord record() {
    return record;
  }

  /** Changes it through the store's own interface. */
  void tamper(Tampering tampering) {
    try (Columns db = Columns.open(store)) {
      tampering.on(db);
    } catch (RocksDBException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Moves everything into one table file for each column, and names them. */
  Map<Column, Path> tables() {
    Map<Column, Path> tables = new java.util.EnumMap<>(Column.class);
    tamper(db -> {
      try (FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
        for (Column column : Column.values()) {
          db.rocks().flush(flush, db.of(column));
          db.rocks().compactRange(db.of(column));
        }
      }
      for (var file : db.rocks().getLiveFilesMetaData()) {
        for (Column column : Column.values()) {
          if (java.util.Arrays.equals(file.columnFamilyName(), column.familyName())) {
            assertThat(tables.put(column, Path.of(file.path(), file.fileName()))).isNull();
          }
        }
      }
    });
    assertThat(tables).containsOnlyKeys(Column.values());
    return tables;
  }

  /** Moves everything into table files, and names a column's. */
  Path table(Column column) {
    return Objects.requireNonNull(tables().get(column));
  }

  /**
   * Writes on, so that each column has two table files, and names them: the first is of the
   * positions below {@link #SIZE}, the second of {@link #MORE} from there on.
   */
  Map<Column, List<Path>> twoTables() {
    tables();
    write(SIZE, SIZE + MORE);
    Map<Column, List<Path>> tables = new java.util.EnumMap<>(Column.class);
    tamper(db -> {
      for (var file : db.rocks().getLiveFilesMetaData()) {
        Column column =
            Column.valueOf(new String(file.columnFamilyName(), US_ASCII).toUpperCase(Locale.ROOT));
        tables
            .computeIfAbsent(column, c -> new ArrayList<>())
            .add(Path.of(file.path(), file.fileName()));
      }
    });
    tables.values().forEach(Collections::sort);
    assertThat(tables.values()).hasSize(Column.values().length).allMatch(two -> two.size() == 2);
    return tables;
  }

  /** Writes on, in a session of its own. */
  void write(int from, int to) {
    try (EventLog opened = open(true)) {
      for (int i = from; i < to; i++) {
        opened.append(List.of(entry(i)));
      }
    }
  }

  /** Writes on, and has a column flushed in between, which begins a new write-ahead log. */
  void writeInTwoLogs(Column flushed) throws RocksDBException {
    tables();
    Columns db = Columns.open(store);
    RocksCommitLog two = RocksCommitLog.opened(new Disk(store, 0), db);
    try (EventLog opened = EventLog.open(two, settings(true));
        FlushOptions flush = new FlushOptions()) {
      for (int i = SIZE; i < SIZE + 2 * MORE; i++) {
        if (i == SIZE + MORE) {
          db.rocks().flush(flush, db.of(flushed));
        }
        opened.append(List.of(entry(i)));
      }
    }
  }

  /** Files of the write-ahead log that hold something, oldest first. */
  List<Path> writeAheadLogs() throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return files
          .filter(file -> file.toString().endsWith(".log") && file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  /** Bytes of a column's data blocks, which stand first in its file. */
  int dataBytes(Column column) {
    long[] bytes = {0};
    tamper(db ->
        db.rocks()
            .getPropertiesOfAllTables(db.of(column))
            .values()
            .forEach(table -> bytes[0] += table.getDataSize()));
    return (int) bytes[0];
  }

  /** Turns one byte of a file over. */
  static void flip(Path file, long offset) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[(int) offset] ^= 0x40;
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The first position whose record in a column cannot be read, asked for one by one. */
  int firstUnreadable(Column column) {
    int[] first = {SIZE};
    tamper(db -> {
      for (int i = SIZE - 1; i >= 0; i--) {
        if (!readable(db, column, i)) {
          first[0] = i;
        }
      }
    });
    return first[0];
  }

  private static boolean readable(Columns db, Column column, int i) {
    try {
      return db.rocks().get(db.of(column), key(column, i)) != null;
    } catch (RocksDBException unreadable) {
      return false;
    }
  }

  /** Opens it as a node does, with or without the record outside, and hands it to a test. */
  EventLog open(boolean withRecord) {
    RocksCommitLog opened = RocksCommitLog.open(store);
    try {
      return EventLog.open(opened, settings(withRecord));
    } catch (LogCorrupted corrupted) {
      opened.close();
      throw corrupted;
    }
  }

  /** Why a node refuses to start, or null. */
  @Nullable LogCorrupted refusal(boolean withRecord) {
    return catchThrowableOfType(LogCorrupted.class, () -> open(withRecord).close());
  }

  /** Asserts that a node refuses to start and names this position, twice the same. */
  LogCorrupted assertRefusedAt(long firstUntrusted) {
    LogCorrupted refusal = Objects.requireNonNull(refusal(true), "a refusal");
    assertThat(refusal.firstUntrusted()).as(refusal.getMessage()).isEqualTo(firstUntrusted);
    LogCorrupted again = refusal(true);
    assertThat(again).hasMessage(Objects.requireNonNull(refusal.getMessage()));
    return refusal;
  }

  private EventLog.Settings settings(boolean withRecord) {
    return new EventLog.Settings(
        LogLimits.DEFAULT,
        InstantSource.system(),
        "node",
        withRecord ? record : null,
        EventLog.Observer.NONE);
  }
}
