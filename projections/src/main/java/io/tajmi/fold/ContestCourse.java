package io.tajmi.fold;

import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.view.ContestFile;
import io.tajmi.view.ContestView;
import io.tajmi.view.Publicity;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One contest followed entry by entry by the very fold: each step costs what the entry touches, and
 * a view is made where it is asked for. For one thread.
 */
public final class ContestCourse {
  private final ContestId contest;
  private final FoldEdit fold;
  private final BitSet hidden = new BitSet();
  private ContestView latest;
  private List<Integer> cover = List.of();

  private ContestCourse(ContestId contest, FoldEdit fold, ContestView latest) {
    this.contest = contest;
    this.fold = fold;
    this.latest = latest;
    noteAll();
  }

  /** Begins at a state of the fold; null where the contest's election is not sealed there. */
  public static @Nullable ContestCourse from(FoldState state, ContestId contest) {
    ContestView view = state.snapshot().contest(contest);
    return view == null ? null : new ContestCourse(contest, new FoldEdit(state), view);
  }

  /** The view that some steps lead to from the one before the first of them. */
  public static ContestView after(ContestView before, List<ContestStep> steps) {
    ContestEdit edit = new ContestEdit(before);
    for (ContestStep step : steps) {
      switch (step) {
        case ContestStep.OfBranch it -> edit.replace(it.branch(), it.after(), it.position());
        case ContestStep.OfContest it -> {
          edit.publish(it.publicity());
          edit.file(it.file());
        }
      }
    }
    return edit.done();
  }

  /** Applies the contest's next entries, in the order of the log, and takes a view after them. */
  public void pass(List<DecodedEntry> entries) {
    entries.forEach(fold::leavingOut);
    var _ = view();
  }

  /**
   * Applies the contest's next entry; null where it changed nothing, or where it is of another
   * contest.
   */
  public @Nullable ContestStep next(DecodedEntry entry) {
    ContestEdit edit = edit();
    String stream = entry.stream();
    if (stream != null && stream.startsWith("branch/")) {
      int branch = branch(entry, stream);
      return branch < 0 ? null : atBranch(edit, entry, branch);
    }
    Publicity publicity = edit.publicity();
    ContestFile file = edit.file();
    fold.leavingOut(entry);
    return publicity.equals(edit.publicity()) && file.equals(edit.file())
        ? null
        : new ContestStep.OfContest(entry, publicity, edit.publicity(), file, edit.file());
  }

  /**
   * The contest as it stands now.
   *
   * @throws TotalsDisagree where totals are not the sum of their parts
   */
  public ContestView view() {
    latest = Objects.requireNonNull(fold.settle(contest));
    noteAll();
    return latest;
  }

  /**
   * Branches, by their places in the contest, whose box was counted and not shown alone to who
   * reads as the public, at the last {@link #view()} or after any step since.
   */
  public BitSet hidden() {
    return (BitSet) hidden.clone();
  }

  private @Nullable ContestStep atBranch(ContestEdit edit, DecodedEntry entry, int branch) {
    BranchRow before = edit.row(branch);
    fold.leavingOut(entry);
    BranchRow after = edit.row(branch);
    note(branch);
    if (!cover.equals(edit.cover())) {
      cover = edit.cover();
      cover.forEach(this::note);
    }
    return before.changedAt() == after.changedAt()
        ? null
        : new ContestStep.OfBranch(entry, branch, before, after);
  }

  private int branch(DecodedEntry entry, String stream) {
    BranchId id;
    try {
      id = FoldEdit.branchOf(entry, stream);
    } catch (IllegalArgumentException noBranch) {
      return -1;
    }
    return id.contest().equals(contest) ? latest.contest().ordinal(id.branch()) : -1;
  }

  private void noteAll() {
    hidden.clear();
    cover = edit().cover();
    for (int branch = 0; branch < latest.contest().branches().size(); branch++) {
      note(branch);
    }
  }

  private void note(int branch) {
    Tally tally = edit().row(branch).counted();
    if (tally != null && (latest.smallBoxes().rule().hides(tally) || cover.contains(branch))) {
      hidden.set(branch);
    }
  }

  private ContestEdit edit() {
    return Objects.requireNonNull(fold.edit(contest));
  }
}
