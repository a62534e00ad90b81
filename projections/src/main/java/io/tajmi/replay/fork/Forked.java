package io.tajmi.replay.fork;

import io.tajmi.decision.Outcome;
import io.tajmi.document.Rejection;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestStream;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.fold.NotApplied;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.query.BranchHistory;
import io.tajmi.view.ContestView;
import io.tajmi.view.Snapshot;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A fork worked out: a state of which all is as it was at the position but the one contest.
 * Immutable; it shares with the state that it stands on what was not touched. Safe for threads.
 */
public final class Forked {
  private final Fork fork;
  private final FoldState base;
  private final FoldState state;
  private final List<NotApplied> notApplied;
  private final SortedSet<BranchCode> touched;
  private final SortedSet<BranchCode> countedAsWritten;
  private final SortedSet<Long> leftOut;
  private final List<DecodedEntry> supposed;

  /** Both follow from the rest; made when they are asked for first. */
  private volatile @Nullable Outcome outcome;

  private volatile @Nullable Outcome outcomeOfLog;

  Forked(
      Fork fork,
      FoldState base,
      FoldState state,
      List<NotApplied> notApplied,
      SortedSet<BranchCode> touched,
      SortedSet<BranchCode> countedAsWritten,
      SortedSet<Long> leftOut,
      List<DecodedEntry> supposed) {
    this.fork = fork;
    this.base = base;
    this.state = state;
    this.notApplied = List.copyOf(notApplied);
    this.touched = Collections.unmodifiableSortedSet(touched);
    this.countedAsWritten = Collections.unmodifiableSortedSet(countedAsWritten);
    this.leftOut = leftOut;
    this.supposed = List.copyOf(supposed);
  }

  /**
   * Works a fork out.
   *
   * @param base the state after the fork's position
   * @throws Rejection where a supposition cannot be made; its pointer is one into the fork
   */
  public static Forked of(Fork fork, FoldState base, RecordedActs past) {
    if (base.position() != fork.position()) {
      throw new IllegalArgumentException(
          "a fork at " + fork.position() + " stands on no state of " + base.position());
    }
    return new Evaluation(fork, base, past).done();
  }

  /** What is supposed. */
  public Fork fork() {
    return fork;
  }

  /** What readers see: nothing of it is public. */
  public Snapshot snapshot() {
    return state.snapshot();
  }

  /** The contest that something is supposed of, under the terms supposed. */
  public ContestView contest() {
    return Objects.requireNonNull(state.snapshot().contest(fork.contest()));
  }

  /** The same contest in the log at that position. */
  public ContestView before() {
    return Objects.requireNonNull(base.snapshot().contest(fork.contest()));
  }

  /** Entries that have no place, in the order of the log. */
  public List<NotApplied> notApplied() {
    return notApplied;
  }

  /** The same but those of the contest itself, such as lots, which tell of all that is counted. */
  public List<NotApplied> notAppliedAtBranches() {
    String file = new ContestStream(fork.contest()).toString();
    return notApplied.stream().filter(entry -> !file.equals(entry.stream())).toList();
  }

  /** Branches that do not stand as they did. */
  public SortedSet<BranchCode> touched() {
    return touched;
  }

  /** Branches that count only because what is held back is counted as it was written. */
  public SortedSet<BranchCode> countedAsWritten() {
    return countedAsWritten;
  }

  /** Positions that are left out: of each act named all entries, and all that it caused. */
  public SortedSet<Long> leftOut() {
    return leftOut;
  }

  /** What happened to a branch, as it would be. */
  public BranchHistory.Supposed history(BranchCode branch) {
    Set<Long> gone = new HashSet<>(leftOut);
    notApplied.forEach(entry -> gone.add(entry.position()));
    String stream = new BranchId(fork.contest(), branch).toString();
    return new BranchHistory.Supposed(
        position -> !gone.contains(position),
        supposed.stream()
            .filter(entry -> stream.equals(entry.stream()))
            .filter(entry -> !gone.contains(entry.position().index()))
            .toList());
  }

  /** The outcome of the contest; decided when it is asked for first. */
  public Outcome outcome() {
    Outcome decided = outcome;
    if (decided == null) {
      decided = DecisionInput.decide(contest());
      outcome = decided;
    }
    return decided;
  }

  /** The outcome of the contest in the log at that position; decided when it is asked for first. */
  public Outcome outcomeOfLog() {
    Outcome decided = outcomeOfLog;
    if (decided == null) {
      decided = DecisionInput.decide(before());
      outcomeOfLog = decided;
    }
    return decided;
  }

  /** Whether outcomes can be said: no act on the contest that could not be applied, on any side. */
  public boolean decidable() {
    return !before().file().incomplete() && !contest().file().incomplete();
  }

  /** What it takes in the heap beyond the state that it stands on, in bytes. */
  public long bytesBeyondBase() {
    return state.bytesBeyond(base);
  }
}
