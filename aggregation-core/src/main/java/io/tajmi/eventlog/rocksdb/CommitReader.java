package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.Commit;
import io.tajmi.eventlog.CommitHeader;
import io.tajmi.eventlog.Entry;
import io.tajmi.eventlog.LogCorrupted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

/**
 * Walks commits and entries side by side, and names the first position at which they cannot be read
 * together.
 */
final class CommitReader {
  private static final long READ_AHEAD_BYTES = 2L << 20;

  private final Columns db;
  private long number;
  private long position;

  CommitReader(Columns db, long number, long position) {
    this.db = db;
    this.number = number;
    this.position = position;
  }

  void readAll(Consumer<Commit> reader) {
    try (ReadOptions options =
            new ReadOptions().setReadaheadSize(READ_AHEAD_BYTES).setFillCache(false);
        RocksIterator commits = db.iterator(Column.COMMITS, options);
        RocksIterator entries = db.iterator(Column.ENTRIES, options)) {
      entries.seek(Keys.number(position));
      for (commits.seek(Keys.number(number)); commits.isValid(); commits.next()) {
        reader.accept(commit(commits, entries));
      }
      requireEnd(commits, "a commit header");
      if (entries.isValid()) {
        throw new LogCorrupted(position, "there are entries after the last commit", null);
      }
      requireEnd(entries, "an entry");
    }
  }

  private Commit commit(RocksIterator commits, RocksIterator entries) {
    if (!Arrays.equals(commits.key(), Keys.number(number))) {
      throw new LogCorrupted(position, "commit " + number + " is missing", null);
    }
    CommitHeader header;
    try {
      header = CommitHeader.parse(commits.value());
    } catch (IllegalArgumentException malformed) {
      throw new LogCorrupted(
          position, "the header of commit " + number + " cannot be read", malformed);
    }
    if (header.number() != number || header.first() != position) {
      throw new LogCorrupted(
          position, "commit " + number + " does not begin where the one before ends", null);
    }
    List<Entry> read = new ArrayList<>();
    for (int i = 0; i < header.count(); i++) {
      read.add(entry(entries));
    }
    number++;
    return new Commit(header, read);
  }

  private Entry entry(RocksIterator entries) {
    if (!entries.isValid()) {
      requireEnd(entries, "an entry");
      throw new LogCorrupted(position, "its entry is missing", null);
    }
    if (!Arrays.equals(entries.key(), Keys.number(position))) {
      throw new LogCorrupted(position, "its entry is missing", null);
    }
    try {
      Entry entry = Entry.parse(entries.value());
      entries.next();
      position++;
      return entry;
    } catch (IllegalArgumentException | java.time.DateTimeException malformed) {
      throw new LogCorrupted(position, "its entry is not a line of the log", malformed);
    }
  }

  private void requireEnd(RocksIterator iterator, String what) {
    org.rocksdb.RocksDBException status = Columns.status(iterator);
    if (status != null) {
      throw new LogCorrupted(position, what + " cannot be read: " + status.getMessage(), status);
    }
  }
}
