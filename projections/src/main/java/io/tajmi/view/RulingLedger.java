package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.election.BranchId;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingId;
import io.tajmi.ruling.RulingState;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The writer's books on rulings; only what a batch touched is copied into the next snapshot. */
final class RulingLedger {
  private final Map<RulingId, RulingState> states = new HashMap<>();
  private final Map<RulingId, Page> pages = new HashMap<>();
  private final Set<RulingId> touched = new HashSet<>();

  private static final class Page {
    final RulingView.Scope scope;
    final BitSet reached = new BitSet();
    final long issuedAt;
    RulingState.OnRecord state;
    long changedAt;
    long completedAt = -1;

    Page(RulingState.OnRecord state, RulingView.Scope scope, long position) {
      this.state = state;
      this.scope = scope;
      this.issuedAt = position;
      this.changedAt = position;
    }

    RulingView view() {
      return new RulingView(
          state, scope, (BitSet) reached.clone(), issuedAt, changedAt, completedAt);
    }
  }

  /** Takes an event of a ruling's own stream. */
  void apply(RulingEvent event, long position) {
    RulingId ruling = event.ruling();
    RulingState next = states.getOrDefault(ruling, RulingState.first()).after(event);
    switch (next) {
      case RulingState.Gathering _ -> {}
      case RulingState.Open open -> {
        pages.put(ruling, new Page(open, scopeOf(open), position));
        touched.add(ruling);
      }
      case RulingState.Enforced enforced -> {
        Page page = Objects.requireNonNull(pages.get(ruling));
        page.state = enforced;
        page.completedAt = position;
        page.changedAt = position;
        touched.add(ruling);
      }
    }
    states.put(ruling, next);
  }

  private static RulingView.Scope scopeOf(RulingState.Open ruling) {
    RulingView.Scope scope = RulingView.Scope.of(ruling.branches());
    Misfit.unless(
        ruling.issued().kind() != null && ruling.issued().contest() != null,
        "a ruling lacks its kind or contest");
    Misfit.unless(
        scope.places().size() == scope.branches().size(), "a ruling names a branch twice");
    return scope;
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
    if (page != null && page.state.issued().contest().equals(branch.contest())) {
      Integer place = page.scope.places().get(branch.branch());
      if (place != null && !page.reached.get(place)) {
        page.reached.set(place);
        page.changedAt = position;
        touched.add(ruling);
      }
    }
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
