package io.tajmi.secrecy;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import java.util.List;

/**
 * How many ballots a box has, by the fewest that any figure of its tally allows: so one that is
 * mistyped makes no box larger than it is. Whom they name is never asked. For a tally that is
 * counted it follows from the quantities of the minute alone, which everybody may know.
 */
public final class BoxSize {
  private static final List<BallotField> OF_ALL =
      List.of(BallotField.IN_BOX, BallotField.USED, BallotField.IDENTIFIED);

  private BoxSize() {}

  /** In ballots taken. Of voters and papers zero tells nothing, as where none is stated. */
  public static long ballots(Tally tally) {
    Ballots ballots = tally.ballots();
    long invalid = ballots.orZero(BallotField.INVALID_TAKEN);
    long fewest = Math.min(ballots.taken(), validAtMost(tally) + invalid);
    if (ballots.states(BallotField.VALID)) {
      fewest = Math.min(fewest, ballots.get(BallotField.VALID) + invalid);
    }
    for (BallotField field : OF_ALL) {
      if (ballots.orZero(field) > 0) {
        fewest = Math.min(fewest, ballots.get(field));
      }
    }
    return fewest;
  }

  /** Each valid ballot names somebody. */
  private static long validAtMost(Tally tally) {
    Votes lists = tally.listVotes();
    return tally.votes().sum()
        + (lists == null ? 0 : lists.sum())
        + tally.ambiguous().stream().mapToLong(Tally.Ambiguous::n).sum();
  }
}
