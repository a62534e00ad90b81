package io.tajmi.branch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.election.BranchId;
import io.tajmi.election.DefinitionHash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that can happen to one branch's tally in one contest. Frozen names: {@code EventNames}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface BranchTallyEvent {

  /** The branch it happened to. */
  BranchId branch();

  /** The tally that it put on record; null where it put none. */
  default @Nullable Tally putOnRecord() {
    return switch (this) {
      case TallyRecorded recorded -> recorded.tally();
      case TallyCorrected corrected -> corrected.tally();
      case TallyAnnulled _, TallyRestored _, ClosedWithoutTally _, Reopened _ -> null;
    };
  }

  /**
   * The first tally of a branch.
   *
   * @param definition what {@code tally} is ordered by
   * @param failed codes of the rules that failed, in the order of the catalogue
   * @param heldBack whether it is kept out of the totals
   */
  record TallyRecorded(
      BranchId branch,
      DefinitionHash definition,
      String envelope,
      Tally tally,
      List<String> failed,
      boolean heldBack)
      implements BranchTallyEvent {}

  /**
   * A tally in place of the one in force.
   *
   * @param replaces the envelope of the tally that was in force
   * @param change against what was counted before; null when neither counts
   */
  record TallyCorrected(
      BranchId branch,
      DefinitionHash definition,
      String envelope,
      String replaces,
      String reason,
      Tally tally,
      List<String> failed,
      boolean heldBack,
      @Nullable Change change)
      implements BranchTallyEvent {}

  /**
   * A ruling took the tally out of the totals.
   *
   * @param ruling the envelope of the ruling
   * @param change against what was counted before; null when nothing was
   */
  record TallyAnnulled(BranchId branch, String ruling, @Nullable Change change)
      implements BranchTallyEvent {}

  /**
   * A ruling reversed an annulment; where the annulment had not reached the branch yet, it never
   * will.
   *
   * @param ruling the envelope of the reversal
   * @param reverses the envelope of the ruling that no longer holds
   * @param change against what was counted before; null when nothing changed
   */
  record TallyRestored(BranchId branch, String ruling, String reverses, @Nullable Change change)
      implements BranchTallyEvent {}

  /** The branch will have no tally. */
  record ClosedWithoutTally(BranchId branch, String envelope, String reason)
      implements BranchTallyEvent {}

  /** The branch is awaited again. */
  record Reopened(BranchId branch, String envelope, String reason) implements BranchTallyEvent {}
}
