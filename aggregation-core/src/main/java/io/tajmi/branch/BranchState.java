package io.tajmi.branch;

import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.election.Policy;
import io.tajmi.eventlog.codec.CorruptedStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch stands in one contest: a fold of its events. What it contributes is a pure
 * function of its latest tally and of the exclusions that stand.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> Awaited
 *   Awaited --> Recorded: TallyRecorded
 *   Awaited --> Quarantined: TallyRecorded
 *   Awaited --> NoTally: ClosedWithoutTally
 *   Awaited --> Awaited: TallyRestored
 *   NoTally --> Awaited: Reopened
 *   NoTally --> NoTally: TallyRestored
 *   Recorded --> Recorded: TallyCorrected
 *   Recorded --> Quarantined: TallyCorrected
 *   Recorded --> Annulled: TallyAnnulled
 *   Recorded --> Recorded: TallyRestored
 *   Quarantined --> Recorded: TallyCorrected
 *   Quarantined --> Quarantined: TallyCorrected
 *   Quarantined --> Annulled: TallyAnnulled
 *   Quarantined --> Quarantined: TallyRestored
 *   Annulled --> Annulled: TallyAnnulled
 *   Annulled --> Annulled: TallyRestored
 *   Annulled --> Recorded: TallyRestored
 *   Annulled --> Quarantined: TallyRestored
 * }</pre>
 *
 * <p>A {@code TallyRestored} that leaves the state as it was reverses a ruling that has not come
 * yet, or one beside which another stands.
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
    BranchState next = next(event);
    if (!Objects.equals(stated(event), change(event, next))) {
      throw new CorruptedStream(event.branch(), "the change is not the difference that it makes");
    }
    return next;
  }

  /**
   * The event as it would have been written in this state: with the change that it makes here. For
   * who supposes that something before it was never done.
   *
   * @throws CorruptedStream where the event does not fit this state
   */
  default BranchTallyEvent again(BranchTallyEvent event) {
    Change change = change(event, next(event));
    return switch (event) {
      case TallyCorrected it ->
          new TallyCorrected(
              it.branch(),
              it.definition(),
              it.envelope(),
              it.replaces(),
              it.reason(),
              it.tally(),
              it.failed(),
              it.heldBack(),
              change);
      case TallyAnnulled it -> new TallyAnnulled(it.branch(), it.ruling(), change);
      case TallyRestored it -> new TallyRestored(it.branch(), it.ruling(), it.reverses(), change);
      case TallyRecorded _, ClosedWithoutTally _, Reopened _ -> event;
    };
  }

  /**
   * The same with other findings about its latest tally; where there is none, the very same.
   *
   * @param holdsBack of each rule, whether it holds a tally back that fails it
   */
  default BranchState measured(List<String> failed, Predicate<String> holdsBack) {
    TallyInForce latest = inForce();
    return latest == null
        ? this
        : of(
            new TallyInForce(
                latest.envelope(), latest.tally(), failed, failed.stream().anyMatch(holdsBack)),
            rulings());
  }

  private BranchState next(BranchTallyEvent event) {
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
    return of(latest, rulings());
  }

  private BranchState annulled(TallyAnnulled event) {
    fits(rulings().of(event.ruling()) == null, event);
    return of(latest(event), rulings().annulled(event.ruling()));
  }

  private BranchState restored(TallyRestored event) {
    SeenRulings.Standing reversed = rulings().of(event.reverses());
    fits(rulings().of(event.ruling()) == null, event);
    fits(reversed == null || reversed == SeenRulings.Standing.STANDING, event);
    return after(rulings().reversed(event.ruling(), event.reverses()));
  }

  private static @Nullable Change stated(BranchTallyEvent event) {
    return switch (event) {
      case TallyCorrected corrected -> corrected.change();
      case TallyAnnulled annulled -> annulled.change();
      case TallyRestored restored -> restored.change();
      case TallyRecorded _, ClosedWithoutTally _, Reopened _ -> null;
    };
  }

  private @Nullable Change change(BranchTallyEvent event, BranchState next) {
    return switch (event) {
      case TallyCorrected _, TallyAnnulled _ -> Contribution.change(counted(), next.counted());
      case TallyRestored _ ->
          Objects.equals(counted(), next.counted())
              ? null
              : Contribution.change(counted(), next.counted());
      case TallyRecorded _, ClosedWithoutTally _, Reopened _ -> null;
    };
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
}
