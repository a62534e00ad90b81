package io.tajmi.replay.difference;

import io.tajmi.count.AreaDepth;
import io.tajmi.count.BranchRow;
import io.tajmi.decision.Outcome;
import io.tajmi.election.Area;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.fold.ContestCourse;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Past;
import io.tajmi.replay.Replay;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.job.Steps;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two positions of contests, worked out in the turn of whoever asks for the past;
 * the last ones are at hand, as a page and the entries that explain it are asked for one after the
 * other. Safe for threads.
 */
public final class Differences {
  private static final int SPANS_MAX = 4;

  /** Decisions that are made to find since when an outcome is what it is. */
  private static final int DECISIONS_MAX = 500;

  private final Replay replay;
  private final Timeline.Entries entries;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Key, Span> latest = new LinkedHashMap<>();
  private long generation;

  /**
   * One of the two.
   *
   * @param past where it stands in the log
   * @param forked what is supposed there; null where nothing is
   */
  public record Side(Past past, @Nullable Forked forked) {
    private @Nullable Forked of(ContestId contest) {
      return forked != null && forked.fork().contest().equals(contest) ? forked : null;
    }
  }

  private record Key(ContestId contest, long from, long to) {}

  /** Over one log. */
  public Differences(Replay replay, Timeline.Entries entries) {
    this.replay = replay;
    this.entries = entries;
  }

  /**
   * Everything between two positions, of which the first is not after the second, and what is
   * supposed at them.
   *
   * @throws NotThere where the contest was not on record at the first
   * @throws io.tajmi.replay.ReplayBusy where too many ask
   */
  public Span between(Side from, Side to, ContestId contest) {
    Key key = new Key(contest, from.past().position(), to.past().position());
    Span known = known(key);
    Span log = known == null ? replay.inTurn(() -> made(key, from.past(), to.past())) : known;
    Forked first = from.of(contest);
    Forked second = to.of(contest);
    return log.between(
        first == null ? null : supposed(first, first.contest(), first.before()),
        second == null ? null : supposed(second, second.before(), second.contest()));
  }

  private static Span supposed(Forked forked, ContestView from, ContestView to) {
    ContestView log = forked.before();
    Instant stands = Objects.requireNonNull(forked.snapshot().time(), "a fork on some entry");
    List<Span.Supposed> branches = new ArrayList<>();
    for (BranchCode code : forked.touched()) {
      int branch = log.contest().ordinal(code);
      BranchRow recorded = log.row(branch);
      branches.add(
          new Span.Supposed(
              recorded.changedAt() < 0 ? forked.fork().position() : recorded.changedAt(),
              Objects.requireNonNullElse(recorded.time(), stands),
              branch,
              from.row(branch),
              to.row(branch)));
    }
    return Span.supposed(from, to, branches);
  }

  /**
   * What differs over a span in an area, as {@link Difference#between} sums it up.
   *
   * @throws io.tajmi.replay.ReplayBusy where too many ask
   */
  public Difference in(
      Span span, Function<ContestView, Visible> sight, Area area, AreaDepth depth) {
    return replay.inTurn(() -> Difference.between(span, sight, area, depth));
  }

  /**
   * What differs of some branches by themselves, as {@link Difference#boxes} sums it up.
   *
   * @throws io.tajmi.replay.ReplayBusy where too many ask
   */
  public BoxesDifference boxes(Difference difference, Set<BranchCode> branches) {
    return replay.inTurn(() -> difference.boxes(branches));
  }

  /**
   * What became of the outcome over a span; for whoever reads it.
   *
   * @throws io.tajmi.replay.ReplayBusy where too many ask
   */
  public OutcomeDifference outcome(Span span) {
    return replay.inTurn(() -> OutcomeDifference.of(span, Differences::decided, DECISIONS_MAX));
  }

  private static Outcome decided(ContestView view) {
    Steps.expect(1);
    Outcome outcome = DecisionInput.decide(view);
    Steps.passed(1);
    return outcome;
  }

  private Span made(Key key, Past from, Past to) {
    Span known = known(key);
    if (known != null) {
      return known;
    }
    ContestId contest = key.contest();
    ContestCourse course = ContestCourse.from(from.state(), contest);
    ContestView after = to.snapshot().contest(contest);
    if (course == null || after == null) {
      throw new NotThere(
          String.format(
              Locale.ROOT,
              "The contest %s was not on record yet at position %d.",
              contest,
              key.from()));
    }
    Span span = Span.between(course, entries.ofContest(contest, key.from() + 1, key.to()), after);
    lock.lock();
    try {
      if (from.generation() != generation || to.generation() != generation) {
        return span;
      }
      latest.putLast(key, span);
      while (latest.size() > SPANS_MAX) {
        latest.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
    return span;
  }

  private @Nullable Span known(Key key) {
    lock.lock();
    try {
      if (generation != replay.generation()) {
        generation = replay.generation();
        latest.clear();
      }
      Span known = latest.get(key);
      if (known != null) {
        latest.putLast(key, known);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }
}
