package io.tajmi.decision.terms;

import java.util.List;
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
     * After the poll, so between the rounds or after the last: the candidate keeps its place in the
     * order, and {@link Then} says what becomes of a seat that it has won; a place in a run-off
     * goes to the next who stands.
     */
    AFTER_POLL
  }

  /** What becomes of the seat of whoever left after the poll. The precedents of the law differ. */
  enum Then {
    /** The first alternate of the contest, or of the group, takes it. */
    ALTERNATE,
    /** The next by votes, or of the group, takes it. */
    NEXT,
    /** It goes to the second round with the other seats that are open. */
    RUN_OFF,
    /** It stays empty. */
    VACANT
  }

  /**
   * On whose word an act is.
   *
   * @param article null where the body named none
   */
  record Warrant(String body, String office, @Nullable String article, String document) {}

  /** On whose word; null where it is only supposed. */
  @Nullable Warrant by();

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
   *
   * @param then what becomes of a seat won, of whoever left after the poll; null where the act does
   *     not say
   */
  record Left(String candidate, Why why, Moment moment, @Nullable Then then, @Nullable Warrant by)
      implements ContestAct {
    /** An act that does not say what becomes of a seat. */
    public Left(String candidate, Why why, Moment moment) {
      this(candidate, why, moment, null, null);
    }
  }

  /**
   * The votes of one candidate are annulled at the branches named, or everywhere where {@code
   * branches} is null; then the candidate wins nothing. Where a ballot carries several names, the
   * other names keep their votes, because no minute says which ballots named whom.
   */
  record VotesAnnulled(
      String candidate, @Nullable Set<String> branches, BallotsGo ballotsGo, @Nullable Warrant by)
      implements ContestAct {
    /** Takes a copy. */
    public VotesAnnulled {
      branches = branches == null ? null : Set.copyOf(branches);
    }

    /** An annulment that is supposed. */
    public VotesAnnulled(String candidate, @Nullable Set<String> branches, BallotsGo ballotsGo) {
      this(candidate, branches, ballotsGo, null);
    }

    public boolean at(String branch) {
      return branches == null || branches.contains(branch);
    }
  }

  /** The whole contest is annulled. */
  record ContestAnnulled(Remedy remedy, @Nullable Warrant by) implements ContestAct {
    /** An annulment that is supposed. */
    public ContestAnnulled(Remedy remedy) {
      this(remedy, null);
    }
  }

  /** Which seats stay empty. */
  sealed interface Which {
    /** Those that were won last. */
    record Last() implements Which {}

    /** Those of these candidates. */
    record Of(List<String> candidates) implements Which {
      /** Takes a copy. */
      public Of {
        candidates = List.copyOf(candidates);
      }
    }
  }

  /**
   * So many seats stay empty; what the others have won stays with them.
   *
   * @param which null where the act does not say, so that the competent body has to
   */
  record SeatsVacant(int seats, @Nullable Which which, @Nullable Warrant by) implements ContestAct {
    /** An act that does not say which. */
    public SeatsVacant(int seats) {
      this(seats, null, null);
    }
  }
}
