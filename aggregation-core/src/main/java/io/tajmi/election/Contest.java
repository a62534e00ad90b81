package io.tajmi.election;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One contest of a sealed definition. Votes are arrays in the order of {@link #candidates()} and
 * {@link #lists()}; branches are in the order of {@link #branches()}.
 */
public final class Contest {
  private final ContestId id;
  private final String office;
  private final int round;
  private final int seats;
  private final int alternates;
  private final VoteLimits limits;
  private final List<AreaCode> scope;
  private final @Nullable String opensAt;
  private final @Nullable String closesAt;
  private final ContestRule rule;
  private final List<Candidate> candidates;
  private final List<CandidateList> lists;
  private final List<Branch> branches;
  private final Map<CandidateCode, Integer> candidateOrdinals;
  private final Map<ListCode, Integer> listOrdinals;
  private final Map<BranchCode, Integer> branchOrdinals;

  /** Everything as the package states it, with its branches already derived. */
  public Contest(
      ContestId id,
      String office,
      int round,
      int seats,
      int alternates,
      VoteLimits limits,
      List<AreaCode> scope,
      @Nullable String opensAt,
      @Nullable String closesAt,
      ContestRule rule,
      List<Candidate> candidates,
      List<CandidateList> lists,
      List<Branch> branches) {
    this.id = id;
    this.office = office;
    this.round = round;
    this.seats = seats;
    this.alternates = alternates;
    this.limits = limits;
    this.scope = List.copyOf(scope);
    this.opensAt = opensAt;
    this.closesAt = closesAt;
    this.rule = rule;
    this.candidates = List.copyOf(candidates);
    this.lists = List.copyOf(lists);
    this.branches = List.copyOf(branches);
    this.candidateOrdinals = Ordinals.of(this.candidates, Candidate::code);
    this.listOrdinals = Ordinals.of(this.lists, CandidateList::code);
    this.branchOrdinals = Ordinals.of(this.branches, Branch::code);
  }

  /** The same with ballots that mark a person once. */
  public Contest(
      ContestId id,
      String office,
      int round,
      int seats,
      int alternates,
      int votesMax,
      List<AreaCode> scope,
      @Nullable String opensAt,
      @Nullable String closesAt,
      ContestRule rule,
      List<Candidate> candidates,
      List<CandidateList> lists,
      List<Branch> branches) {
    this(
        id,
        office,
        round,
        seats,
        alternates,
        VoteLimits.of(votesMax),
        scope,
        opensAt,
        closesAt,
        rule,
        candidates,
        lists,
        branches);
  }

  /** The same with another rule. */
  public Contest under(ContestRule other) {
    return new Contest(
        id,
        office,
        round,
        seats,
        alternates,
        limits,
        scope,
        opensAt,
        closesAt,
        other,
        candidates,
        lists,
        branches);
  }

  /** Its id in the log. */
  public ContestId id() {
    return id;
  }

  /** What it fills, such as {@code PRESIDENT}. */
  public String office() {
    return office;
  }

  /** 1 for the first round. */
  public int round() {
    return round;
  }

  /** Principal members to be elected. */
  public int seats() {
    return seats;
  }

  /** Alternate members to be elected. */
  public int alternates() {
    return alternates;
  }

  /** Votes that one ballot may carry. */
  public int votesMax() {
    return limits.votesMax();
  }

  /** What one ballot may carry. */
  public VoteLimits limits() {
    return limits;
  }

  /** Areas, of any level, whose branches vote in it. */
  public List<AreaCode> scope() {
    return scope;
  }

  /** When its polls open, as the package states it. */
  public @Nullable String opensAt() {
    return opensAt;
  }

  /** When its polls close, as the package states it. */
  public @Nullable String closesAt() {
    return closesAt;
  }

  /** Its decision rule. */
  public ContestRule rule() {
    return rule;
  }

  /** In ballot order. */
  public List<Candidate> candidates() {
    return candidates;
  }

  /** In ballot order; empty where there are none. */
  public List<CandidateList> lists() {
    return lists;
  }

  /** The branches that vote in it, in the order of the package. */
  public List<Branch> branches() {
    return branches;
  }

  /** The place of a candidate in {@link #candidates()}, or -1. */
  public int ordinal(CandidateCode candidate) {
    return candidateOrdinals.getOrDefault(candidate, -1);
  }

  /** The place of a list in {@link #lists()}, or -1. */
  public int ordinal(ListCode list) {
    return listOrdinals.getOrDefault(list, -1);
  }

  /** The place of a branch in {@link #branches()}, or -1 where it does not vote in this contest. */
  public int ordinal(BranchCode branch) {
    return branchOrdinals.getOrDefault(branch, -1);
  }

  @Override
  public String toString() {
    return id.toString();
  }
}
