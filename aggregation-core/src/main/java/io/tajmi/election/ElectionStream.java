package io.tajmi.election;

/** The stream of an election's definition in the log; its text is {@code election/<election>}. */
public record ElectionStream(ElectionId election) {
  private static final String PREFIX = "election/";

  @Override
  public String toString() {
    return PREFIX + election;
  }
}
