package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one contest's count says of one area, at one position.
 *
 * @param position of the snapshot
 * @param time of the snapshot's last entry
 * @param changedAt position of the last entry that changed any of this
 * @param extent how much of the votes the reader sees; where none, every figure is 0
 * @param withheld counted boxes of the area that are not in these figures, being too small
 * @param ballots every quantity, with the number of branches that state it
 * @param votes personal votes in ballot order
 * @param listVotes votes for whole lists in ballot order
 * @param ambiguous votes that cannot be told apart between candidates of the same name
 * @param children child areas that have branches of the contest at or below them
 * @param branches branches that hang directly on the area
 * @param openRulings rulings on the contest that have not been carried out everywhere
 * @param incomplete branches at or below the area that an entry could not be applied to
 */
public record Results(
    long position,
    @Nullable Instant time,
    long changedAt,
    ContestId contest,
    Area area,
    Visible.Extent extent,
    int withheld,
    AreaTotal.Progress progress,
    Turnout turnout,
    Map<BallotField, FieldSum> ballots,
    List<CandidateVotes> votes,
    List<ListVotes> listVotes,
    long ambiguous,
    Reconciliation reconciliation,
    List<ChildArea> children,
    List<ChildBranch> branches,
    List<RulingProgress> openRulings,
    List<ChildBranch> incomplete) {

  /** A quantity summed over the {@code n} counted branches that state it. */
  public record FieldSum(long sum, long n) {}

  /** Personal votes of one candidate. */
  public record CandidateVotes(Candidate candidate, long votes) {}

  /** Votes for one whole list. */
  public record ListVotes(CandidateList list, long votes) {}

  /** An area directly below, with its figures as the reader may see them. */
  public record ChildArea(Area area, AreaTotal total, Visible.Extent extent, int withheld) {}

  /** A branch with its row; {@code shown} says whether the reader may see its votes. */
  public record ChildBranch(Branch branch, BranchRow row, boolean shown) {}

  /**
   * The results of a contest in an area, as counted; empty where there is no such contest, or no
   * branch of it at or below that area.
   */
  public static Optional<Results> of(Snapshot snapshot, ContestId contestId, AreaCode areaCode) {
    ContestView view = snapshot.contest(contestId);
    return view == null ? Optional.empty() : of(snapshot, Visible.all(view), areaCode);
  }

  /** The same as one reader may see it. */
  public static Optional<Results> of(Snapshot snapshot, Visible visible, AreaCode areaCode) {
    int local = visible.view().index().local(areaCode);
    return local < 0 ? Optional.empty() : Optional.of(of(snapshot, visible, local));
  }

  private static Results of(Snapshot snapshot, Visible visible, int local) {
    ContestView view = visible.view();
    Area area = view.index().area(local);
    AreaTotal total = visible.total(area);
    Contest contest = view.contest();
    return new Results(
        snapshot.position(),
        snapshot.time(),
        changedAt(snapshot, view, total),
        contest.id(),
        area,
        visible.extent(area.code()),
        visible.withheld(area),
        total.progress(),
        total.turnout(view.electorate(area)),
        ballots(total),
        votes(contest, total),
        listVotes(contest, total),
        total.ambiguous(),
        total.reconciliation(),
        children(visible, local),
        branches(visible, local),
        snapshot.openRulings(contest.id()).stream().map(RulingProgress::of).toList(),
        incomplete(visible, local, total));
  }

  private static Map<BallotField, FieldSum> ballots(AreaTotal total) {
    Map<BallotField, FieldSum> ballots = new EnumMap<>(BallotField.class);
    for (BallotField field : BallotField.values()) {
      ballots.put(field, new FieldSum(total.sum(field), total.stating(field)));
    }
    return ballots;
  }

  private static List<CandidateVotes> votes(Contest contest, AreaTotal total) {
    List<CandidateVotes> votes = new ArrayList<>(total.candidates());
    for (int i = 0; i < total.candidates(); i++) {
      votes.add(new CandidateVotes(contest.candidates().get(i), total.votes(i)));
    }
    return votes;
  }

  private static List<ListVotes> listVotes(Contest contest, AreaTotal total) {
    List<ListVotes> votes = new ArrayList<>(total.lists());
    for (int i = 0; i < total.lists(); i++) {
      votes.add(new ListVotes(contest.lists().get(i), total.listVotes(i)));
    }
    return votes;
  }

  private static List<ChildArea> children(Visible visible, int local) {
    AreaIndex index = visible.view().index();
    List<ChildArea> children = new ArrayList<>();
    index.children(
        local,
        child -> {
          Area area = index.area(child);
          children.add(
              new ChildArea(
                  area, visible.total(area), visible.extent(area.code()), visible.withheld(area)));
        });
    return children;
  }

  private static List<ChildBranch> branches(Visible visible, int local) {
    List<ChildBranch> branches = new ArrayList<>();
    visible.view().index().branches(local, branch -> branches.add(child(visible, branch)));
    return branches;
  }

  private static ChildBranch child(Visible visible, int branch) {
    ContestView view = visible.view();
    return new ChildBranch(
        view.contest().branches().get(branch), view.row(branch), visible.shows(branch));
  }

  private static List<ChildBranch> incomplete(Visible visible, int local, AreaTotal total) {
    ContestView view = visible.view();
    List<ChildBranch> incomplete = new ArrayList<>();
    if (total.progress().incomplete() > 0) {
      for (int i = 0; i < view.contest().branches().size(); i++) {
        if (view.row(i).incomplete() && view.index().within(i, local)) {
          incomplete.add(child(visible, i));
        }
      }
    }
    return incomplete;
  }

  private static long changedAt(Snapshot snapshot, ContestView view, AreaTotal total) {
    long changedAt = Math.max(total.changedAt(), view.publicity().position());
    ElectionView election = snapshot.elections().get(view.contest().id().election());
    if (election != null) {
      changedAt = Math.max(changedAt, election.sealedAt());
    }
    for (RulingView ruling : snapshot.rulings().values()) {
      if (ruling.issued().contest().equals(view.contest().id())) {
        changedAt = Math.max(changedAt, ruling.changedAt());
      }
    }
    return changedAt;
  }
}
