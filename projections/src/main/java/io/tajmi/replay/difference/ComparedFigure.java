package io.tajmi.replay.difference;

/**
 * One figure of an area.
 *
 * @param key bucket, quantity, or code of the candidate or list
 */
public record ComparedFigure(Kind kind, String key) {

  /** What a figure is a number of. */
  public enum Kind {
    /** Branches in a bucket of the progress; every reader sees it. */
    PROGRESS,
    /** A quantity of the minute, over the counted branches that state it. */
    BALLOTS,
    /** Counted branches that state a quantity, or list votes. */
    STATING,
    /** Ballots taken over all counted branches. */
    TAKEN,
    /** Votes that cannot be told apart between candidates of the same name. */
    AMBIGUOUS,
    /** Votes of a candidate. */
    VOTES,
    /** Votes of a list. */
    LIST_VOTES
  }
}
