package io.tajmi.decision.terms;

import io.tajmi.decision.terms.BranchCount.State;

/**
 * What is not certain yet: every one of these branches may end annulled, or as any tally that adds
 * up and has at most its ballots, whatever the others end as.
 *
 * @param branches that are uncertain
 * @param papersUnknown how many of them have no known limit
 * @param ballots the most that can be taken at the others
 */
public record Uncertainty(int branches, int papersUnknown, long ballots) {
  public static Uncertainty of(Counts counts) {
    int branches = 0;
    int unknown = 0;
    long ballots = 0;
    for (BranchCount branch : counts.branches()) {
      if (branch.state() == State.UNCERTAIN) {
        branches++;
        if (branch.papers() == BranchCount.UNKNOWN) {
          unknown++;
        } else {
          ballots = Math.addExact(ballots, branch.papers());
        }
      }
    }
    return new Uncertainty(branches, unknown, ballots);
  }
}
