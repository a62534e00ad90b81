package io.tajmi.replay.job;

/** The answer takes longer than whoever asks is to wait; it is asked for by the job. */
public final class JobRuns extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Job job;

  JobRuns(Job job) {
    super("the answer is being worked out", null, false, false);
    this.job = job;
  }

  /** That works it out. */
  public Job job() {
    return job;
  }
}
