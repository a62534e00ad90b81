package io.tajmi.eventlog.rocksdb;

import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Everything that a store asks of the disk and may be refused for lack of space, in one place: a
 * test lets any of it fail. A write reports the write-ahead log, and what failed in the background
 * before it, a table or the MANIFEST; opening writes a MANIFEST, and tables of what the write-ahead
 * log holds.
 */
class Disk implements AutoCloseable {
  static {
    RocksDB.loadLibrary();
  }

  private final Path directory;
  private final long reserveBytes;
  private final WriteOptions writeOptions;

  /**
   * Beneath the store in a directory.
   *
   * @param reserveBytes that must be free before a store that found no room is opened anew
   */
  Disk(Path directory, long reserveBytes) {
    this(directory, reserveBytes, new WriteOptions().setSync(true));
  }

  /** With other write options: only for mutants that show what a guard finds. */
  Disk(Path directory, long reserveBytes, WriteOptions writeOptions) {
    this.directory = directory;
    this.reserveBytes = reserveBytes;
    this.writeOptions = writeOptions;
  }

  Path directory() {
    return directory;
  }

  /** Whether the reserve is free. */
  boolean hasRoom() {
    return directory.toFile().getUsableSpace() >= reserveBytes;
  }

  Columns open() throws RocksDBException {
    return Columns.open(directory);
  }

  Columns openForReading() throws RocksDBException {
    return Columns.openForReading(directory);
  }

  /** Durable when it returns. */
  void write(Columns db, WriteBatch batch) throws RocksDBException {
    db.rocks().write(writeOptions, batch);
  }

  @Override
  public void close() {
    writeOptions.close();
  }
}
