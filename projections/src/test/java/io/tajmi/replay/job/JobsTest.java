package io.tajmi.replay.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many long answers there are at once, who knows of them, and how they end. */
@Timeout(60)
class JobsTest {
  private static final String OURS = "EXECUTIVE *";
  private static final String THEIRS = "SUPERVISORY *";
  private static final Duration KEPT = Duration.ofMinutes(10);

  private volatile Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private final CountDownLatch go = new CountDownLatch(1);
  private final Jobs jobs = jobs(Duration.ZERO);

  private Jobs jobs(Duration wait) {
    return new Jobs(new Jobs.Limits(1, 2, 2, 2, 100, KEPT, wait), () -> now);
  }

  @AfterEach
  void close() {
    go.countDown();
    jobs.close();
  }

  private static Job.Question question(String circle, String what) {
    return new Job.Question(circle, JobKind.DIFFERENCE, what, "/address/of/" + what);
  }

  private static Supplier<Jobs.Made<String>> made(String value, long bytes) {
    return () -> new Jobs.Made<>(value, bytes);
  }

  private Supplier<Jobs.Made<String>> held(String value, long bytes) {
    return () -> {
      uninterrupted(go);
      return new Jobs.Made<>(value, bytes);
    };
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Job begun(String circle, String what, Supplier<Jobs.Made<String>> work) {
    JobRuns runs =
        catchThrowableOfType(
            JobRuns.class, () -> jobs.of(question(circle, what), String.class, work));
    return Objects.requireNonNull(runs, what).job();
  }

  /** A job that was begun before it could end, and has ended. */
  private Job ended(String what, Supplier<Jobs.Made<String>> work) {
    CountDownLatch announced = new CountDownLatch(1);
    Job job =
        begun(
            OURS,
            what,
            () -> {
              uninterrupted(announced);
              return work.get();
            });
    announced.countDown();
    assertThat(job.await(Duration.ofSeconds(30))).isTrue();
    return job;
  }

  @Test
  void what_is_there_in_time_is_the_answer_and_no_job() {
    try (Jobs patient = jobs(Duration.ofSeconds(30))) {
      assertThat(patient.of(question(OURS, "a"), String.class, made("A", 1))).isEqualTo("A");
      assertThat(patient.bytes()).isZero();
      assertThat(patient.ended(JobState.DONE)).isOne();
    }
  }

  @Test
  void the_same_question_is_the_same_job_until_its_answer_is_there_for_who_asks_again() {
    AtomicInteger times = new AtomicInteger();
    Supplier<Jobs.Made<String>> work =
        () -> {
          times.incrementAndGet();
          return held("A", 1).get();
        };
    Job job = begun(OURS, "a", work);
    assertThat(begun(OURS, "a", work)).isSameAs(job);
    assertThat(begun(THEIRS, "a", work)).as("of another circle").isNotSameAs(job);
    go.countDown();
    assertThat(job.await(Duration.ofSeconds(30))).isTrue();
    assertThat(jobs.of(question(OURS, "a"), String.class, work)).isEqualTo("A");
    assertThat(times.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void there_are_so_many_at_once_of_a_circle_and_of_all_and_no_more() {
    Job first = begun(OURS, "a", held("A", 1));
    Job second = begun(OURS, "b", held("B", 1));
    assertThatThrownBy(() -> jobs.of(question(OURS, "c"), String.class, made("C", 1)))
        .isInstanceOf(JobsFull.class);
    Job third = begun(THEIRS, "a", held("A", 1));
    assertThatThrownBy(() -> jobs.of(question("", "a"), String.class, made("A", 1)))
        .isInstanceOf(JobsFull.class);
    assertThat(jobs.refused()).isEqualTo(2);
    go.countDown();
    for (Job job : List.of(first, second, third)) {
      assertThat(job.await(Duration.ofSeconds(30))).isTrue();
      assertThat(job.state()).isEqualTo(JobState.DONE);
    }
    assertThat(jobs.running() + jobs.waiting()).isZero();
  }

  @Test
  void a_job_that_is_cancelled_does_no_further_step() throws Exception {
    Semaphore allowed = new Semaphore(0);
    AtomicInteger steps = new AtomicInteger();
    Job job =
        begun(
            OURS,
            "a",
            () -> {
              Steps.expect(1_000);
              for (int i = 0; i < 1_000; i++) {
                allowed.acquireUninterruptibly();
                steps.incrementAndGet();
                Steps.passed(1);
              }
              return new Jobs.Made<>("A", 1);
            });
    allowed.release(3);
    while (job.steps().done() < 3) {
      Thread.onSpinWait();
    }
    assertThat(job.state()).isEqualTo(JobState.RUNNING);
    assertThat(job.steps().total()).isEqualTo(1_000);
    jobs.cancel(job);
    assertThat(job.state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs.running()).as("until its step is over").isOne();
    allowed.release(1_000);
    assertThat(job.await(Duration.ofSeconds(30))).isTrue();
    assertThat(steps).hasValue(4);
    assertThat(jobs.running()).isZero();
    assertThat(jobs.ended(JobState.CANCELLED)).isOne();
    assertThat(jobs.find(OURS, job.id())).as("it says that it was").isSameAs(job);
  }

  @Test
  void one_that_waits_is_cancelled_at_once_and_never_begun() {
    var _ = begun(OURS, "a", held("A", 1));
    while (jobs.running() == 0) {
      Thread.onSpinWait();
    }
    AtomicInteger times = new AtomicInteger();
    Job waits =
        begun(
            OURS,
            "b",
            () -> {
              times.incrementAndGet();
              return new Jobs.Made<>("B", 1);
            });
    assertThat(waits.state()).isEqualTo(JobState.WAITING);
    jobs.cancel(waits);
    assertThat(waits.await(Duration.ZERO)).isTrue();
    assertThat(jobs.waiting()).isZero();
    go.countDown();
    var _ = ended("c", made("C", 1));
    assertThat(times).hasValue(0);
  }

  @Test
  void all_that_is_worked_out_for_an_address_is_cancelled_together_and_nothing_else() {
    Job.Question one = new Job.Question(OURS, JobKind.DIFFERENCE, "a", "/same");
    Job.Question two = new Job.Question(OURS, JobKind.DIFFERENCE, "b", "/same");
    Job first =
        Objects.requireNonNull(
                catchThrowableOfType(JobRuns.class, () -> jobs.of(one, String.class, held("A", 1))))
            .job();
    Job second =
        Objects.requireNonNull(
                catchThrowableOfType(JobRuns.class, () -> jobs.of(two, String.class, held("B", 1))))
            .job();
    Job other = begun(THEIRS, "c", held("C", 1));
    jobs.cancel(first);
    assertThat(second.state()).isEqualTo(JobState.CANCELLED);
    assertThat(other.state()).isNotEqualTo(JobState.CANCELLED);
  }

  @Test
  void a_job_is_there_for_its_circle_alone_by_an_id_that_nobody_guesses() {
    Set<String> ids = new HashSet<>();
    for (String what : List.of("a", "b")) {
      Job job = begun(OURS, what, held(what, 1));
      assertThat(job.id()).matches("[0-9a-f]{32}");
      ids.add(job.id());
      assertThat(jobs.find(OURS, job.id())).isSameAs(job);
      assertThat(jobs.find(THEIRS, job.id())).isNull();
      assertThat(jobs.find("", job.id())).isNull();
      assertThat(jobs.find(OURS, "none")).isNull();
    }
    assertThat(ids).hasSize(2);
  }

  @Test
  void answers_are_kept_so_many_so_large_and_so_long() {
    Job first = ended("a", made("A", 10));
    assertThat(jobs.bytes()).isEqualTo(10);
    Job second = ended("b", made("B", 20));
    assertThat(jobs.bytes()).isEqualTo(30);
    Job third = ended("c", made("C", 30));
    assertThat(jobs.find(OURS, first.id())).as("too many").isNull();
    assertThat(jobs.find(OURS, second.id())).isSameAs(second);
    Job large = ended("d", made("D", 80));
    assertThat(jobs.find(OURS, second.id())).isNull();
    assertThat(jobs.find(OURS, third.id())).as("too large together").isNull();
    assertThat(jobs.bytes()).isEqualTo(80);
    now = now.plus(KEPT).plusSeconds(1);
    assertThat(jobs.find(OURS, large.id())).isNull();
    assertThat(jobs.bytes()).isZero();
  }

  @Test
  void an_answer_larger_than_all_that_may_be_kept_fails() {
    Job job = ended("a", made("A", 101));
    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.failure()).isInstanceOf(JobsFull.class);
    assertThat(jobs.bytes()).isZero();
  }

  @Test
  void what_fails_is_told_and_tried_again_when_it_is_asked_for_again() {
    IllegalStateException reason = new IllegalStateException("broken");
    try (Jobs patient = jobs(Duration.ofSeconds(30))) {
      assertThatThrownBy(() ->
              patient.of(
                  question(OURS, "a"),
                  String.class,
                  () -> {
                    throw reason;
                  }))
          .isSameAs(reason);
      assertThat(patient.of(question(OURS, "a"), String.class, made("A", 1))).isEqualTo("A");
    }
  }

  @Test
  void work_for_a_job_is_done_for_it_at_once() {
    Job job =
        ended(
            "a",
            () -> {
              String inner = jobs.of(question(OURS, "inner"), String.class, made("I", 1));
              return new Jobs.Made<>(inner, 1);
            });
    assertThat(job.state()).isEqualTo(JobState.DONE);
    assertThat(jobs.ended(JobState.DONE)).isOne();
  }

  @Test
  void what_is_forgotten_is_gone_and_what_runs_is_cancelled() {
    Job done = ended("a", made("A", 1));
    Job runs = begun(OURS, "b", held("B", 1));
    jobs.forget();
    assertThat(jobs.find(OURS, done.id())).isNull();
    go.countDown();
    assertThat(runs.await(Duration.ofSeconds(30))).isTrue();
    assertThat(runs.state()).isEqualTo(JobState.CANCELLED);
    assertThat(runs.end().value()).isNull();
  }

  @Test
  void nothing_is_begun_once_they_are_closed() {
    Jobs ending = jobs(Duration.ZERO);
    ending.close();
    assertThatThrownBy(() -> ending.of(question(OURS, "a"), String.class, made("A", 1)))
        .isInstanceOf(JobsFull.class);
  }
}
