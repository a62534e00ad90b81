package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.digest.Sha256;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import io.tajmi.ruling.RulingId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The writer's books on rulings; only what a batch touched is copied into the next snapshot. */
final class RulingLedger {
  private final Map<RulingId, List<ScopePart>> parts = new HashMap<>();
  private final Map<RulingId, Page> pages = new HashMap<>();
  private final Set<RulingId> touched = new HashSet<>();

  private static final class Page {
    final RulingIssued issued;
    final RulingView.Scope scope;
    final BitSet reached = new BitSet();
    final long issuedAt;
    long changedAt;
    long completedAt = -1;

    Page(RulingIssued issued, RulingView.Scope scope, long position) {
      this.issued = issued;
      this.scope = scope;
      this.issuedAt = position;
      this.changedAt = position;
    }

    RulingView view() {
      return new RulingView(
          issued, scope, (BitSet) reached.clone(), issuedAt, changedAt, completedAt);
    }
  }

  /** Takes an event of a ruling's own stream. */
  void apply(RulingEvent event, long position) {
    switch (event) {
      case ScopePart part -> {
        Misfit.unless(!pages.containsKey(part.ruling()), "a part of a scope after its ruling");
        parts.computeIfAbsent(part.ruling(), r -> new ArrayList<>()).add(part);
      }
      case RulingIssued issued -> {
        Misfit.unless(!pages.containsKey(issued.ruling()), "a ruling was issued twice");
        Misfit.unless(
            issued.kind() != null && issued.contest() != null,
            "a ruling lacks its kind or contest");
        RulingView.Scope scope = RulingView.Scope.of(scopeOf(issued));
        parts.remove(issued.ruling());
        pages.put(issued.ruling(), new Page(issued, scope, position));
        touched.add(issued.ruling());
      }
      case EnforcementCompleted completed -> {
        Page page = pages.get(completed.ruling());
        if (page == null || page.completedAt >= 0) {
          throw new Misfit("the enforcement of a ruling that is not open was completed");
        }
        page.completedAt = position;
        page.changedAt = position;
        touched.add(completed.ruling());
      }
    }
  }

  /** Notes which rulings an event of a branch carried out there. */
  void reached(BranchTallyEvent event, long position) {
    if (event instanceof TallyAnnulled annulled) {
      reach(event.branch(), annulled.ruling(), position);
    } else if (event instanceof TallyRestored restored) {
      reach(event.branch(), restored.ruling(), position);
      reach(event.branch(), restored.reverses(), position);
    }
  }

  private void reach(BranchId branch, String envelope, long position) {
    RulingId ruling = new RulingId(branch.contest().election(), envelope);
    Page page = pages.get(ruling);
    if (page != null && page.issued.contest().equals(branch.contest())) {
      Integer place = page.scope.places().get(branch.branch());
      if (place != null && !page.reached.get(place)) {
        page.reached.set(place);
        page.changedAt = position;
        touched.add(ruling);
      }
    }
  }

  private List<BranchCode> scopeOf(RulingIssued issued) {
    List<ScopePart> collected = parts.getOrDefault(issued.ruling(), List.of());
    List<BranchCode> scope = new ArrayList<>();
    MessageDigest digest = Sha256.begin();
    for (ScopePart part : collected) {
      Misfit.unless(part.of() == collected.size(), "parts of a ruling's scope are missing");
      for (BranchCode branch : part.branches()) {
        scope.add(branch);
        digest.update((branch.value() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    Misfit.unless(
        scope.size() == issued.branches() && new HashSet<>(scope).size() == scope.size(),
        "a ruling's scope has another size");
    Misfit.unless(
        HexFormat.of().formatHex(digest.digest()).equals(issued.scope()),
        "a ruling's scope has another hash");
    return scope;
  }

  /** The rulings before, with what was touched since put in place. */
  SortedMap<RulingId, RulingView> after(SortedMap<RulingId, RulingView> before) {
    if (touched.isEmpty()) {
      return before;
    }
    SortedMap<RulingId, RulingView> next = new TreeMap<>(before.comparator());
    next.putAll(before);
    for (RulingId ruling : touched) {
      Page page = pages.get(ruling);
      if (page != null) {
        next.put(ruling, page.view());
      }
    }
    touched.clear();
    return Collections.unmodifiableSortedMap(next);
  }
}
