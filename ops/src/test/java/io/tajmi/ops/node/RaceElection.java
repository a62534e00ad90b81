package io.tajmi.ops.node;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchKind;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.ElectionType;
import io.tajmi.election.Name;
import io.tajmi.election.Policy;
import io.tajmi.election.record.DefinitionCodec;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An election of contests {@code c0}, {@code c1} … for one seat each, with candidates 1 to 3, at
 * one branch {@code A1}: so that each race has a contest of its own.
 */
final class RaceElection {
  /** Most votes; a lot between equals. */
  static final ContestRule MOST_VOTES = ContestRule.of(ContestRule.Method.PLURALITY);

  /** More than half, else a second round between two. */
  static final ContestRule MAJORITY =
      new ContestRule(
          ContestRule.Method.MAJORITY,
          1,
          ContestRule.OnTie.LOT,
          "TAKEN",
          "1/2",
          null,
          null,
          2,
          null,
          null,
          null,
          null,
          null,
          null,
          ContestRule.ThresholdBasis.LIST_VOTES,
          ContestRule.Order.PERSONAL,
          null);

  private RaceElection() {}

  static Definition of(String election, ContestRule rule, int contests) {
    ElectionId id = new ElectionId(election);
    AreaCode country = new AreaCode("S");
    Branch branch = new Branch(new BranchCode("A1"), country, BranchKind.FIXED, "box 1", null);
    Definition.Head head =
        new Definition.Head(
            ElectionType.OTHER,
            1,
            0,
            null,
            new Name("انتخابات", "Election"),
            null,
            ZoneId.of("UTC"),
            Policy.PLAIN);
    return DefinitionCodec.define(
        id,
        head,
        List.of(new Area(country, null, AreaLevel.COUNTRY, new Name("کشور", "Country"), null)),
        List.of(branch),
        IntStream.range(0, contests)
            .mapToObj(i -> contest(new ContestId(id, new ContestCode("c" + i)), rule, branch))
            .toList());
  }

  private static Contest contest(ContestId id, ContestRule rule, Branch branch) {
    return new Contest(
        id,
        "SEAT",
        1,
        1,
        0,
        1,
        List.of(branch.area()),
        null,
        null,
        rule,
        Stream.of("1", "2", "3")
            .map(code ->
                new Candidate(
                    new CandidateCode(code), new Name("نامزد " + code, "Candidate " + code), null))
            .toList(),
        List.of(),
        List.of(branch));
  }
}
