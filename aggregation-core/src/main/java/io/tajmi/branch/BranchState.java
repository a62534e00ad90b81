package io.tajmi.branch;

import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.election.Policy;
import io.tajmi.eventlog.CorruptedStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch stands in one contest: a fold of its events. What it contributes is a pure
 * function of its latest tally and of the exclusions that stand.
 */
public sealed interface BranchState {

  /** Before the first act. */
  static BranchState first() {
    return Awaited.FIRST;
  }

  /** Every ruling that has reached the branch. */
  SeenRulings rulings();

  /** No tally yet; outstanding. */
  record Awaited(SeenRulings rulings) implements BranchState {
    private static final Awaited FIRST = new Awaited(SeenRulings.NONE);
  }

  /** Its tally is in the totals. */
  record Recorded(TallyInForce latest, SeenRulings rulings) implements BranchState {}

  /** Its tally is shown beside the totals and kept out of them, because a rule failed. */
  record Quarantined(TallyInForce latest, SeenRulings rulings) implements BranchState {}

  /** Its tally is out of the totals, because a ruling stands. */
  record Annulled(TallyInForce latest, SeenRulings rulings) implements BranchState {}

  /** It will have no tally; not outstanding. */
  record NoTally(String reason, SeenRulings rulings) implements BranchState {}

  /** The latest tally with its findings; null where there is none. */
  default @Nullable TallyInForce inForce() {
    return switch (this) {
      case Awaited _, NoTally _ -> null;
      case Recorded recorded -> recorded.latest();
      case Quarantined quarantined -> quarantined.latest();
      case Annulled annulled -> annulled.latest();
    };
  }

  /** What the branch contributes to the totals; null where nothing. */
  default @Nullable Tally counted() {
    return this instanceof Recorded recorded ? recorded.latest().tally() : null;
  }

  /** The state's name, as answers give it. */
  default String name() {
    return switch (this) {
      case Awaited _ -> "AWAITED";
      case Recorded _ -> "RECORDED";
      case Quarantined _ -> "QUARANTINED";
      case Annulled _ -> "ANNULLED";
      case NoTally _ -> "NO_TALLY";
    };
  }

  /**
   * The state that an event leads to.
   *
   * @throws CorruptedStream where the event does not fit this state, or where its change is not
   *     what it does
   */
  default BranchState after(BranchTallyEvent event) {
    return switch (event) {
      case TallyRecorded recorded -> recorded(recorded);
      case TallyCorrected corrected -> corrected(corrected);
      case TallyAnnulled annulled -> annulled(annulled);
      case TallyRestored restored -> restored(restored);
      case ClosedWithoutTally closed -> {
        fits(this instanceof Awaited, event);
        yield new NoTally(closed.reason(), rulings());
      }
      case Reopened _ -> {
        fits(this instanceof NoTally, event);
        yield new Awaited(rulings());
      }
    };
  }

  /** The state that a tally has under the rulings that stand. */
  static BranchState of(TallyInForce latest, SeenRulings rulings) {
    if (rulings.annul()) {
      return new Annulled(latest, rulings);
    }
    return latest.heldBack() ? new Quarantined(latest, rulings) : new Recorded(latest, rulings);
  }

  private BranchState recorded(TallyRecorded event) {
    fits(this instanceof Awaited, event);
    fits(!rulings().annul(), event);
    return of(
        heldBackForItsErrors(
            event,
            new TallyInForce(event.envelope(), event.tally(), event.failed(), event.heldBack())),
        rulings());
  }

  private BranchState corrected(TallyCorrected event) {
    fits(this instanceof Recorded || this instanceof Quarantined, event);
    TallyInForce before = latest(event);
    if (!before.envelope().equals(event.replaces())) {
      throw new CorruptedStream(
          event.branch(), event.replaces() + " is replaced, " + before.envelope() + " in force");
    }
    TallyInForce latest =
        heldBackForItsErrors(
            event,
            new TallyInForce(event.envelope(), event.tally(), event.failed(), event.heldBack()));
    BranchState next = of(latest, rulings());
    return asserted(event, event.change(), Contribution.change(counted(), next.counted()), next);
  }

  private BranchState annulled(TallyAnnulled event) {
    fits(rulings().of(event.ruling()) == null, event);
    BranchState next = of(latest(event), rulings().annulled(event.ruling()));
    return asserted(event, event.change(), Contribution.change(counted(), next.counted()), next);
  }

  private BranchState restored(TallyRestored event) {
    SeenRulings.Standing reversed = rulings().of(event.reverses());
    fits(rulings().of(event.ruling()) == null, event);
    fits(reversed == null || reversed == SeenRulings.Standing.STANDING, event);
    BranchState next = after(rulings().reversed(event.ruling(), event.reverses()));
    boolean same = Objects.equals(counted(), next.counted());
    return asserted(
        event, event.change(), same ? null : Contribution.change(counted(), next.counted()), next);
  }

  private BranchState after(SeenRulings seen) {
    return switch (this) {
      case Awaited _ -> new Awaited(seen);
      case NoTally closed -> new NoTally(closed.reason(), seen);
      case Recorded recorded -> of(recorded.latest(), seen);
      case Quarantined quarantined -> of(quarantined.latest(), seen);
      case Annulled annulled -> of(annulled.latest(), seen);
    };
  }

  private TallyInForce latest(BranchTallyEvent event) {
    TallyInForce latest = inForce();
    if (latest == null) {
      throw misfit(event);
    }
    return latest;
  }

  private void fits(boolean fits, BranchTallyEvent event) {
    if (!fits) {
      throw misfit(event);
    }
  }

  private CorruptedStream misfit(BranchTallyEvent event) {
    return new CorruptedStream(
        event.branch(), event.getClass().getSimpleName() + " does not fit the state " + name());
  }

  private static TallyInForce heldBackForItsErrors(BranchTallyEvent event, TallyInForce latest) {
    if (!latest.heldBack() && latest.failed().stream().anyMatch(BranchState::alwaysHoldsBack)) {
      throw new CorruptedStream(
          event.branch(), "not held back although " + latest.failed() + " failed");
    }
    return latest;
  }

  private static boolean alwaysHoldsBack(String code) {
    return code.startsWith("E.") && !Policy.ERRORS_THAT_MAY_FLAG.contains(code);
  }

  private static BranchState asserted(
      BranchTallyEvent event,
      @Nullable Change stated,
      @Nullable Change computed,
      BranchState next) {
    if (!Objects.equals(stated, computed)) {
      throw new CorruptedStream(event.branch(), "the change is not the difference that it makes");
    }
    return next;
  }
}
