package io.tajmi.branch;

/** The quantities of a minute, in the order in which they are stored and summed. */
public enum BallotField {
  /** Ballots found in the box. */
  IN_BOX("inBox"),
  /** Valid ballots. */
  VALID("valid"),
  /** Invalid and counted as taken. */
  INVALID_TAKEN("invalidTaken"),
  /** Invalid and not counted as taken. */
  INVALID_NOT_TAKEN("invalidNotTaken"),
  /** Ballots taken, as the minute states it. */
  TAKEN("taken"),
  /** Ballot papers received. */
  RECEIVED("received"),
  /** Ballot papers issued to voters. */
  USED("used"),
  /** Papers spoiled before the box. */
  SPOILED("spoiled"),
  /** Papers left. */
  REMAINING("remaining"),
  /** Blank ballots, contained in invalid and taken. */
  BLANK("blank"),
  /** Voters identified electronically. */
  IDENTIFIED("identified"),
  /** Ballots of another contest, contained in invalid and not taken. */
  FOREIGN("foreign");

  private final String key;

  BallotField(String key) {
    this.key = key;
  }

  /** Its name in documents, events and answers. */
  public String key() {
    return key;
  }
}
