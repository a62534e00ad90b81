package io.tajmi.api;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.LogKind;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.HeldBack;
import io.tajmi.view.Snapshot;
import org.jspecify.annotations.Nullable;

/** Finds what an address names in one snapshot, which then answers the whole request. */
final class Views {
  private Views() {}

  static boolean isTest(Snapshot snapshot) {
    var log = snapshot.log();
    return log != null && log.kind() == LogKind.TEST;
  }

  static ElectionView election(Snapshot snapshot, String election) {
    ElectionView view =
        ElectionId.isCode(election) ? snapshot.elections().get(new ElectionId(election)) : null;
    if (view == null) {
      throw new Problems.NotFound("No election " + election + " has been imported.");
    }
    return view;
  }

  static ContestView contest(Snapshot snapshot, String election, String contest) {
    ElectionView view = election(snapshot, election);
    ContestView found = ContestCode.isCode(contest) ? view.contest(new ContestCode(contest)) : null;
    if (found == null) {
      throw new Problems.NotFound("The election " + election + " has no contest " + contest + ".");
    }
    return found;
  }

  /** How many lines a page has, as asked for. */
  static int limit(int limit) {
    if (limit < 1 || limit > HeldBack.LINES_MAX) {
      throw new Rejection(
          RuleCode.R_101, "/limit", "A page has 1 to " + HeldBack.LINES_MAX + " lines.");
    }
    return limit;
  }

  static ContestId contestId(String election, String contest) {
    return new ContestId(new ElectionId(election), new ContestCode(contest));
  }

  /** The place of a branch among its contest's. */
  static int branch(ContestView contest, String branch) {
    int ordinal =
        BranchCode.isCode(branch) ? contest.contest().ordinal(new BranchCode(branch)) : -1;
    if (ordinal < 0) {
      throw new Problems.NotFound(
          "The branch " + branch + " does not vote in the contest " + contest.contest() + ".");
    }
    return ordinal;
  }

  /** An area of an election by its code. */
  static AreaCode area(ElectionView view, String area) {
    if (!AreaCode.isCode(area) || view.definition().ordinal(new AreaCode(area)) < 0) {
      throw new Problems.NotFound(
          "The election " + view.definition().election() + " has no area " + area + ".");
    }
    return new AreaCode(area);
  }

  /** An area by its code; the contest's root where none is named. */
  static Area area(ContestView contest, @Nullable String area) {
    if (area == null) {
      return contest.roots().getFirst();
    }
    AreaCode code = AreaCode.isCode(area) ? new AreaCode(area) : null;
    if (code == null || contest.total(code) == null) {
      throw new Problems.NotFound(
          "No branch of the contest "
              + contest.contest()
              + " is at or below an area "
              + area
              + ".");
    }
    return contest.definition().areas().get(contest.definition().ordinal(code));
  }
}
