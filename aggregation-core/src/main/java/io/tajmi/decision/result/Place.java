package io.tajmi.decision.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of one place: a seat, an alternate's place or a place in the run-off. */
public sealed interface Place {

  /** Why a seat stays empty. */
  enum Empty {
    /** The one who won it no longer stands. */
    WINNER_LEFT,
    /** There are no more candidates. */
    NO_CANDIDATE,
    /** As many or fewer candidates are left than seats, so there is no second round. */
    NO_SECOND_ROUND,
    /** The contest was annulled. */
    CONTEST_ANNULLED,
    /** It was declared vacant. */
    DECLARED,
    /** No valid ballot counts. */
    NO_VALID_BALLOT
  }

  /** What the competent body has to say before it is known what becomes of a place. */
  enum Waits {
    /** What becomes of the seat of the winner who left. */
    WINNER_LEFT,
    /** The same, because there is no alternate to take it. */
    NO_ALTERNATE,
    /** The same, because there are too few candidates for a second round. */
    NO_SECOND_ROUND,
    /** What to make of figures that contradict each other. */
    CONTRADICTION
  }

  /** Taken by a candidate. */
  record Filled(String candidate) implements Place {}

  /** A lot decides between these, candidates or groups in the order of the ballot. */
  record LotNeeded(List<String> tied) implements Place {}

  /** The competent body decides between these. */
  record BodyDecides(List<String> tied) implements Place {}

  /** Taken by nobody. */
  record Vacant(Empty why, @Nullable String candidate) implements Place {}

  /** Waits for the word of the competent body; {@code candidate} is the winner who left. */
  record AwaitsBody(Waits why, @Nullable String candidate) implements Place {}

  /** Goes to the second round. */
  record ToRunOff() implements Place {}

  /** Whether votes alone do not settle it. */
  default boolean isTie() {
    return this instanceof LotNeeded || this instanceof BodyDecides;
  }
}
