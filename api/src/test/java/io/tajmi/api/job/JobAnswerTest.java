package io.tajmi.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.replay.job.Job;
import io.tajmi.replay.job.JobKind;
import io.tajmi.replay.job.JobRuns;
import io.tajmi.replay.job.JobState;
import io.tajmi.replay.job.Jobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job says that it is done together with its answer, and never before. */
@Timeout(60)
class JobAnswerTest {
  private static final Jobs.Limits LIMITS =
      new Jobs.Limits(1, 1, 1, 1, 10, Duration.ofMinutes(1), Duration.ZERO);

  @Test
  void what_ended_after_it_was_looked_at_is_told_of_when_it_is_asked_for_again() {
    Job.Question question = new Job.Question("", JobKind.FORK, "a", "/a");
    try (Jobs jobs = new Jobs(LIMITS, InstantSource.system())) {
      JobRuns runs =
          catchThrowableOfType(
              JobRuns.class, () -> jobs.of(question, String.class, () -> new Jobs.Made<>("A", 1)));
      Job job = Objects.requireNonNull(runs).job();
      while (job.state() != JobState.DONE) {
        Thread.onSpinWait();
      }
      assertThat(JobAnswer.of(job).state()).isEqualTo(JobState.RUNNING);
      assertThat(JobAnswer.of(job, job).state()).isEqualTo(JobState.RUNNING);
      assertThat(JobAnswer.of(job, "{}").state()).isEqualTo(JobState.DONE);
    }
  }
}
