package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.line.Entry;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Erases sealed parts of a log that nobody has open; its indexes stay. */
public final class ErasedLines {
  private ErasedLines() {}

  /** Of the entries of the log in a directory that are to be erased. */
  public static void erase(Path directory, Predicate<Entry> which) {
    try (Columns db = Columns.open(directory);
        RocksIterator lines = db.iterator(Column.ENTRIES)) {
      for (lines.seekToFirst(); lines.isValid(); lines.next()) {
        Entry entry = Entry.parse(Objects.requireNonNull(lines.value()));
        if (which.test(entry)) {
          db.rocks().put(db.of(Column.ENTRIES), lines.key(), entry.publicLine());
        }
      }
    } catch (RocksDBException failed) {
      throw new AssertionError(failed);
    }
  }
}
