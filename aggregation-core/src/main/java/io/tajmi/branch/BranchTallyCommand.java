package io.tajmi.branch;

import io.tajmi.election.BranchId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All that can be asked of one branch's tally in one contest. */
public sealed interface BranchTallyCommand {

  /** The branch it is asked of. */
  @TargetAggregateIdentifier
  BranchId branch();

  /** Record the first tally. */
  record RecordTally(@TargetAggregateIdentifier BranchId branch, String envelope, Tally tally)
      implements BranchTallyCommand {}

  /**
   * Put a tally in place of the one in force.
   *
   * @param replaces the envelope of the tally in force; null for whichever is
   */
  record CorrectTally(
      @TargetAggregateIdentifier BranchId branch,
      String envelope,
      @Nullable String replaces,
      String reason,
      Tally tally)
      implements BranchTallyCommand {}

  /** Take the tally out of the totals, by a ruling. */
  record AnnulTally(@TargetAggregateIdentifier BranchId branch, String ruling)
      implements BranchTallyCommand {}

  /** Reverse an annulment, by a ruling. */
  record RestoreTally(@TargetAggregateIdentifier BranchId branch, String ruling, String reverses)
      implements BranchTallyCommand {}

  /** Say that there will be no tally. */
  record CloseWithoutTally(
      @TargetAggregateIdentifier BranchId branch, String envelope, String reason)
      implements BranchTallyCommand {}

  /** Await the branch again. */
  record Reopen(@TargetAggregateIdentifier BranchId branch, String envelope, String reason)
      implements BranchTallyCommand {}
}
