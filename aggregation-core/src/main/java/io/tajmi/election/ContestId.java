package io.tajmi.election;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A contest in the log: {@code election:contest}, the value of an entry's {@code contest} key. */
public record ContestId(ElectionId election, ContestCode contest) implements Comparable<ContestId> {

  /** Reads {@code election:contest}. */
  @JsonCreator
  public static ContestId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a contest id is election:contest, not " + text);
    }
    return new ContestId(
        new ElectionId(text.substring(0, colon)), new ContestCode(text.substring(colon + 1)));
  }

  @Override
  public int compareTo(ContestId other) {
    int byElection = election.compareTo(other.election);
    return byElection != 0 ? byElection : contest.compareTo(other.contest);
  }

  @JsonValue
  @Override
  public String toString() {
    return election + ":" + contest;
  }
}
