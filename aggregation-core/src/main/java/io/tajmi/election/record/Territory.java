package io.tajmi.election.record;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Areas and the branches that hang on them; finds what lies in a scope. */
public final class Territory {
  private final List<Branch> branches;
  private final Map<AreaCode, List<AreaCode>> children = new HashMap<>();
  private final Map<AreaCode, List<Integer>> branchOrdinals = new HashMap<>();

  public Territory(List<Area> areas, List<Branch> branches) {
    this.branches = branches;
    for (Area area : areas) {
      AreaCode parent = area.parent();
      if (parent != null) {
        children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(area.code());
      }
    }
    for (int i = 0; i < branches.size(); i++) {
      branchOrdinals.computeIfAbsent(branches.get(i).area(), _ -> new ArrayList<>()).add(i);
    }
  }

  /** Branches whose area is one of these or below one, in the order of the package. */
  public List<Branch> branchesIn(List<AreaCode> scope) {
    BitSet found = new BitSet();
    for (AreaCode area : below(scope)) {
      branchOrdinals.getOrDefault(area, List.of()).forEach(found::set);
    }
    List<Branch> inOrder = new ArrayList<>(found.cardinality());
    found.stream().forEach(ordinal -> inOrder.add(branches.get(ordinal)));
    return inOrder;
  }

  /** These areas and all below them; a cycle is walked once. */
  Set<AreaCode> below(List<AreaCode> scope) {
    Set<AreaCode> seen = new HashSet<>(scope);
    Deque<AreaCode> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (AreaCode child : children.getOrDefault(open.remove(), List.of())) {
        if (seen.add(child)) {
          open.add(child);
        }
      }
    }
    return seen;
  }
}
