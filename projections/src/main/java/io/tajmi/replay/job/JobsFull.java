package io.tajmi.replay.job;

/** There are as many jobs as there may be, or an answer is larger than may be kept. */
public final class JobsFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobsFull(String why) {
    super(why, null, false, false);
  }
}
