package io.tajmi.fold;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchState.Annulled;
import io.tajmi.branch.BranchState.Awaited;
import io.tajmi.branch.BranchState.NoTally;
import io.tajmi.branch.BranchState.Quarantined;
import io.tajmi.branch.BranchState.Recorded;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.TallyInForce;
import io.tajmi.count.BranchRow;
import io.tajmi.count.EventDoesNotFit;
import io.tajmi.count.Fault;
import io.tajmi.count.TallyShape;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.NotApplied.Why;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A branch folded anew where some of its facts are left out. Numbers of its stream and changes are
 * not asserted, since both speak of what was left out; a change is made again. What has no place is
 * left out and told. An entry that could not be applied before cannot be applied here: nobody knows
 * what it says.
 */
final class BranchAgain {
  private final TallyShape shape;
  private final UnaryOperator<BranchState> measured;
  private final @Nullable Fault fault;
  private final long latest;
  private final Set<String> gone;
  private final Consumer<NotApplied> heard;
  private BranchRow row = BranchRow.AWAITED;

  /**
   * Begins before the first fact.
   *
   * @param measured what is found of a tally under the terms supposed
   * @param fault the entry that could not be applied before; null where all could
   * @param latest the last position of the log; what is supposed after it is put there
   * @param gone rulings that are not there, by envelope
   */
  BranchAgain(
      TallyShape shape,
      UnaryOperator<BranchState> measured,
      @Nullable Fault fault,
      long latest,
      Set<String> gone,
      Consumer<NotApplied> heard) {
    this.shape = shape;
    this.measured = measured;
    this.fault = fault;
    this.latest = latest;
    this.gone = new HashSet<>(gone);
    this.heard = heard;
  }

  /** The row after some facts, in their order. */
  BranchRow after(List<DecodedEntry> facts) {
    for (DecodedEntry entry : facts) {
      if (row.incomplete()) {
        break;
      }
      try {
        apply(entry);
      } catch (RuntimeException misfit) {
        // As in every fold: what cannot be applied leaves its branch incomplete.
        fail(entry, Objects.requireNonNullElse(misfit.getMessage(), entry.type()));
      }
    }
    return row;
  }

  private void fail(DecodedEntry entry, String reason) {
    row = row.incompleteAt(position(entry), entry.time(), reason);
  }

  private long position(DecodedEntry entry) {
    return Math.min(latest, entry.position().index());
  }

  private void apply(DecodedEntry entry) {
    if (fault != null && fault.position() == entry.position().index()) {
      fail(entry, fault.reason());
      return;
    }
    for (Object event : entry.events()) {
      Why why =
          switch (event) {
            case BranchTallyEvent happened -> take(happened);
            case CountedAsWritten _ -> countAsWritten();
            case DecodedEntry.Unreadable unreadable ->
                throw new EventDoesNotFit(unreadable.reason());
            default -> throw new EventDoesNotFit(entry.type() + " does not belong to a branch");
          };
      if (why == null) {
        row = row.at(entry.seq(), position(entry), entry.time());
      } else {
        heard.accept(NotApplied.of(entry, why));
      }
    }
  }

  private @Nullable Why take(BranchTallyEvent event) {
    shape.check(event);
    Why why = whyNot(row.state(), event);
    if (why == null) {
      BranchRow after = row.after(row.state().again(event));
      row =
          event.putOnRecord() == null
              ? after
              : new BranchRow(measured.apply(after.state()), after.trail());
    } else if (event instanceof TallyAnnulled annulled) {
      gone.add(annulled.ruling());
    }
    return why;
  }

  private @Nullable Why countAsWritten() {
    if (!(row.state() instanceof Quarantined)) {
      return Why.NOT_HELD_BACK;
    }
    row = asWritten(row);
    return null;
  }

  /** The same with its tally counted as it was written. */
  static BranchRow asWritten(BranchRow row) {
    return new BranchRow(row.state().measured(row.failed(), _ -> false), row.trail());
  }

  private @Nullable Why whyNot(BranchState state, BranchTallyEvent event) {
    return switch (event) {
      case TallyRecorded _, ClosedWithoutTally _ ->
          switch (state) {
            case Awaited _ -> null;
            case NoTally _ -> Why.CLOSED;
            case Recorded _, Quarantined _, Annulled _ -> Why.NOT_POSSIBLE;
          };
      case TallyCorrected corrected ->
          switch (state) {
            case Awaited _ -> Why.NO_TALLY;
            case NoTally _ -> Why.CLOSED;
            case Annulled _ -> Why.ANNULLED;
            case Recorded recorded -> unlessReplaced(recorded.latest(), corrected);
            case Quarantined quarantined -> unlessReplaced(quarantined.latest(), corrected);
          };
      case TallyAnnulled annulled ->
          gone.contains(annulled.ruling())
              ? Why.RULING_GONE
              : state.inForce() == null ? Why.NO_TALLY : null;
      case TallyRestored restored ->
          gone.contains(restored.ruling()) || gone.contains(restored.reverses())
              ? Why.RULING_GONE
              : null;
      case Reopened _ -> state instanceof NoTally ? null : Why.NOT_CLOSED;
    };
  }

  private static @Nullable Why unlessReplaced(TallyInForce latest, TallyCorrected event) {
    return latest.envelope().equals(event.replaces()) ? null : Why.OTHER_TALLY;
  }
}
