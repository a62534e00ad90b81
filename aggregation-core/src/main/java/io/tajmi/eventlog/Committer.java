package io.tajmi.eventlog;

import io.tajmi.eventlog.merkle.Hash;
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
  private static final long RECORD_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CommitLog store;
  private final EventLog.Settings settings;
  private final AppendQueue queue;
  private final BiConsumer<RightEdge, List<Tiles.Tile>> committed;
  private final Tiles tiles;
  private final SecureRandom random = new SecureRandom();
  private RightEdge edge;
  private Hash lastHeader;
  private long nextNumber;
  private Instant maxTime;
  private @Nullable CommitHeader unrecorded;
  private long recordedAt = System.nanoTime();
  private boolean writing;
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
    this.edge = verified.edge();
    this.lastHeader = verified.lastHeader();
    this.nextNumber = verified.nextNumber();
    this.maxTime = verified.maxTime();
    this.unrecorded = store.head();
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
        record(false);
      }
      record(true);
    } catch (RuntimeException | InterruptedException | Error reason) {
      fault = reason;
      LOG.error("the log stops: {}", reason.toString(), reason);
      queue.fail(reason);
    }
  }

  /** Whatever fails, no act is left waiting. */
  private void commitOrTell(List<AppendQueue.Request> taken) {
    writing = false;
    try {
      commit(taken);
    } catch (RuntimeException | Error reason) {
      RuntimeException answer =
          writing ? unknown(reason) : new LogStopped("the log stopped", reason);
      taken.forEach(act -> act.outcome().completeExceptionally(answer));
      throw reason;
    }
  }

  private void commit(List<AppendQueue.Request> taken) {
    Checked checked = new Checked(taken);
    if (checked.acts.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    CommitHeader header = header(checked.entries);
    writing = true;
    store.append(new Commit(header, checked.entries));
    long nanos = System.nanoTime() - start;
    long first = edge.size();
    edge = header.edge();
    maxTime = header.maxTime();
    lastHeader = Commit.headerHash(header);
    nextNumber++;
    unrecorded = header;
    List<Tiles.Tile> full = new ArrayList<>(0);
    checked.entries.forEach(entry -> full.addAll(tiles.append(entry.leafHash())));
    committed.accept(edge, full);
    long bytes = 0;
    for (AppendQueue.Request act : checked.acts) {
      act.outcome().complete(new EventLog.Appended(first, act.entries().getFirst().leafHash()));
      first += act.entries().size();
      bytes += act.bytes();
    }
    settings.observer().committed(checked.acts.size(), checked.entries.size(), bytes, nanos);
  }

  private static OutcomeUnknown unknown(Throwable reason) {
    OutcomeUnknown unknown =
        new OutcomeUnknown("the store failed while this act was being written");
    unknown.initCause(reason);
    return unknown;
  }

  private CommitHeader header(List<Entry> entries) {
    List<Hash> leaves = new ArrayList<>(entries.size());
    Instant max = maxTime;
    for (Entry entry : entries) {
      leaves.add(entry.leafHash());
      max = max.isBefore(entry.header().time()) ? entry.header().time() : max;
    }
    byte[] id = new byte[16];
    random.nextBytes(id);
    return new CommitHeader(
        nextNumber,
        edge.size(),
        entries.size(),
        HexFormat.of().formatHex(id),
        lastHeader,
        edge.append(leaves),
        max,
        settings.writer());
  }

  private void record(boolean now) {
    CommitHeader head = unrecorded;
    CheckpointRecord record = settings.record();
    if (head == null
        || record == null
        || !(now || System.nanoTime() - recordedAt >= RECORD_EVERY_NANOS)) {
      return;
    }
    record.write(CheckpointRecord.Head.of(head));
    unrecorded = null;
    recordedAt = System.nanoTime();
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
        if (founds && edge.size() + entries.size() + i > 0) {
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
        LogPosition position = new LogPosition(edge.size() + entries.size());
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
