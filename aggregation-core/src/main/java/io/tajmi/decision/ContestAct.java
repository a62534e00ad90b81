package io.tajmi.decision;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was done to candidates or to the contest; what was done at branches is in the counts. */
public sealed interface ContestAct {

  /** Why a candidate no longer stands. */
  enum Why {
    WITHDREW,
    DIED,
    DISQUALIFIED
  }

  /** When, against the poll of this round. */
  enum Moment {
    /** Before the poll: the candidate takes no place in the order. */
    BEFORE_POLL,
    /**
     * After the poll, so between the rounds or after the last: a seat that the candidate has won
     * falls to the first alternate where the contest has alternates, and else stays empty; a place
     * in a run-off goes to the next who stands.
     */
    AFTER_POLL
  }

  /** Where the ballots go whose vote was annulled. */
  enum BallotsGo {
    /** They stay in the votes taken and leave the valid ones. */
    INVALID_TAKEN,
    /** They leave both. */
    INVALID_NOT_TAKEN,
    /** They stay in both. */
    STAY_VALID
  }

  /** What follows the annulment of a contest. */
  enum Remedy {
    RE_RUN,
    BY_ELECTION,
    VACANT_FOR_THE_TERM
  }

  /**
   * A candidate no longer stands. The ballots stay as they were counted; annulling them is an act
   * of its own.
   */
  record Left(String candidate, Why why, Moment moment) implements ContestAct {}

  /**
   * The votes of one candidate are annulled at the branches named, or everywhere where {@code
   * branches} is null; then the candidate wins nothing. Where a ballot carries several names, the
   * other names keep their votes, because no minute says which ballots named whom.
   */
  record VotesAnnulled(String candidate, @Nullable Set<String> branches, BallotsGo ballotsGo)
      implements ContestAct {
    /** Takes a copy. */
    public VotesAnnulled {
      branches = branches == null ? null : Set.copyOf(branches);
    }

    boolean at(String branch) {
      return branches == null || branches.contains(branch);
    }
  }

  /** The whole contest is annulled. */
  record ContestAnnulled(Remedy remedy) implements ContestAct {}

  /** So many seats are not filled in this contest. */
  record SeatsVacant(int seats) implements ContestAct {}
}
