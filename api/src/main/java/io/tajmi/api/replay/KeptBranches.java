package io.tajmi.api.replay;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.election.BranchCode;
import io.tajmi.view.ContestView;
import java.util.Set;

/** Branches of a contest that are kept under a name at the desk. */
@FunctionalInterface
public interface KeptBranches {
  /**
   * By the name or id of the selection, for whoever has kept it.
   *
   * @throws io.tajmi.query.NotThere where there is none
   */
  Set<BranchCode> of(Viewer viewer, ContestView view, String named);
}
