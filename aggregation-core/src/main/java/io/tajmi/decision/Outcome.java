package io.tajmi.decision;

import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Uncertainty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wins what, what of it can still change, and why.
 *
 * @param counted by the counted branches alone
 * @param candidates by votes, most first
 * @param groups that win seats; empty where candidates win them
 * @param precision of the chances of candidates
 * @param groupsPrecision of the seats of groups
 * @param margin what it would take to change it; null where it cannot be told or nothing can
 * @param questions equalities that wait for a lot or for the competent body
 * @param bodyDecides whether the competent body settles them, and not a lot
 * @param steps how it came about
 */
public record Outcome(
    State state,
    Result counted,
    List<Standing> candidates,
    List<GroupStanding> groups,
    Precision precision,
    Precision groupsPrecision,
    Uncertainty uncertainty,
    @Nullable Margin margin,
    List<Lot.Question> questions,
    boolean bodyDecides,
    List<Step> steps) {

  /** Takes copies. */
  public Outcome {
    candidates = List.copyOf(candidates);
    groups = List.copyOf(groups);
    questions = List.copyOf(questions);
    steps = List.copyOf(steps);
  }

  /** Whether anything of legal effect can still change. */
  public enum State {
    /** No remaining ballot changes it. */
    DECIDED,
    /** It can still change, as far as is known. */
    OPEN,
    /** All is counted, and a lot is needed. */
    LOT,
    /** All is counted, and the competent body decides between equals, or on a seat. */
    BODY
  }

  /**
   * One candidate.
   *
   * @param share of the base, or of the valid ballots where the rule has no other
   * @param elected a seat in this round
   * @param runOff a place in the second round
   * @param stands whether it can take a place
   */
  public record Standing(
      String candidate,
      long votes,
      Fraction share,
      Possibility elected,
      Possibility runOff,
      boolean stands) {}

  /**
   * One group.
   *
   * @param seats by the counted branches alone
   * @param least seats in any case
   * @param most seats in any case
   */
  public record GroupStanding(String group, long votes, int seats, int least, int most) {}

  /**
   * What it would take.
   *
   * @param ballots with fewer of them nothing can change
   * @param branches the fewest uncertain branches that have so many; null where all together do not
   * @param precision whether so many can change it in some case, or may be too few
   */
  public record Margin(long ballots, @Nullable Integer branches, Precision precision) {}

  /** One candidate by its code. */
  public Standing candidate(String code) {
    return candidates.stream()
        .filter(it -> it.candidate().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no candidate of this contest: " + code));
  }
}
