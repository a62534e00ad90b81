package io.tajmi.view;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
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
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.fold.DefinitionSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An election made by hand: five levels, branches on all but the first, three contests. */
public final class SampleElection {
  public static final ElectionId ID = new ElectionId("e1");
  public static final DefinitionHash HASH = new DefinitionHash("ab".repeat(32));
  public static final ContestId HEAD = new ContestId(ID, new ContestCode("head"));
  static final ContestId COUNCIL = new ContestId(ID, new ContestCode("council"));
  public static final ContestId VILLAGE = new ContestId(ID, new ContestCode("village"));

  private static final List<Area> AREAS =
      List.of(
          // A parent may stand after its child.
          area("d-1", "c-1", AreaLevel.DISTRICT, 900L),
          area("ir", null, AreaLevel.COUNTRY, 9_000L),
          area("p-1", "ir", AreaLevel.PROVINCE, 5_000L),
          area("p-2", "ir", AreaLevel.PROVINCE, null),
          area("p-3", "ir", AreaLevel.PROVINCE, 10L),
          area("abroad", "ir", AreaLevel.ABROAD, null),
          area("c-1", "p-1", AreaLevel.COUNTY, 2_000L),
          area("c-2", "p-1", AreaLevel.COUNTY, 3_000L),
          area("c-3", "p-2", AreaLevel.COUNTY, 1_000L),
          area("d-2", "c-1", AreaLevel.DISTRICT, 0L),
          area("d-3", "c-3", AreaLevel.DISTRICT, 500L),
          area("v-1", "d-3", AreaLevel.VILLAGE, 40L));

  private static final List<String> HANGS =
      List.of("d-1", "c-1", "v-1", "p-2", "abroad", "c-2", "d-2", "d-3", "p-1");

  private SampleElection() {}

  /** With {@code size} branches, spread over areas of all levels. */
  public static Definition of(int size) {
    return of(size, i -> null);
  }

  /** The same, each branch with the electorate of its number. */
  public static Definition of(int size, IntFunction<@Nullable Long> electorate) {
    List<Branch> branches =
        IntStream.range(0, size)
            .mapToObj(i ->
                new Branch(
                    new BranchCode("b" + i),
                    new AreaCode(HANGS.get(i % HANGS.size())),
                    i % 4 == 3 ? BranchKind.MOBILE : BranchKind.FIXED,
                    "box " + i,
                    electorate.apply(i)))
            .toList();
    List<Branch> ofFirst =
        branches.stream()
            .filter(b -> List.of("d-1", "c-1", "c-2", "d-2", "p-1").contains(b.area().value()))
            .toList();
    List<Branch> ofVillage = branches.stream().filter(b -> b.area().value().equals("v-1")).toList();
    return of(
        AREAS,
        List.of(
            contest(HEAD, 1, 3, 0, branches, "ir"),
            contest(COUNCIL, 3, 5, 2, ofFirst, "c-1", "c-2"),
            contest(VILLAGE, 3, 4, 0, ofVillage, "v-1")),
        branches);
  }

  /**
   * As on a day of councils: {@code villages} villages under ten provinces, each with one branch
   * that votes in {@link #HEAD} and in the contest of its village.
   */
  static Definition ofVillages(int villages) {
    List<Area> areas = new ArrayList<>(List.of(area("ir", null, AreaLevel.COUNTRY, null)));
    for (int i = 0; i < 10; i++) {
      areas.add(area("p-" + i, "ir", AreaLevel.PROVINCE, null));
    }
    List<Branch> branches = new ArrayList<>();
    List<Contest> contests = new ArrayList<>();
    for (int i = 0; i < villages; i++) {
      areas.add(area("v-" + i, "p-" + i % 10, AreaLevel.VILLAGE, null));
      Branch branch =
          new Branch(new BranchCode("b" + i), new AreaCode("v-" + i), BranchKind.FIXED, "", null);
      branches.add(branch);
      contests.add(contest(village(i), 3, 4, 0, List.of(branch), "v-" + i));
    }
    contests.add(contest(HEAD, 1, 3, 0, branches, "ir"));
    return of(areas, contests, branches);
  }

  /** So many branches in each of the counties c-1 and c-2 of one province and c-3 of another. */
  static Definition ofCounties(int... sizes) {
    List<Branch> branches = new ArrayList<>();
    for (int county = 0; county < sizes.length; county++) {
      AreaCode area = new AreaCode("c-" + (county + 1));
      for (int i = 0; i < sizes[county]; i++) {
        BranchCode code = new BranchCode("b" + branches.size());
        branches.add(new Branch(code, area, BranchKind.FIXED, "", null));
      }
    }
    return of(AREAS, List.of(contest(HEAD, 1, 3, 0, branches, "ir")), branches);
  }

  /** The contest of one of {@link #ofVillages}. */
  static ContestId village(int number) {
    return new ContestId(ID, new ContestCode("village-" + number));
  }

  private static Definition of(List<Area> areas, List<Contest> contests, List<Branch> branches) {
    Definition.Head head =
        new Definition.Head(
            ElectionType.OTHER,
            1,
            0,
            null,
            new Name("", "e"),
            null,
            ZoneId.of("UTC"),
            Policy.PLAIN);
    return new Definition(ID, HASH, head, areas, branches, contests);
  }

  private static Contest contest(
      ContestId id, int seats, int candidates, int lists, List<Branch> branches, String... scope) {
    List<CandidateList> allLists = new ArrayList<>();
    for (int i = 0; i < lists; i++) {
      allLists.add(new CandidateList(new ListCode("l" + i), new Name("", "list " + i)));
    }
    List<Candidate> allCandidates = new ArrayList<>();
    for (int i = 0; i < candidates; i++) {
      allCandidates.add(
          new Candidate(new CandidateCode("k" + i), new Name("", "candidate " + i), null));
    }
    return new Contest(
        id,
        "OFFICE",
        1,
        seats,
        0,
        seats,
        Stream.of(scope).map(AreaCode::new).toList(),
        null,
        null,
        ContestRule.of(ContestRule.Method.PLURALITY),
        allCandidates,
        allLists,
        branches);
  }

  private static Area area(
      String code, @Nullable String parent, AreaLevel level, @Nullable Long electorate) {
    return new Area(
        new AreaCode(code),
        parent == null ? null : new AreaCode(parent),
        level,
        new Name("", code),
        electorate);
  }

  public static BranchId branch(ContestId contest, String code) {
    return new BranchId(contest, new BranchCode(code));
  }

  /** A source that knows one definition. */
  public static DefinitionSource source(Definition definition) {
    return new DefinitionSource() {
      @Override
      public DefinitionSource with(ElectionEvent.DefinitionPart part) {
        return this;
      }

      @Override
      public DefinitionSource without(ElectionId election) {
        return this;
      }

      @Override
      public Definition seal(ElectionEvent.DefinitionSealed sealed) {
        return definition;
      }
    };
  }
}
