package io.tajmi.view;

import io.tajmi.branch.SeenRulings;
import io.tajmi.count.BranchRow;
import io.tajmi.election.BranchCode;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingState;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A ruling on record and how far it has been carried out. Immutable. */
public final class RulingView {
  private final RulingState.OnRecord state;
  private final Scope scope;
  private final BitSet reached;
  private final long issuedAt;
  private final long changedAt;
  private final long completedAt;

  /** The branches that a ruling names, shared by all views of it. */
  record Scope(List<BranchCode> branches, Map<BranchCode, Integer> places) {
    static Scope of(List<BranchCode> branches) {
      Map<BranchCode, Integer> places = HashMap.newHashMap(branches.size());
      for (int i = 0; i < branches.size(); i++) {
        places.put(branches.get(i), i);
      }
      return new Scope(List.copyOf(branches), places);
    }
  }

  private RulingView(
      RulingState.OnRecord state,
      Scope scope,
      BitSet reached,
      long issuedAt,
      long changedAt,
      long completedAt) {
    this.state = state;
    this.scope = scope;
    this.reached = reached;
    this.issuedAt = issuedAt;
    this.changedAt = changedAt;
    this.completedAt = completedAt;
  }

  /** A ruling as it is put on record. */
  public static RulingView issued(RulingState.Open state, Scope scope, long position) {
    return new RulingView(state, scope, new BitSet(), position, position, -1);
  }

  /** A ruling of which all this is known. */
  public static RulingView onRecord(
      RulingState.OnRecord state, BitSet reached, long issuedAt, long changedAt, long completedAt) {
    Scope scope = Scope.of(state.branches());
    return new RulingView(state, scope, reached, issuedAt, changedAt, completedAt);
  }

  /** After it has reached one more branch of its scope. */
  RulingView reaching(BranchCode branch, long position) {
    BitSet next = (BitSet) reached.clone();
    next.set(Objects.requireNonNull(scope.places().get(branch)));
    return new RulingView(state, scope, next, issuedAt, position, completedAt);
  }

  /** The same where some branches of its contest stand otherwise. */
  RulingView reachedIn(ContestView contest, BitSet branches) {
    BitSet next = (BitSet) reached.clone();
    for (int place = 0; place < scope.branches().size(); place++) {
      int branch = contest.contest().ordinal(scope.branches().get(place));
      if (branch >= 0 && branches.get(branch) && !contest.row(branch).incomplete()) {
        next.set(place, contest.row(branch).state().rulings().of(issued().envelope()) != null);
      }
    }
    return next.equals(reached)
        ? this
        : new RulingView(state, scope, next, issuedAt, changedAt, completedAt);
  }

  /** After its enforcement was completed. */
  RulingView enforced(RulingState.Enforced next, long position) {
    return new RulingView(next, scope, reached, issuedAt, position, position);
  }

  /** Where it stands. */
  RulingState.OnRecord state() {
    return state;
  }

  /** The ruling as issued. */
  public RulingIssued issued() {
    return state.issued();
  }

  /** The branches it names, in its order: m of them. */
  public List<BranchCode> scope() {
    return scope.branches();
  }

  /** Whether it names this branch. */
  public boolean names(BranchCode branch) {
    return scope.places().containsKey(branch);
  }

  /** Whether it has been applied at this branch, or been voided there by its reversal. */
  public boolean reached(BranchCode branch) {
    Integer place = scope.places().get(branch);
    return place != null && reached.get(place);
  }

  /** Whether it keeps the tally of a branch of its contest out of the totals. */
  public boolean stands(ContestView contest, BranchCode branch) {
    BranchRow row = contest.row(branch);
    return row != null
        && row.state().rulings().of(issued().envelope()) == SeenRulings.Standing.STANDING;
  }

  /** How many branches of its scope it has reached: k of m. */
  public int reachedCount() {
    return reached.cardinality();
  }

  /** Whether its enforcement has been said to be complete. */
  public boolean completed() {
    return !state.open();
  }

  /** Position of the entry that issued it. */
  public long issuedAt() {
    return issuedAt;
  }

  /** Position of the entry that completed its enforcement, -1 while it is open. */
  public long completedAt() {
    return completedAt;
  }

  /** Position of the last entry that changed this view. */
  public long changedAt() {
    return changedAt;
  }
}
