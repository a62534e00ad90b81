package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import java.util.List;

/**
 * Below which sizes a box could tell how its few voters voted, in ballots taken.
 *
 * @param secrecyBallotsMin a box with fewer is never shown alone
 * @param unanimousBallotsMin a box with fewer, all alike, is never shown alone
 */
public record SecrecyLimits(int secrecyBallotsMin, int unanimousBallotsMin) {
  /** Ten ballots, thirty where all are alike. */
  public static final SecrecyLimits DEFAULT = new SecrecyLimits(10, 30);

  private static final List<BallotField> OF_ALL =
      List.of(BallotField.IN_BOX, BallotField.USED, BallotField.IDENTIFIED);

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
    long taken = fewestTaken(tally);
    return taken < secrecyBallotsMin
        || (taken < unanimousBallotsMin && alike(List.of(tally), fewestValid(tally)));
  }

  /**
   * Whether boxes together are enough to be shown as one: two at least that have votes, as many
   * valid ballots as a box must have, and never all alike, however many they are.
   */
  boolean allow(List<Tally> boxes) {
    long valid = boxes.stream().mapToLong(SecrecyLimits::fewestValid).sum();
    return boxes.stream().filter(tally -> mostValid(tally) > 0).limit(2).count() == 2
        && valid >= secrecyBallotsMin
        && !alike(boxes, valid);
  }

  /**
   * The fewest ballots taken that any figure of a tally allows, so that one that is mistyped makes
   * no box larger than it is; of voters and papers a nought tells nothing.
   */
  private static long fewestTaken(Tally tally) {
    Ballots ballots = tally.ballots();
    int invalid = ballots.orZero(BallotField.INVALID_TAKEN);
    long fewest = Math.min(ballots.taken(), mostValid(tally) + invalid);
    if (ballots.states(BallotField.VALID)) {
      fewest = Math.min(fewest, (long) ballots.get(BallotField.VALID) + invalid);
    }
    for (BallotField field : OF_ALL) {
      if (ballots.orZero(field) > 0) {
        fewest = Math.min(fewest, ballots.get(field));
      }
    }
    return fewest;
  }

  /** The same of valid ballots. */
  private static long fewestValid(Tally tally) {
    Ballots ballots = tally.ballots();
    long rest = fewestTaken(tally) - ballots.orZero(BallotField.INVALID_TAKEN);
    long fewest = Math.min(mostValid(tally), Math.max(0, rest));
    return ballots.states(BallotField.VALID)
        ? Math.min(fewest, ballots.get(BallotField.VALID))
        : fewest;
  }

  /** The most that there can be, since each names somebody. */
  private static long mostValid(Tally tally) {
    Votes lists = tally.listVotes();
    return tally.votes().sum()
        + (lists == null ? 0 : lists.sum())
        + tally.ambiguous().stream().mapToLong(Tally.Ambiguous::n).sum();
  }

  /** All ballots alike: one is named and nobody else, or whoever is named is named on each. */
  private static boolean alike(List<Tally> boxes, long ballots) {
    int named = 0;
    boolean onEach = true;
    for (long votes : votes(boxes)) {
      named += votes > 0 ? 1 : 0;
      onEach &= votes == 0 || votes >= ballots;
    }
    return (named < 2 || onEach) && boxes.stream().allMatch(tally -> tally.ambiguous().isEmpty());
  }

  /** Of each candidate, then of each list. */
  private static long[] votes(List<Tally> boxes) {
    Tally first = boxes.getFirst();
    int candidates = first.votes().size();
    Votes ofLists = first.listVotes();
    long[] sums = new long[candidates + (ofLists == null ? 0 : ofLists.size())];
    for (Tally box : boxes) {
      add(sums, 0, box.votes());
      Votes lists = box.listVotes();
      if (lists != null) {
        add(sums, candidates, lists);
      }
    }
    return sums;
  }

  private static void add(long[] sums, int from, Votes votes) {
    for (int i = 0; i < votes.size(); i++) {
      sums[from + i] += votes.get(i);
    }
  }
}
