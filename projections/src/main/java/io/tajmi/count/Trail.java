package io.tajmi.count;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of a branch beside its state.
 *
 * @param seq of the last entry in the branch's stream that was applied, -1 before the first
 * @param position of the last entry that changed the branch, -1 before the first
 * @param micros time of that entry in microseconds, as exact as the log has it; there are as many
 *     trails as branches
 * @param reason why the tally was corrected last, or why the branch was closed or reopened
 * @param fault the entry that could not be applied; null where all could
 */
public record Trail(
    long seq, long position, long micros, @Nullable String reason, @Nullable Fault fault) {
  /** Before the first entry. */
  static final Trail NONE = new Trail(-1, -1, 0, null, null);

  /** Time of the last entry that changed the branch, null before the first. */
  public @Nullable Instant time() {
    return position < 0 ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Position of the entry that could not be applied, -1 where all could. */
  public long incompleteSince() {
    return fault == null ? -1 : fault.position();
  }

  /** After an event of an entry. */
  Trail after(BranchTallyEvent event) {
    return switch (event) {
      case TallyRecorded _ -> because(null);
      case TallyCorrected corrected -> because(corrected.reason());
      case ClosedWithoutTally closed -> because(closed.reason());
      case Reopened reopened -> because(reopened.reason());
      case TallyAnnulled _, TallyRestored _ -> this;
    };
  }

  private Trail because(@Nullable String why) {
    return new Trail(seq, position, micros, why, fault);
  }

  /** After an entry all of whose events were applied. */
  Trail at(long entrySeq, long entryPosition, Instant time) {
    return new Trail(entrySeq, entryPosition, micros(time), reason, fault);
  }

  /** After an entry that could not be applied. */
  Trail endingAt(Fault entry, Instant time) {
    return new Trail(seq, entry.position(), micros(time), reason, entry);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
