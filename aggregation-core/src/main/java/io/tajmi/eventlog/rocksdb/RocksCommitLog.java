package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.eventlog.commit.ChainVerification;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/**
 * The embedded durable store. One commit is one write batch over the column families {@link
 * Column}, its index records among them, synced before the append returns: so an envelope stays
 * unique after a crash. Lines are kept as they are; everything else is derived from them and
 * compared with them at start.
 */
public final class RocksCommitLog implements CommitLog {
  /** Free space by default before a store that found no room is opened anew. */
  public static final long RESERVE_BYTES = 256L << 20;

  private final Disk disk;
  private final Held held;
  private final RocksLogIndex index;
  private volatile @Nullable CommitHeader head;

  private RocksCommitLog(Disk disk, Columns db) {
    this.disk = disk;
    this.held = new Held(db);
    this.index = new RocksLogIndex(held, this::head, disk.directory().resolve("tiles"));
  }

  /** Opens or creates the store in a directory, with the default reserve. */
  public static RocksCommitLog open(Path directory) {
    return open(directory, RESERVE_BYTES);
  }

  /**
   * Opens or creates the store in a directory.
   *
   * @param reserveBytes that must be free before it is opened anew after it found no room
   * @throws LogInUse where another process has it open
   * @throws LogCorrupted where the directory cannot be opened as it was left
   */
  public static RocksCommitLog open(Path directory, long reserveBytes) {
    return open(new Disk(directory, reserveBytes));
  }

  /** On a disk of its own: for tests. */
  public static RocksCommitLog open(Disk disk) {
    Path directory = disk.directory();
    try {
      Damage.requireNoOrphans(directory);
      return opened(disk, disk.open());
    } catch (RocksDBException unreadable) {
      if (isLocked(unreadable)) {
        throw new LogInUse(directory);
      }
      if (LackOfSpace.is(unreadable)) {
        throw new UncheckedIOException(
            new IOException("there is no room on the disk; free some and start again", unreadable));
      }
      throw Damage.found(directory, unreadable);
    }
  }

  /** Over an open database, which is closed again where the last commit cannot be read. */
  static RocksCommitLog opened(Disk disk, Columns db) {
    RocksCommitLog log = new RocksCommitLog(disk, db);
    try {
      log.head = log.lastHeader();
      return log;
    } catch (LogCorrupted corrupted) {
      log.close();
      throw corrupted;
    }
  }

  private static boolean isLocked(RocksDBException failed) {
    Status status = failed.getStatus();
    return status != null
        && status.getCode() == Status.Code.IOError
        && String.valueOf(failed.getMessage()).contains("lock");
  }

  @Override
  public @Nullable CommitHeader head() {
    return head;
  }

  @Override
  public Outcome append(Commit commit) {
    CommitHeader header = commit.header();
    CommitHeader before = head;
    long next = before == null ? 0 : before.number() + 1;
    if (header.number() > next) {
      throw new IllegalStateException("commit " + next + " is next, not " + header.number());
    }
    if (before != null && header.number() < next) {
      return new Lost(before);
    }
    Outcome outcome = held.read(db -> write(db, commit));
    if (outcome instanceof Appended) {
      head = header;
    }
    return outcome;
  }

  private Outcome write(Columns db, Commit commit) {
    try (WriteBatch batch = new WriteBatch(CommitBatch.of(commit, db::id))) {
      disk.write(db, batch);
      return new Appended();
    } catch (RocksDBException failed) {
      String what =
          String.format(
              Locale.ROOT,
              "commit %d could not be written: %s",
              commit.header().number(),
              failed.getMessage());
      if (LackOfSpace.is(failed)) {
        throw new StoreFull(what, failed);
      }
      return new Unknown(new StoreFailed(what, failed));
    }
  }

  @Override
  public boolean reopen() {
    try {
      if (!disk.hasRoom() || !held.reopen(disk)) {
        return false;
      }
    } catch (RocksDBException unreadable) {
      throw Damage.found(disk.directory(), unreadable);
    }
    head = lastHeader();
    return true;
  }

  @Override
  public void read(long fromNumber, Consumer<Commit> reader) {
    CommitHeader start = fromNumber == 0 ? null : header(fromNumber - 1);
    if (fromNumber > 0 && start == null) {
      return;
    }
    long position = start == null ? 0 : start.end();
    var _ = held.read(db -> new CommitReader(db, fromNumber, position).readAll(reader));
  }

  @Override
  public @Nullable CommitHeader header(long number) {
    return held.read(db -> db.header(number));
  }

  @Override
  public LogIndex index() {
    return index;
  }

  @Override
  public void close() {
    held.close();
    disk.close();
  }

  private @Nullable CommitHeader lastHeader() {
    try {
      return held.read(Columns::lastHeader);
    } catch (LogCorrupted | IllegalArgumentException unreadable) {
      LogCorrupted first = ChainVerification.firstFault(this);
      throw first != null
          ? first
          : new LogCorrupted(0, "the last commit header cannot be read", unreadable);
    }
  }
}
