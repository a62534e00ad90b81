package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.LogStopped;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The open database, held by whoever reads it. An iterator over a closed database ends the whole
 * process, so it is closed, for good or to be opened anew, only when nobody holds it; who comes
 * meanwhile waits.
 */
final class Held implements AutoCloseable {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable Columns db;

  Held(Columns db) {
    this.db = db;
  }

  /**
   * Reads while it is open; what comes back must not rest on it.
   *
   * @throws LogStopped where it was closed
   */
  <T extends @Nullable Object> T read(Function<Columns, T> reading) {
    lock.readLock().lock();
    try {
      Columns open = db;
      if (open == null) {
        throw new LogStopped("the store is closed", null);
      }
      return reading.apply(open);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Opens it anew; only for reading where there is no room for more.
   *
   * @return whether it can be written to
   * @throws RocksDBException where it cannot be opened for another reason
   */
  boolean reopen(Disk disk) throws RocksDBException {
    lock.writeLock().lock();
    try {
      close();
      db = disk.open();
      return true;
    } catch (RocksDBException refused) {
      if (!LackOfSpace.is(refused)) {
        throw refused;
      }
      db = disk.openForReading();
      return false;
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      Columns open = db;
      db = null;
      if (open != null) {
        open.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
