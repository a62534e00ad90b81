package io.tajmi.election.pack;

import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.DefinitionCodec;
import io.tajmi.election.record.Territory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an election package. A package with a fault is refused whole, with all its faults; a file
 * that cannot be read at all keeps the others from being checked against it, but not from being
 * checked.
 */
public final class PackageReader {
  private static final List<String> CONTEST_BRANCH_HEADER = List.of("contest", "branch");

  private final PackageFaults faults = new PackageFaults();
  private final TerritoryReader territory = new TerritoryReader(faults);

  private PackageReader() {}

  /** The definition in a package, or everything that is wrong with it. */
  public static PackageReading read(PackageSource source) {
    return new PackageReader().readAll(source);
  }

  private PackageReading readAll(PackageSource source) {
    Map<String, byte[]> files = PackageFiles.load(source, faults);
    if (!faults.none()) {
      return new PackageReading.Refused(faults.all());
    }
    String electionText = required(files, PackageFiles.ELECTION);
    String areasText = required(files, PackageFiles.AREAS);
    String branchesText = required(files, PackageFiles.BRANCHES);
    ElectionReader.Stated election =
        electionText == null
            ? new ElectionReader.Stated(null, null, List.of())
            : ElectionReader.read(electionText, faults);
    if (areasText != null) {
      territory.readAreas(areasText);
    }
    if (branchesText != null) {
      territory.readBranches(branchesText);
    }
    if (territory.areasWhole()) {
      checkScopes(election.contests());
    }
    Map<ContestCode, List<Branch>> voting =
        territory.branchesWhole() ? branchesOf(election.contests(), files) : Map.of();
    ElectionId id = election.id();
    Definition.Head head = election.head();
    if (!faults.none() || id == null || head == null) {
      return new PackageReading.Refused(faults.all());
    }
    List<Contest> contests = new ArrayList<>();
    for (ContestDraft draft : election.contests()) {
      contests.add(draft.with(id, voting.getOrDefault(draft.code(), List.of())));
    }
    return new PackageReading.Accepted(
        DefinitionCodec.define(id, head, territory.areas(), territory.branches(), contests));
  }

  private @Nullable String required(Map<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      faults.add(
          name,
          0,
          PackageFaultCode.FILE_MISSING,
          name + " is not in the package; put it beside the others.");
      return null;
    }
    return PackageText.decode(name, bytes, faults);
  }

  private void checkScopes(List<ContestDraft> contests) {
    for (ContestDraft contest : contests) {
      for (AreaCode area : contest.scope()) {
        if (!territory.hasArea(area)) {
          faults.add(
              PackageFiles.ELECTION,
              contest.line(),
              PackageFaultCode.REFERENCE_UNKNOWN,
              "scope of contest "
                  + contest.code()
                  + " names "
                  + area
                  + ", which is no area; add that area or correct the scope.");
        }
      }
    }
  }

  private Map<ContestCode, List<Branch>> branchesOf(
      List<ContestDraft> contests, Map<String, byte[]> files) {
    Map<ContestCode, List<Branch>> voting = new HashMap<>();
    byte[] stated = files.get(PackageFiles.CONTEST_BRANCHES);
    if (stated == null && !territory.areasWhole()) {
      return voting;
    }
    if (stated == null) {
      Territory tree = new Territory(territory.areas(), territory.branches());
      contests.forEach(contest -> voting.put(contest.code(), tree.branchesIn(contest.scope())));
    } else {
      String text = PackageText.decode(PackageFiles.CONTEST_BRANCHES, stated, faults);
      if (text == null) {
        return voting;
      }
      Map<ContestCode, Set<Branch>> byContest = new HashMap<>();
      contests.forEach(contest -> byContest.put(contest.code(), new LinkedHashSet<>()));
      new PackageTable(PackageFiles.CONTEST_BRANCHES, CONTEST_BRANCH_HEADER, faults)
          .read(text, row -> readContestBranch(row, byContest));
      byContest.forEach((contest, branches) -> voting.put(contest, List.copyOf(branches)));
    }
    for (ContestDraft contest : contests) {
      if (voting.getOrDefault(contest.code(), List.of()).isEmpty()) {
        faults.add(
            PackageFiles.ELECTION,
            contest.line(),
            PackageFaultCode.CONTEST_WITHOUT_BRANCH,
            "contest " + contest.code() + " has no branch; widen its scope or list its branches.");
      }
    }
    return voting;
  }

  private void readContestBranch(PackageTable.Row row, Map<ContestCode, Set<Branch>> byContest) {
    ContestCode contest = row.code(0, ContestCode::new);
    BranchCode code = row.code(1, BranchCode::new);
    Set<Branch> branches = contest == null ? null : byContest.get(contest);
    Branch branch = code == null ? null : territory.branchesByCode().get(code);
    if (contest != null && branches == null) {
      row.fault(
          0,
          PackageFaultCode.REFERENCE_UNKNOWN,
          "is " + contest + ", which is no contest; add it or correct the row.");
    }
    if (code != null && branch == null) {
      row.fault(
          1,
          PackageFaultCode.REFERENCE_UNKNOWN,
          "is " + code + ", which is no branch; add it or correct the row.");
    }
    if (branches != null && branch != null && !branches.add(branch)) {
      row.fault(
          1,
          PackageFaultCode.CODE_TWICE,
          "is branch " + code + " of contest " + contest + " again; remove the row.");
    }
  }
}
