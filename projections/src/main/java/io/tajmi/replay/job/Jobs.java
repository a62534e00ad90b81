package io.tajmi.replay.job;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that may take long. Whoever asks waits a moment; what is not there by then goes on as a
 * job, and is read later by who belongs to the same circle. The same question asked again meanwhile
 * is the same job. Bounded in number, by circle, and in bytes. Safe for threads.
 */
public final class Jobs implements AutoCloseable {
  private static final int ID_BYTES = 16;

  private final Limits limits;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService threads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Job.Question, Job> byQuestion = new HashMap<>();

  /** Those that ended are in the order in which they did, after all that did not. */
  private final LinkedHashMap<String, Job> byId = new LinkedHashMap<>();

  private final AtomicLongArray ends = new AtomicLongArray(JobState.values().length);
  private long refused;
  private int running;
  private int waiting;
  private boolean closed;

  /**
   * How many, how large, and how long.
   *
   * @param runningMax at the same time
   * @param waitingMax for those
   * @param ofCircleMax of both, that belong to one circle
   * @param keptMax that have ended and may still be read
   * @param bytesMax that all their answers take
   * @param keptFor so long after its end
   * @param waitMax so long who asks waits for the answer itself
   */
  public record Limits(
      int runningMax,
      int waitingMax,
      int ofCircleMax,
      int keptMax,
      long bytesMax,
      Duration keptFor,
      Duration waitMax) {
    private static final int WAITING_MAX = 16;
    private static final int KEPT_MAX = 64;
    private static final int HEAP_PART = 8;
    private static final long BYTES_MAX = 256L << 20;

    /** As many at once as there are cores; an eighth of the largest heap, at most 256 MiB. */
    public static Limits ofThisMachine(Duration waitMax) {
      int runningMax = Math.max(2, Runtime.getRuntime().availableProcessors());
      return new Limits(
          runningMax,
          WAITING_MAX,
          (runningMax + WAITING_MAX) / 2,
          KEPT_MAX,
          Math.min(Runtime.getRuntime().maxMemory() / HEAP_PART, BYTES_MAX),
          Duration.ofMinutes(10),
          waitMax);
    }
  }

  /**
   * An answer, or what it is made of.
   *
   * @param bytes that it takes beyond what is kept anyway
   */
  public record Made<T>(T value, long bytes) {}

  /** With threads of its own, until it is closed. */
  public Jobs(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
    this.threads =
        Executors.newFixedThreadPool(
            limits.runningMax(), Thread.ofPlatform().name("job-", 0).daemon(true).factory());
  }

  /**
   * The answer to a question; work for a job is done for it at once.
   *
   * @throws JobRuns where it takes longer than whoever asks is to wait
   * @throws JobsFull where there are as many as there may be
   * @throws JobCancelled where the job was cancelled meanwhile
   * @throws RuntimeException whatever keeps it from being answered
   */
  public <T> T of(Job.Question question, Class<T> type, Supplier<Made<T>> work) {
    if (Steps.current() != null) {
      return work.get().value();
    }
    Job job = joined(question, work);
    boolean there = limits.waitMax().isZero() ? job.answered() : job.await(limits.waitMax());
    if (!there && isAnnounced(job)) {
      throw new JobRuns(job);
    }
    Job.End end = job.end();
    if (end.state() == JobState.CANCELLED) {
      throw new JobCancelled();
    }
    if (end.failure() != null) {
      throw end.failure();
    }
    return Objects.requireNonNull(type.cast(end.value()), "an answer");
  }

  /** A job of a circle; null where there is none such. */
  public @Nullable Job find(String circle, String id) {
    lock.lock();
    try {
      prune();
      Job job = byId.get(id);
      return job == null || !job.question().circle().equals(circle) ? null : job;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends a job within one step, and lets its answer go, with all others of its circle that are
   * worked out for the same address.
   */
  public void cancel(Job job) {
    lock.lock();
    try {
      cancelOne(job);
      List.copyOf(byQuestion.values()).stream()
          .filter(other -> other.question().circle().equals(job.question().circle()))
          .filter(other -> other.question().address().equals(job.question().address()))
          .forEach(this::cancelOne);
    } finally {
      lock.unlock();
    }
  }

  private void cancelOne(Job job) {
    lock.lock();
    try {
      var _ = byQuestion.remove(job.question(), job);
      if (job.end().state().ended()) {
        var _ = byId.remove(job.id());
      } else {
        job.steps().cancel();
        if (job.end().state() == JobState.WAITING) {
          waiting--;
          ended(job, new Job.End(JobState.CANCELLED, null, 0, null, clock.instant()));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Cancels all and lets all answers go: what they are made of may not be what the log says. */
  public void forget() {
    lock.lock();
    try {
      List.copyOf(byQuestion.values()).forEach(this::cancelOne);
    } finally {
      lock.unlock();
    }
  }

  /** How many are worked on. */
  public int running() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  public int waiting() {
    lock.lock();
    try {
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /** What the answers that are kept take. */
  public long bytes() {
    lock.lock();
    try {
      prune();
      return kept().stream().mapToLong(job -> job.end().bytes()).sum();
    } finally {
      lock.unlock();
    }
  }

  /** How many came to such an end. */
  public long ended(JobState end) {
    return ends.get(end.ordinal());
  }

  /** How many were not begun, as there were too many. */
  public long refused() {
    lock.lock();
    try {
      return refused;
    } finally {
      lock.unlock();
    }
  }

  private <T> Job joined(Job.Question question, Supplier<Made<T>> work) {
    lock.lock();
    try {
      prune();
      Job known = byQuestion.get(question);
      if (known != null) {
        known.askedAgain();
        return known;
      }
      requireRoom(question.circle());
      byte[] bytes = new byte[ID_BYTES];
      random.nextBytes(bytes);
      Job job = new Job(HexFormat.of().formatHex(bytes), question);
      if (limits.waitMax().isZero()) {
        job.announce();
      }
      byQuestion.put(question, job);
      var _ = byId.putFirst(job.id(), job);
      waiting++;
      threads.execute(() -> run(job, work));
      return job;
    } finally {
      lock.unlock();
    }
  }

  private void requireRoom(String circle) {
    long ofCircle =
        byId.values().stream()
            .filter(job -> !job.end().state().ended())
            .filter(job -> job.question().circle().equals(circle))
            .count();
    boolean full = running + waiting >= limits.runningMax() + limits.waitingMax();
    if (closed || full || ofCircle >= limits.ofCircleMax()) {
      refused++;
      throw new JobsFull("too many long answers are being worked out");
    }
  }

  private <T> void run(Job job, Supplier<Made<T>> work) {
    if (!isBegun(job)) {
      return;
    }
    Job.End end = failed(new IllegalStateException("a job ended without an answer"));
    try {
      Made<T> made = job.steps().during(work);
      end =
          made.bytes() > limits.bytesMax()
              ? failed(new JobsFull("the answer is larger than may be kept"))
              : new Job.End(JobState.DONE, made.value(), made.bytes(), null, clock.instant());
    } catch (JobCancelled cancelled) {
      end = new Job.End(JobState.CANCELLED, null, 0, null, clock.instant());
    } catch (RuntimeException failure) {
      // Whatever it is, it is told to whoever asks for the answer.
      end = failed(failure);
    } finally {
      settle(job, end);
    }
  }

  private Job.End failed(RuntimeException failure) {
    return new Job.End(JobState.FAILED, null, 0, failure, clock.instant());
  }

  private boolean isBegun(Job job) {
    lock.lock();
    try {
      if (job.end().state().ended()) {
        return false;
      }
      waiting--;
      running++;
      job.end(new Job.End(JobState.RUNNING, null, 0, null, null));
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void settle(Job job, Job.End end) {
    lock.lock();
    try {
      running--;
      boolean late = job.steps().cancelled() && end.state() == JobState.DONE;
      ended(job, late ? new Job.End(JobState.CANCELLED, null, 0, null, end.time()) : end);
    } finally {
      lock.unlock();
    }
  }

  /** What nobody was told of, nobody asks for; what failed is tried again when asked for again. */
  private void ended(Job job, Job.End end) {
    var _ = ends.incrementAndGet(end.state().ordinal());
    job.end(end);
    if (end.state() != JobState.DONE || !job.announced()) {
      var _ = byQuestion.remove(job.question(), job);
    }
    var _ = byId.remove(job.id());
    if (job.announced()) {
      byId.put(job.id(), job);
    }
    prune();
  }

  /** False where it has ended meanwhile. */
  private boolean isAnnounced(Job job) {
    lock.lock();
    try {
      boolean goesOn = !job.end().state().ended() || limits.waitMax().isZero();
      if (goesOn) {
        job.announce();
      }
      return goesOn;
    } finally {
      lock.unlock();
    }
  }

  private List<Job> kept() {
    return byId.values().stream().filter(job -> job.end().state().ended()).toList();
  }

  private void prune() {
    Instant since = clock.instant().minus(limits.keptFor());
    List<Job> kept = new ArrayList<>(kept());
    long bytes = kept.stream().mapToLong(job -> job.end().bytes()).sum();
    while (!kept.isEmpty()) {
      Job oldest = kept.getFirst();
      Instant time = oldest.end().time();
      boolean old = time != null && time.isBefore(since);
      if (!old && kept.size() <= limits.keptMax() && bytes <= limits.bytesMax()) {
        return;
      }
      kept.removeFirst();
      bytes -= oldest.end().bytes();
      var _ = byId.remove(oldest.id());
      var _ = byQuestion.remove(oldest.question(), oldest);
    }
  }

  /** Cancels all, and waits until nothing is read any more. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    forget();
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        var _ = threads.awaitTermination(1, TimeUnit.SECONDS);
      } catch (InterruptedException whileClosing) {
        // The log must not be closed under the readers' hands.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
