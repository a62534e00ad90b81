package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The acts of a batch that may be committed together, after a head of the log, and the others with
 * what forbids them. An envelope that was accepted forbids before a condition that does not hold: a
 * repeat is a repeat, whatever has happened since.
 *
 * <p>What was refused is told only after the commit, since the refusal may rest on it: then a
 * repeat is a repeat of something durable, and whoever decides anew finds what came in between.
 */
final class AppendBatch {
  private final LogIndex index;
  private final long end;
  private final Instant latest;
  private final Conditions conditions;
  private final List<AppendQueue.Request> acts = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Long> heads = new HashMap<>();
  private final Map<Entry.EnvelopeKey, LogIndex.EnvelopeRecord> envelopes = new HashMap<>();

  private record Refused(AppendQueue.Request act, RuntimeException why) {}

  /**
   * Takes of these what may be committed, in their order.
   *
   * @param end position that the first entry would get
   * @param latest time that an entry may have
   */
  AppendBatch(List<AppendQueue.Request> taken, LogIndex index, long end, Instant latest) {
    this.index = index;
    this.end = end;
    this.latest = latest;
    this.conditions = new Conditions(index, end);
    for (AppendQueue.Request act : taken) {
      RuntimeException refusal = check(act);
      if (refusal == null) {
        accept(act);
      } else {
        refused.add(new Refused(act, refusal));
      }
    }
  }

  /** Tells the acts that were refused why; the others are durable. */
  void tellRefused() {
    refused.forEach(it -> it.act().outcome().completeExceptionally(it.why()));
  }

  List<AppendQueue.Request> acts() {
    return Collections.unmodifiableList(acts);
  }

  List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** The last sequence number of a stream after what was accepted so far, or -1. */
  long headOf(String stream) {
    Long head = heads.get(stream);
    return head == null ? index.lastSequence(stream) : head;
  }

  private @Nullable RuntimeException check(AppendQueue.Request act) {
    RuntimeException refusal = checkEntries(act.entries());
    if (refusal == null) {
      refusal = checkEnvelope(act.entries());
    }
    if (refusal == null) {
      Condition broken = conditions.broken(act.conditions(), this);
      refusal = broken == null ? null : new AppendRefused.Moved(broken);
    }
    return refusal;
  }

  private @Nullable RuntimeException checkEntries(List<Entry> act) {
    Set<String> ownIds = new HashSet<>();
    Map<String, Long> ownHeads = new HashMap<>();
    for (int i = 0; i < act.size(); i++) {
      Entry.Header header = act.get(i).header();
      String id = act.get(i).id();
      boolean founds = act.get(i).type().equals(EventLog.LOG_CREATED);
      if (founds && end + entries.size() + i > 0) {
        return new IllegalStateException("a log is founded once, while it is empty");
      }
      if (ids.contains(id) || !ownIds.add(id)) {
        return new AppendRefused.IdTaken(i, id);
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
    return null;
  }

  private @Nullable AppendRefused checkEnvelope(List<Entry> act) {
    Entry.Envelope envelope = act.getFirst().envelope();
    if (envelope == null) {
      return null;
    }
    LogIndex.EnvelopeRecord first = envelopes.get(envelope.key());
    if (first == null) {
      first = index.envelope(envelope.key());
    }
    return first == null ? null : new AppendRefused.EnvelopeTaken(envelope, first);
  }

  private void accept(AppendQueue.Request act) {
    Entry.Envelope envelope = act.entries().getFirst().envelope();
    if (envelope != null) {
      LogPosition position = new LogPosition(end + entries.size());
      envelopes.put(envelope.key(), new LogIndex.EnvelopeRecord(position, envelope.content()));
    }
    for (Entry entry : act.entries()) {
      Entry.Header header = entry.header();
      ids.add(entry.id());
      if (header.stream() != null) {
        heads.put(header.stream(), header.seq());
      }
    }
    entries.addAll(act.entries());
    acts.add(act);
  }
}
