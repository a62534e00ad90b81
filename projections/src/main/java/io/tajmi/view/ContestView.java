package io.tajmi.view;

import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.Fact;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.count.AreaIndex;
import io.tajmi.count.AreaSums;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Chunks;
import io.tajmi.count.FigureCells;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.secrecy.SmallBoxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One contest at one position: a row for each branch and a total for each area that has branches of
 * the contest at or below it. Immutable; what an entry did not touch is shared with the view
 * before.
 */
public final class ContestView {
  private final Definition definition;
  private final Contest contest;
  private final AreaIndex index;
  private final Chunks<BranchRow> rows;
  private final Chunks<AreaTotal> totals;
  private final SmallBoxes smallBoxes;
  private final Publicity publicity;
  private final ContestFile file;
  private final boolean supposed;

  /** Follows from the rest; made when it is asked for first. */
  private volatile @Nullable PublicCount publicCount;

  /** Follows from the rest; made when it is asked for first. */
  private volatile @Nullable String contentHash;

  /** Follows from the rows; made when it is asked for first. */
  private volatile @Nullable SameTallies sameTallies;

  public ContestView(
      Definition definition,
      Contest contest,
      AreaIndex index,
      Chunks<BranchRow> rows,
      Chunks<AreaTotal> totals,
      SmallBoxes smallBoxes,
      Publicity publicity,
      ContestFile file,
      boolean supposed) {
    this.definition = definition;
    this.contest = contest;
    this.index = index;
    this.rows = rows;
    this.totals = totals;
    this.smallBoxes = smallBoxes;
    this.publicity = publicity;
    this.file = file;
    this.supposed = supposed;
  }

  /** A contest at the seal: every branch awaited. */
  static ContestView sealed(
      Definition definition, Contest contest, AreaIndex index, SecrecyLimits limits) {
    Chunks<BranchRow> rows = Chunks.of(contest.branches().size(), i -> BranchRow.AWAITED);
    return new ContestView(
        definition,
        contest,
        index,
        rows,
        AreaSums.of(contest, index, rows),
        SmallBoxes.before(limits, contest, index),
        Publicity.CLOSED,
        ContestFile.EMPTY,
        false);
  }

  /** The same contest with another count. */
  public ContestView with(
      Chunks<BranchRow> nextRows, Chunks<AreaTotal> nextTotals, SmallBoxes boxes) {
    return new ContestView(
        definition, contest, index, nextRows, nextTotals, boxes, publicity, file, supposed);
  }

  /** The same count with what was done to the contest as a whole. */
  public ContestView with(Publicity nextPublicity, ContestFile nextFile) {
    return new ContestView(
        definition, contest, index, rows, totals, smallBoxes, nextPublicity, nextFile, supposed);
  }

  /** The same to suppose something of, perhaps under other terms of the same definition. */
  public ContestView supposing(Definition terms, Contest under) {
    return new ContestView(terms, under, index, rows, totals, smallBoxes, publicity, file, true);
  }

  /** Whether something is only supposed of it: then nobody sees it but whoever sees every vote. */
  public boolean isSupposed() {
    return supposed;
  }

  /** The contest as defined. */
  public Contest contest() {
    return contest;
  }

  /** The sealed definition that it is of. */
  public Definition definition() {
    return definition;
  }

  /** The row of a branch by its place in {@link Contest#branches()}. */
  public BranchRow row(int branch) {
    return rows.get(branch);
  }

  /** The row of a branch, or null where it does not vote in this contest. */
  public @Nullable BranchRow row(BranchCode branch) {
    int ordinal = contest.ordinal(branch);
    return ordinal < 0 ? null : rows.get(ordinal);
  }

  /** The total of an area, or null where no branch of the contest is at or below it. */
  public @Nullable AreaTotal total(AreaCode area) {
    int local = index.local(area);
    return local < 0 ? null : total(local);
  }

  /** All areas that have branches of the contest at or below them, in the order of the package. */
  public List<Area> areas() {
    List<Area> areas = new ArrayList<>(index.areas());
    for (int i = 0; i < index.areas(); i++) {
      areas.add(index.area(i));
    }
    return areas;
  }

  /** The areas among {@link #areas()} that have no area above them: mostly the country alone. */
  public List<Area> roots() {
    return children(-1);
  }

  /**
   * Child areas that have branches of the contest at or below them, in the order of the package.
   */
  public List<Area> children(AreaCode area) {
    int local = index.local(area);
    return local < 0 ? List.of() : children(local);
  }

  /** The branches of the contest that hang directly on an area, in the order of the package. */
  public List<Branch> branches(AreaCode area) {
    List<Branch> own = new ArrayList<>();
    int local = index.local(area);
    if (local >= 0) {
      index.branches(local, branch -> own.add(contest.branches().get(branch)));
    }
    return own;
  }

  /** Whether a branch, by its place in {@link Contest#branches()}, is at or below an area. */
  public boolean within(int branch, AreaCode area) {
    int local = index.local(area);
    return local >= 0 && index.within(branch, local);
  }

  /**
   * Whether its candidates' votes alone say who comes next: it has no lists, and no act stands that
   * takes a candidate, votes or seats out.
   */
  public boolean isByVotesAlone() {
    return contest.lists().isEmpty()
        && file.noted().stream()
            .map(ContestFile.Noted::fact)
            .noneMatch(fact -> takesOut(fact) && file.state().stands(fact.act()));
  }

  private static boolean takesOut(Fact fact) {
    return switch (fact) {
      case CandidateLeft _, VotesAnnulled _, ContestAnnulled _, SeatsVacated _ -> true;
      case ActReversed _, LotDrawn _, SecondRoundCalled _ -> false;
    };
  }

  /** The whole contest: the sum over its roots. */
  public AreaTotal whole() {
    List<Area> roots = roots();
    if (roots.size() == 1) {
      return total(index.local(roots.getFirst().code()));
    }
    int candidates = contest.candidates().size();
    long[] cells = new long[FigureCells.length(candidates, contest.lists().size())];
    long changedAt = -1;
    for (Area root : roots) {
      AreaTotal total = total(index.local(root.code()));
      FigureCells.addAll(cells, total.cells());
      changedAt = Math.max(changedAt, total.changedAt());
    }
    return new AreaTotal(cells, candidates, changedAt);
  }

  /**
   * Whether each branch is counted, annulled or closed: none outstanding, held back or incomplete.
   */
  public boolean complete() {
    return whole().complete();
  }

  /** Whether people outside the acting chain may read its votes. */
  public Publicity publicity() {
    return publicity;
  }

  /** What was done to it and its candidates. */
  public ContestFile file() {
    return file;
  }

  /** Position of the last entry that changed what it is decided on, -1 before the first. */
  public long decidedOnSince() {
    return Math.max(whole().changedAt(), file.changedAt());
  }

  /** Whether another view is decided on the very same; then it has the same outcome. */
  @SuppressWarnings("ReferenceEquality") // Views share what did not change.
  public boolean decidedAs(ContestView other) {
    return rows == other.rows
        && file.equals(other.file)
        && contest.rule().equals(other.contest.rule());
  }

  /** The count as everyone may see it. */
  public PublicCount publicCount() {
    PublicCount made = publicCount;
    if (made == null) {
      made = PublicCount.of(this);
      publicCount = made;
    }
    return made;
  }

  /**
   * SHA-256 of all that is known of the contest, 64 hex digits; for whoever sees every vote of it,
   * as the few votes of a small box could be tried.
   */
  public String contentHash() {
    String made = contentHash;
    if (made == null) {
      made = ContentHash.of(this);
      contentHash = made;
    }
    return made;
  }

  /** Branches whose tallies are one tally twice. */
  SameTallies sameTallies() {
    SameTallies made = sameTallies;
    if (made == null) {
      made = new SameTallies(index);
      sameTallies = made;
    }
    return made;
  }

  /** Whether every branch is at or below an area of these. */
  public boolean isWithin(Predicate<AreaCode> areas) {
    return roots().stream().allMatch(root -> isWithin(root.code(), areas));
  }

  /** The areas that the contest is held in with some branch at or below no area of these. */
  public List<AreaCode> outside(Predicate<AreaCode> areas) {
    return contest.scope().stream().filter(held -> !isWithin(held, areas)).toList();
  }

  private boolean isWithin(AreaCode area, Predicate<AreaCode> areas) {
    return areas.test(area)
        || (branches(area).isEmpty()
            && children(area).stream().allMatch(child -> isWithin(child.code(), areas)));
  }

  /**
   * Eligible voters of the contest in an area: its own where the contest is held in all of it, else
   * those of the areas below it in which the contest is held; null where they are not stated.
   */
  public @Nullable Long electorate(Area area) {
    int local = index.local(area.code());
    long sum = 0;
    boolean some = false;
    for (AreaCode code : contest.scope()) {
      int held = index.local(code);
      if (held < 0) {
        continue;
      }
      if (index.isAtOrBelow(local, held)) {
        return area.electorate();
      }
      if (index.isAtOrBelow(held, local)) {
        Long electorate = index.area(held).electorate();
        if (electorate == null) {
          return null;
        }
        sum += electorate;
        some = true;
      }
    }
    return some ? sum : null;
  }

  private List<Area> children(int local) {
    List<Area> children = new ArrayList<>();
    index.children(local, child -> children.add(index.area(child)));
    return children;
  }

  /** The sum over the branches that hang on an area itself; null where none does. */
  @Nullable AreaTotal direct(int local) {
    return direct(local, List.of(), _ -> false);
  }

  /**
   * The same with the sums of groups, and of some branches their progress alone; null where there
   * is neither a branch nor a group.
   */
  @Nullable AreaTotal direct(int local, List<PublicCount.Group> groups, IntPredicate hidden) {
    List<Integer> own = new ArrayList<>();
    index.branches(local, own::add);
    if (own.isEmpty() && groups.isEmpty()) {
      return null;
    }
    int candidates = contest.candidates().size();
    long[] cells = new long[FigureCells.length(candidates, contest.lists().size())];
    long changedAt = -1;
    for (PublicCount.Group group : groups) {
      FigureCells.addAll(cells, group.total().cells());
      changedAt = Math.max(changedAt, group.total().changedAt());
    }
    Arrays.fill(cells, 0, FigureCells.SUMS, 0);
    for (int branch : own) {
      BranchRow row = rows.get(branch);
      if (hidden.test(branch)) {
        cells[row.bucket().ordinal()]++;
      } else {
        FigureCells.add(cells, row, candidates, 1);
      }
      changedAt = Math.max(changedAt, row.changedAt());
    }
    return new AreaTotal(cells, candidates, changedAt);
  }

  AreaTotal total(int local) {
    return totals.get(index.slot(local));
  }

  /** The boxes that are not shown alone. */
  public SmallBoxes smallBoxes() {
    return smallBoxes;
  }

  public AreaIndex index() {
    return index;
  }

  public Chunks<BranchRow> rows() {
    return rows;
  }

  /** By slot of the index. */
  public Chunks<AreaTotal> totals() {
    return totals;
  }
}
