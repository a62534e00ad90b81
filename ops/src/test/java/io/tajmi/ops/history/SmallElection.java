package io.tajmi.ops.history;

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
import io.tajmi.election.record.DefinitionCodec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small election wholly from its seed: areas of several levels, branches on any of them. */
final class SmallElection {
  private static final List<AreaLevel> LEVELS =
      List.of(
          AreaLevel.COUNTRY,
          AreaLevel.PROVINCE,
          AreaLevel.COUNTY,
          AreaLevel.DISTRICT,
          AreaLevel.RURAL_DISTRICT,
          AreaLevel.VILLAGE);

  private final Random random;
  private final ElectionId election;
  private final List<Area> areas = new ArrayList<>();
  private final List<Branch> branches = new ArrayList<>();

  private int boxes;
  private String boxName = "box";

  private SmallElection(long seed) {
    random = new Random(seed * 7_919);
    election = new ElectionId("night-" + seed);
  }

  static Definition of(long seed) {
    return new SmallElection(seed).definition();
  }

  /** With so many branches, each with a name of its own after {@code boxName}. */
  static Definition of(long seed, int boxes, String boxName) {
    SmallElection election = new SmallElection(seed);
    election.boxes = boxes;
    election.boxName = boxName;
    return election.definition();
  }

  private Definition definition() {
    growAreas(3 + random.nextInt(12));
    boxes = Math.max(boxes, 3 + random.nextInt(8));
    for (int i = 0; i < boxes; i++) {
      AreaCode area = areas.get(random.nextInt(areas.size())).code();
      BranchKind kind = random.nextBoolean() ? BranchKind.FIXED : BranchKind.MOBILE;
      branches.add(
          new Branch(new BranchCode("b" + i), area, kind, boxName + " " + i, electorate()));
    }
    List<Contest> contests = new ArrayList<>();
    int number = 1 + random.nextInt(3);
    for (int i = 0; i < number; i++) {
      contests.add(contest("c" + i, i));
    }
    Definition.Head head =
        new Definition.Head(
            ElectionType.OTHER,
            1,
            0,
            null,
            new Name("شب", "night"),
            null,
            ZoneId.of("UTC"),
            policy());
    return DefinitionCodec.define(election, head, areas, branches, contests);
  }

  private void growAreas(int number) {
    List<Integer> depths = new ArrayList<>(List.of(0));
    areas.add(new Area(new AreaCode("a0"), null, AreaLevel.COUNTRY, name("a0"), 90_000L));
    for (int i = 1; i < number; i++) {
      int parent = random.nextInt(areas.size());
      while (depths.get(parent) == LEVELS.size() - 1) {
        parent = random.nextInt(areas.size());
      }
      int depth = depths.get(parent) + 1;
      depths.add(depth);
      AreaCode above = areas.get(parent).code();
      areas.add(
          new Area(new AreaCode("a" + i), above, LEVELS.get(depth), name("a" + i), electorate()));
    }
    Collections.shuffle(areas, random);
  }

  private Contest contest(String code, int ordinal) {
    List<CandidateList> lists = new ArrayList<>();
    for (int i = random.nextBoolean() ? 0 : random.nextInt(3); i > 0; i--) {
      lists.add(new CandidateList(new ListCode("l" + i), name("list " + i)));
    }
    List<Candidate> candidates = new ArrayList<>();
    int standing = 1 + random.nextInt(5);
    for (int i = 0; i < standing; i++) {
      ListCode list =
          lists.isEmpty() || random.nextBoolean()
              ? null
              : lists.get(random.nextInt(lists.size())).code();
      candidates.add(new Candidate(new CandidateCode("k" + i), name("candidate " + i), list));
    }
    int votesMax = 1 + random.nextInt(3);
    boolean everywhere = ordinal == 0 || random.nextBoolean();
    return new Contest(
        new ContestId(election, new ContestCode(code)),
        "OFFICE",
        1,
        votesMax,
        0,
        votesMax,
        List.of(new AreaCode("a0")),
        null,
        null,
        rule(lists.isEmpty() ? ContestRule.Method.PLURALITY : ContestRule.Method.LIST_SHARE),
        candidates,
        lists,
        everywhere ? branches : someBranches());
  }

  private List<Branch> someBranches() {
    Set<Branch> some = new HashSet<>();
    for (int i = 1 + random.nextInt(branches.size()); i > 0; i--) {
      some.add(branches.get(random.nextInt(branches.size())));
    }
    return branches.stream().filter(some::contains).toList();
  }

  private Policy policy() {
    Map<String, Integer> thresholds = new TreeMap<>();
    if (random.nextBoolean()) {
      thresholds.put("W.201.invalidPercent", 10);
    }
    if (random.nextBoolean()) {
      thresholds.putAll(Map.of("W.202.percent", 2, "W.202.min", 3));
    }
    if (random.nextBoolean()) {
      thresholds.putAll(Map.of("Q.102.percent", 70, "Q.102.validMin", 20));
    }
    Map<String, Policy.Effect> effects = new TreeMap<>();
    for (String code : List.of("W.201", "W.202", "W.203", "Q.102")) {
      if (random.nextInt(3) == 0) {
        effects.put(code, Policy.Effect.QUARANTINE);
      }
    }
    return new Policy(Policy.Correction.SINGLE, Policy.Entry.SINGLE, false, thresholds, effects);
  }

  private static ContestRule rule(ContestRule.Method method) {
    boolean shares = method == ContestRule.Method.LIST_SHARE;
    return new ContestRule(
        method,
        1,
        ContestRule.OnTie.LOT,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        shares ? "FLOOR_THEN_TOP" : null,
        shares ? "VOTES" : null,
        shares ? "GROUP" : null,
        null,
        ContestRule.ThresholdBasis.LIST_VOTES,
        ContestRule.Order.PERSONAL,
        null);
  }

  private @Nullable Long electorate() {
    return random.nextBoolean() ? null : (long) random.nextInt(2_000);
  }

  private static Name name(String text) {
    return new Name("«" + text + "»", text);
  }
}
