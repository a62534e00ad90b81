package io.tajmi.election;

/**
 * The stream of what is done to a contest as a whole; its text is {@code contest/election:contest}.
 */
public record ContestStream(ContestId contest) {
  private static final String PREFIX = "contest/";

  @Override
  public String toString() {
    return PREFIX + contest;
  }
}
