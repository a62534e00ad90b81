package io.tajmi.view;

import io.tajmi.branch.Tally;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one branch in one contest: the latest fact and the exclusions that stand.
 * What it contributes to totals is a pure function of these. Sets are sorted and not to be written
 * to.
 *
 * @param tally the latest tally, null while there is none
 * @param envelope of that tally, null while there is none
 * @param failed codes of the rules that the tally failed, as recorded with it
 * @param heldBack whether the tally is held back, whatever rulings say
 * @param closed whether there will be no tally
 * @param reason why the tally was corrected last, or why the branch was closed or reopened
 * @param standing envelopes of the rulings that take the tally out of the totals
 * @param seen envelopes of all rulings and reversals that reached the branch
 * @param voided envelopes of the rulings that were reversed before they reached the branch
 * @param seq of the last entry in the branch's stream that was applied, -1 before the first
 * @param incompleteSince position of the entry that could not be applied, -1 where all could
 * @param fault why that entry could not be applied; a help to people, no part of the content
 * @param changedAt position of the last entry that changed this row, -1 before the first
 * @param time of that entry
 */
public record BranchRow(
    @Nullable Tally tally,
    @Nullable String envelope,
    List<String> failed,
    boolean heldBack,
    boolean closed,
    @Nullable String reason,
    SortedSet<String> standing,
    SortedSet<String> seen,
    SortedSet<String> voided,
    long seq,
    long incompleteSince,
    @Nullable String fault,
    long changedAt,
    @Nullable Instant time) {

  private static final SortedSet<String> NONE = Collections.emptySortedSet();

  /** Every branch before its first entry. */
  static final BranchRow AWAITED =
      new BranchRow(
          null, null, List.of(), false, false, null, NONE, NONE, NONE, -1, -1, null, -1, null);

  /** Where the tally stands, by the entries that could be applied. */
  public RowState state() {
    if (tally == null) {
      return closed ? RowState.NO_TALLY : RowState.AWAITED;
    }
    if (!standing.isEmpty()) {
      return RowState.ANNULLED;
    }
    return heldBack ? RowState.QUARANTINED : RowState.RECORDED;
  }

  /** Whether the tally on record came in place of another. */
  public boolean corrected() {
    return tally != null && reason != null;
  }

  /** Whether an entry could not be applied; such a branch is kept out of the totals and named. */
  public boolean incomplete() {
    return incompleteSince >= 0;
  }

  /** Whether the tally is in the totals. */
  public boolean counts() {
    return counted() != null;
  }

  /** The tally that is in the totals, or null. */
  public @Nullable Tally counted() {
    return bucket() == Standing.COUNTED ? tally : null;
  }

  Standing bucket() {
    if (incomplete()) {
      return Standing.INCOMPLETE;
    }
    return switch (state()) {
      case AWAITED -> Standing.OUTSTANDING;
      case RECORDED -> Standing.COUNTED;
      case QUARANTINED -> Standing.HELD_BACK;
      case ANNULLED -> Standing.ANNULLED;
      case NO_TALLY -> Standing.NO_TALLY;
    };
  }

  BranchRow withTally(
      Tally latest, String from, List<String> rules, boolean held, @Nullable String why) {
    return new BranchRow(
        latest,
        from,
        List.copyOf(rules),
        held,
        false,
        why,
        standing,
        seen,
        voided,
        seq,
        -1,
        null,
        changedAt,
        time);
  }

  BranchRow withClosed(boolean none, String why) {
    return new BranchRow(
        tally, envelope, failed, heldBack, none, why, standing, seen, voided, seq, -1, null,
        changedAt, time);
  }

  BranchRow withRulings(
      SortedSet<String> nowStanding, SortedSet<String> nowSeen, SortedSet<String> nowVoided) {
    return new BranchRow(
        tally,
        envelope,
        failed,
        heldBack,
        closed,
        reason,
        nowStanding,
        nowSeen,
        nowVoided,
        seq,
        -1,
        null,
        changedAt,
        time);
  }

  BranchRow at(long entrySeq, long position, Instant entryTime) {
    return new BranchRow(
        tally, envelope, failed, heldBack, closed, reason, standing, seen, voided, entrySeq, -1,
        null, position, entryTime);
  }

  BranchRow incompleteAt(long position, Instant entryTime, String why) {
    return new BranchRow(
        tally, envelope, failed, heldBack, closed, reason, standing, seen, voided, seq, position,
        why, position, entryTime);
  }

  static SortedSet<String> with(SortedSet<String> set, String one) {
    SortedSet<String> more = new TreeSet<>(set);
    more.add(one);
    return Collections.unmodifiableSortedSet(more);
  }

  static SortedSet<String> without(SortedSet<String> set, String one) {
    SortedSet<String> less = new TreeSet<>(set);
    less.remove(one);
    return less.isEmpty() ? NONE : Collections.unmodifiableSortedSet(less);
  }
}
