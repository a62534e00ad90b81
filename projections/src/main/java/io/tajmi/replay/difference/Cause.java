package io.tajmi.replay.difference;

/** Why a figure differs; each entry has one cause. */
public enum Cause {
  /** The first tally of a branch, counted at once. */
  FIRST_TALLY("firstTally"),
  /** A tally in place of another that was counted, or held back, as it is itself. */
  CORRECTION("correction"),
  /** A first tally or a correction that is held back where nothing was before. */
  INTO_HOLDING_BACK("intoHoldingBack"),
  /** A correction that counts in place of a tally that was held back. */
  OUT_OF_HOLDING_BACK("outOfHoldingBack"),
  /** A ruling took the tally out. */
  ANNULMENT("annulment"),
  /** A ruling was reversed. */
  RESTORAL("restoral"),
  /** There will be no tally. */
  CLOSING("closing"),
  /** A branch that was closed without a tally is awaited again. */
  REOPENING("reopening"),
  /** An entry could not be applied: of its branch, or of what was done to the contest. */
  INCOMPLETE("incomplete"),
  /** A branch with such an entry is whole again. */
  MENDED("mended"),
  /** An act on the contest or its candidates; it changes who is elected, and no count. */
  CONTEST_ACT("contestAct"),
  /** The contest was released or halted: what everyone reads begins or ends. */
  PUBLICATION("publication"),
  /**
   * What everyone reads of boxes that were not shown alone all the time; as a net over sums that
   * are public, for readers of these only.
   */
  SMALL_BOXES("smallBoxes"),
  /** It is supposed, on a fork. */
  SUPPOSITION("supposition");

  private final String key;

  Cause(String key) {
    this.key = key;
  }

  /** Its name in answers. */
  public String key() {
    return key;
  }
}
