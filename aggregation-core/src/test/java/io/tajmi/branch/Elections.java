package io.tajmi.branch;

import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.BranchKind;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.ElectionType;
import io.tajmi.election.ListCode;
import io.tajmi.election.Name;
import io.tajmi.election.Policy;
import io.tajmi.election.VoteLimits;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Small definitions for tests: election {@code e}; contest {@code c} with candidates a, b, c and
 * branches b-1 to b-3; contest {@code other} with branch b-4 only.
 */
public final class Elections {
  /** The hash of every definition made here. */
  public static final DefinitionHash HASH = new DefinitionHash("ab".repeat(32));

  /** The election. */
  public static final ElectionId ELECTION = new ElectionId("e");

  /** The contest. */
  public static final ContestId CONTEST = ContestId.parse("e:c");

  /** A policy without thresholds and effects. */
  public static final Policy PLAIN = Policy.PLAIN;

  private Elections() {}

  /** A policy with these thresholds and effects. */
  public static Policy policy(Map<String, Integer> thresholds, Map<String, Policy.Effect> effects) {
    return new Policy(Policy.Correction.SINGLE, Policy.Entry.SINGLE, false, thresholds, effects);
  }

  /** A branch of the contest. */
  public static BranchId branch(String code) {
    return new BranchId(CONTEST, new BranchCode(code));
  }

  /** The contest without lists. */
  public static Contest contest(int votesMax) {
    return contest(
        VoteLimits.of(votesMax),
        ContestRule.Method.PLURALITY,
        List.of(candidate("a", null), candidate("b", null), candidate("c", null)),
        List.of());
  }

  /** The contest with lists x (a and b) and y (nobody); c stands singly. */
  public static Contest contestWithLists(int votesMax, ContestRule.Method method) {
    return contestWithLists(VoteLimits.of(votesMax), method);
  }

  /** The contest with lists, on ballots that carry this. */
  public static Contest contestWithLists(VoteLimits limits, ContestRule.Method method) {
    return contest(
        limits,
        method,
        List.of(candidate("a", "x"), candidate("b", "x"), candidate("c", null)),
        List.of(
            new CandidateList(new ListCode("x"), new Name("", "X")),
            new CandidateList(new ListCode("y"), new Name("", "Y"))));
  }

  /** The definition with one vote a ballot. */
  public static Definition definition(Policy policy) {
    return definition(contest(1), policy);
  }

  /** The definition with this contest. */
  public static Definition definition(Contest contest, Policy policy) {
    Contest other =
        new Contest(
            new ContestId(ELECTION, new ContestCode("other")),
            "COUNCIL",
            1,
            1,
            0,
            1,
            List.of(),
            null,
            null,
            contest.rule(),
            contest.candidates(),
            List.of(),
            List.of(votingBranch("b-4")));
    return new Definition(
        ELECTION,
        HASH,
        new Definition.Head(
            ElectionType.PRESIDENT,
            1,
            0,
            null,
            new Name("", "E"),
            null,
            ZoneId.of("Asia/Tehran"),
            policy),
        List.of(),
        List.of(votingBranch("b-1"), votingBranch("b-2"), votingBranch("b-3"), votingBranch("b-4")),
        List.of(contest, other));
  }

  private static Contest contest(
      VoteLimits limits,
      ContestRule.Method method,
      List<Candidate> candidates,
      List<CandidateList> lists) {
    return new Contest(
        CONTEST,
        "COUNCIL",
        1,
        limits.votesMax(),
        0,
        limits,
        List.of(),
        null,
        null,
        ContestRule.of(method),
        candidates,
        lists,
        List.of(votingBranch("b-1"), votingBranch("b-2"), votingBranch("b-3")));
  }

  private static Branch votingBranch(String code) {
    return new Branch(new BranchCode(code), new AreaCode("area"), BranchKind.FIXED, code, null);
  }

  private static Candidate candidate(String code, @Nullable String list) {
    return new Candidate(
        new CandidateCode(code), new Name("", code), list == null ? null : new ListCode(list));
  }
}
