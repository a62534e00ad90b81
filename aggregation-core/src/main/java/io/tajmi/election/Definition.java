package io.tajmi.election;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sealed definition: an election's identity, policy, territory, branches and contests. Immutable.
 */
public final class Definition {
  private final ElectionId election;
  private final DefinitionHash hash;
  private final Head head;
  private final List<Area> areas;
  private final List<Branch> branches;
  private final List<Contest> contests;
  private final Map<ContestCode, Integer> contestOrdinals;
  private final Map<AreaCode, Integer> areaOrdinals;
  private final Map<BranchCode, Integer> branchOrdinals;

  /**
   * What identifies the election, and how it is conducted.
   *
   * @param byElection 0 for an ordinary election, else its ordinal
   * @param replaces the contest that a re-run or by-election replaces
   * @param date open while postponed
   */
  public record Head(
      ElectionType type,
      int term,
      int byElection,
      @Nullable ContestId replaces,
      Name name,
      @Nullable LocalDate date,
      ZoneId zone,
      Policy policy) {}

  /**
   * Areas, branches and contests in the order of the package; a parent may stand after its child.
   */
  public Definition(
      ElectionId election,
      DefinitionHash hash,
      Head head,
      List<Area> areas,
      List<Branch> branches,
      List<Contest> contests) {
    this.election = election;
    this.hash = hash;
    this.head = head;
    this.areas = List.copyOf(areas);
    this.branches = List.copyOf(branches);
    this.contests = List.copyOf(contests);
    this.contestOrdinals = Ordinals.of(this.contests, contest -> contest.id().contest());
    this.areaOrdinals = Ordinals.of(this.areas, Area::code);
    this.branchOrdinals = Ordinals.of(this.branches, Branch::code);
  }

  /** The election. */
  public ElectionId election() {
    return election;
  }

  /** Its content hash, which tallies pin. */
  public DefinitionHash hash() {
    return hash;
  }

  /** Identity and conduct. */
  public Head head() {
    return head;
  }

  /** How acts are done, and limits. */
  public Policy policy() {
    return head.policy();
  }

  /** In the order of the package. */
  public List<Area> areas() {
    return areas;
  }

  /** In the order of the package. */
  public List<Branch> branches() {
    return branches;
  }

  /** In the order of the package. */
  public List<Contest> contests() {
    return contests;
  }

  /** A contest by its code, or null. */
  public @Nullable Contest contest(ContestCode code) {
    int place = ordinal(code);
    return place < 0 ? null : contests.get(place);
  }

  /** The place of a contest in {@link #contests()}, or -1. */
  public int ordinal(ContestCode contest) {
    return contestOrdinals.getOrDefault(contest, -1);
  }

  /** The place of an area in {@link #areas()}, or -1. */
  public int ordinal(AreaCode area) {
    return areaOrdinals.getOrDefault(area, -1);
  }

  /** The place of a branch in {@link #branches()}, or -1. */
  public int ordinal(BranchCode branch) {
    return branchOrdinals.getOrDefault(branch, -1);
  }

  /** Whether an area is another, or lies below it. */
  public boolean isWithin(AreaCode area, AreaCode above) {
    AreaCode up = area;
    while (up != null && !up.equals(above)) {
      int place = ordinal(up);
      up = place < 0 ? null : areas.get(place).parent();
    }
    return up != null;
  }
}
