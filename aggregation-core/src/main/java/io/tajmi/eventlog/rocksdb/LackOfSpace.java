package io.tajmi.eventlog.rocksdb;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/**
 * Tells lack of space, which passes, from every other failure of a disk, which does not. An
 * exhausted quota is lack of space too, but RocksDB gives it no sub-code, and Java gives none at
 * all, so there the system's own words decide.
 */
final class LackOfSpace {
  private static final String FULL = "No space left on device";
  private static final String QUOTA = "Disk quota exceeded";

  private LackOfSpace() {}

  static boolean is(RocksDBException failed) {
    Status status = failed.getStatus();
    return status != null
        && status.getCode() == Status.Code.IOError
        && (status.getSubCode() == Status.SubCode.NoSpace || says(failed.getMessage(), QUOTA));
  }

  static boolean is(IOException failed) {
    return says(failed.getMessage(), FULL) || says(failed.getMessage(), QUOTA);
  }

  private static boolean says(@Nullable String message, String words) {
    return message != null && message.contains(words);
  }
}
