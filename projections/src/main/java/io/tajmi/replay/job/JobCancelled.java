package io.tajmi.replay.job;

/** The job was cancelled, so nobody waits for its answer. */
public final class JobCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobCancelled() {
    super("the job was cancelled", null, false, false);
  }
}
