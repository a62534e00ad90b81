package io.tajmi.election.record;

import io.tajmi.election.ElectionId;

/** The stream of an election's definition in the log; its text is {@code election/<election>}. */
public record ElectionStream(ElectionId election) {
  private static final String PREFIX = "election/";

  @Override
  public String toString() {
    return PREFIX + election;
  }
}
