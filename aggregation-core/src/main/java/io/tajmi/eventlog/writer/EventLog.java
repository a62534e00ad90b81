package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.commit.ChainVerification;
import io.tajmi.eventlog.commit.CheckpointMissing;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.line.EntryTooLarge;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.merkle.Tiles;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.eventlog.reader.StoredLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log: acts in, one total order out.
 *
 * <p>Group commit without a delay. Callers serialise and hash on their own threads, offer to a
 * bounded queue and wait. One committer thread takes whatever has queued up, checks each act
 * against what the log holds (sequence, id, envelope, clock, conditions), refuses an act that
 * conflicts without touching its neighbours, and appends the rest as one commit. So the time of one
 * sync is shared by all that arrived during the sync before. An act is acknowledged only after its
 * commit is durable, and it is one piece: never split over two commits.
 *
 * <p>After each commit the new leaves are integrated into tiles, the listeners are called, and
 * about once a second the head is put on record outside the store.
 */
public final class EventLog implements LogReader, LogWriter, AutoCloseable {
  /** The type of position 0 of a founded log. */
  public static final String LOG_CREATED = "log.created/1";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CommitLog store;
  private final LogIndex index;
  private final StoredLog stored;
  private final LogLimits limits;
  private final InstantSource clock;
  private final AppendQueue queue;
  private final Committer committer;
  private final Thread thread;
  private final int tilesRebuilt;
  private final boolean checkpointMissing;

  /** Hears what the committer does; called on its thread, so it must be quick. */
  public interface Observer {
    /** Hears nothing. */
    Observer NONE = (acts, entries, bytes, nanos) -> {};

    /** A commit became durable. */
    void committed(int acts, int entries, long bytes, long nanos);
  }

  private EventLog(
      CommitLog store,
      Settings settings,
      ChainVerification.Verified verified,
      boolean checkpointMissing) {
    this.store = store;
    this.index = verified.index();
    this.checkpointMissing = checkpointMissing;
    this.limits = settings.limits();
    this.clock = settings.clock();
    this.queue = new AppendQueue(limits);
    this.stored = new StoredLog(store, index, verified.chain().edge());
    this.tilesRebuilt = verified.tilesRebuilt();
    this.committer = new Committer(store, settings, verified, queue, this::committed);
    this.thread = Thread.ofPlatform().name("log-committer").daemon(true).unstarted(committer);
  }

  /**
   * What a log is opened with.
   *
   * @param writer names this node in commits
   * @param record of heads outside the store; null where none is kept
   */
  public record Settings(
      LogLimits limits,
      InstantSource clock,
      String writer,
      @Nullable CheckpointRecord record,
      Observer observer) {

    /** For tests: default limits, system clock, no record. */
    public static Settings plain() {
      return new Settings(LogLimits.DEFAULT, InstantSource.system(), "node", null, Observer.NONE);
    }
  }

  /**
   * Verifies the whole chain, then takes acts.
   *
   * @throws LogCorrupted with the first untrusted position; nothing was changed
   */
  public static EventLog open(CommitLog store, Settings settings) {
    CheckpointRecord record = settings.record();
    CheckpointRecord.Head seen = record == null ? null : record.read();
    ChainVerification.Verified verified = ChainVerification.verify(store, seen);
    boolean empty = verified.chain().end() == 0;
    if (record != null && seen == null && empty) {
      record.write(CheckpointRecord.Head.EMPTY);
    }
    boolean missing = record != null && seen == null && !empty;
    EventLog log = new EventLog(store, settings, verified, missing);
    log.thread.start();
    return log;
  }

  /**
   * Writes position 0 of an empty log.
   *
   * @throws IllegalStateException where the log is not empty
   */
  public void found(LogCreated created, String id, Act act) {
    note(LOG_CREATED, created, id, act);
  }

  /** Whether it had entries when it was opened, and no head of it was on record outside. */
  public boolean checkpointMissing() {
    return checkpointMissing;
  }

  /** Writes down that it was opened without a head on record; only then one is kept again. */
  public void acceptWithoutCheckpoint(String id, Act act) {
    note(CheckpointMissing.NAME, new CheckpointMissing(size(), root().hex()), id, act);
  }

  private void note(String type, Object data, String id, Act act) {
    Entry.Header header = new Entry.Header(null, -1, null, clock.instant());
    byte[] json = JSON.writeValueAsBytes(data);
    append(List.of(Entry.write(header, new Entry.Name(id, type), act.toMeta(), json)));
  }

  /** Position 0 of a founded log; null where the log is empty or was not founded. */
  public @Nullable LogCreated created() {
    if (size() == 0) {
      return null;
    }
    Entry first = stored.entry(new LogPosition(0));
    return first.type().equals(LOG_CREATED)
        ? JSON.readValue(first.dataBytes(), LogCreated.class)
        : null;
  }

  @Override
  public Appended append(List<Entry> entries, List<Condition> conditions) {
    long bytes = 0;
    for (Entry entry : entries) {
      bytes += entry.size();
      entry.leafHash();
    }
    requireOneEnvelope(entries);
    if (entries.size() > limits.commitEntriesMax() || bytes > limits.commitBytesMax()) {
      throw new EntryTooLarge(
          String.format(
              Locale.ROOT,
              "one act has %d entries and %d bytes, the limits are %d and %d",
              entries.size(),
              bytes,
              limits.commitEntriesMax(),
              limits.commitBytesMax()));
    }
    AppendQueue.Request request =
        new AppendQueue.Request(List.copyOf(entries), List.copyOf(conditions), bytes);
    queue.offer(request);
    try {
      return request.outcome().get(limits.appendWaitMax().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OutcomeUnknown("the wait for the log was interrupted");
    } catch (TimeoutException late) {
      throw new OutcomeUnknown("the log did not answer within " + limits.appendWaitMax());
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new IllegalStateException(failed);
    }
  }

  private static void requireOneEnvelope(List<Entry> act) {
    if (act.isEmpty()) {
      throw new IllegalArgumentException("an act has at least one entry");
    }
    if (act.stream().anyMatch(Entry::isWithheld)) {
      throw new IllegalArgumentException("an entry is written whole; what is withheld is read");
    }
    Entry.Envelope envelope = act.getFirst().envelope();
    for (Entry entry : act.subList(1, act.size())) {
      if (!Objects.equals(envelope, entry.envelope())) {
        throw new IllegalArgumentException("all entries of an act carry its envelope");
      }
    }
  }

  @Override
  public long size() {
    return stored.size();
  }

  @Override
  public Hash root() {
    return stored.root();
  }

  @Override
  public Hash rootAt(long size) {
    return stored.rootAt(size);
  }

  @Override
  public @Nullable CommitHeader commitHolding(long position) {
    return stored.commitHolding(position);
  }

  /** How many stored tiles were missing or wrong at the start, and have been made again. */
  public int tilesRebuilt() {
    return tilesRebuilt;
  }

  /** Entries waiting for the committer. */
  public int backlog() {
    return queue.entries();
  }

  /** Whether acts are taken. */
  public boolean running() {
    return thread.isAlive();
  }

  /** Whether acts are refused until there is room on the disk. */
  public boolean full() {
    return committer.full();
  }

  /** Whether the head could not be put on record outside the store at the last try. */
  public boolean recordFailing() {
    return committer.recordFailing();
  }

  /** What took the committer down, or null. */
  public @Nullable Throwable fault() {
    return committer.fault();
  }

  @Override
  public List<Entry> entries(long fromPosition, int max) {
    return stored.entries(fromPosition, max);
  }

  @Override
  public Entry entry(LogPosition position) {
    return stored.entry(position);
  }

  @Override
  public long lastSequence(String stream) {
    return stored.lastSequence(stream);
  }

  @Override
  public long[] streamPositions(String stream, long fromSequence, int max) {
    return stored.streamPositions(stream, fromSequence, max);
  }

  @Override
  public long[] contestPositions(String contest, long fromPosition, int max) {
    return stored.contestPositions(contest, fromPosition, max);
  }

  @Override
  public LogIndex.@Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key) {
    return stored.envelope(key);
  }

  @Override
  public long sizeAsOf(Instant instant) {
    return stored.sizeAsOf(instant);
  }

  @Override
  public Registration onAppend(Runnable listener) {
    return stored.onAppend(listener);
  }

  /** Finishes what is queued, puts the head on record and closes the store. */
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException whileClosing) {
        // The store must not be closed under the committer's hands.
        interrupted = true;
      }
    }
    store.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void committed(RightEdge edge, List<Tiles.Tile> tiles) {
    tiles.forEach(index::keepTile);
    stored.moveTo(edge);
  }
}
