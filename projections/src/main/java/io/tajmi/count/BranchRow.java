package io.tajmi.count;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.branch.TallyInForce;
import io.tajmi.eventlog.codec.CorruptedStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one branch in one contest: the aggregate's own state, and the trail of the
 * entries that led to it. After an entry that could not be applied the state is that before it.
 */
public record BranchRow(BranchState state, Trail trail) {

  /** Every branch before its first entry. */
  public static final BranchRow AWAITED = new BranchRow(BranchState.first(), Trail.NONE);

  /** The latest tally, null while there is none. */
  public @Nullable Tally tally() {
    TallyInForce latest = state.inForce();
    return latest == null ? null : latest.tally();
  }

  /** The envelope of that tally, null while there is none. */
  public @Nullable String envelope() {
    TallyInForce latest = state.inForce();
    return latest == null ? null : latest.envelope();
  }

  /** Codes of the rules that the tally failed, as recorded with it. */
  public List<String> failed() {
    TallyInForce latest = state.inForce();
    return latest == null ? List.of() : latest.failed();
  }

  /** Why the tally was corrected last, or why the branch was closed or reopened. */
  public @Nullable String reason() {
    return trail.reason();
  }

  /** Whether the tally on record came in place of another. */
  public boolean corrected() {
    return state.inForce() != null && trail.reason() != null;
  }

  /** Whether an entry could not be applied; such a branch is kept out of the totals and named. */
  public boolean incomplete() {
    return trail.fault() != null;
  }

  /** Position of the entry that could not be applied, -1 where all could. */
  public long incompleteSince() {
    return trail.incompleteSince();
  }

  /** Position of the last entry that changed this row, -1 before the first. */
  public long changedAt() {
    return trail.position();
  }

  /** Time of that entry, null before the first. */
  public @Nullable Instant time() {
    return trail.time();
  }

  /** Whether the tally is in the totals. */
  public boolean counts() {
    return counted() != null;
  }

  /** The tally that is in the totals, or null. */
  public @Nullable Tally counted() {
    return incomplete() ? null : state.counted();
  }

  /** Where it is in the progress of its areas. */
  public Bucket bucket() {
    return incomplete() ? Bucket.INCOMPLETE : Bucket.of(state);
  }

  /**
   * After an event of an entry.
   *
   * @throws CorruptedStream where the event does not fit the state
   */
  public BranchRow after(BranchTallyEvent event) {
    return new BranchRow(state.after(event), trail.after(event));
  }

  public BranchRow at(long seq, long position, Instant time) {
    return new BranchRow(state, trail.at(seq, position, time));
  }

  public BranchRow incompleteAt(long position, Instant time, String why) {
    return new BranchRow(state, trail.endingAt(new Fault(position, why), time));
  }
}
