package io.tajmi.replay.job;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One long answer while it is worked out, and some time after. Safe for threads. */
public final class Job {
  private final String id;
  private final Question question;
  private final Steps steps = new Steps();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile End end = new End(JobState.WAITING, null, 0, null, null);
  private boolean announced;
  private volatile boolean again;

  /**
   * What is asked for.
   *
   * @param circle to which the job belongs, and for everybody else it is not there
   * @param what everything that the answer depends on but the rights of whoever reads it
   * @param address where the answer is read, in this server
   */
  public record Question(String circle, JobKind kind, String what, String address) {}

  /**
   * Where it has come to.
   *
   * @param bytes that its answer takes
   */
  record End(
      JobState state,
      @Nullable Object value,
      long bytes,
      @Nullable RuntimeException failure,
      @Nullable Instant time) {}

  Job(String id, Question question) {
    this.id = id;
    this.question = question;
  }

  /** Random, so that nobody guesses it. */
  public String id() {
    return id;
  }

  /** What is asked for. */
  public Question question() {
    return question;
  }

  /** How far it is. */
  public Steps steps() {
    return steps;
  }

  /** How it stands; who cancels it sees it cancelled at once. */
  public JobState state() {
    JobState state = end.state();
    return steps.cancelled() && !state.ended() ? JobState.CANCELLED : state;
  }

  /** Why it came to no answer; null where it did not fail. */
  public @Nullable RuntimeException failure() {
    return end.failure();
  }

  End end() {
    return end;
  }

  void end(End now) {
    end = now;
    if (now.state().ended()) {
      ended.countDown();
    }
  }

  /** Somebody asks for it who was told of it, or could have been. */
  void askedAgain() {
    again = true;
  }

  /** Whether it has ended, and whoever asks is not the first to. */
  boolean answered() {
    return again && end.state().ended();
  }

  boolean announced() {
    return announced;
  }

  void announce() {
    announced = true;
  }

  /** Whether it has ended by then. */
  boolean await(Duration longest) {
    try {
      return ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
