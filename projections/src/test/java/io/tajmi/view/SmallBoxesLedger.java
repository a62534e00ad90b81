package io.tajmi.view;

import io.tajmi.branch.Tally;
import io.tajmi.election.Area;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.secrecy.BoxSize;
import io.tajmi.secrecy.SmallBoxes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each tally that a branch ever had in the totals is one unknown. */
final class SmallBoxesLedger {
  private static final int UNKNOWNS = 500;

  /** Smaller than those by default, so that more groups are put together in one night. */
  static final SecrecyLimits LIMITS = new SecrecyLimits(30, 3, 20, 2, 10);

  final Map<Map.Entry<Integer, Tally>, Integer> unknowns = new HashMap<>();
  final RowSpace told = new RowSpace(UNKNOWNS);
  final Set<String> covers = new HashSet<>();
  int groupsBroken;
  int groupsBack;
  private final Map<SmallBoxes.Group, Boolean> whole = new HashMap<>();

  void reads(ContestView view) {
    for (int branch = 0; branch < view.contest().branches().size(); branch++) {
      Tally tally = view.row(branch).counted();
      int _ = tally == null ? -1 : unknown(branch, tally);
      if (tally != null && view.smallBoxes().isCover(branch)) {
        covers.add(Map.entry(branch, tally).toString());
      }
    }
    PublicReads.of(view).forEach(branches -> learn(view, branches));
    whole.keySet().stream()
        .filter(group -> !view.smallBoxes().groups().contains(group))
        .toList()
        .forEach(group -> groupsBroken += Boolean.TRUE.equals(whole.remove(group)) ? 1 : 0);
    for (SmallBoxes.Group group : view.smallBoxes().groups()) {
      int first = group.boxes().getFirst().branch();
      boolean now = view.publicCount().group(first) != null;
      boolean before = whole.getOrDefault(group, true);
      groupsBroken += before && !now ? 1 : 0;
      groupsBack += !before && now ? 1 : 0;
      whole.put(group, now);
    }
  }

  /** Every ordinary box, and the total, as it would be if there were no small boxes below. */
  void ordinary(ContestView view) {
    int size = view.contest().branches().size();
    boolean[] all = new boolean[size];
    for (int branch = 0; branch < size; branch++) {
      Tally tally = view.row(branch).counted();
      if (tally != null) {
        all[branch] = true;
        if (!view.publicCount().isHidden(branch)) {
          boolean[] alone = new boolean[size];
          alone[branch] = true;
          learn(view, alone);
        }
      }
    }
    if (view.complete()) {
      learn(view, all);
    }
  }

  void learn(ContestView view, boolean[] branches) {
    boolean[] members = new boolean[UNKNOWNS];
    for (int branch = 0; branch < branches.length; branch++) {
      Tally tally = view.row(branch).counted();
      if (branches[branch] && tally != null) {
        members[unknown(branch, tally)] = true;
      }
    }
    told.learn(members);
  }

  int unknown(int branch, Tally tally) {
    return unknowns.computeIfAbsent(Map.entry(branch, tally), _ -> unknowns.size());
  }

  /** Each tally that the branches of an area ever had is known as well. */
  List<String> learnedBy(ContestView view, Area area) {
    int local = view.index().local(area.code());
    RowSpace reader = told.copy();
    unknowns.forEach((of, unknown) -> {
      if (view.index().within(of.getKey(), local)) {
        boolean[] alone = new boolean[UNKNOWNS];
        alone[unknown] = true;
        reader.learn(alone);
      }
    });
    return unknowns.entrySet().stream()
        .filter(of -> hides(of.getKey().getValue()))
        .filter(of -> !view.index().within(of.getKey().getKey(), local))
        .filter(of -> reader.knows(of.getValue()))
        .map(of -> of.getKey().toString())
        .toList();
  }

  List<String> small() {
    return named(true, false);
  }

  List<String> smallAndKnown() {
    return named(true, true);
  }

  List<String> ordinaryAndNotKnown() {
    return unknowns.entrySet().stream()
        .filter(of -> !hides(of.getKey().getValue()) && !told.knows(of.getValue()))
        .map(of -> of.getKey().toString())
        .toList();
  }

  private List<String> named(boolean small, boolean onlyKnown) {
    return unknowns.entrySet().stream()
        .filter(of -> hides(of.getKey().getValue()) == small)
        .filter(of -> !onlyKnown || told.knows(of.getValue()))
        .map(of -> of.getKey().toString())
        .toList();
  }

  private static boolean hides(Tally tally) {
    return BoxSize.ballots(tally) < LIMITS.ballotsMin();
  }
}
