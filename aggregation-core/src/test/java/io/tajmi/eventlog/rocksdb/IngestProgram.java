package io.tajmi.eventlog.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tajmi.eventlog.ForwardingCommitLog;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.AppendRefused;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.eventlog.writer.LogWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteOptions;

/**
 * A program of its own that sends tallies to a log until it is killed, and says on standard output
 * what was acknowledged: {@code position writer number leafHash} a line. Writer {@code w} sends the
 * envelopes {@code w:n} for n = start, start + 1, …; an envelope that the log already holds is
 * acknowledged with the position of its first acceptance.
 *
 * <p>Arguments: directory, {@link Way}, how many each writer sends, then for each writer its start.
 */
final class IngestProgram {
  static {
    RocksDB.loadLibrary();
  }

  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

  /** How the log is written. */
  enum Way {
    /** As in production. */
    SYNCED,
    /** Mutant: written, not synced. */
    UNSYNCED,
    /** Mutant: without a write-ahead log. */
    WITHOUT_WAL,
    /** Mutant: acknowledged while the last commits are still to be written. */
    ACKNOWLEDGED_EARLY;

    @SuppressWarnings("resource") // the store takes the options over and closes them
    CommitLog open(Path directory) {
      return switch (this) {
        case SYNCED -> RocksCommitLog.open(directory);
        case UNSYNCED -> open(directory, new WriteOptions());
        case WITHOUT_WAL -> open(directory, new WriteOptions().setDisableWAL(true));
        case ACKNOWLEDGED_EARLY -> new Late(RocksCommitLog.open(directory));
      };
    }

    private static CommitLog open(Path directory, WriteOptions options) {
      return RocksCommitLog.open(new Disk(directory, 0, options));
    }
  }

  /** Keeps the last commits to itself for a while. */
  private static final class Late extends ForwardingCommitLog {
    private static final int COMMITS_KEPT = 3;

    private final ArrayDeque<Commit> kept = new ArrayDeque<>();
    private @Nullable CommitHeader head;

    Late(CommitLog store) {
      super(store);
      head = store.head();
    }

    @Override
    public Outcome append(Commit commit) {
      kept.add(commit);
      head = commit.header();
      if (kept.size() > COMMITS_KEPT) {
        return super.append(kept.remove());
      }
      return new Appended();
    }

    @Override
    public @Nullable CommitHeader head() {
      return head;
    }
  }

  private IngestProgram() {}

  /** Runs until it is killed or everything is sent. */
  public static void main(String[] args) throws InterruptedException {
    int each = Integer.parseInt(args[2]);
    int writers = args.length - 3;
    Thread[] threads = new Thread[writers];
    try (EventLog log =
        EventLog.open(
            Way.valueOf(args[1]).open(Path.of(args[0], "store")), settings(Path.of(args[0])))) {
      for (int i = 0; i < writers; i++) {
        int writer = i;
        long start = Long.parseLong(args[3 + i]);
        threads[i] = Thread.startVirtualThread(() -> send(log, writer, start, each));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  /** With the head on record beside the store. */
  static EventLog.Settings settings(Path directory) {
    return new EventLog.Settings(
        LogLimits.DEFAULT,
        InstantSource.system(),
        "node",
        new CheckpointRecord(directory.resolve("head.json")),
        EventLog.Observer.NONE);
  }

  private static void send(EventLog log, int writer, long start, int each) {
    for (long number = start; number < start + each; number++) {
      Entry entry = entry(writer, number);
      LogWriter.Appended told = send(log, entry);
      say("%d %d %d %s\n".formatted(told.first(), writer, number, told.leafHash().hex()));
    }
  }

  /** What a writer sends under a number: the same bytes whenever it sends it again. */
  static Entry entry(int writer, long number) {
    String name = writer + ":" + number;
    return SampleEntries.tally("id-" + name, Tallied.first("b-" + name, name));
  }

  private static LogWriter.Appended send(EventLog log, Entry entry) {
    try {
      return log.append(List.of(entry));
    } catch (AppendRefused.EnvelopeTaken | AppendRefused.SequenceTaken taken) {
      // Its own first attempt, before the last kill, holds the envelope and the branch.
      Entry.Envelope envelope = Objects.requireNonNull(entry.envelope());
      LogIndex.EnvelopeRecord first = Objects.requireNonNull(log.envelope(envelope.key()));
      return new LogWriter.Appended(
          first.position().index(), log.entry(first.position()).leafHash());
    }
  }

  /** One write to the pipe, so that a line is there wholly or not. */
  private static synchronized void say(String line) {
    try {
      OUT.write(line.getBytes(US_ASCII));
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
