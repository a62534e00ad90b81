package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogFormatUnknown;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.line.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;

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

  /** The position after the last. */
  long readAll(Consumer<Commit> reader) {
    try (ReadOptions options =
            new ReadOptions().setReadaheadSize(READ_AHEAD_BYTES).setFillCache(false);
        Numbered commits = new Numbered(db, Column.COMMITS, number, options);
        Numbered entries = new Numbered(db, Column.ENTRIES, position, options)) {
      byte[] header = read(commits, number);
      while (header != null) {
        reader.accept(commit(header, entries));
        header = read(commits, number);
      }
      if (commits.holdsMore()) {
        throw new LogCorrupted(position, "commit " + number + " is missing", null);
      }
      if (read(entries, position) != null || entries.holdsMore()) {
        throw new LogCorrupted(position, "there are entries after the last commit", null);
      }
      return position;
    }
  }

  private Commit commit(byte[] stored, Numbered entries) {
    CommitHeader header;
    try {
      header = CommitHeader.parse(stored);
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

  private Entry entry(Numbered entries) {
    byte[] line = read(entries, position);
    if (line == null) {
      throw new LogCorrupted(position, "its entry is missing", null);
    }
    try {
      Entry entry = Entry.parse(line);
      position++;
      return entry;
    } catch (IllegalArgumentException malformed) {
      int format = Entry.formatOf(line);
      if (position == 0 && format >= 0 && format != Entry.FORMAT) {
        throw new LogFormatUnknown(format);
      }
      throw new LogCorrupted(position, "its entry is not a line of the log", malformed);
    }
  }

  private byte @Nullable [] read(Numbered records, long key) {
    try {
      return records.next(key);
    } catch (RocksDBException unreadable) {
      throw new LogCorrupted(
          position,
          "a record of " + records.column() + " cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }
}
