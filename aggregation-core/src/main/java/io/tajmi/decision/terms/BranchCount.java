package io.tajmi.decision.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one branch.
 *
 * @param papers the most ballots that can be taken there, or {@link #UNKNOWN}
 * @param box what its minute says; null where there is none
 */
public record BranchCount(String branch, State state, long papers, @Nullable Box box) {
  /** Nothing limits the ballots of the branch. */
  public static final long UNKNOWN = -1;

  /** A branch that counts has a minute. */
  public BranchCount {
    if (state == State.COUNTED && box == null) {
      throw new IllegalArgumentException(branch + " counts without a minute");
    }
  }

  /** Whether it counts. */
  public enum State {
    /** In the totals. */
    COUNTED,
    /** Outstanding, held back, under recount or disputed: it may end as anything. */
    UNCERTAIN,
    /** Annulled or closed without a minute: nothing will come of it. */
    OUT
  }

  /** Votes by the order of candidates or lists. */
  @FunctionalInterface
  public interface Marks {
    /** The votes of one. */
    public long of(int ordinal);
  }

  /**
   * A minute.
   *
   * @param listVotes null where none are stated
   * @param sameName votes that cannot be told apart between candidates of one name
   */
  public record Box(
      long valid,
      long invalidTaken,
      Marks votes,
      @Nullable Marks listVotes,
      List<SameName> sameName) {
    /** Takes a copy. */
    public Box {
      sameName = List.copyOf(sameName);
    }
  }

  /** Votes for one of these candidates, by their order among the entrants. */
  public record SameName(List<Integer> candidates, long votes) {
    /** Takes a copy. */
    public SameName {
      candidates = List.copyOf(candidates);
    }
  }

  /** The same branch in another state. */
  BranchCount as(State other) {
    return new BranchCount(branch, other, papers, box);
  }
}
