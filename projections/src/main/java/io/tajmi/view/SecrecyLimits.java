package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;

/**
 * Below which sizes a box could tell how its few voters voted, in ballots taken.
 *
 * @param secrecyBallotsMin a box with fewer is never shown alone
 * @param unanimousBallotsMin a box with fewer, all alike, is never shown alone
 */
public record SecrecyLimits(int secrecyBallotsMin, int unanimousBallotsMin) {
  /** Ten ballots, thirty where all are alike. */
  public static final SecrecyLimits DEFAULT = new SecrecyLimits(10, 30);

  /** Checks that unanimity is not the lesser limit. */
  public SecrecyLimits {
    if (secrecyBallotsMin < 1 || unanimousBallotsMin < secrecyBallotsMin) {
      throw new IllegalArgumentException(
          "1 ≤ secrecyBallotsMin ≤ unanimousBallotsMin, not "
              + secrecyBallotsMin
              + " and "
              + unanimousBallotsMin);
    }
  }

  /** Whether a tally is too small to be shown alone. */
  public boolean hides(Tally tally) {
    int taken = tally.ballots().taken();
    return taken < secrecyBallotsMin || (taken < unanimousBallotsMin && unanimous(tally));
  }

  /** Whether sums over several boxes are large enough, and mixed enough, to be shown. */
  boolean allow(AreaTotal together) {
    long taken = together.taken();
    return taken >= secrecyBallotsMin && (taken >= unanimousBallotsMin || !unanimous(together));
  }

  /** All ballots alike: nobody is named on some of the valid ballots only. */
  private static boolean unanimous(Tally tally) {
    int valid = tally.ballots().orZero(BallotField.VALID);
    Votes lists = tally.listVotes();
    return tally.ambiguous().isEmpty()
        && allOrNone(tally.votes(), valid)
        && (lists == null || allOrNone(lists, valid));
  }

  private static boolean allOrNone(Votes votes, int valid) {
    for (int i = 0; i < votes.size(); i++) {
      if (votes.get(i) != 0 && votes.get(i) != valid) {
        return false;
      }
    }
    return true;
  }

  private static boolean unanimous(AreaTotal together) {
    long valid = together.sum(BallotField.VALID);
    boolean alike = together.ambiguous() == 0;
    for (int i = 0; alike && i < together.candidates(); i++) {
      alike = together.votes(i) == 0 || together.votes(i) == valid;
    }
    for (int i = 0; alike && i < together.lists(); i++) {
      alike = together.listVotes(i) == 0 || together.listVotes(i) == valid;
    }
    return alike;
  }
}
