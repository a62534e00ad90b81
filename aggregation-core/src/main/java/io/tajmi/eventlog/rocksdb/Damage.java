package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.commit.ChainVerification;
import io.tajmi.eventlog.commit.CommitHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Logger;
import org.rocksdb.RocksDBException;

/**
 * Why a store could not be opened, and from where on: what can still be read of it is verified like
 * a whole log, and where that ends nothing further can be trusted. Nothing is written to it.
 */
final class Damage {
  /** How RocksDB says in its own log which file of the write-ahead log it had to pass over. */
  private static final Pattern DROPPED =
      Pattern.compile("([^/\\\\ ]+\\.log): dropping \\d+ bytes; (.*)");

  private Damage() {}

  /** A database without its file CURRENT would be founded anew, and its tables deleted. */
  static void requireNoOrphans(Path directory) {
    if (!Files.isDirectory(directory) || Files.exists(directory.resolve("CURRENT"))) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      if (files.anyMatch(file -> file.toString().matches(".*\\.(sst|log)"))) {
        throw new LogCorrupted(0, "the store in " + directory + " has lost its file CURRENT", null);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The first untrusted position of a store that RocksDB refused to open, and the file. */
  static LogCorrupted found(Path directory, RocksDBException refusal) {
    List<String> dropped = Collections.synchronizedList(new ArrayList<>());
    long untrusted = untrusted(directory, dropped);
    String files = dropped.isEmpty() ? "" : " (" + String.join("; ", dropped) + ")";
    return new LogCorrupted(
        untrusted,
        "the store in " + directory + " cannot be opened: " + refusal.getMessage() + files,
        refusal);
  }

  private static long untrusted(Path directory, List<String> dropped) {
    try (Listener listener = new Listener(dropped);
        RocksCommitLog remains =
            RocksCommitLog.opened(
                new Disk(directory, 0), Columns.openRemains(directory, listener))) {
      LogCorrupted fault = ChainVerification.firstFault(remains);
      CommitHeader head = remains.head();
      if (fault != null) {
        return fault.firstUntrusted();
      }
      return head == null ? 0 : head.end();
    } catch (RocksDBException withoutItsFileList) {
      return 0;
    } catch (LogCorrupted withoutItsHead) {
      return withoutItsHead.firstUntrusted();
    }
  }

  /** Hears which files RocksDB passes over. */
  private static final class Listener extends Logger {
    private final List<String> dropped;

    Listener(List<String> dropped) {
      super(InfoLogLevel.WARN_LEVEL);
      this.dropped = dropped;
    }

    @Override
    protected void log(InfoLogLevel level, String message) {
      Matcher matcher = DROPPED.matcher(message);
      if (matcher.find()) {
        dropped.add(matcher.group(1) + ": " + matcher.group(2));
      }
    }
  }
}
