package io.tajmi.outcome;

import io.tajmi.decision.Outcome;
import io.tajmi.election.ContestId;
import io.tajmi.view.ContestView;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes beside the snapshots. A contest is decided when somebody asks, and again only after a
 * batch has touched what it is decided on; on threads of its own, so that no decision holds up the
 * consumer or takes more than half the cores from counting. Safe for threads.
 */
public final class Outcomes implements AutoCloseable {
  /** Contests whose outcomes are kept; of more, those asked for longest ago are dropped. */
  static final int CONTESTS_MAX = 4_096;

  private static final int PAST_MAX = 32;

  private final Function<ContestView, Outcome> decider;
  private final ExecutorService deciding;
  private final ReentrantLock lock = new ReentrantLock();

  /** Those asked for longest ago come first. */
  private final LinkedHashMap<ContestId, Slot> slots = new LinkedHashMap<>();

  /** Of snapshots of the past, the oldest question first. */
  private final ArrayDeque<Made> past = new ArrayDeque<>();

  /**
   * An outcome.
   *
   * @param position of the snapshot that it is of
   * @param time of that snapshot's last entry
   * @param current whether that is the outcome of the snapshot that was asked for, or an older one
   */
  public record Decided(Outcome outcome, long position, @Nullable Instant time, boolean current) {}

  /** One contest: its last outcome, and the decision that is under way. */
  private static final class Slot {
    private @Nullable Made done;
    private @Nullable Made running;

    /** Its own decisions and some more. */
    List<Made> and(Collection<Made> more) {
      List<Made> all = new ArrayList<>(more);
      if (done != null) {
        all.add(done);
      }
      if (running != null) {
        all.add(running);
      }
      return all;
    }

    /** Keeps the outcome of a decision that has come to its end; one that failed is forgotten. */
    void settle() {
      Made ended = running;
      if (ended != null && ended.task().isDone()) {
        running = null;
        if (ended.task().state() == Future.State.SUCCESS) {
          done = ended;
        }
      }
    }
  }

  private record Made(
      ContestView view, long position, @Nullable Instant time, FutureTask<Outcome> task) {
    boolean is(ContestView asked) {
      return view.decidedAs(asked);
    }

    boolean failed() {
      return task.state() == Future.State.FAILED;
    }
  }

  /** Decides by {@link DecisionInput}. */
  public Outcomes() {
    this(DecisionInput::decide);
  }

  /** Decides in a way of its own, for tests that count. */
  Outcomes(Function<ContestView, Outcome> decider) {
    this.decider = decider;
    this.deciding =
        Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().name("outcome-", 0).daemon(true).factory());
  }

  /** Lets all outcomes go: what they were decided on may not be what the log adds up to. */
  public void forget() {
    lock.lock();
    try {
      slots.clear();
      past.clear();
    } finally {
      lock.unlock();
    }
  }

  /** The outcome of a contest as this snapshot has it; waits for the decision where it must. */
  public Decided of(Snapshot snapshot, ContestView view) {
    return new Decided(get(made(snapshot, view, true)), snapshot.position(), snapshot.time(), true);
  }

  /**
   * The same, but where the decision takes longer than this, the outcome before, with its position;
   * null where there is none.
   */
  public @Nullable Decided soon(Snapshot snapshot, ContestView view, Duration longest) {
    Made made = made(snapshot, view, false);
    if (finished(made, longest)) {
      return made.is(view)
          ? new Decided(get(made), snapshot.position(), snapshot.time(), true)
          : new Decided(get(made), made.position(), made.time(), false);
    }
    Made before = view.isSupposed() ? null : last(view.contest().id());
    return before == null
        ? null
        : new Decided(get(before), before.position(), before.time(), false);
  }

  /**
   * The outcome of a contest in a snapshot of the past; what is at hand of the latest stays, and is
   * taken where nothing came between that changes it.
   */
  public Decided past(Snapshot snapshot, ContestView view) {
    return new Decided(get(madeOfPast(snapshot, view)), snapshot.position(), snapshot.time(), true);
  }

  /** Begins what {@link #past} will be asked for, while its page is made on another core. */
  public void beginPast(Snapshot snapshot, ContestView view) {
    var _ = madeOfPast(snapshot, view);
  }

  private Made madeOfPast(Snapshot snapshot, ContestView view) {
    lock.lock();
    try {
      Slot slot = slots.get(view.contest().id());
      for (Made made : slot == null ? past : slot.and(past)) {
        if (made.is(view) && !made.failed()) {
          return made;
        }
      }
      Made next = make(snapshot, view);
      past.addLast(next);
      if (past.size() > PAST_MAX) {
        past.removeFirst();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private Made make(Snapshot snapshot, ContestView view) {
    FutureTask<Outcome> task = new FutureTask<>(() -> decider.apply(view));
    deciding.execute(task);
    return new Made(view, snapshot.position(), snapshot.time(), task);
  }

  /** A decision on this view; else, unless it must be this one, the one that is under way. */
  private Made made(Snapshot snapshot, ContestView view, boolean exactly) {
    lock.lock();
    try {
      // What is supposed is nobody's last outcome but its own.
      Slot slot = view.isSupposed() ? new Slot() : slot(view.contest().id());
      slot.settle();
      Made done = slot.done;
      if (done != null && done.is(view)) {
        return done;
      }
      Made running = slot.running;
      if (running != null && (running.is(view) || !exactly)) {
        return running;
      }
      Made next = make(snapshot, view);
      slot.running = next;
      return next;
    } finally {
      lock.unlock();
    }
  }

  private Slot slot(ContestId contest) {
    Slot known = slots.get(contest);
    Slot slot = known == null ? new Slot() : known;
    slots.putLast(contest, slot);
    if (slots.size() > CONTESTS_MAX) {
      slots.pollFirstEntry();
    }
    return slot;
  }

  private @Nullable Made last(ContestId contest) {
    lock.lock();
    try {
      Slot slot = slots.get(contest);
      if (slot == null) {
        return null;
      }
      slot.settle();
      return slot.done;
    } finally {
      lock.unlock();
    }
  }

  private static boolean finished(Made made, Duration longest) {
    try {
      var _ = made.task().get(longest.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException failed) {
      throw reason(failed);
    } catch (InterruptedException interrupted) {
      throw stopping(interrupted);
    }
  }

  private static Outcome get(Made made) {
    try {
      return made.task().get();
    } catch (ExecutionException failed) {
      throw reason(failed);
    } catch (InterruptedException interrupted) {
      throw stopping(interrupted);
    }
  }

  private static RuntimeException reason(ExecutionException failed) {
    return failed.getCause() instanceof RuntimeException reason
        ? reason
        : new IllegalStateException(failed);
  }

  private static IllegalStateException stopping(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while a contest was decided", interrupted);
  }

  @Override
  public void close() {
    deciding.shutdownNow();
  }
}
