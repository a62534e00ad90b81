package io.tajmi.election.pack;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchKind;
import io.tajmi.election.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code areas.csv} and {@code branches.csv} and checks that they are one tree. */
final class TerritoryReader {
  private static final List<String> AREA_HEADER =
      List.of("code", "parent", "level", "nameFa", "nameEn", "electorate");
  private static final List<String> BRANCH_HEADER =
      List.of("code", "area", "kind", "name", "electorate");

  private final PackageFaults faults;
  private final List<Area> areas = new ArrayList<>();
  private final Map<AreaCode, Integer> areaLines = new HashMap<>();
  private final Map<AreaCode, AreaLevel> levels = new HashMap<>();
  private final List<Branch> branches = new ArrayList<>();
  private final Map<BranchCode, Branch> branchesByCode = new HashMap<>();
  private boolean areasWhole;
  private boolean branchesWhole;

  TerritoryReader(PackageFaults faults) {
    this.faults = faults;
  }

  List<Area> areas() {
    return areas;
  }

  List<Branch> branches() {
    return branches;
  }

  Map<BranchCode, Branch> branchesByCode() {
    return branchesByCode;
  }

  /** Whether every area was read, so that what refers to none is a fault of its own. */
  boolean areasWhole() {
    return areasWhole;
  }

  /** Whether every branch was read. */
  boolean branchesWhole() {
    return branchesWhole;
  }

  boolean hasArea(AreaCode area) {
    return areaLines.containsKey(area);
  }

  void readAreas(String text) {
    areasWhole = true;
    boolean rowsWhole =
        new PackageTable(PackageFiles.AREAS, AREA_HEADER, faults).read(text, this::readArea);
    areasWhole &= rowsWhole;
    if (areasWhole) {
      checkParents();
      checkTree();
    }
  }

  private void readArea(PackageTable.Row row) {
    AreaCode code = row.code(0, AreaCode::new);
    AreaCode parent = row.raw(1).isEmpty() ? null : row.code(1, AreaCode::new);
    AreaLevel level = row.word(2, AreaLevel.class);
    Name name = new Name(row.text(3), row.text(4));
    Long electorate = row.number(5);
    if (code == null) {
      areasWhole = false;
      return;
    }
    Integer first = areaLines.putIfAbsent(code, row.line());
    if (first != null) {
      row.fault(
          0,
          PackageFaultCode.CODE_TWICE,
          "is area " + code + " of line " + first + " again; give it another.");
      return;
    }
    if (level != null) {
      levels.put(code, level);
    }
    // A fault refuses the package, so a stand-in level is never seen.
    areas.add(new Area(code, parent, level == null ? AreaLevel.REGION : level, name, electorate));
  }

  private void checkParents() {
    for (Area area : areas) {
      AreaCode parent = area.parent();
      if (parent != null && !hasArea(parent)) {
        fault(
            area,
            PackageFaultCode.REFERENCE_UNKNOWN,
            "hangs on " + parent + ", which is no area; add that area or correct the parent.");
      } else if (area.level() == AreaLevel.ABROAD
          && (parent == null || levels.get(parent) != AreaLevel.COUNTRY)) {
        fault(
            area,
            PackageFaultCode.ABROAD_MISPLACED,
            "is ABROAD but not a child of the COUNTRY; hang it there.");
      }
    }
  }

  private void checkTree() {
    List<AreaCode> roots = new ArrayList<>();
    for (Area area : areas) {
      // A row whose parent is malformed is no root: it has its own fault.
      if (area.parent() == null) {
        roots.add(area.code());
        if (roots.size() > 1) {
          fault(
              area,
              PackageFaultCode.NOT_ONE_TREE,
              "is a root beside " + roots.getFirst() + "; give it a parent.");
        }
      }
    }
    if (roots.isEmpty()) {
      faults.add(
          PackageFiles.AREAS,
          0,
          PackageFaultCode.NOT_ONE_TREE,
          "No area is without a parent; leave the parent of the topmost one empty.");
    }
    checkCycles();
  }

  private void checkCycles() {
    Map<AreaCode, Area> byCode = new HashMap<>();
    areas.forEach(area -> byCode.put(area.code(), area));
    Set<AreaCode> settled = new HashSet<>();
    for (Area area : areas) {
      Set<AreaCode> path = new HashSet<>();
      Area at = area;
      while (at != null && !settled.contains(at.code())) {
        if (!path.add(at.code())) {
          fault(at, PackageFaultCode.NOT_ONE_TREE, "is its own ancestor; correct a parent.");
          break;
        }
        at = at.parent() == null ? null : byCode.get(at.parent());
      }
      settled.addAll(path);
    }
  }

  private void fault(Area area, PackageFaultCode code, String detail) {
    faults.add(
        PackageFiles.AREAS,
        areaLines.getOrDefault(area.code(), 0),
        code,
        "area " + area.code() + " " + detail);
  }

  /** Reads branches; areas first, against which they are checked. */
  void readBranches(String text) {
    branchesWhole = true;
    boolean rowsWhole =
        new PackageTable(PackageFiles.BRANCHES, BRANCH_HEADER, faults).read(text, this::readBranch);
    branchesWhole &= rowsWhole;
  }

  private void readBranch(PackageTable.Row row) {
    BranchCode code = row.code(0, BranchCode::new);
    AreaCode area = row.code(1, AreaCode::new);
    BranchKind kind = row.word(2, BranchKind.class);
    String name = row.text(3);
    Long electorate = row.number(4);
    if (area != null && areasWhole && !hasArea(area)) {
      row.fault(
          1,
          PackageFaultCode.REFERENCE_UNKNOWN,
          "is " + area + ", which is no area; add that area or correct the branch.");
    }
    if (code == null || area == null) {
      branchesWhole = false;
      return;
    }
    Branch branch =
        new Branch(code, area, kind == null ? BranchKind.FIXED : kind, name, electorate);
    if (branchesByCode.putIfAbsent(code, branch) != null) {
      row.fault(
          0, PackageFaultCode.CODE_TWICE, "is branch " + code + " again; give it another code.");
    } else {
      branches.add(branch);
    }
  }
}
