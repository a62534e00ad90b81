package io.tajmi.publication;

import io.tajmi.election.ContestId;

/** The stream of a contest's publication; its text is {@code contest/election:contest}. */
public record PublicationStream(ContestId contest) {
  private static final String PREFIX = "contest/";

  @Override
  public String toString() {
    return PREFIX + contest;
  }
}
