package io.tajmi.api.page.sheet;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.replay.Past;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a minute states a time of its own that lies on the other side of the moment shown. That
 * time orders nothing, but whoever disputes what was known when must not take the one for the
 * other.
 */
public final class MinuteTimes {
  private final LogReader log;
  private final EventCodec codec;

  public MinuteTimes(LogReader log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** The time that a minute states, in the election's zone unless it says another; else null. */
  public static @Nullable Instant stated(Tally tally, ZoneId zone) {
    String text = tally.countedAt();
    if (text == null) {
      return null;
    }
    try {
      var time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof LocalDateTime local
          ? local.atZone(zone).toInstant()
          : Instant.from(time);
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** What is to be said of the entries at the edge of a page of the past of one contest. */
  public List<String> atEdge(Words words, Sight sight, ContestId contest, long next) {
    List<String> said = new ArrayList<>();
    Past past = sight.past();
    ContestView view = sight.snapshot().contest(contest);
    if (past == null || view == null || sight.forked() != null) {
      return said;
    }
    Moment moment = new Moment(words, view, moment(past));
    Put inside = put(past.position(), view);
    if (inside != null && sight.of(view).shows(inside.branch(), inside.tally())) {
      moment.inside(said, inside.tally());
    }
    Put outside = next < 0 ? null : put(next, view);
    if (outside != null && sight.of(view).extent(outside.branch()) == Visible.Extent.ALL) {
      moment.outside(said, outside.tally(), next);
    }
    return said;
  }

  /** The same of one branch: its tally on record, and the first entry of it that is not in. */
  public List<String> ofBranch(Words words, Sight sight, Visible visible, int branch) {
    List<String> said = new ArrayList<>();
    Past past = sight.past();
    if (past == null || sight.forked() != null) {
      return said;
    }
    ContestView view = visible.view();
    Moment moment = new Moment(words, view, moment(past));
    Tally tally = view.row(branch).tally();
    if (tally != null && visible.shows(branch)) {
      moment.inside(said, tally);
    }
    if (visible.extent(branch) == Visible.Extent.ALL) {
      String stream =
          new BranchId(view.contest().id(), view.contest().branches().get(branch).code())
              .toString();
      long seq = view.row(branch).trail().seq() + 1;
      long[] next = log.streamPositions(stream, seq, 1);
      Put outside = next.length == 0 ? null : put(next[0], view);
      if (outside != null) {
        moment.outside(said, outside.tally(), next[0]);
      }
    }
    return said;
  }

  private static @Nullable Instant moment(Past past) {
    return past.asked() == null ? past.snapshot().time() : past.asked();
  }

  private record Put(int branch, Tally tally) {}

  /** The tally that an entry put on record in a contest; null where it put none. */
  private @Nullable Put put(long position, ContestView view) {
    for (Object event : codec.decode(position, log.entry(new LogPosition(position))).events()) {
      if (event instanceof BranchTallyEvent happened
          && happened.putOnRecord() != null
          && happened.branch().contest().equals(view.contest().id())) {
        int ordinal = view.contest().ordinal(happened.branch().branch());
        Tally tally = happened.putOnRecord();
        return ordinal < 0 || tally == null ? null : new Put(ordinal, tally);
      }
    }
    return null;
  }

  /** A moment, and what is said of minutes beside it. */
  private record Moment(Words words, ContestView view, @Nullable Instant at) {
    private void inside(List<String> said, Tally tally) {
      Instant stated = stated(tally, zone());
      if (at != null && stated != null && stated.isAfter(at)) {
        said.add(words.say("minute.after", Dates.time(words.language(), stated, zone())));
      }
    }

    private void outside(List<String> said, Tally tally, long position) {
      Instant stated = stated(tally, zone());
      if (at != null && stated != null && !stated.isAfter(at)) {
        said.add(
            words.say(
                "minute.before",
                Dates.time(words.language(), stated, zone()),
                words.number(position)));
      }
    }

    private ZoneId zone() {
      return view.definition().head().zone();
    }
  }
}
