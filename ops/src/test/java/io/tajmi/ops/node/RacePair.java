package io.tajmi.ops.node;

import io.tajmi.election.ContestRule;
import io.tajmi.eventlog.Decided;
import java.util.function.UnaryOperator;

/** Two acts on a contest, or on two contests; mostly the first rests on what the second changes. */
enum RacePair {
  LOT_AND_CORRECTION(Before.EQUAL),
  LOT_AND_LOT(Before.EQUAL),
  LOT_AND_CANDIDATE_WHO_LEAVES(Before.EQUAL),
  LOT_AND_ANNULMENT(Before.EQUAL),
  LOT_ON_NAMES_AND_CORRECTION(Before.EQUAL_BY_NAME),
  LOT_ON_NAMES_AND_CANDIDATE_WHO_LEAVES(Before.EQUAL_BY_NAME),
  REVERSAL_AND_REVERSAL(Before.RULED),
  REVERSAL_AND_ITS_RULING(Before.EQUAL),
  CALL_AND_CANDIDATE_WHO_LEAVES(Before.NOBODY_HAS_HALF),
  CALL_AND_CORRECTION(Before.NOBODY_HAS_HALF),
  CALL_AND_CALL(Before.NOBODY_HAS_HALF),
  CALL_AND_CALL_FROM_ANOTHER_CONTEST(Before.NOBODY_HAS_HALF),
  CALL_AND_IMPORT_OF_ITS_ELECTION(Before.NOBODY_HAS_HALF),
  IMPORT_AND_CALL_THAT_IS_NOT_HELD_YET(Before.NOBODY_HAS_HALF);

  /** Decided as it comes. */
  static final UnaryOperator<Decided.Deciding> PLAINLY = UnaryOperator.identity();

  private final Before before;

  RacePair(Before before) {
    this.before = before;
  }

  /** What has happened in a contest before. */
  private enum Before {
    EQUAL,
    EQUAL_BY_NAME,
    RULED,
    NOBODY_HAS_HALF
  }

  /** Whether only conditions keep the first from standing against the rules after the second. */
  boolean needsConditions() {
    return switch (this) {
      case LOT_AND_LOT, CALL_AND_CALL, REVERSAL_AND_ITS_RULING -> false;
      case LOT_AND_CORRECTION,
          LOT_AND_CANDIDATE_WHO_LEAVES,
          LOT_AND_ANNULMENT,
          LOT_ON_NAMES_AND_CORRECTION,
          LOT_ON_NAMES_AND_CANDIDATE_WHO_LEAVES,
          REVERSAL_AND_REVERSAL,
          CALL_AND_CANDIDATE_WHO_LEAVES,
          CALL_AND_CORRECTION,
          CALL_AND_CALL_FROM_ANOTHER_CONTEST,
          CALL_AND_IMPORT_OF_ITS_ELECTION,
          IMPORT_AND_CALL_THAT_IS_NOT_HELD_YET ->
          true;
    };
  }

  /** The rule of its contests. */
  ContestRule rule() {
    return switch (before) {
      case EQUAL, EQUAL_BY_NAME, RULED -> RaceElection.MOST_VOTES;
      case NOBODY_HAS_HALF -> RaceElection.MAJORITY;
    };
  }

  /** Does in a contest what comes before. */
  void prepare(Rivals rivals, String contest) {
    switch (before) {
      case EQUAL -> rivals.tally(contest, 0, 10, 10, 4).act(PLAINLY);
      case EQUAL_BY_NAME -> rivals.tally(contest, 1, 10, 10, 4).act(PLAINLY);
      case RULED -> {
        rivals.tally(contest, 0, 10, 9, 8).act(PLAINLY);
        rivals.annulment(contest, annulment(contest)).act(PLAINLY);
      }
      case NOBODY_HAS_HALF -> rivals.tally(contest, 0, 40, 35, 25).act(PLAINLY);
    }
  }

  /** The name of the annulment in a contest. */
  static String annulment(String contest) {
    return "annulled-" + contest;
  }

  private static String second(String contest) {
    return "of-" + contest;
  }

  /** The first act, on a contest. */
  Rival first(Rivals rivals, String contest) {
    return switch (this) {
      case LOT_AND_CORRECTION, LOT_AND_LOT, LOT_AND_CANDIDATE_WHO_LEAVES, LOT_AND_ANNULMENT ->
          rivals.lot(contest, "1", "2");
      case LOT_ON_NAMES_AND_CORRECTION, LOT_ON_NAMES_AND_CANDIDATE_WHO_LEAVES ->
          rivals.lotOnNames(contest);
      case REVERSAL_AND_REVERSAL, REVERSAL_AND_ITS_RULING ->
          rivals.reversal(contest, annulment(contest));
      case CALL_AND_CANDIDATE_WHO_LEAVES,
          CALL_AND_CORRECTION,
          CALL_AND_CALL,
          CALL_AND_CALL_FROM_ANOTHER_CONTEST,
          CALL_AND_IMPORT_OF_ITS_ELECTION ->
          rivals.call(contest, second(contest));
      case IMPORT_AND_CALL_THAT_IS_NOT_HELD_YET ->
          rivals.imports(RaceElection.of(second(contest), RaceElection.MOST_VOTES, 1));
    };
  }

  /** The second act, on the same contest or on another one. */
  Rival second(Rivals rivals, String contest, String other) {
    return switch (this) {
      case LOT_AND_CORRECTION -> rivals.correction(contest, 12, 8, 4);
      case LOT_AND_LOT -> rivals.lot(contest, "2", "1");
      case LOT_AND_ANNULMENT, REVERSAL_AND_ITS_RULING ->
          rivals.annulment(contest, annulment(contest));
      case LOT_ON_NAMES_AND_CORRECTION -> rivals.correction(contest, 11, 10, 4);
      case LOT_AND_CANDIDATE_WHO_LEAVES,
          LOT_ON_NAMES_AND_CANDIDATE_WHO_LEAVES,
          CALL_AND_CANDIDATE_WHO_LEAVES ->
          rivals.leave(contest, "2");
      case REVERSAL_AND_REVERSAL -> rivals.reversal(contest, annulment(contest));
      case CALL_AND_CORRECTION -> rivals.correction(contest, 70, 35, 25);
      case CALL_AND_CALL -> rivals.call(contest, "again-" + contest);
      case CALL_AND_CALL_FROM_ANOTHER_CONTEST -> rivals.call(other, second(contest));
      case CALL_AND_IMPORT_OF_ITS_ELECTION ->
          rivals.imports(RaceElection.of(second(contest), RaceElection.MOST_VOTES, 1));
      case IMPORT_AND_CALL_THAT_IS_NOT_HELD_YET -> rivals.callAlone(contest, second(contest));
    };
  }
}
