package io.tajmi.api.replay;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.job.LongAnswers;
import io.tajmi.api.query.Standpoints;
import io.tajmi.count.AreaDepth;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.replay.Past;
import io.tajmi.replay.Standpoint;
import io.tajmi.replay.difference.BoxesDifference;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Differences;
import io.tajmi.replay.difference.OutcomeDifference;
import io.tajmi.replay.difference.Span;
import io.tajmi.replay.job.JobKind;
import io.tajmi.replay.job.Jobs;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two standpoints, and one contest between them, to whoever asks.
 *
 * @param from the sight that is compared with
 * @param to the sight that is compared
 * @param span what lies between them, in the order of the log
 * @param reversed whether {@code from} is the later one
 */
public record Between(Sight from, Sight to, ContestId contest, Span span, boolean reversed) {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final Duration LENGTH_MAX = Duration.ofDays(3_650);

  /** Finds what is asked for. */
  public record Desk(
      Sights sights, Differences differences, InstantSource clock, LongAnswers answers) {
    private static final int STEP_BYTES = 256;
    private static final int OUTCOME_BYTES = 1 << 16;

    /**
     * Between two standpoints as an address names them: a position, an instant with its offset,
     * {@code live}, or {@code fork:} with an id; of the first also a length of time before the
     * second, such as {@code PT5M}.
     *
     * @throws Rejection R.101 where one is none
     * @throws NotThere where the contest was not on record at both, and where one is a fork that is
     *     none for whoever asks
     */
    public Between of(String election, String contest, String from, String to) {
      Standpoint until = Standpoints.side(TO, to);
      Sights.Stand second = stand(TO, until);
      Lookup lookup = new Lookup(second.past().snapshot());
      ContestId id = lookup.contest(election, contest).contest().id();
      Duration length = length(from);
      Sights.Stand first =
          length == null
              ? stand(FROM, Standpoints.side(FROM, from))
              : since(moment(until, second).minus(length), lookup, id);
      Viewer viewer = sights.viewer();
      Worked worked =
          answers.of(
              new LongAnswers.Asked(
                  viewer,
                  JobKind.DIFFERENCE,
                  id + " " + key(first) + " " + key(second),
                  PinnedAddress.of(PinnedAddress.side(first), PinnedAddress.side(second))),
              Worked.class,
              () -> {
                Worked made = worked(viewer, first, second, id);
                return new Jobs.Made<>(made, (long) made.span().entries() * STEP_BYTES);
              });
      return new Between(
          sights.of(worked.from().past(), worked.from().forked()),
          sights.of(worked.to().past(), worked.to().forked()),
          id,
          worked.span(),
          worked.reversed());
    }

    /** What is nobody's yet: two states, and all that lies between them. */
    private record Worked(
        Differences.Side from, Differences.Side to, Span span, boolean reversed) {}

    private Worked worked(
        Viewer viewer, Sights.Stand first, Sights.Stand second, ContestId contest) {
      Differences.Side from = new Differences.Side(first.past(), sights.forked(viewer, first));
      Differences.Side to = new Differences.Side(second.past(), sights.forked(viewer, second));
      boolean reversed = from.past().position() > to.past().position();
      Span span =
          reversed
              ? differences.between(to, from, contest)
              : differences.between(from, to, contest);
      return new Worked(from, to, span, reversed);
    }

    private static String key(Sight sight) {
      return key(PinnedAddress.stand(sight));
    }

    private static String key(Sights.Stand stand) {
      Past past = stand.past();
      return past.generation()
          + ":"
          + past.position()
          + (stand.fork() == null ? "" : ":" + stand.fork())
          + (past.asked() == null ? "" : "@" + past.asked() + past.isFinal());
    }

    /** A refusal points at the parameter by which the standpoint was named. */
    private Sights.Stand stand(String name, Standpoint standpoint) {
      try {
        return sights.stand(standpoint);
      } catch (Rejection refused) {
        throw new Rejection(refused.code(), "/" + name, refused.detail());
      }
    }

    /**
     * Looks whether a standpoint, where it is a fork, is there for whoever asks.
     *
     * @throws NotThere where it is not
     */
    public void require(String standpoint) {
      if (Standpoints.isFork(standpoint)) {
        var _ = sights.stand(Standpoints.side(FROM, standpoint));
      }
    }

    /** Whether a standpoint, as {@link #of} takes it, is there to be read from. */
    public boolean stands(String standpoint) {
      try {
        var _ = sights.pinned(Standpoints.side(FROM, standpoint));
        return true;
      } catch (Rejection | Ahead | NotThere none) {
        return false;
      }
    }

    /** As of an instant; before the contest was on record, from where it came on record. */
    private Sights.Stand since(Instant instant, Lookup second, ContestId contest) {
      try {
        Sights.Stand first = sights.stand(new Standpoint.AsOf(instant));
        if (first.past().snapshot().contest(contest) != null) {
          return first;
        }
      } catch (NotThere none) {
        // Nothing at all was on record then.
      }
      long sealed = second.election(contest.election()).sealedAt();
      return sights.stand(new Standpoint.At(sealed));
    }

    /**
     * What became of the outcome, for whoever reads the contest's; null for whoever does not, and
     * where an act could not be applied at one of the standpoints, so that nobody can say it.
     */
    public @Nullable OutcomeDifference outcome(Between between) {
      ContestView then = between.from().snapshot().contest(between.contest());
      ContestView now = between.view();
      if (then == null
          || !between.from().readsOutcome(then)
          || !between.to().readsOutcome(now)
          || then.file().incomplete()
          || now.file().incomplete()) {
        return null;
      }
      OutcomeDifference forwards =
          answers.of(
              new LongAnswers.Asked(
                  sights.viewer(),
                  JobKind.DIFFERENCE,
                  "outcome "
                      + between.contest()
                      + " "
                      + key(between.from())
                      + " "
                      + key(between.to()),
                  PinnedAddress.of(
                      PinnedAddress.side(between.from()), PinnedAddress.side(between.to()))),
              OutcomeDifference.class,
              () -> new Jobs.Made<>(differences.outcome(between.span()), OUTCOME_BYTES));
      return between.reversed() ? forwards.reversed() : forwards;
    }

    /** What differs in an area; in the contest's root where none is named. */
    public Difference difference(Between between, @Nullable String area, AreaDepth depth) {
      Area found = Lookup.orRoot(between.view(), area);
      Difference forwards = differences.in(between.span(), between::sight, found, depth);
      return between.reversed() ? forwards.reversed() : forwards;
    }

    /** What differs of some branches of its area by themselves. */
    public BoxesDifference boxes(Difference difference, Set<BranchCode> branches) {
      return differences.boxes(difference, branches);
    }

    private static @Nullable Duration length(String from) {
      if (!from.startsWith("P")) {
        return null;
      }
      try {
        Duration length = Duration.parse(from);
        if (!length.isNegative() && length.compareTo(LENGTH_MAX) <= 0) {
          return length;
        }
      } catch (DateTimeParseException none) {
        // It is told below how one is written.
      }
      throw new Rejection(
          RuleCode.R_101,
          "/" + FROM,
          "A length of time is written such as PT5M or PT1H30M, and has at most "
              + LENGTH_MAX.toDays()
              + " days.");
    }

    private Instant moment(Standpoint standpoint, Sights.Stand stand) {
      Instant last = stand.past().snapshot().time();
      return switch (standpoint) {
        case Standpoint.AsOf asOf -> asOf.instant();
        case Standpoint.At _, Standpoint.OfFork _ -> last == null ? clock.instant() : last;
        case Standpoint.Live _ -> clock.instant();
      };
    }
  }

  /** Whether something is supposed at one of the two. */
  private boolean supposes() {
    return from.supposes(contest) || to.supposes(contest);
  }

  /**
   * Beside what is supposed nothing is shown as published, and nothing at all where votes of one
   * side are stopped, so that both sides show as much.
   */
  private Visible sight(ContestView view) {
    if (from.withholds(view) || to.withholds(view)) {
      return Visible.stopped(view);
    }
    return supposes() ? to.acting(view) : to.of(view);
  }

  /** The contest as it is at the second standpoint. */
  public ContestView view() {
    return Objects.requireNonNull(to.snapshot().contest(contest));
  }

  /**
   * Branches of the contest by their codes, with commas of either script or spaces between.
   *
   * @throws NotThere where one is none of them
   */
  public Set<BranchCode> branches(String codes) {
    Set<BranchCode> branches = new TreeSet<>();
    for (String code : codes.strip().split("[\u060C,\\s]+", -1)) {
      branches.add(view().contest().branches().get(Lookup.branch(view(), code)).code());
    }
    return branches;
  }

  /**
   * Every branch of the contest in some areas.
   *
   * @throws NotThere where the contest has no branch in one
   */
  public Set<BranchCode> within(List<AreaCode> areas) {
    Set<BranchCode> branches = new TreeSet<>();
    for (AreaCode area : areas) {
      AreaCode known = Lookup.orRoot(view(), area).code();
      for (int i = 0; i < view().contest().branches().size(); i++) {
        if (view().within(i, known)) {
          branches.add(view().contest().branches().get(i).code());
        }
      }
    }
    return branches;
  }

  /**
   * The last place that an entry of it can have: a position, and beside what is supposed a number.
   */
  public long last() {
    long last = Math.max(from.snapshot().position(), to.snapshot().position());
    return supposes() ? Long.MAX_VALUE - 1 : last;
  }

  /** Whether whoever asks is told of acts on the contest. */
  public boolean tellsActs() {
    return to.readsActs(view());
  }
}
