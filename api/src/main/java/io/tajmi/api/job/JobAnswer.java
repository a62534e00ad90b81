package io.tajmi.api.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tajmi.replay.job.Job;
import io.tajmi.replay.job.JobKind;
import io.tajmi.replay.job.JobState;
import org.jspecify.annotations.Nullable;

/**
 * A long answer while it is worked out, and some time after.
 *
 * @param job its id
 * @param kind what it works out
 * @param state how it stands
 * @param done steps that are done: entries that were read, applied or looked at, and decisions
 * @param total steps that are known of by now
 * @param answeredAt the address of the answer
 * @param result the very answer of that address, once it is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobAnswer(
    String job,
    JobKind kind,
    JobState state,
    long done,
    long total,
    String answeredAt,
    @Schema(type = "object") @JsonRawValue @Nullable String result) {

  /** Without its answer. */
  public static JobAnswer of(Job job) {
    return of(job, job);
  }

  /** The same of a job whose answer waits for another. */
  public static JobAnswer of(Job job, Job next) {
    return made(job, next, null);
  }

  /** With its answer. */
  public static JobAnswer of(Job job, String result) {
    return made(job, job, result);
  }

  private static JobAnswer made(Job job, Job next, @Nullable String result) {
    return new JobAnswer(
        job.id(),
        job.question().kind(),
        result == null ? withoutAnswer(next.state()) : JobState.DONE,
        next.steps().done(),
        next.steps().total(),
        job.question().address(),
        result);
  }

  /** What has ended since it was looked at is told of when it is asked for again. */
  private static JobState withoutAnswer(JobState state) {
    return switch (state) {
      case DONE, FAILED -> JobState.RUNNING;
      case WAITING, RUNNING, CANCELLED -> state;
    };
  }

  /** Where a job is read. */
  public static String address(Job job) {
    return "/api/v1/jobs/" + job.id();
  }
}
