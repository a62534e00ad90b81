package io.tajmi.contest;

import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.document.NotPossible;
import io.tajmi.document.Rejection;
import io.tajmi.election.Contest;

/**
 * Where ballots may go whose vote for a candidate is annulled. Where a ballot carries several
 * votes, the others on it were given lawfully, and no minute says which ballots they are.
 */
public final class AnnulledBallots {
  private AnnulledBallots() {}

  /** Whether they can go there in this contest. */
  public static boolean canGo(BallotsGo where, Contest contest) {
    return where == BallotsGo.STAY_VALID || contest.votesMax() == 1;
  }

  /**
   * Refuses what is not possible in this contest.
   *
   * @throws Rejection R.109
   */
  public static void check(BallotsGo where, Contest contest, String pointer) {
    if (!canGo(where, contest)) {
      throw NotPossible.OTHER_VOTES_ON_BALLOT.at(pointer, contest.votesMax());
    }
  }
}
