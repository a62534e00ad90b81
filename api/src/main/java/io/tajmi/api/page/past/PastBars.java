package io.tajmi.api.page.past;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.MinuteTimes;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.replay.Past;
import io.tajmi.replay.fork.Forked;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the bar of a page that is read from the past. */
public final class PastBars {
  private static final long STRETCH = 1_024;

  private final LogReader log;
  private final MinuteTimes minutes;
  private final Scrubs scrubs;
  private final ForkSaid forkSaid;

  public PastBars(LogReader log, MinuteTimes minutes, Scrubs scrubs, ForkSaid forkSaid) {
    this.forkSaid = forkSaid;
    this.log = log;
    this.minutes = minutes;
    this.scrubs = scrubs;
  }

  /**
   * The bar of one page.
   *
   * @param contest whose entries are stepped by; null to step by every entry of the log
   */
  public PastBar of(
      Words words,
      Sight sight,
      ZoneId zone,
      @Nullable ContestId contest,
      HttpServletRequest request) {
    Past past = Objects.requireNonNull(sight.past(), "a page of the past");
    ContestView view = contest == null ? null : sight.snapshot().contest(contest);
    long next = after(past.position(), contest);
    Instant last = past.snapshot().time();
    Instant shown = past.asked() == null ? last : past.asked();
    String position = words.number(past.position());
    return new PastBar(
        words.say(
            "past.said",
            shown == null ? Figures.NONE : Dates.time(words.language(), shown, zone),
            Dates.zone(words, zone),
            position),
        words.say("past.inside", position, time(words, last, zone)),
        past.next() == null
            ? words.say("past.outsideNone")
            : words.say(
                "past.outside", words.number(past.position() + 1), time(words, past.next(), zone)),
        at(request, before(past.position(), contest)),
        at(request, next),
        Addresses.at(request, null),
        contest == null ? List.of() : minutes.atEdge(words, sight, contest, next),
        view == null ? null : scrubs.of(words, view, past.position(), zone, request));
  }

  /** Says what a fork supposes. */
  @FunctionalInterface
  public interface ForkSaid {
    /** In few words. */
    String briefly(Words words, Sight sight, Forked forked);
  }

  /** The bar of a page on which something is supposed. */
  public PastBar of(
      Words words, Sight sight, Forked forked, Past base, ZoneId zone, HttpServletRequest request) {
    String position = words.number(base.position());
    int gone = forked.notApplied().size();
    return new PastBar(
        words.say("fork.what", words.say("fork.said"), forkSaid.briefly(words, sight, forked)),
        words.say("fork.stands", position, time(words, base.snapshot().time(), zone)),
        gone == 0
            ? words.say("fork.touched", words.number(forked.touched().size()))
            : words.say(
                "fork.touchedAndGone", words.number(forked.touched().size()), words.number(gone)),
        null,
        null,
        Addresses.at(request, null),
        List.of(),
        null);
  }

  private static @Nullable String at(HttpServletRequest request, long position) {
    return position < 0 ? null : Addresses.at(request, Long.toString(position));
  }

  /** Position of the entry of a contest before the last one that is in; -1 where there is none. */
  private long before(long position, @Nullable ContestId contest) {
    if (contest == null) {
      return position - 1;
    }
    // Looked for in ever longer stretches, since most have one nearby.
    for (long stretch = STRETCH; ; stretch *= 2) {
      long from = Math.max(0, position - stretch);
      long[] some = log.contestPositions(contest.toString(), from, (int) (position - from));
      long before = Arrays.stream(some).filter(each -> each < position).max().orElse(-1);
      if (before >= 0 || from == 0) {
        return before;
      }
    }
  }

  private long after(long position, @Nullable ContestId contest) {
    if (contest == null) {
      return position + 1 < log.size() ? position + 1 : -1;
    }
    long[] next = log.contestPositions(contest.toString(), position + 1, 1);
    return next.length == 0 ? -1 : next[0];
  }

  private static String time(Words words, @Nullable Instant time, ZoneId zone) {
    return time == null ? Figures.NONE : Dates.time(words.language(), time, zone);
  }
}
