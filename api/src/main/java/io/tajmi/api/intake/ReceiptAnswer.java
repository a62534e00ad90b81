package io.tajmi.api.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
    String state,
    List<FindingAnswer> findings,
    long through,
    @Nullable Boolean inForce,
    @Nullable Long inForceAt,
    @JsonIgnore boolean repeat) {

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
    return state.equals("QUARANTINED");
  }
}
