package io.tajmi.replay.check;

import io.tajmi.document.NotPossible;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.fold.FoldState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The node's check of itself, which runs as long as it does: the log is folded again, a little at a
 * time, and held against what is shown at the same position. Where they differ, the votes of the
 * contests concerned are stopped at once, over restarts too, until headquarters lifts that; a
 * second fold, from nothing, tells whether it is what is shown that is damaged, which it then
 * replaces, or whether this node cannot be trusted at all. The same code folds twice, so a wrong
 * rule is not found by it: that is what the auditor is for. Safe for threads.
 */
public final class SelfCheck implements AutoCloseable {
  private static final long AGAIN_NANOS = 5_000_000_000L;

  private final Settings settings;
  private final InstantSource time;
  private final Clock clock;
  private final CheckFile file;
  private final Observer observer;
  private final Rounds rounds;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread thread =
      Thread.ofPlatform().name("self-check").daemon(true).unstarted(this::run);
  private final AtomicLongArray ended = new AtomicLongArray(Round.Verdict.values().length);
  private volatile CheckStatus status;
  private volatile boolean recordFailing;
  private long dueAtNanos;
  private long lastPosition;

  /** What differs, until a second fold has come to its end and what is shown is mended. */
  private @Nullable Open open;

  /**
   * A difference that is not settled.
   *
   * @param before what was stopped before it was found
   */
  private record Open(Rounds.Found found, long began, @Nullable Stop before) {}

  /**
   * When and how.
   *
   * @param every so long after the last round the next begins
   * @param entriesMax or so many entries after it
   * @param percentMax of one core that it takes
   * @param fromNothingEvery each so manieth round folds from nothing
   * @param seed of the chance by which the others choose from where
   */
  public record Settings(
      Duration every, int entriesMax, int percentMax, int fromNothingEvery, long seed) {
    /** As the node has it by default. */
    public static final Settings DEFAULT =
        new Settings(Duration.ofMinutes(10), 500_000, 15, 6, 20_261_127);
  }

  /** Tells the time and lets it pass. */
  public interface Clock {
    /** The one of this machine. */
    static Clock system() {
      return new Waiting();
    }

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** What the thread that asks has used of a core. */
    long workNanos();

    /**
     * Lets so much time pass.
     *
     * @throws InterruptedException where the work is to end
     */
    void rest(long nanos) throws InterruptedException;

    /** Ends every rest, also those to come. */
    void end();
  }

  /** Hears of the check; on its thread. */
  public interface Observer {
    /** A round has ended. */
    void ended(Round round);

    /** Votes are stopped, or what is known of that is more than before. */
    void stopped(Stop stop, CheckStatus.Live live);

    /** A round could not be brought to an end. */
    void failed(Throwable why);

    /** The record could not be written; what it says holds in this process all the same. */
    void notKept(IOException why);
  }

  /** What it runs with. */
  public record Means(InstantSource time, Clock clock, CheckFile file, Observer observer) {}

  /** Of one node; what an earlier process stopped is stopped. */
  public SelfCheck(Subject subject, Settings settings, Means means) {
    this.settings = settings;
    this.time = means.time();
    this.clock = means.clock();
    this.file = means.file();
    this.observer = means.observer();
    this.rounds = new Rounds(subject, settings, new Pace(clock, settings.percentMax()));
    this.status = file.read(time.instant());
    this.dueAtNanos = clock.nanoTime() + settings.every().toNanos();
    this.lastPosition = subject.live().position();
  }

  /** What is known now. */
  public CheckStatus status() {
    return status;
  }

  /** Whether the record could not be written at the last try. */
  public boolean recordFailing() {
    return recordFailing;
  }

  /** How many rounds of this process ended so. */
  public long ended(Round.Verdict verdict) {
    return ended.get(verdict.ordinal());
  }

  /** Tells of each change of what is stopped; it must be quick and must not throw. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Begins to run. */
  public void start() {
    thread.start();
  }

  /**
   * Shows votes again that were stopped.
   *
   * @throws Rejection R.109 where none are stopped; R.115 where what is shown still is what was
   *     found to be damaged, or the halts are not in the log yet
   */
  public CheckStatus lift(String office, String reason, String actor, Lift.@Nullable Known known) {
    lock.lock();
    try {
      Stop stop = status.stop();
      if (stop == null || !stop.stands()) {
        throw NotPossible.NO_VOTES_STOPPED.refusal();
      }
      requireMended(stop);
      Lift lift = new Lift(office, reason, actor, known, time.instant());
      CheckStatus lifted = status.with(stop.lifted(lift), status.live());
      file.write(lifted);
      status = lifted;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      lock.unlock();
    }
    listeners.forEach(Runnable::run);
    return status;
  }

  private void requireMended(Stop stop) {
    @Nullable String waits =
        switch (status.live()) {
          case DOWN ->
              "Two folds of the log came to different states, so this process trusts itself in"
                  + " nothing; restart the node, which folds it anew, then lift the stop.";
          case DAMAGED ->
              "What was found to differ from the log is still in place; it is replaced once a"
                  + " second fold of the log has come to its end.";
          case TRUSTED ->
              stop.confirmed() && !stop.halted()
                  ? "What was released is not halted in the log yet; that comes first."
                  : null;
        };
    if (waits != null) {
      throw new Rejection(RuleCode.R_115, null, waits);
    }
  }

  private void run() {
    try {
      while (true) {
        step();
      }
    } catch (InterruptedException ended) {
      // The node is closing.
    }
  }

  /**
   * Settles what was found, puts in the log what is to be halted, then waits for a round and takes
   * it. Whatever fails is told and tried again: a check that had ended in silence would vouch for
   * what it does not see, and what it stopped would never be shown again.
   */
  void step() throws InterruptedException {
    try {
      settle();
      if (finishHalts()) {
        awaitDue();
        turn();
        if (open == null) {
          return;
        }
      }
    } catch (RuntimeException failed) {
      observer.failed(failed);
    }
    clock.rest(AGAIN_NANOS);
  }

  /** Waits until a round is due, by time or by entries. */
  void awaitDue() throws InterruptedException {
    for (long left = dueAtNanos - clock.nanoTime();
        left > 0 && rounds.position() - lastPosition < settings.entriesMax();
        left = dueAtNanos - clock.nanoTime()) {
      clock.rest(Math.min(left, Duration.ofSeconds(1).toNanos()));
    }
  }

  /** One round, where what this process shows is not known to be damaged already. */
  void turn() throws InterruptedException {
    long began = clock.nanoTime();
    dueAtNanos = began + settings.every().toNanos();
    lastPosition = rounds.position();
    if (status.live() != CheckStatus.Live.TRUSTED) {
      return;
    }
    try {
      Rounds.Found found = rounds.next();
      if (found.differs().none()) {
        ended(found, began, Round.Verdict.GOOD);
      } else {
        differs(found, began);
      }
    } catch (RuntimeException failed) {
      // Whatever it is: a round that did not end tells nothing, and is tried again.
      observer.failed(failed);
      ended(rounds.broken(), began, Round.Verdict.FAILED);
    }
  }

  private void differs(Rounds.Found found, long began) throws InterruptedException {
    Stop before = status.stop();
    Instant now = time.instant();
    Stop stop =
        before == null
            ? new Stop(
                found.differs(), found.position(), now, status.lastGood(), false, false, null)
            : before.and(found.differs(), found.position(), now);
    open = new Open(found, began, before);
    change(known -> known.found(stop));
    settle();
  }

  /**
   * Folds what was found once more, and mends what is shown where that agrees. What fails stays
   * open: the votes are stopped until it is tried again and comes to its end.
   */
  private void settle() throws InterruptedException {
    Open it = open;
    Stop stop = status.stop();
    if (it == null || stop == null) {
      return;
    }
    rounds.distrust();
    Rounds.Second second = rounds.again(it.found());
    FoldState good = second.good();
    if (good == null || second.differs().none()) {
      change(known -> known.with(stop.confirmedFor(Concerned.ALL), CheckStatus.Live.DOWN));
      settled(it, Round.Verdict.DISTRUSTED);
      return;
    }
    Stop confirmed = stop.confirmedFor(it.before() == null ? second.differs() : stop.concerned());
    change(known -> known.with(confirmed, CheckStatus.Live.DAMAGED));
    rounds.mend(good);
    // What was made of the damaged state goes before anybody may be shown votes again.
    listeners.forEach(Runnable::run);
    change(known -> known.with(confirmed, CheckStatus.Live.TRUSTED));
    settled(it, Round.Verdict.DIFFERS);
  }

  private void settled(Open it, Round.Verdict verdict) {
    open = null;
    ended(it.found(), it.began(), verdict);
  }

  private void ended(Rounds.Found found, long began, Round.Verdict verdict) {
    Round round =
        new Round(
            found.position(),
            found.origin(),
            time.instant(),
            Duration.ofNanos(rounds.takeWorkedNanos()),
            Duration.ofNanos(clock.nanoTime() - began),
            verdict);
    change(known -> known.after(round));
    var _ = ended.incrementAndGet(verdict.ordinal());
    observer.ended(round);
  }

  /**
   * What is stopped and confirmed is halted in the log too, by this process or the next; false
   * where that has to be tried again.
   */
  boolean finishHalts() {
    Stop stop = status.stop();
    if (stop == null || !stop.confirmed() || stop.halted() || !stop.stands() || status.down()) {
      return true;
    }
    boolean done = rounds.halt(stop);
    if (done) {
      change(CheckStatus::inLog);
    }
    return done;
  }

  /** A stop holds from here on, whether or not it can be written down. */
  private void change(UnaryOperator<CheckStatus> how) {
    CheckStatus before = status;
    lock.lock();
    try {
      status = how.apply(status);
      file.write(status);
      recordFailing = false;
    } catch (IOException failed) {
      recordFailing = true;
      observer.notKept(failed);
    } finally {
      lock.unlock();
    }
    Stop stop = status.stop();
    if (stop != null && !stop.equals(before.stop())) {
      observer.stopped(stop, status.live());
    }
    listeners.forEach(Runnable::run);
  }

  /** Ends what is under way; nothing is read of the node after it. */
  @Override
  public void close() {
    clock.end();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException whileClosing) {
        // The log must not be closed under the check's hands.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
