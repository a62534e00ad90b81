package io.tajmi.election.record;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchKind;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.ElectionType;
import io.tajmi.election.ListCode;
import io.tajmi.election.Name;
import io.tajmi.election.Policy;
import io.tajmi.election.VoteLimits;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Definitions of every shape, each wholly from its seed. */
final class RandomDefinitions {
  private final Random random;
  private final ElectionId election;

  private RandomDefinitions(long seed) {
    this.random = new Random(seed);
    this.election = new ElectionId("random-" + seed);
  }

  static Definition of(long seed) {
    return new RandomDefinitions(seed).definition();
  }

  private Definition definition() {
    List<Area> areas = areas(1 + random.nextInt(40));
    List<Branch> branches = branches(areas, 1 + random.nextInt(3_000));
    Territory territory = new Territory(areas, branches);
    List<Contest> contests = new ArrayList<>();
    int number = 1 + random.nextInt(4);
    for (int i = 0; i < number; i++) {
      contests.add(contest("c" + i, areas, branches, territory));
    }
    return DefinitionCodec.define(election, head(), areas, branches, contests);
  }

  private Definition.Head head() {
    return new Definition.Head(
        pick(ElectionType.values()),
        random.nextInt(20),
        random.nextInt(3),
        random.nextBoolean() ? null : ContestId.parse("earlier:c" + random.nextInt(9)),
        name(),
        random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(20_000)),
        ZoneId.of(random.nextBoolean() ? "UTC" : "Asia/Tehran"),
        new Policy(
            pick(Policy.Correction.values()),
            pick(Policy.Entry.values()),
            random.nextBoolean(),
            random.nextBoolean() ? Map.of() : Map.of("W.202.min", random.nextInt(100)),
            random.nextBoolean() ? Map.of() : Map.of("W.203", pick(Policy.Effect.values())),
            random.nextBoolean() ? null : pick(Policy.LeftAfterPoll.values())));
  }

  private List<Area> areas(int number) {
    List<Area> areas = new ArrayList<>();
    areas.add(new Area(new AreaCode("a0"), null, AreaLevel.COUNTRY, name(), 5_000_000_000L));
    for (int i = 1; i < number; i++) {
      areas.add(
          new Area(
              new AreaCode("a" + i),
              new AreaCode("a" + random.nextInt(i)),
              pick(AreaLevel.values()),
              name(),
              electorate()));
    }
    Collections.shuffle(areas, random);
    return areas;
  }

  private List<Branch> branches(List<Area> areas, int number) {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      branches.add(
          new Branch(
              new BranchCode("b" + i),
              areas.get(random.nextInt(areas.size())).code(),
              pick(BranchKind.values()),
              text(),
              electorate()));
    }
    return branches;
  }

  private Contest contest(
      String code, List<Area> areas, List<Branch> branches, Territory territory) {
    List<AreaCode> scope = List.of(areas.get(random.nextInt(areas.size())).code());
    List<Branch> voting = territory.branchesIn(scope);
    if (voting.isEmpty() || random.nextBoolean()) {
      voting = new ArrayList<>(branches);
      Collections.shuffle(voting, random);
      voting = voting.subList(0, 1 + random.nextInt(voting.size()));
    }
    List<CandidateList> lists = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      lists.add(new CandidateList(new ListCode("l" + i), name()));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i = random.nextInt(2_000); i >= 0; i--) {
      ListCode list =
          lists.isEmpty() || random.nextBoolean()
              ? null
              : lists.get(random.nextInt(lists.size())).code();
      candidates.add(
          new Candidate(new CandidateCode("k" + i), name(), list, random.nextInt(9) > 0));
    }
    return new Contest(
        new ContestId(election, new ContestCode(code)),
        text(),
        1 + random.nextInt(3),
        1 + random.nextInt(30),
        random.nextInt(5),
        new VoteLimits(1 + random.nextInt(30), 1 + random.nextInt(30), 1 + random.nextInt(3)),
        scope,
        random.nextBoolean() ? null : "2020-01-01T08:00",
        random.nextBoolean() ? null : "2020-01-01T18:00Z",
        rule(),
        candidates,
        lists,
        voting);
  }

  private ContestRule rule() {
    return new ContestRule(
        pick(ContestRule.Method.values()),
        1 + random.nextInt(3),
        pick(ContestRule.OnTie.values()),
        maybe("VALID"),
        maybe("1/2"),
        maybe("2/5"),
        maybe("1/10"),
        random.nextBoolean() ? null : 2,
        maybe("1/4"),
        random.nextBoolean() ? null : 3,
        maybe("ROUND_THEN_TOP"),
        maybe("VOTES"),
        maybe("GROUP"),
        maybe("1/20"),
        pick(ContestRule.ThresholdBasis.values()),
        pick(ContestRule.Order.values()),
        maybe("1/10"));
  }

  private @Nullable String maybe(String text) {
    return random.nextBoolean() ? null : text;
  }

  private @Nullable Long electorate() {
    return random.nextBoolean() ? null : (long) random.nextInt(100_000);
  }

  private Name name() {
    return new Name(text(), text());
  }

  private String text() {
    String alphabet = "abc \"\\/,<>&'۱۲یک‌گچ\u2028é😀";
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private <E> E pick(E[] values) {
    return values[random.nextInt(values.length)];
  }
}
