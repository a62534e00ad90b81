package io.tajmi.query;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Snapshot;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Finds what an address names where it is read from: in one snapshot, which then answers the whole
 * request. Whatever is not found is {@link NotThere}; a text that is no code names nothing.
 */
public record Lookup(Snapshot snapshot) {

  /** The election of a code, whether it is on record or not. */
  public static ElectionId electionId(String code) {
    if (!ElectionId.isCode(code)) {
      throw noElection(code);
    }
    return new ElectionId(code);
  }

  /** A contest's code; null of null. */
  public static @Nullable ContestCode contestCode(@Nullable String code) {
    if (code != null && !ContestCode.isCode(code)) {
      throw new NotThere("There is no contest " + code + ".", code);
    }
    return code == null ? null : new ContestCode(code);
  }

  /** An area's code; null of null. */
  public static @Nullable AreaCode areaCode(@Nullable String code) {
    if (code != null && !AreaCode.isCode(code)) {
      throw new NotThere("There is no area " + code + ".", code);
    }
    return code == null ? null : new AreaCode(code);
  }

  /** A branch's code; null of null. */
  public static @Nullable BranchCode branchCode(@Nullable String code) {
    if (code != null && !BranchCode.isCode(code)) {
      throw new NotThere("There is no branch " + code + ".", code);
    }
    return code == null ? null : new BranchCode(code);
  }

  /** An election on record. */
  public ElectionView election(String code) {
    return election(electionId(code));
  }

  /** An election on record. */
  public ElectionView election(ElectionId id) {
    ElectionView view = snapshot.elections().get(id);
    if (view == null) {
      throw noElection(id.value());
    }
    return view;
  }

  /** An election, the newest where none is named; null where there is none. */
  public @Nullable ElectionView orNewest(@Nullable ElectionId id) {
    return id == null
        ? snapshot.elections().values().stream()
            .max(Comparator.comparingLong(ElectionView::sealedAt))
            .orElse(null)
        : snapshot.elections().get(id);
  }

  /** A contest of an election. */
  public ContestView contest(String election, String contest) {
    ElectionView view = election(election);
    if (!ContestCode.isCode(contest)) {
      throw noContest(view, contest);
    }
    return contest(view, new ContestCode(contest));
  }

  /** A contest of an election. */
  public static ContestView contest(ElectionView election, ContestCode code) {
    ContestView view = election.contest(code);
    if (view == null) {
      throw noContest(election, code.value());
    }
    return view;
  }

  /** A contest of an election; the first of the package where none is named. */
  public static ContestView orFirst(ElectionView election, @Nullable ContestCode code) {
    return code == null
        ? election.contests().stream()
            .findFirst()
            .orElseThrow(() ->
                new NotThere("The election " + election.definition().election() + " is empty."))
        : contest(election, code);
  }

  /** An area of an election. */
  public static Area area(ElectionView election, String code) {
    if (!AreaCode.isCode(code)) {
      throw noArea(election, code);
    }
    return area(election, new AreaCode(code));
  }

  /** An area of an election. */
  public static Area area(ElectionView election, AreaCode code) {
    int ordinal = election.definition().ordinal(code);
    if (ordinal < 0) {
      throw noArea(election, code.value());
    }
    return election.definition().areas().get(ordinal);
  }

  /** Whether a contest has branches at or below an area. */
  public static boolean holds(ContestView contest, AreaCode area) {
    return contest.total(area) != null;
  }

  /** An area with branches of a contest at or below it; its root where none is named. */
  public static Area orRoot(ContestView contest, @Nullable String code) {
    if (code != null && !AreaCode.isCode(code)) {
      throw noBranchIn(contest, code);
    }
    return orRoot(contest, code == null ? null : new AreaCode(code));
  }

  /** An area with branches of a contest at or below it; its root where none is named. */
  public static Area orRoot(ContestView contest, @Nullable AreaCode code) {
    if (code == null) {
      return contest.roots().getFirst();
    }
    if (!holds(contest, code)) {
      throw noBranchIn(contest, code.value());
    }
    return contest.definition().areas().get(contest.definition().ordinal(code));
  }

  /** The place of a branch among its contest's. */
  public static int branch(ContestView contest, String code) {
    if (!BranchCode.isCode(code)) {
      throw noBranch(contest, code);
    }
    return branch(contest, new BranchCode(code));
  }

  /** The place of a branch among its contest's. */
  public static int branch(ContestView contest, BranchCode code) {
    int ordinal = contest.contest().ordinal(code);
    if (ordinal < 0) {
      throw noBranch(contest, code.value());
    }
    return ordinal;
  }

  private static NotThere noElection(String code) {
    return new NotThere("No election " + code + " has been imported.", code);
  }

  private static NotThere noContest(ElectionView view, String code) {
    return new NotThere(
        "The election " + view.definition().election() + " has no contest " + code + ".", code);
  }

  private static NotThere noArea(ElectionView view, String code) {
    return new NotThere(
        "The election " + view.definition().election() + " has no area " + code + ".", code);
  }

  private static NotThere noBranchIn(ContestView contest, String code) {
    return new NotThere(
        "No branch of the contest " + contest.contest() + " is at or below an area " + code + ".",
        code);
  }

  private static NotThere noBranch(ContestView contest, String code) {
    return new NotThere(
        "The branch " + code + " does not vote in the contest " + contest.contest() + ".", code);
  }
}
