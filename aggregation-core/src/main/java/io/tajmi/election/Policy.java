package io.tajmi.election;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How acts on this election's tallies are done, and the limits its rules measure against.
 *
 * @param correction who corrects
 * @param entry how often a minute is typed
 * @param electorateBinds whether a branch can have no more ballots than its electorate
 * @param thresholds by name, such as {@code W.201.invalidPercent}; a rule whose threshold is not
 *     set is not checked
 * @param effects by code; of those not named, E holds back and W and Q only flag
 * @param leftAfterPoll what becomes of the seat of whoever left after the poll where the act does
 *     not say; null where the competent body decides
 */
public record Policy(
    Correction correction,
    Entry entry,
    boolean electorateBinds,
    Map<String, Integer> thresholds,
    Map<String, Effect> effects,
    @Nullable LeftAfterPoll leftAfterPoll) {

  /** The largest number that a minute can state. */
  public static final int NUMBER_MAX = 9_999_999;

  /** E rules that a policy may let flag only, in elections of every type or of some. */
  public static final Set<String> ERRORS_THAT_MAY_FLAG = Set.of("E.201", "E.301", "E.208", "E.209");

  /** No threshold and no effect: what a failed W or Q rule says is shown, and no more. */
  public static final Policy PLAIN =
      new Policy(Correction.SINGLE, Entry.SINGLE, false, Map.of(), Map.of());

  /** A policy that leaves to the competent body what becomes of a seat. */
  public Policy(
      Correction correction,
      Entry entry,
      boolean electorateBinds,
      Map<String, Integer> thresholds,
      Map<String, Effect> effects) {
    this(correction, entry, electorateBinds, thresholds, effects, null);
  }

  /**
   * Whether a tally that fails the rule of this code stays out of the totals: as stated, else where
   * it is an E rule.
   */
  public boolean holdsBack(String code) {
    Effect stated = effects.get(code);
    return stated == null ? code.startsWith("E.") : stated == Effect.QUARANTINE;
  }

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

  /** What a failed rule does: it is shown, or it holds the tally back. */
  public enum Effect {
    FLAG,
    QUARANTINE
  }

  /** What becomes of the seat of whoever left after the poll. */
  public enum LeftAfterPoll {
    /** The first alternate takes it. */
    ALTERNATE,
    /** The next by votes takes it. */
    NEXT,
    /** It goes to the second round. */
    RUN_OFF,
    /** It stays empty. */
    VACANT
  }
}
