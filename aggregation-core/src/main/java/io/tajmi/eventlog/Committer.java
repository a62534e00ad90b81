package io.tajmi.eventlog;

import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.merkle.Tiles;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that decides the order: checks what has queued up, commits it, acknowledges. */
final class Committer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
  private static final long ROOM_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final CommitLog store;
  private final EventLog.Settings settings;
  private final AppendQueue queue;
  private final BiConsumer<RightEdge, List<Tiles.Tile>> committed;
  private final Tiles tiles;
  private final HeadOnRecord onRecord;
  private final SecureRandom random = new SecureRandom();
  private Chain chain;
  private boolean writing;
  private volatile boolean full;
  private volatile @Nullable Throwable fault;

  Committer(
      CommitLog store,
      EventLog.Settings settings,
      ChainVerification.Verified verified,
      AppendQueue queue,
      BiConsumer<RightEdge, List<Tiles.Tile>> committed) {
    this.store = store;
    this.settings = settings;
    this.queue = queue;
    this.committed = committed;
    this.tiles = verified.tiles();
    this.chain = verified.chain();
    this.onRecord = new HeadOnRecord(settings.record(), store.head());
  }

  /** Whether it waits for room on the disk. */
  boolean full() {
    return full;
  }

  /** Whether the head could not be put on record at the last try. */
  boolean recordFailing() {
    return onRecord.failing();
  }

  @Nullable Throwable fault() {
    return fault;
  }

  @Override
  public void run() {
    try {
      while (!queue.drained()) {
        List<AppendQueue.Request> taken = queue.take(AppendQueue.patience());
        if (!taken.isEmpty()) {
          commitOrTell(taken);
        }
        onRecord.keep();
      }
      onRecord.keepNow();
    } catch (RuntimeException | InterruptedException | Error reason) {
      fault = reason;
      LOG.error("the log stops: {}", reason.toString(), reason);
      queue.fail(reason);
    }
  }

  /** Whatever fails, no act is left waiting. */
  private void commitOrTell(List<AppendQueue.Request> taken) throws InterruptedException {
    writing = false;
    try {
      commit(taken);
    } catch (RuntimeException | InterruptedException | Error reason) {
      RuntimeException answer =
          writing ? unknown(reason) : new LogStopped("the log stopped", reason);
      taken.forEach(act -> act.outcome().completeExceptionally(answer));
      throw reason;
    }
  }

  private void commit(List<AppendQueue.Request> taken) throws InterruptedException {
    Checked checked = new Checked(taken);
    if (checked.acts.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    Commit commit =
        new Commit(chain.header(checked.entries, id(), settings.writer()), checked.entries);
    writing = true;
    if (!append(commit, checked.acts)) {
      return;
    }
    long nanos = System.nanoTime() - start;
    long first = chain.end();
    chain = Chain.upTo(commit.header());
    onRecord.moved(commit.header());
    List<Tiles.Tile> whole = new ArrayList<>(0);
    checked.entries.forEach(entry -> whole.addAll(tiles.append(entry.leafHash())));
    committed.accept(chain.edge(), whole);
    long bytes = 0;
    for (AppendQueue.Request act : checked.acts) {
      act.outcome().complete(new EventLog.Appended(first, act.entries().getFirst().leafHash()));
      first += act.entries().size();
      bytes += act.bytes();
    }
    settings.observer().committed(checked.acts.size(), checked.entries.size(), bytes, nanos);
    goOn();
  }

  /** Whether it is durable; only a log that is closed while the disk is full leaves it open. */
  private boolean append(Commit commit, List<AppendQueue.Request> acts)
      throws InterruptedException {
    try {
      store.append(commit);
      return true;
    } catch (CommitLog.StoreFull noRoom) {
      full = true;
      LOG.error("The disk is full; acts are refused until there is room: {}", noRoom.getMessage());
      LogFull unknown = new LogFull("the disk was full while this act was being written");
      acts.forEach(act -> act.outcome().completeExceptionally(unknown));
      queue.refuse("the disk is full; the act was not written");
    }
    KeptCommit kept = new KeptCommit(store, commit, chain);
    while (!kept.settle()) {
      onRecord.keep();
      if (queue.awaitClosed(ROOM_POLL_NANOS)) {
        return false;
      }
    }
    return true;
  }

  private void goOn() {
    if (full) {
      full = false;
      queue.admit();
      LOG.info("There is room on the disk again; the log goes on at position {}", chain.end());
    }
  }

  private static OutcomeUnknown unknown(Throwable reason) {
    OutcomeUnknown unknown =
        new OutcomeUnknown("the store failed while this act was being written");
    unknown.initCause(reason);
    return unknown;
  }

  private String id() {
    byte[] id = new byte[16];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /** The acts of a batch that may be committed together; the others have been refused. */
  private final class Checked {
    private final List<AppendQueue.Request> acts = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Long> heads = new HashMap<>();
    private final Map<Entry.EnvelopeKey, CommitLog.EnvelopeRecord> envelopes = new HashMap<>();
    private final Instant latest = settings.clock().instant().plus(settings.limits().aheadMax());

    Checked(List<AppendQueue.Request> taken) {
      for (AppendQueue.Request act : taken) {
        RuntimeException refusal = check(act.entries());
        if (refusal == null) {
          accept(act);
        } else {
          act.outcome().completeExceptionally(refusal);
        }
      }
    }

    private @Nullable RuntimeException check(List<Entry> act) {
      Set<String> ownIds = new HashSet<>();
      Map<String, Long> ownHeads = new HashMap<>();
      for (int i = 0; i < act.size(); i++) {
        Entry.Header header = act.get(i).header();
        boolean founds =
            header.type().equals(EventLog.LOG_CREATED) || header.type().equals(LogCreated.OLD);
        if (founds && chain.end() + entries.size() + i > 0) {
          return new IllegalStateException("a log is founded once, while it is empty");
        }
        if (ids.contains(header.id()) || !ownIds.add(header.id())) {
          return new AppendRefused.IdTaken(i, header.id());
        }
        if (header.time().isAfter(latest)) {
          return new AppendRefused.ClockAhead(header.time(), latest);
        }
        String stream = header.stream();
        if (stream != null) {
          long head = ownHeads.getOrDefault(stream, headOf(stream));
          if (header.seq() <= head) {
            return new AppendRefused.SequenceTaken(i, stream, header.seq(), head);
          }
          ownHeads.put(stream, header.seq());
        }
      }
      return checkEnvelope(act);
    }

    private @Nullable AppendRefused checkEnvelope(List<Entry> act) {
      Entry.Envelope envelope = act.getFirst().envelope();
      if (envelope == null) {
        return null;
      }
      CommitLog.EnvelopeRecord first = envelopes.get(envelope.key());
      if (first == null) {
        first = store.envelope(envelope.key());
      }
      return first == null ? null : new AppendRefused.EnvelopeTaken(envelope, first);
    }

    private long headOf(String stream) {
      Long head = heads.get(stream);
      return head == null ? store.lastSequence(stream) : head;
    }

    private void accept(AppendQueue.Request act) {
      Entry.Envelope envelope = act.entries().getFirst().envelope();
      if (envelope != null) {
        LogPosition position = new LogPosition(chain.end() + entries.size());
        envelopes.put(envelope.key(), new CommitLog.EnvelopeRecord(position, envelope.content()));
      }
      for (Entry entry : act.entries()) {
        Entry.Header header = entry.header();
        ids.add(header.id());
        if (header.stream() != null) {
          heads.put(header.stream(), header.seq());
        }
      }
      entries.addAll(act.entries());
      acts.add(act);
    }
  }
}
