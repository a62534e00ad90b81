package io.tajmi.outcome;

import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;

/**
 * The most ballots that the branches of an area which are not counted yet could still bring: those
 * that are outstanding, held back or incomplete. Of a branch it is what the outcome is decided on
 * ({@link DecisionInput}), as far as the reader sees its tally; so a reader who sees all of a
 * contest has one figure for the page and the outcome.
 *
 * @param branches not counted yet
 * @param ballots summed over those for which it is known
 * @param unknown branches for which it is not
 * @param electorate of those branches that state one: a measure, since people vote at any branch
 * @param unstated branches that state none
 */
public record OutstandingBallots(
    long branches, long ballots, long unknown, long electorate, long unstated) {

  /** Of an area of a contest as a reader may see it. */
  public static OutstandingBallots of(Visible visible, Area area) {
    ContestView view = visible.view();
    int local = view.index().local(area.code());
    long branches = 0;
    long ballots = 0;
    long unknown = 0;
    long electorate = 0;
    long unstated = 0;
    for (int i = 0; i < view.contest().branches().size(); i++) {
      if (waits(view.row(i)) && view.index().within(i, local)) {
        Branch branch = view.contest().branches().get(i);
        Long eligible = branch.electorate();
        long most = most(visible, i, branch);
        branches++;
        ballots += most == BranchCount.UNKNOWN ? 0 : most;
        unknown += most == BranchCount.UNKNOWN ? 1 : 0;
        electorate += eligible == null ? 0 : eligible;
        unstated += eligible == null ? 1 : 0;
      }
    }
    return new OutstandingBallots(branches, ballots, unknown, electorate, unstated);
  }

  private static boolean waits(BranchRow row) {
    return switch (row.bucket()) {
      case OUTSTANDING, HELD_BACK, INCOMPLETE -> true;
      case COUNTED, ANNULLED, NO_TALLY -> false;
    };
  }

  private static long most(Visible visible, int ordinal, Branch branch) {
    Tally tally =
        visible.extent(ordinal) == Visible.Extent.ALL ? visible.view().row(ordinal).tally() : null;
    return DecisionInput.papers(branch, tally, visible.view().definition().policy());
  }
}
