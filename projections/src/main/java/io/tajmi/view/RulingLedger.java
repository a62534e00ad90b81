package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.election.BranchId;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingId;
import io.tajmi.ruling.RulingState;
import java.util.Comparator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The books on rulings. Immutable.
 *
 * @param gathering rulings of which no more than parts of their scopes are on record
 * @param issued the others, by the text of their ids
 */
record RulingLedger(PMap<RulingId, RulingState> gathering, TreePMap<RulingId, RulingView> issued) {
  /** Before the first ruling. */
  static final RulingLedger NONE =
      new RulingLedger(
          HashTreePMap.empty(), TreePMap.empty(Comparator.comparing(RulingId::toString)));

  /** With an event of a ruling's own stream. */
  RulingLedger after(RulingEvent event, long position) {
    RulingId id = event.ruling();
    RulingView view = issued.get(id);
    RulingState before =
        view == null ? gathering.getOrDefault(id, RulingState.first()) : view.state();
    return switch (before.after(event)) {
      case RulingState.Gathering more -> new RulingLedger(gathering.plus(id, more), issued);
      case RulingState.Open open ->
          new RulingLedger(
              gathering.minus(id), issued.plus(id, RulingView.issued(open, scope(open), position)));
      case RulingState.Enforced enforced -> {
        Misfit.unless(view != null, "the enforcement of a ruling that was not issued");
        yield view == null ? this : with(id, view.enforced(enforced, position));
      }
    };
  }

  private static RulingView.Scope scope(RulingState.Open ruling) {
    RulingView.Scope scope = RulingView.Scope.of(ruling.branches());
    Misfit.unless(
        ruling.issued().kind() != null && ruling.issued().contest() != null,
        "a ruling lacks its kind or contest");
    Misfit.unless(
        scope.places().size() == scope.branches().size(), "a ruling names a branch twice");
    return scope;
  }

  /** With the rulings that an event of a branch carried out there. */
  RulingLedger reached(BranchTallyEvent event, long position) {
    return switch (event) {
      case TallyRecorded _, TallyCorrected _, ClosedWithoutTally _, Reopened _ -> this;
      case TallyAnnulled annulled -> reached(event.branch(), annulled.ruling(), position);
      case TallyRestored restored ->
          reached(event.branch(), restored.ruling(), position)
              .reached(event.branch(), restored.reverses(), position);
    };
  }

  private RulingLedger reached(BranchId branch, String envelope, long position) {
    RulingId id = new RulingId(branch.contest().election(), envelope);
    RulingView view = issued.get(id);
    if (view == null
        || !view.issued().contest().equals(branch.contest())
        || !view.names(branch.branch())
        || view.reached(branch.branch())) {
      return this;
    }
    return with(id, view.reaching(branch.branch(), position));
  }

  private RulingLedger with(RulingId id, RulingView view) {
    return new RulingLedger(gathering, issued.plus(id, view));
  }
}
