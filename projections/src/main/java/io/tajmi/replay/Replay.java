package io.tajmi.replay;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.fold.FoldState;
import io.tajmi.query.NotThere;
import io.tajmi.replay.job.Steps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the count as it stood at any position of one log. What is folded for it is bounded, and the
 * positions that were asked for last are at hand for whoever asks again. Safe for threads.
 */
public final class Replay {
  private static final long TURN_NANOS = 50_000_000;
  private static final Duration TURN_LOOK = Duration.ofMillis(100);

  private final LogReader log;
  private final Timeline timeline;
  private final InstantSource clock;
  private final Limits limits;
  private final Turns folding;
  private final Supplier<Asker> asker;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Long, FoldState> latest = new LinkedHashMap<>();
  private final Observer observer;
  private final AtomicInteger atWork = new AtomicInteger();
  private long generation;

  /**
   * How much at once.
   *
   * @param foldingMax who fold at the same time
   * @param waitingMax who wait for them with an account, and as many without, at most {@code
   *     waitMax} each
   * @param statesMax positions at hand beside those of the timeline
   */
  public record Limits(int foldingMax, int waitingMax, Duration waitMax, int statesMax) {
    private static final int WAITING_MAX = 64;
    private static final int STATES_MAX = 8;

    /** Half the cores of this machine, and the rest counts on. */
    public static Limits ofThisMachine() {
      return new Limits(
          Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
          WAITING_MAX,
          Duration.ofSeconds(5),
          STATES_MAX);
    }
  }

  /** Hears of what is folded for readers of the past; from many threads. */
  public interface Observer {
    /** Hears nothing. */
    Observer NONE =
        new Observer() {
          @Override
          public void folded(long nanos) {}

          @Override
          public void refused() {}
        };

    /** Somebody had their turn, and so long it took. */
    void folded(long nanos);

    /** Somebody was sent away, as too many ask. */
    void refused();
  }

  /** Of one log, as its timeline has it. */
  public Replay(LogReader log, Timeline timeline, InstantSource clock, Limits limits) {
    this(log, timeline, clock, limits, Observer.NONE, () -> Asker.ANYBODY);
  }

  /**
   * The same, and tells of what it does.
   *
   * @param asker who asks, on this thread: an account goes before others who wait
   */
  public Replay(
      LogReader log,
      Timeline timeline,
      InstantSource clock,
      Limits limits,
      Observer observer,
      Supplier<Asker> asker) {
    this.asker = asker;
    this.observer = observer;
    this.log = log;
    this.timeline = timeline;
    this.clock = clock;
    this.limits = limits;
    this.folding = new Turns(limits.foldingMax(), limits.waitingMax());
  }

  /**
   * After a position.
   *
   * @throws Ahead where the log has not come to it
   * @throws ReplayBusy where too many ask
   */
  public Past at(Standpoint.At at) {
    long size = log.size();
    if (at.position() >= size) {
      throw new Ahead(at.position(), size - 1);
    }
    return past(at.position(), null, size);
  }

  /**
   * As of an instant.
   *
   * @throws Rejection R.101 where that is in the clock's future
   * @throws NotThere where nothing was on record then
   * @throws ReplayBusy where too many ask
   */
  public Past asOf(Standpoint.AsOf asOf) {
    Instant now = clock.instant();
    if (asOf.instant().isAfter(now)) {
      throw new Rejection(
          RuleCode.R_101,
          "/at",
          String.format(Locale.ROOT, "It is %s now; nobody can say what will be.", now));
    }
    // The size first: what is counted as of the instant never reaches beyond it.
    long size = log.size();
    return past(Math.min(size, log.sizeAsOf(asOf.instant())) - 1, asOf.instant(), size);
  }

  /**
   * From any standpoint; the latest is where the log ends now.
   *
   * @throws Ahead where the log has not come to it
   * @throws ReplayBusy where too many ask
   */
  public Past from(Standpoint standpoint) {
    return switch (standpoint) {
      case Standpoint.Live _ -> at(new Standpoint.At(log.size() - 1));
      case Standpoint.At at -> at(at);
      case Standpoint.AsOf asOf -> asOf(asOf);
      case Standpoint.OfFork fork -> throw new IllegalArgumentException(fork + " is supposed");
    };
  }

  private Past past(long position, @Nullable Instant asked, long size) {
    if (position < 0) {
      throw new NotThere(String.format(Locale.ROOT, "Nothing was on record as of %s.", asked));
    }
    long among = timeline.generation();
    FoldState state = state(position);
    Instant next =
        position + 1 < size ? log.entry(new LogPosition(position + 1)).header().time() : null;
    return new Past(state, log.rootAt(position + 1), asked, next, among);
  }

  private FoldState state(long position) {
    FoldState known = known(position);
    return known == null ? inTurn(() -> folded(position)) : known;
  }

  private FoldState folded(long position) {
    FoldState known = known(position);
    if (known != null) {
      return known;
    }
    long before = timeline.generation();
    FoldState nearest = latestBefore(position);
    FoldState state = nearest == null ? timeline.at(position) : timeline.at(position, nearest);
    lock.lock();
    try {
      if (before != generation) {
        return state;
      }
      latest.putLast(position, state);
      while (latest.size() > limits.statesMax()) {
        latest.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
    return state;
  }

  /** The nearest before a position of those at hand: who steps through a night begins there. */
  private @Nullable FoldState latestBefore(long position) {
    lock.lock();
    try {
      forgetWithTimeline();
      FoldState nearest = null;
      for (FoldState state : latest.values()) {
        if (state.position() < position
            && (nearest == null || state.position() > nearest.position())) {
          nearest = state;
        }
      }
      return nearest;
    } finally {
      lock.unlock();
    }
  }

  private void forgetWithTimeline() {
    if (generation != timeline.generation()) {
      generation = timeline.generation();
      latest.clear();
    }
  }

  private @Nullable FoldState known(long position) {
    lock.lock();
    try {
      forgetWithTimeline();
      FoldState known = latest.get(position);
      if (known != null) {
        latest.putLast(position, known);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /** How many wait for their turn. */
  public int waiting() {
    return folding.waiting();
  }

  /** How many have their turn. */
  public int folding() {
    return atWork.get();
  }

  /** Changes when what was made of states of the past before is not to be shown any more. */
  public long generation() {
    return timeline.generation();
  }

  /**
   * Does some work among what is folded for readers of the past, so that counting goes on.
   *
   * @throws ReplayBusy where too many ask
   */
  public <T> T inTurn(Supplier<T> work) {
    Steps steps = Steps.current();
    if (steps != null) {
      return steps.rests() ? work.get() : inTurns(steps, work);
    }
    if (!isTurn()) {
      observer.refused();
      throw new ReplayBusy();
    }
    long began = System.nanoTime();
    var _ = atWork.incrementAndGet();
    try {
      return work.get();
    } finally {
      var _ = atWork.decrementAndGet();
      folding.release();
      observer.folded(System.nanoTime() - began);
    }
  }

  /**
   * The work of a job, which takes as long as it takes: whoever waits for a turn gets it after the
   * next step, and the job goes on when its own comes again.
   */
  private <T> T inTurns(Steps steps, Supplier<T> work) {
    Turn turn = new Turn(steps);
    turn.take();
    try {
      return steps.resting(turn::pass, work);
    } finally {
      turn.give();
    }
  }

  /** The turn of a job; for its thread. */
  private final class Turn {
    private final Steps steps;
    private boolean taken;
    private long since;

    Turn(Steps steps) {
      this.steps = steps;
    }

    void take() {
      try {
        folding.takeForJob(TURN_LOOK, steps::requireWanted);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new ReplayBusy();
      }
      taken = true;
      since = System.nanoTime();
      var _ = atWork.incrementAndGet();
    }

    void pass() {
      if (System.nanoTime() - since >= TURN_NANOS && folding.waiting() > 0) {
        give();
        take();
      }
    }

    void give() {
      if (taken) {
        taken = false;
        var _ = atWork.decrementAndGet();
        folding.release();
        observer.folded(System.nanoTime() - since);
      }
    }
  }

  private boolean isTurn() {
    try {
      return folding.take(asker.get(), limits.waitMax());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
