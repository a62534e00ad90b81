package io.tajmi.view;

import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestState;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to a contest and its candidates, at one position. Immutable.
 *
 * @param state a fold of all acts that could be applied
 * @param noted each act with its place in the log, in the order of the log
 * @param incompleteSince position of the entry that could not be applied, -1 where all could; from
 *     there on nothing is taken, and nobody can say what the outcome is
 */
public record ContestFile(ContestState state, List<Noted> noted, long incompleteSince) {
  /** As every contest begins. */
  public static final ContestFile EMPTY = new ContestFile(ContestState.NEW, List.of(), -1);

  /** Takes a copy. */
  public ContestFile {
    noted = List.copyOf(noted);
  }

  /** Something on record, with the position and time of its entry. */
  public record Noted(ContestActEvent.Fact fact, long position, @Nullable Instant time) {}

  /** Whether an entry could not be applied. */
  public boolean incomplete() {
    return incompleteSince >= 0;
  }

  /**
   * Refuses what rests on all of it.
   *
   * @throws Rejection R.111 where an entry could not be applied
   */
  public void requireWhole() {
    if (incomplete()) {
      throw new Rejection(
          RuleCode.R_111, null, "An entry of this contest could not be applied; it comes first.");
    }
  }

  /** Position of the last entry that changed it, -1 before the first. */
  public long changedAt() {
    long last = noted.isEmpty() ? -1 : noted.getLast().position();
    return Math.max(last, incompleteSince);
  }

  /** The acts that stand and annul votes at a branch, everywhere or there. */
  public List<Noted> annulledAt(BranchCode branch) {
    return noted.stream().filter(it -> annulsAt(it.fact(), branch)).toList();
  }

  private boolean annulsAt(ContestActEvent.Fact fact, BranchCode branch) {
    if (!(fact instanceof ContestActEvent.VotesAnnulled) || !state.stands(fact.act())) {
      return false;
    }
    List<BranchCode> scope = state.scope(fact.act());
    return scope == null || scope.contains(branch);
  }

  /** After one more event. */
  public ContestFile after(ContestActEvent event, long position, @Nullable Instant time) {
    if (incomplete()) {
      return this;
    }
    ContestState next = state.after(event);
    return switch (event) {
      case ContestActEvent.ScopePart _ -> new ContestFile(next, noted, -1);
      case ContestActEvent.Fact fact -> {
        List<Noted> more = new ArrayList<>(noted);
        more.add(new Noted(fact, position, time));
        yield new ContestFile(next, more, -1);
      }
    };
  }

  /** After an entry that could not be applied. */
  public ContestFile incompleteAt(long position) {
    return incomplete() ? this : new ContestFile(state, noted, position);
  }
}
