package io.tajmi.ops.client;

/** The most that the branches not counted can bring, in the words of the pages. */
final class OutstandingText {
  private OutstandingText() {}

  /** One line; {@code unknown} of the branches are those of which no limit is known. */
  static String of(long branches, long unknown, long ballots) {
    String most;
    if (unknown == 0) {
      most = Long.toString(ballots);
    } else if (unknown == branches) {
      most = "not known";
    } else {
      most = ballots + ", and " + unknown + (unknown == 1 ? " branch" : " branches") + " not known";
    }
    return "Largest possible outstanding ballots: " + most;
  }
}
