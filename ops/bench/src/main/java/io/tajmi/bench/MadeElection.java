package io.tajmi.bench;

import io.tajmi.branch.Ballots;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
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
import io.tajmi.eventlog.Act;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A made election of one contest: branches hang on 420 counties of 30 provinces. Tallies follow
 * from the ordinal of their branch, so that every run sends the same ones.
 */
final class MadeElection {
  private static final int PROVINCES = 30;
  private static final int COUNTIES = 420;
  private static final String CONTENT = "0123456789abcdef".repeat(4);

  private final Definition definition;
  private final Contest contest;

  private MadeElection(Definition definition) {
    this.definition = definition;
    this.contest = definition.contests().getFirst();
  }

  /** An election named e, with one contest named c. */
  static MadeElection of(int branches, int candidates) {
    return of("e", branches, candidates);
  }

  /** An election with one contest named c. */
  static MadeElection of(String election, int branches, int candidates) {
    return of(election, branches, candidates, COUNTIES);
  }

  /** The same with all branches in the first counties. */
  static MadeElection of(String election, int branches, int candidates, int counties) {
    ElectionId id = new ElectionId(election);
    List<Branch> made = new ArrayList<>(branches);
    for (int i = 0; i < branches; i++) {
      made.add(
          new Branch(
              new BranchCode("b" + i),
              new AreaCode("C" + i % counties),
              BranchKind.FIXED,
              "",
              1_000L));
    }
    Contest contest =
        new Contest(
            new ContestId(id, new ContestCode("c")),
            "COUNCIL",
            1,
            1,
            0,
            1,
            List.of(new AreaCode("I")),
            null,
            null,
            ContestRule.of(ContestRule.Method.PLURALITY),
            candidates(candidates),
            List.of(),
            made);
    return new MadeElection(
        DefinitionCodec.define(id, head(election), areas(), made, List.of(contest)));
  }

  Definition definition() {
    return definition;
  }

  Contest contest() {
    return contest;
  }

  int branches() {
    return contest.branches().size();
  }

  BranchId branch(int ordinal) {
    return new BranchId(contest.id(), contest.branches().get(ordinal).code());
  }

  /** The first tally of a branch. */
  RecordTally first(int ordinal) {
    return new RecordTally(branch(ordinal), envelope(ordinal), tally(ordinal));
  }

  /** The act in which it comes. */
  Act act(int ordinal) {
    return Act.of(
        "local:operator",
        new Act.Envelope(definition.election().value(), envelope(ordinal), CONTENT));
  }

  /** The envelope of a branch's first tally. */
  static String envelope(int ordinal) {
    return "b" + ordinal + "-1";
  }

  /** A tally that adds up and fails no rule. */
  Tally tally(int ordinal) {
    int[] votes = votes(ordinal);
    int valid = 0;
    for (int n : votes) {
      valid += n;
    }
    return new Tally(
        Tally.Source.PAPER,
        true,
        Ballots.of(ballots(valid)),
        Votes.of(votes),
        null,
        List.of(),
        null,
        List.of(),
        null,
        Map.of(),
        null,
        null);
  }

  /** The same tally as it is sent by HTTP. */
  byte[] document(int ordinal) {
    int[] votes = votes(ordinal);
    int valid = 0;
    StringBuilder named = new StringBuilder();
    for (int i = 0; i < votes.length; i++) {
      named.append(i == 0 ? "\"k" : ",\"k").append(i).append("\":").append(votes[i]);
      valid += votes[i];
    }
    return ("{\"envelope\":\""
            + envelope(ordinal)
            + "\",\"contest\":\"c\",\"branch\":\"b"
            + ordinal
            + "\",\"source\":\"PAPER\",\"complete\":true,\"ballots\":{\"inBox\":"
            + (valid + 3)
            + ",\"valid\":"
            + valid
            + ",\"invalidTaken\":2,\"invalidNotTaken\":1},\"votes\":{"
            + named
            + "}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Votes of a branch by candidate. */
  int[] votes(int ordinal) {
    int[] votes = new int[contest.candidates().size()];
    for (int i = 0; i < votes.length; i++) {
      votes[i] = Math.floorMod(ordinal * 31 + i * 17, 97);
    }
    return votes;
  }

  /** The quantities that go with this many valid ballots. */
  static Map<String, Integer> ballots(int valid) {
    return Map.of("inBox", valid + 3, "valid", valid, "invalidTaken", 2, "invalidNotTaken", 1);
  }

  private static Definition.Head head(String election) {
    return new Definition.Head(
        ElectionType.OTHER,
        1,
        0,
        null,
        new Name("", election),
        null,
        ZoneId.of("Asia/Tehran"),
        Policy.PLAIN);
  }

  private static List<Area> areas() {
    List<Area> areas = new ArrayList<>();
    areas.add(new Area(new AreaCode("I"), null, AreaLevel.COUNTRY, new Name("", "I"), null));
    for (int i = 0; i < PROVINCES; i++) {
      areas.add(area("P" + i, "I", AreaLevel.PROVINCE));
    }
    for (int i = 0; i < COUNTIES; i++) {
      areas.add(area("C" + i, "P" + i % PROVINCES, AreaLevel.COUNTY));
    }
    return areas;
  }

  private static Area area(String code, String parent, AreaLevel level) {
    return new Area(new AreaCode(code), new AreaCode(parent), level, new Name("", code), null);
  }

  private static List<Candidate> candidates(int count) {
    List<Candidate> candidates = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      candidates.add(new Candidate(new CandidateCode("k" + i), new Name("", "k" + i), null));
    }
    return candidates;
  }
}
