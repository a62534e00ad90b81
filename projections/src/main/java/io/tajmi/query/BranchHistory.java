package io.tajmi.query;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to one branch in one contest up to a position, as one reader may see it,
 * a page at a time. Each tally, also one that was replaced, is judged by itself; what an event says
 * of two tallies is for whoever may see both.
 */
public final class BranchHistory {
  /** The most entries of a page. */
  public static final int PAGE_ENTRIES_MAX = 1_000;

  private final LogReader log;
  private final EventCodec codec;
  private final Visible visible;
  private final int ordinal;
  private final String stream;
  private final long entries;
  private final @Nullable Supposed supposed;

  /**
   * What is supposed of it.
   *
   * @param isThere whether an entry of the log has its place still, by its position
   * @param more what is supposed to have happened after the last of these, in order
   */
  public record Supposed(LongPredicate isThere, List<DecodedEntry> more) {
    /** Takes a copy. */
    public Supposed {
      more = List.copyOf(more);
    }
  }

  /**
   * Of a branch, by its place in its contest.
   *
   * @param through position of the last entry that may belong to it
   */
  public BranchHistory(
      LogReader log, EventCodec codec, Visible visible, int ordinal, long through) {
    this(log, codec, visible, ordinal, through, null);
  }

  /** The same as it would be. */
  public BranchHistory(
      LogReader log,
      EventCodec codec,
      Visible visible,
      int ordinal,
      long through,
      @Nullable Supposed supposed) {
    this.log = log;
    this.supposed = supposed;
    this.codec = codec;
    this.visible = visible;
    this.ordinal = ordinal;
    Contest contest = visible.view().contest();
    this.stream = new BranchId(contest.id(), contest.branches().get(ordinal).code()).toString();
    this.entries = entriesBefore(through + 1, Long.MAX_VALUE);
  }

  /**
   * Some of the happenings, in the order asked for.
   *
   * @param next position of the last one where more follow, to go on from; else null
   */
  public record Page(List<Happening> happenings, @Nullable Long next) {}

  /**
   * One event.
   *
   * @param place of the event in its entry, from 0
   * @param leafHash of any tally: the salt of its entry keeps what it stands for; null of what is
   *     only supposed, which is no entry
   * @param type frozen name of the event
   * @param event what happened; null where it cannot be read
   * @param before the tally on record before it; null where there was none, or it may not be seen
   * @param tally that it put on record; null where it put none, or it may not be seen
   * @param tellsTally whether the tally that it put on record may be seen, or it put none
   * @param tellsChange whether what it says of the tally before may be seen as well: reason and
   *     change
   * @param envelope of the tally that it put on record; null where that may not be seen
   * @param actor null for whoever may not know
   */
  public record Happening(
      long position,
      int place,
      @Nullable String leafHash,
      Instant time,
      String type,
      @Nullable BranchTallyEvent event,
      @Nullable Tally before,
      @Nullable Tally tally,
      boolean tellsTally,
      boolean tellsChange,
      @Nullable String envelope,
      @Nullable String actor) {}

  /** What follows a position, in the order of the log; from the first entry on after -1. */
  public Page after(long position, int limit) {
    if (supposed != null) {
      return page(would(supposed).stream().filter(it -> it.position() > position).toList(), limit);
    }
    long from = position == Long.MAX_VALUE ? entries : entriesBefore(position + 1, entries);
    long to = Math.min(entries, from + limit);
    List<Happening> page = read(from, to);
    return new Page(page, to < entries ? page.getLast().position() : null);
  }

  /** What stands before a position, the latest first; from the last entry on before null. */
  public Page before(@Nullable Long position, int limit) {
    if (supposed != null) {
      return page(
          would(supposed).reversed().stream()
              .filter(it -> position == null || it.position() < position)
              .toList(),
          limit);
    }
    long to = position == null ? entries : entriesBefore(position, entries);
    long from = Math.max(0, to - limit);
    List<Happening> page = read(from, to).reversed();
    return new Page(page, from > 0 ? page.getLast().position() : null);
  }

  private static Page page(List<Happening> all, int limit) {
    List<Happening> page = all.subList(0, Math.min(all.size(), limit));
    return new Page(page, page.size() < all.size() ? page.getLast().position() : null);
  }

  private List<Happening> would(Supposed otherwise) {
    Retelling retelling = new Retelling();
    for (long position : log.streamPositions(stream, 0, Math.toIntExact(entries))) {
      if (otherwise.isThere().test(position)) {
        Entry entry = log.entry(new LogPosition(position));
        retelling.tell(codec.decode(position, entry), entry.leafHash().hex());
      }
    }
    otherwise.more().forEach(entry -> retelling.tell(entry, null));
    return retelling.all;
  }

  /** Tells a history in which something is otherwise: every change is made again. */
  private final class Retelling {
    final List<Happening> all = new ArrayList<>();
    private BranchState state = BranchState.first();
    private @Nullable Tally before;
    private boolean fits = true;

    void tell(DecodedEntry entry, @Nullable String leafHash) {
      int place = 0;
      for (Object event : entry.events()) {
        BranchTallyEvent happened = event instanceof BranchTallyEvent known ? again(known) : null;
        Tally put = happened == null ? null : happened.putOnRecord();
        all.add(happening(entry, leafHash, place++, happened, before, put));
        before = put == null ? before : put;
      }
    }

    /** After an entry that could not be applied nobody knows what another would change. */
    private BranchTallyEvent again(BranchTallyEvent event) {
      if (!fits) {
        return event;
      }
      try {
        BranchTallyEvent made = state.again(event);
        state = state.after(made);
        return made;
      } catch (CorruptedStream misfit) {
        fits = false;
        return event;
      }
    }
  }

  /** How many of the first entries of the stream stand before a position: sequences have no gap. */
  private long entriesBefore(long position, long most) {
    long low = 0;
    long high = Math.min(most, log.lastSequence(stream) + 1);
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (positionOf(middle) < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long positionOf(long sequence) {
    return log.streamPositions(stream, sequence, 1)[0];
  }

  private List<Happening> read(long from, long to) {
    List<Happening> page = new ArrayList<>();
    Tally before = onRecordBefore(from);
    for (long position : log.streamPositions(stream, from, Math.toIntExact(to - from))) {
      Entry entry = log.entry(new LogPosition(position));
      DecodedEntry decoded = codec.decode(position, entry);
      int place = 0;
      for (Object event : decoded.events()) {
        BranchTallyEvent happened = event instanceof BranchTallyEvent known ? known : null;
        Tally put = happened == null ? null : happened.putOnRecord();
        page.add(happening(decoded, entry.leafHash().hex(), place++, happened, before, put));
        before = put == null ? before : put;
      }
    }
    return page;
  }

  /** The tally that is on record before an entry of the stream; null where there is none. */
  private @Nullable Tally onRecordBefore(long sequence) {
    for (long earlier = sequence - 1; earlier >= 0; earlier--) {
      long position = positionOf(earlier);
      DecodedEntry decoded = codec.decode(position, log.entry(new LogPosition(position)));
      for (Object event : decoded.events().reversed()) {
        Tally put = event instanceof BranchTallyEvent known ? known.putOnRecord() : null;
        if (put != null) {
          return put;
        }
      }
    }
    return null;
  }

  private Happening happening(
      DecodedEntry entry,
      @Nullable String leafHash,
      int place,
      @Nullable BranchTallyEvent event,
      @Nullable Tally before,
      @Nullable Tally put) {
    boolean tellsBefore = before == null || visible.shows(ordinal, before);
    boolean tellsTally = put == null || visible.shows(ordinal, put);
    boolean tellsChange = tellsBefore && tellsTally;
    return new Happening(
        entry.position().index(),
        place,
        leafHash,
        entry.time(),
        entry.type(),
        event,
        tellsBefore ? before : null,
        tellsTally ? put : null,
        tellsTally,
        tellsChange,
        tellsTally ? entry.meta().get("envelope") : null,
        visible.extent(ordinal) == Visible.Extent.ALL ? entry.meta().get("actor") : null);
  }
}
