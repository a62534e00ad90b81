package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.count.EventDoesNotFit;
import io.tajmi.election.BranchId;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingId;
import io.tajmi.ruling.RulingName;
import io.tajmi.ruling.RulingState;
import java.util.BitSet;
import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The books on rulings. Immutable.
 *
 * @param gathering rulings of which no more than parts of their scopes are on record
 * @param names of the others, by their streams
 * @param issued the others, by their names
 */
public record RulingLedger(
    PMap<RulingId, RulingState> gathering,
    PMap<RulingId, RulingName> names,
    TreePMap<RulingName, RulingView> issued) {
  /** Before the first ruling. */
  public static final RulingLedger NONE =
      new RulingLedger(HashTreePMap.empty(), HashTreePMap.empty(), TreePMap.empty());

  /** With an event of a ruling's own stream. */
  public RulingLedger after(RulingEvent event, long position) {
    RulingId id = event.ruling();
    RulingName name = names.get(id);
    RulingView view = name == null ? null : issued.get(name);
    RulingState before =
        view == null ? gathering.getOrDefault(id, RulingState.first()) : view.state();
    return switch (before.after(event)) {
      case RulingState.Gathering more -> new RulingLedger(gathering.plus(id, more), names, issued);
      case RulingState.Open open -> issued(open, position);
      case RulingState.Enforced enforced -> {
        EventDoesNotFit.unless(view != null, "the enforcement of a ruling that was not issued");
        yield view == null ? this : with(view.enforced(enforced, position));
      }
    };
  }

  private RulingLedger issued(RulingState.Open open, long position) {
    RulingView view = RulingView.issued(open, scope(open), position);
    RulingId id = open.issued().ruling();
    RulingName name = open.issued().name();
    EventDoesNotFit.unless(!issued.containsKey(name), "two rulings came in one envelope");
    return new RulingLedger(gathering.minus(id), names.plus(id, name), issued.plus(name, view));
  }

  private static RulingView.Scope scope(RulingState.Open ruling) {
    RulingView.Scope scope = RulingView.Scope.of(ruling.branches());
    EventDoesNotFit.unless(
        ruling.issued().kind() != null
            && ruling.issued().contest() != null
            && ruling.issued().envelope() != null,
        "a ruling lacks its kind, contest or envelope");
    EventDoesNotFit.unless(
        scope.places().size() == scope.branches().size(), "a ruling names a branch twice");
    return scope;
  }

  /** With the rulings that an event of a branch carried out there. */
  public RulingLedger reached(BranchTallyEvent event, long position) {
    return switch (event) {
      case TallyRecorded _, TallyCorrected _, ClosedWithoutTally _, Reopened _ -> this;
      case TallyAnnulled annulled -> reached(event.branch(), annulled.ruling(), position);
      case TallyRestored restored ->
          reached(event.branch(), restored.ruling(), position)
              .reached(event.branch(), restored.reverses(), position);
    };
  }

  private RulingLedger reached(BranchId branch, String envelope, long position) {
    RulingView view = issued.get(new RulingName(branch.contest().election(), envelope));
    if (view == null
        || !view.issued().contest().equals(branch.contest())
        || !view.names(branch.branch())
        || view.reached(branch.branch())) {
      return this;
    }
    return with(view.reaching(branch.branch(), position));
  }

  /** Without a ruling that was issued. */
  public RulingLedger without(RulingName name) {
    RulingView view = issued.get(name);
    return view == null
        ? this
        : new RulingLedger(gathering, names.minus(view.issued().ruling()), issued.minus(name));
  }

  /** With what rulings on a contest have reached at some branches as these stand now. */
  public RulingLedger reachedIn(ContestView contest, BitSet branches) {
    RulingLedger next = this;
    for (RulingView view : branches.isEmpty() ? List.<RulingView>of() : issued.values()) {
      if (view.issued().contest().equals(contest.contest().id())) {
        next = next.with(view.reachedIn(contest, branches));
      }
    }
    return next;
  }

  private RulingLedger with(RulingView view) {
    return new RulingLedger(gathering, names, issued.plus(view.issued().name(), view));
  }
}
