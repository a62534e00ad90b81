package io.tajmi.eventlog.rocksdb;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * The records of a numbered column one after another. One broken table file can stop an iterator
 * before the records of whole ones, so from there on each record is asked for by its number, until
 * one cannot be read.
 */
final class Numbered implements AutoCloseable {
  private final Columns db;
  private final Column column;
  private final RocksIterator iterator;
  private @Nullable RocksDBException broken;

  Numbered(Columns db, Column column, long from, ReadOptions options) {
    this.db = db;
    this.column = column;
    this.iterator = db.iterator(column, options);
    iterator.seek(Keys.number(from));
  }

  Column column() {
    return column;
  }

  /**
   * The record with the next number; null where there is none.
   *
   * @throws RocksDBException where it cannot be read
   */
  byte @Nullable [] next(long number) throws RocksDBException {
    byte[] key = Keys.number(number);
    if (broken == null && iterator.isValid()) {
      if (!Arrays.equals(iterator.key(), key)) {
        return null;
      }
      byte[] value = iterator.value();
      iterator.next();
      return value;
    }
    if (broken == null) {
      broken = Columns.status(iterator);
    }
    if (broken == null) {
      return null;
    }
    byte[] value = db.rocks().get(db.of(column), key);
    if (value == null) {
      throw broken;
    }
    return value;
  }

  /** Whether there are records beyond one that is missing. */
  boolean holdsMore() {
    return broken == null && iterator.isValid();
  }

  @Override
  public void close() {
    iterator.close();
  }
}
