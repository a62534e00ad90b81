package io.tajmi.api.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sender gets for an act: proof that it is durable.
 *
 * @param position of the act's first entry in the log
 * @param leafHash of that entry, 64 hex digits
 * @param state that the act led to; {@code INCOMPLETE} of a repeat of one that can no longer be
 *     read
 * @param findings rules that failed
 * @param through reads with {@code ?at-least=} this position see all that the act did
 * @param inForce of an act on one branch, whether the branch rests on it now: false where it came
 *     before and a correction, an annulment or another act has taken its place
 * @param inForceAt position of what has, where that is so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReceiptAnswer(
    long position,
    String leafHash,
    @Nullable String envelope,
    @Schema(implementation = String.class) State state,
    List<FindingAnswer> findings,
    long through,
    @Nullable Boolean inForce,
    @Nullable Long inForceAt,
    @JsonIgnore boolean repeat) {

  /** What an act led to. */
  enum State {
    /** A tally that is in the totals. */
    RECORDED,
    /** A tally that is held back. */
    QUARANTINED,
    /** A branch's tally was annulled. */
    ANNULLED,
    /** A branch's annulment was reversed. */
    RESTORED,
    /** A branch was closed. */
    NO_TALLY,
    /** A branch was opened again. */
    AWAITED,
    /** A contest's publication was released. */
    RELEASED,
    /** A contest's publication was halted. */
    HALTED,
    /** A lot is on record. */
    DRAWN,
    /** A second round is called. */
    CALLED,
    /** Another act on a contest is on record. */
    ON_RECORD,
    /** A ruling is on its way to its branches. */
    ISSUED,
    /** A ruling has reached its branches. */
    ENFORCED,
    /** Something of the act can no longer be read. */
    INCOMPLETE
  }

  /**
   * A failed rule.
   *
   * @param action what the sender does about it
   * @param heldBack whether it keeps the tally out of the totals
   * @param reasonOwed whether a written reason is missing
   */
  public record FindingAnswer(
      String rule, String sentence, String action, boolean heldBack, boolean reasonOwed) {}

  /** Whether the tally is kept out of the totals. */
  @JsonIgnore
  public boolean isHeldBack() {
    return state == State.QUARANTINED;
  }
}
