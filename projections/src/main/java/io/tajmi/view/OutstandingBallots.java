package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Tally;
import io.tajmi.election.Area;
import org.jspecify.annotations.Nullable;

/**
 * The most ballots that the branches of an area which are not counted yet could still bring: those
 * that are outstanding, held back or incomplete. Of a branch it is the papers that it received,
 * where the tally on record states them and the reader sees it, else its electorate, else not
 * known. An electorate is no limit by law where people vote at any branch, so this is a measure, no
 * bound.
 *
 * @param branches not counted yet
 * @param ballots summed over those for which it is known
 * @param unknown branches for which it is not
 */
public record OutstandingBallots(long branches, long ballots, long unknown) {

  /** Whether it is known for every branch. */
  public boolean known() {
    return unknown == 0;
  }

  /** Of an area of a contest as a reader may see it. */
  public static OutstandingBallots of(Visible visible, Area area) {
    ContestView view = visible.view();
    int local = view.index().local(area.code());
    long branches = 0;
    long ballots = 0;
    long unknown = 0;
    for (int i = 0; i < view.contest().branches().size(); i++) {
      if (waits(view.row(i)) && view.index().within(i, local)) {
        Long most = most(visible, i);
        branches++;
        ballots += most == null ? 0 : most;
        unknown += most == null ? 1 : 0;
      }
    }
    return new OutstandingBallots(branches, ballots, unknown);
  }

  private static boolean waits(BranchRow row) {
    return switch (row.bucket()) {
      case OUTSTANDING, HELD_BACK, INCOMPLETE -> true;
      case COUNTED, ANNULLED, NO_TALLY -> false;
    };
  }

  private static @Nullable Long most(Visible visible, int branch) {
    Tally tally = visible.view().row(branch).tally();
    if (tally != null
        && visible.extent(branch) == Visible.Extent.ALL
        && tally.ballots().states(BallotField.RECEIVED)) {
      return (long) tally.ballots().get(BallotField.RECEIVED);
    }
    return visible.view().contest().branches().get(branch).electorate();
  }
}
