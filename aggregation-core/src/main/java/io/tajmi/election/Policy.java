package io.tajmi.election;

import java.util.Map;

/**
 * How acts on this election's tallies are done, and the limits its rules measure against.
 *
 * @param correction who corrects
 * @param entry how often a minute is typed
 * @param electorateBinds whether a branch can have no more ballots than its electorate
 * @param thresholds by name, such as {@code W.201.invalidPercent}; a rule whose threshold is not
 *     set is not checked
 * @param effects by W or Q code; a code that is not named only flags
 */
public record Policy(
    Correction correction,
    Entry entry,
    boolean electorateBinds,
    Map<String, Integer> thresholds,
    Map<String, Effect> effects) {

  /** No threshold and no effect: what a failed W or Q rule says is shown, and no more. */
  public static final Policy PLAIN =
      new Policy(Correction.SINGLE, Entry.SINGLE, false, Map.of(), Map.of());

  /** Who corrects a tally. */
  public enum Correction {
    SINGLE,
    FOUR_EYES
  }

  /** How often a minute is typed before it counts. */
  public enum Entry {
    SINGLE,
    DOUBLE
  }

  /** What a failed W or Q rule does: it is shown, or it holds the tally back. */
  public enum Effect {
    FLAG,
    QUARANTINE
  }
}
