package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.Tally;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A second fold, written apart from the first: it keeps the branches only and adds up each area
 * anew whenever it is asked, by names.
 */
final class PaperFold {
  private final Definition definition;
  private final Map<Long, BranchId> poisoned;
  private final Map<BranchId, Tally> tallies = new HashMap<>();
  private final Map<BranchId, Set<String>> rulings = new HashMap<>();
  private final Set<BranchId> held = new HashSet<>();
  private final Set<BranchId> closed = new HashSet<>();
  private final Set<BranchId> broken = new HashSet<>();

  PaperFold(Definition definition, Map<Long, BranchId> poisoned) {
    this.definition = definition;
    this.poisoned = poisoned;
  }

  void read(DecodedEntry entry) {
    BranchId poison = poisoned.get(entry.position().index());
    if (poison != null) {
      broken.add(poison);
    }
    if (entry.events().getFirst() instanceof BranchTallyEvent event
        && !broken.contains(event.branch())) {
      read(event);
    }
  }

  private void read(BranchTallyEvent event) {
    BranchId id = event.branch();
    switch (event) {
      case TallyRecorded e -> put(id, e.tally(), e.heldBack());
      case TallyCorrected e -> put(id, e.tally(), e.heldBack());
      case TallyAnnulled e -> rulings.computeIfAbsent(id, i -> new HashSet<>()).add(e.ruling());
      case TallyRestored e -> rulings.getOrDefault(id, new HashSet<>()).remove(e.reverses());
      case ClosedWithoutTally _ -> closed.add(id);
      case Reopened _ -> closed.remove(id);
    }
  }

  private void put(BranchId id, Tally tally, boolean heldBack) {
    tallies.put(id, tally);
    if (heldBack) {
      held.add(id);
    } else {
      held.remove(id);
    }
  }

  /** Every figure of a contest in an area that is not zero, by name. */
  Map<String, Long> figures(Contest contest, AreaCode area) {
    Map<String, Long> sums = new TreeMap<>();
    for (Branch branch : contest.branches()) {
      if (below(branch.area(), area)) {
        count(sums, new BranchId(contest.id(), branch.code()));
      }
    }
    sums.values().removeIf(value -> value == 0);
    return sums;
  }

  /** Whether any branch of a contest is at or below an area. */
  boolean concerns(Contest contest, AreaCode area) {
    return contest.branches().stream().anyMatch(branch -> below(branch.area(), area));
  }

  private boolean below(AreaCode from, AreaCode area) {
    AreaCode at = from;
    while (at != null) {
      if (at.equals(area)) {
        return true;
      }
      at = parent(at);
    }
    return false;
  }

  private @Nullable AreaCode parent(AreaCode code) {
    for (Area area : definition.areas()) {
      if (area.code().equals(code)) {
        return area.parent();
      }
    }
    throw new AssertionError("no area " + code);
  }

  private void count(Map<String, Long> sums, BranchId id) {
    add(sums, "branches.expected", 1);
    Tally tally = tallies.get(id);
    if (broken.contains(id)) {
      add(sums, "branches.incomplete", 1);
    } else if (closed.contains(id)) {
      add(sums, "branches.noTally", 1);
    } else if (tally == null) {
      add(sums, "branches.outstanding", 1);
    } else {
      add(sums, "branches.received", 1);
      if (!rulings.getOrDefault(id, Set.of()).isEmpty()) {
        add(sums, "branches.annulled", 1);
      } else if (held.contains(id)) {
        add(sums, "branches.heldBack", 1);
      } else {
        add(sums, "branches.counted", 1);
        countVotes(sums, tally);
        countPapers(sums, tally.ballots());
      }
    }
  }

  private static void countVotes(Map<String, Long> sums, Tally tally) {
    for (int i = 0; i < tally.votes().size(); i++) {
      add(sums, "votes." + i, tally.votes().get(i));
    }
    if (tally.listVotes() != null) {
      add(sums, "lists.n", 1);
      for (int i = 0; i < Objects.requireNonNull(tally.listVotes()).size(); i++) {
        add(sums, "lists." + i, Objects.requireNonNull(tally.listVotes()).get(i));
      }
    }
    tally.ambiguous().forEach(a -> add(sums, "ambiguous", a.n()));
  }

  private static void countPapers(Map<String, Long> sums, Ballots ballots) {
    Map<String, Integer> on = ballots.stated();
    on.forEach((key, n) -> {
      add(sums, key, n);
      add(sums, key + ".n", 1);
    });
    int valid = on.getOrDefault(BallotField.VALID.key(), 0);
    int invalid = on.getOrDefault("invalidTaken", 0);
    add(sums, "allTaken", on.getOrDefault("taken", valid + invalid));
    if (on.keySet().containsAll(Set.of("received", "used", "spoiled", "remaining"))) {
      add(sums, "A1.n", 1);
      add(sums, "A1.left", of(on, "received"));
      add(sums, "A1.right", of(on, "used") + of(on, "spoiled") + of(on, "remaining"));
    }
    if (on.containsKey("used") && on.containsKey("inBox")) {
      add(sums, "A3.n", 1);
      add(sums, "A3.papers", Math.max(0, of(on, "used") - of(on, "inBox")));
    }
    if (on.keySet().containsAll(Set.of("used", "inBox", "invalidNotTaken"))) {
      long surplus = Math.max(0, of(on, "inBox") - of(on, "used"));
      add(sums, "A2.n", 1);
      add(sums, "A2.surplus", surplus);
      add(sums, "A2.notTaken", of(on, "invalidNotTaken"));
      add(sums, "A2.with", surplus > 0 ? 1 : 0);
      add(sums, "A2.notCovered", of(on, "invalidNotTaken") < surplus ? 1 : 0);
    }
    countTaken(sums, on);
  }

  private static void countTaken(Map<String, Long> sums, Map<String, Integer> on) {
    boolean box = on.keySet().containsAll(Set.of("inBox", "invalidNotTaken"));
    if (box && on.containsKey("taken")) {
      add(sums, "A4.n", 1);
      add(sums, "A4.left", of(on, "taken"));
      add(sums, "A4.right", of(on, "inBox") - of(on, "invalidNotTaken"));
    }
    if (on.keySet().containsAll(Set.of("valid", "invalidTaken"))
        && (box || on.containsKey("taken"))) {
      add(sums, "A5.n", 1);
      add(
          sums,
          "A5.left",
          on.containsKey("taken") ? of(on, "taken") : of(on, "inBox") - of(on, "invalidNotTaken"));
      add(sums, "A5.right", of(on, "valid") + of(on, "invalidTaken"));
    }
  }

  private static long of(Map<String, Integer> on, String key) {
    return Objects.requireNonNull(on.get(key));
  }

  private static void add(Map<String, Long> sums, String name, long n) {
    sums.merge(name, n, Math::addExact);
  }
}
