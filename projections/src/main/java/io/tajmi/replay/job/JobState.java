package io.tajmi.replay.job;

/** How a job stands. */
public enum JobState {
  /** Others are before it. */
  WAITING,
  /** It is being worked on. */
  RUNNING,
  /** Its answer is there. */
  DONE,
  /** It came to no answer. */
  FAILED,
  /** Nobody wants its answer any more. */
  CANCELLED;

  /** Whether nothing more comes of it. */
  public boolean ended() {
    return switch (this) {
      case WAITING, RUNNING -> false;
      case DONE, FAILED, CANCELLED -> true;
    };
  }
}
