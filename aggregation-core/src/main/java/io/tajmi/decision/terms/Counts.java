package io.tajmi.decision.terms;

import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * All branches of a contest and what those that count add up to. Immutable; {@code branches} may be
 * a view that makes its rows when they are asked for.
 */
public final class Counts {
  private final Sums sums;
  private final List<BranchCount> branches;

  private Counts(Sums sums, List<BranchCount> branches) {
    this.sums = sums;
    this.branches = branches;
  }

  /** Adds up the branches that count. */
  public static Counts of(ContestTerms terms, List<BranchCount> branches) {
    List<Box> boxes =
        branches.stream()
            .filter(branch -> branch.state() == State.COUNTED)
            .map(branch -> Objects.requireNonNull(branch.box()))
            .toList();
    Sums none = Sums.of(terms, 0, 0, _ -> 0, _ -> 0);
    return new Counts(none.plus(boxes, 1), List.copyOf(branches));
  }

  /** Takes sums that were kept up elsewhere over exactly the branches that count. */
  public static Counts of(Sums sums, List<BranchCount> branches) {
    return new Counts(sums, branches);
  }

  public Sums sums() {
    return sums;
  }

  /** Every branch of the contest. */
  public List<BranchCount> branches() {
    return branches;
  }

  /** How many branches are in a state. */
  public long in(State state) {
    return branches.stream().filter(branch -> branch.state() == state).count();
  }

  /**
   * The counted branches only, those named in the given state instead; what does not count is
   * {@link State#OUT} here, so that nothing but the named ones can be in question.
   */
  public Counts countedButFor(Set<String> named, State state) {
    List<Box> removed = new ArrayList<>();
    List<BranchCount> all = new ArrayList<>(branches.size());
    for (BranchCount branch : branches) {
      Box box = branch.box();
      boolean counted = branch.state() == State.COUNTED;
      if (counted && named.contains(branch.branch())) {
        removed.add(Objects.requireNonNull(box));
        all.add(branch.as(state));
      } else {
        all.add(counted ? branch : branch.as(State.OUT));
      }
    }
    return new Counts(sums.plus(removed, -1), List.copyOf(all));
  }
}
