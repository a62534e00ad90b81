package io.tajmi.decision;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Rule;
import java.util.List;

/** The terms of a second round, from the outcome of the first: everything else is as it was. */
final class SecondRoundTerms {
  private SecondRoundTerms() {}

  /**
   * The contest between the members of a run-off, won by most votes.
   *
   * @throws IllegalStateException where there is no run-off, or equality leaves a place in it open
   */
  public static ContestTerms of(ContestTerms first, Result result) {
    Result.RunOff runOff = result.runOff();
    if (runOff == null) {
      throw new IllegalStateException("there is no second round");
    }
    if (runOff.members().stream().anyMatch(Place::isTie)) {
      throw new IllegalStateException("a place in the second round is open");
    }
    List<String> members = result.runOffMembers();
    return new ContestTerms(
        first.office(),
        first.round() + 1,
        runOff.seats(),
        0,
        runOff.seats(),
        new Rule.Plurality(),
        first.version(),
        first.onTie(),
        first.entrants().stream().filter(it -> members.contains(it.code())).toList(),
        first.lists());
  }
}
