package io.tajmi.decision;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed annulment does, ready to be annexed to a ruling.
 *
 * @param position of the log that it is pinned to
 * @param alone as if nothing else were proposed
 * @param together with everything that is proposed already and not confirmed
 */
public record MaterialitySheet(
    long position, Materiality.Proposal proposal, Finding alone, Finding together) {

  /** Whether it has an effect on who wins. */
  public enum Verdict {
    /** Another outcome without what is annulled. */
    MATERIAL,
    /** The same outcome, but what is annulled could have changed it, as far as is known. */
    POSSIBLY_MATERIAL,
    /** Nothing that could have been in question changes the outcome. */
    NOT_MATERIAL
  }

  /**
   * One comparison.
   *
   * @param before by the counted branches
   * @param after without what is annulled
   * @param ballotsInQuestion the most that could have been there, where papers are known
   * @param papersUnknown branches in question without a known limit
   * @param ballotsNeeded the fewest that it would take to make the outcome another than it is
   *     without what is annulled; 0 where that is open as it is, null where no number would, or
   *     none can be named
   */
  public record Finding(
      Verdict verdict,
      Result before,
      Result after,
      long ballotsInQuestion,
      int papersUnknown,
      @Nullable Long ballotsNeeded,
      List<Seat> seats) {
    /** Takes a copy. */
    public Finding {
      seats = List.copyOf(seats);
    }
  }

  /**
   * One seat, in order of votes.
   *
   * @param stays whether it stays with whom it is before, in the worst case
   */
  public record Seat(int number, Place before, Place after, Possibility stays) {}
}
