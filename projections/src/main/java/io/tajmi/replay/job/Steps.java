package io.tajmi.replay.job;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How far the work of a job is. Whatever folds, reads or decides for readers of the past says here
 * when it has done a step; there it also learns that nobody waits for it any more, since an
 * interrupt would break off whatever file is being read. Outside of a job it says it to nobody.
 * Safe for threads.
 */
public final class Steps {
  private static final ScopedValue<Steps> CURRENT = ScopedValue.newInstance();

  private final AtomicLong done = new AtomicLong();
  private final AtomicLong total = new AtomicLong();
  private volatile boolean cancelled;
  private volatile @Nullable Runnable between;

  /** Those of the job that this thread works for; null where it works for none. */
  public static @Nullable Steps current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** So many more steps are known to be ahead. */
  public static void expect(long more) {
    Steps steps = current();
    if (steps != null) {
      var _ = steps.total.addAndGet(Math.max(0, more));
    }
  }

  /**
   * So many steps are done.
   *
   * @throws JobCancelled where the job was cancelled
   */
  public static void passed(long many) {
    Steps steps = current();
    if (steps != null) {
      var _ = steps.done.addAndGet(many);
      steps.requireWanted();
      Runnable rest = steps.between;
      if (rest != null) {
        rest.run();
      }
    }
  }

  /** Does the work of a job on this thread. */
  <T> T during(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** Does some work, and something else after each step of it; null for nothing. */
  public <T> T resting(@Nullable Runnable rest, Supplier<T> work) {
    Runnable before = between;
    between = rest;
    try {
      return work.get();
    } finally {
      between = before;
    }
  }

  /** Whether something is done after each step by now. */
  public boolean rests() {
    return between != null;
  }

  /**
   * Goes on only where somebody waits for it.
   *
   * @throws JobCancelled where the job was cancelled
   */
  public void requireWanted() {
    if (cancelled) {
      throw new JobCancelled();
    }
  }

  void cancel() {
    cancelled = true;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** How many steps are done. */
  public long done() {
    return done.get();
  }

  /** How many are known of, those that are done included. */
  public long total() {
    return Math.max(total.get(), done.get());
  }
}
