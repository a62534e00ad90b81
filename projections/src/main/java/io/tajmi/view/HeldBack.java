package io.tajmi.view;

import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Bucket;
import io.tajmi.document.RuleCode;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of the tallies that are held back, contest by contest and in each in the order of its
 * branches.
 *
 * @param position of the snapshot
 * @param next the last branch of this page where more follow, to go on after; else null
 */
public record HeldBack(long position, List<Line> lines, @Nullable BranchId next) {
  /** The longest page, in lines. */
  public static final int LINES_MAX = 1_000;

  /**
   * One tally that is held back.
   *
   * @param shown whether the reader may see its votes
   * @param same whether the reader sees another branch that has the same tally, Q.101
   */
  public record Line(BranchId id, Branch branch, BranchRow row, boolean shown, boolean same) {}

  /**
   * Which of them; null is "any".
   *
   * @param area only branches at or below it
   * @param rule only tallies that failed it, of those whose votes the reader may see: why one that
   *     may not be seen is held back is nobody's business
   * @param after only what follows this branch
   * @param limit 1 to {@value #LINES_MAX} lines
   */
  public record Filter(
      @Nullable ContestCode contest,
      @Nullable AreaCode area,
      @Nullable RuleCode rule,
      @Nullable BranchId after,
      int limit) {

    /** Checks the limit. */
    public Filter {
      if (limit < 1 || limit > LINES_MAX) {
        throw new IllegalArgumentException("a page has 1 to " + LINES_MAX + " lines");
      }
    }
  }

  /**
   * A page of an election; empty where the election is not known.
   *
   * @throws NothingAfter where {@code after} is no branch of the contests asked for
   */
  public static HeldBack of(
      Snapshot snapshot,
      ElectionId electionId,
      Filter filter,
      Function<ContestView, Visible> sight) {
    ElectionView election = snapshot.elections().get(electionId);
    List<Line> lines = new ArrayList<>();
    if (election != null) {
      boolean started = filter.after() == null;
      for (ContestView contest : contests(election, filter.contest())) {
        int first = started ? 0 : placeAfter(contest, filter.after());
        started |= first > 0;
        if (started && lines.size() <= filter.limit()) {
          collect(sight.apply(contest), first, filter, lines);
        }
      }
      if (!started) {
        throw new NothingAfter(String.valueOf(filter.after()));
      }
    }
    boolean more = lines.size() > filter.limit();
    List<Line> page = List.copyOf(more ? lines.subList(0, filter.limit()) : lines);
    return new HeldBack(snapshot.position(), page, more ? page.getLast().id() : null);
  }

  private static List<ContestView> contests(ElectionView election, @Nullable ContestCode contest) {
    if (contest == null) {
      return election.contests();
    }
    ContestView view = election.contest(contest);
    return view == null ? List.of() : List.of(view);
  }

  /** The place after a branch, or 0 where it is of another contest. */
  private static int placeAfter(ContestView contest, @Nullable BranchId after) {
    return after == null || !after.contest().equals(contest.contest().id())
        ? 0
        : contest.contest().ordinal(after.branch()) + 1;
  }

  /** Adds what fits, up to one line more than a page. */
  private static void collect(Visible visible, int first, Filter filter, List<Line> lines) {
    ContestView contest = visible.view();
    AreaCode code = filter.area();
    int area = code == null ? -1 : contest.index().local(code);
    if ((code != null && area < 0) || !anyHeldBack(contest, area)) {
      return;
    }
    List<Branch> branches = contest.contest().branches();
    for (int i = first; i < branches.size() && lines.size() <= filter.limit(); i++) {
      BranchRow row = contest.row(i);
      RuleCode rule = filter.rule();
      if (row.bucket() == Bucket.HELD_BACK
          && (area < 0 || contest.index().within(i, area))
          && (rule == null || failed(visible, i, rule))) {
        Branch branch = branches.get(i);
        BranchId id = new BranchId(contest.contest().id(), branch.code());
        boolean same = SameTallies.any(visible, i);
        lines.add(new Line(id, branch, row, visible.shows(i), same));
      }
    }
  }

  private static boolean failed(Visible visible, int branch, RuleCode rule) {
    if (rule.comparesBranches()) {
      return SameTallies.any(visible, branch);
    }
    return visible.view().row(branch).failed().contains(rule.code()) && visible.shows(branch);
  }

  private static boolean anyHeldBack(ContestView contest, int area) {
    AreaTotal total = area < 0 ? contest.whole() : contest.total(area);
    return total.progress().heldBack() > 0;
  }
}
