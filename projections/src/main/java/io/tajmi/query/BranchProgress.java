package io.tajmi.query;

import io.tajmi.count.AreaTotal;
import io.tajmi.count.Bucket;
import io.tajmi.count.Progress;
import io.tajmi.election.AreaCode;
import io.tajmi.view.ContestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a count has come, with the parts of all branches that a reader is shown. */
public record BranchProgress(Progress branches) {

  /** Of a whole contest. */
  public static BranchProgress of(ContestView view) {
    return new BranchProgress(view.whole().progress());
  }

  /**
   * Of a contest in an area, or in all of it where none is named; null where no branch is there.
   */
  public static @Nullable BranchProgress of(ContestView view, @Nullable AreaCode area) {
    AreaTotal total = area == null ? view.whole() : view.total(area);
    return total == null ? null : new BranchProgress(total.progress());
  }

  /** Of several contests together, in an area or in all of them. */
  public static BranchProgress of(List<ContestView> contests, @Nullable AreaCode area) {
    Progress all = Progress.NONE;
    for (ContestView contest : contests) {
      BranchProgress one = of(contest, area);
      all = one == null ? all : all.plus(one.branches());
    }
    return new BranchProgress(all);
  }

  /** Branches that a count does not wait for, though it has no votes of theirs. */
  public long closed() {
    return branches.annulled() + branches.noTally() + branches.incomplete();
  }

  /** The part of all branches that are in one bucket. */
  public Portion share(Bucket bucket) {
    return ofExpected(bucket.count(branches));
  }

  /** The part with a tally on record. */
  public Portion received() {
    return ofExpected(branches.received());
  }

  /** The part that is counted or held back. */
  public Portion countedOrHeldBack() {
    return ofExpected(branches.counted() + branches.heldBack());
  }

  /** The part that is {@link #closed}. */
  public Portion closedShare() {
    return ofExpected(closed());
  }

  /** So many of all branches. */
  public Portion ofExpected(long some) {
    return new Portion(some, branches.expected());
  }
}
