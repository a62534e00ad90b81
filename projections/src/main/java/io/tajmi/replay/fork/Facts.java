package io.tajmi.replay.fork;

import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.replay.job.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What happened where something is supposed: the entries of the log up to a position but those that
 * are left out, and after them what is supposed, at the positions that would follow.
 */
final class Facts {
  private final RecordedActs past;
  private final long through;
  private final Instant time;
  private final Map<String, List<DecodedEntry>> streams = new HashMap<>();
  private final List<DecodedEntry> supposed = new ArrayList<>();
  private final SortedSet<Long> out = new TreeSet<>();
  private final Set<Long> withoutPlace = new HashSet<>();

  /**
   * Nothing is left out or supposed yet.
   *
   * @param through the last position that is looked at
   * @param time of that entry, and of what is supposed
   */
  Facts(RecordedActs past, long through, Instant time) {
    this.past = past;
    this.through = through;
    this.time = time;
  }

  /** The act that an entry is of, as {@code causedBy} names it; null where nobody sent it. */
  static @Nullable String act(DecodedEntry entry) {
    String election = entry.meta().get("election");
    String envelope = entry.meta().get("envelope");
    return election == null || envelope == null
        ? null
        : new Act.Cause(election, envelope).toString();
  }

  /** The act that an entry follows from, or null. */
  static @Nullable String cause(DecodedEntry entry) {
    return entry.meta().get("causedBy");
  }

  /** The entry at a position, left out or not; null where there is none. */
  @Nullable DecodedEntry at(long position) {
    if (position <= through) {
      return past.entry(position);
    }
    long place = position - through - 1;
    return place < supposed.size() ? supposed.get((int) place) : null;
  }

  /** The first entry that is there of the act that came in an envelope; null where none is. */
  @Nullable DecodedEntry in(String election, String envelope) {
    String act = new Act.Cause(election, envelope).toString();
    for (DecodedEntry entry : supposed) {
      if (act.equals(act(entry)) && isThere(entry)) {
        return entry;
      }
    }
    DecodedEntry first = accepted(election, envelope);
    return first == null || !isThere(first) ? null : first;
  }

  /** The first entry of the log of the act that came in an envelope, left out or not; or null. */
  @Nullable DecodedEntry accepted(String election, String envelope) {
    Long first = past.accepted(election, envelope);
    return first == null || first > through ? null : past.entry(first);
  }

  /** All entries of a stream, those left out too. */
  List<DecodedEntry> all(String stream) {
    return streams.computeIfAbsent(stream, this::read);
  }

  private List<DecodedEntry> read(String stream) {
    List<DecodedEntry> entries = new ArrayList<>(past.ofStream(stream, through));
    Steps.expect(entries.size());
    Steps.passed(entries.size());
    supposed.stream().filter(entry -> stream.equals(entry.stream())).forEach(entries::add);
    return entries;
  }

  /** The entries of a stream that are there. */
  List<DecodedEntry> of(String stream) {
    return all(stream).stream()
        .filter(this::isThere)
        .filter(entry -> !withoutPlace.contains(entry.position().index()))
        .toList();
  }

  private boolean isThere(DecodedEntry entry) {
    return !out.contains(entry.position().index());
  }

  /** Leaves an entry out; false where it was left out before. */
  boolean leaveOut(DecodedEntry entry) {
    return out.add(entry.position().index());
  }

  /** Passes over an entry that is not left out, yet has no place. */
  void passOver(DecodedEntry entry) {
    withoutPlace.add(entry.position().index());
  }

  /** Positions that are left out. */
  SortedSet<Long> out() {
    return Collections.unmodifiableSortedSet(out);
  }

  /** What is supposed and not left out again. */
  List<DecodedEntry> supposed() {
    return supposed.stream().filter(this::isThere).toList();
  }

  /** Supposes one more event. */
  void suppose(String stream, Act act, Object event) {
    DecodedEntry entry =
        new DecodedEntry(
            new LogPosition(through + 1 + supposed.size()),
            past.nameOf(event),
            stream,
            -1,
            null,
            time,
            act.toMeta(),
            List.of(event));
    supposed.add(entry);
    if (streams.containsKey(stream)) {
      streams.get(stream).add(entry);
    }
  }
}
