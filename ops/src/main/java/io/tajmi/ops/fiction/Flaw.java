package io.tajmi.ops.fiction;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a minute, with the codes of exactly the rules that it breaks. */
public enum Flaw {
  NONE,
  SURPLUS_EXPLAINED,
  PAPERS_DO_NOT_ADD_UP,
  TAKEN_IS_NOT_BOX_LESS_NOT_TAKEN,
  TAKEN_IS_NOT_VALID_AND_INVALID,
  BOX_IS_NOT_VALID_AND_INVALID,
  MORE_BLANK_THAN_INVALID,
  VOTES_ARE_NOT_THE_VALID_BALLOTS,
  TOO_FEW_VOTES,
  TOO_MANY_VOTES,
  LIST_VOTES_BEYOND_THE_BOUNDS,
  SURPLUS_AMONG_THE_TAKEN,
  MORE_USED_THAN_RECEIVED,
  INCOMPLETE,
  SURPLUS_NOT_EXPLAINED,
  EXPLAINED_THE_WRONG_WAY,
  MANY_INVALID,
  MANY_BLANK,
  MANY_CARRIED_AWAY,
  EMPTY_BOX,
  IDENTIFIED_AND_USED_DIFFER,
  NO_SUPERVISOR_SIGNED,
  ONE_CANDIDATE_HAS_NEARLY_ALL,
  SEVERAL_AT_ONCE;

  /** Those that a minute of ballots with one name each can have, all of them. */
  public static final Set<Flaw> OF_ONE_VOTE =
      Collections.unmodifiableSet(
          EnumSet.complementOf(
              EnumSet.of(NONE, TOO_FEW_VOTES, TOO_MANY_VOTES, LIST_VOTES_BEYOND_THE_BOUNDS)));

  /** Some of those that a minute of ballots with several names can have. */
  public static final Set<Flaw> OF_SEVERAL_VOTES =
      Collections.unmodifiableSet(
          EnumSet.of(
              TOO_FEW_VOTES, TOO_MANY_VOTES, SEVERAL_AT_ONCE, INCOMPLETE, NO_SUPERVISOR_SIGNED));

  /** Some of those that a minute of ballots with lists can have. */
  public static final Set<Flaw> OF_LISTS =
      Collections.unmodifiableSet(
          EnumSet.of(
              LIST_VOTES_BEYOND_THE_BOUNDS, BOX_IS_NOT_VALID_AND_INVALID, MANY_CARRIED_AWAY));

  /** Codes of the rules that it breaks, in the order of the catalogue. */
  public List<String> codes() {
    return switch (this) {
      case NONE, SURPLUS_EXPLAINED -> List.of();
      case PAPERS_DO_NOT_ADD_UP -> List.of("E.201");
      case TAKEN_IS_NOT_BOX_LESS_NOT_TAKEN -> List.of("E.202");
      case TAKEN_IS_NOT_VALID_AND_INVALID, BOX_IS_NOT_VALID_AND_INVALID -> List.of("E.203");
      case MORE_BLANK_THAN_INVALID -> List.of("E.204");
      case VOTES_ARE_NOT_THE_VALID_BALLOTS -> List.of("E.205");
      case TOO_FEW_VOTES, TOO_MANY_VOTES -> List.of("E.206");
      case LIST_VOTES_BEYOND_THE_BOUNDS -> List.of("E.207");
      case SURPLUS_AMONG_THE_TAKEN -> List.of("E.208");
      case MORE_USED_THAN_RECEIVED -> List.of("E.209");
      case INCOMPLETE -> List.of("E.210");
      case SURPLUS_NOT_EXPLAINED, EXPLAINED_THE_WRONG_WAY -> List.of("E.301");
      case MANY_INVALID, MANY_BLANK -> List.of("W.201");
      case MANY_CARRIED_AWAY -> List.of("W.202");
      case EMPTY_BOX -> List.of("W.203");
      case IDENTIFIED_AND_USED_DIFFER -> List.of("W.205");
      case NO_SUPERVISOR_SIGNED -> List.of("W.206");
      case ONE_CANDIDATE_HAS_NEARLY_ALL -> List.of("Q.102");
      case SEVERAL_AT_ONCE -> List.of("E.201", "E.203", "W.206");
    };
  }

  /** Whether such a minute stays out of the totals, under {@link FictionalPolicy}. */
  public boolean holdsBack() {
    return codes().stream().anyMatch(code -> code.startsWith("E.") || code.equals("W.205"));
  }
}
