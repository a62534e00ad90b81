package io.tajmi.fold;

import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingLedger;
import io.tajmi.view.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * All that the fold knows after the log's entries up to one position, also what no reader sees:
 * parts of definitions and of rulings' scopes that are not sealed yet, heads of streams, rounds
 * that were called. Immutable, so live consumer, start and replay each hold one and go on from it
 * as they like; states share what an entry did not touch.
 */
public final class FoldState {
  private final Snapshot snapshot;
  private final DefinitionSource definitions;
  private final RulingLedger rulings;
  private final PMap<String, Long> heads;
  private final PMap<ElectionId, ContestId> called;

  public FoldState(
      Snapshot snapshot,
      DefinitionSource definitions,
      RulingLedger rulings,
      PMap<String, Long> heads,
      PMap<ElectionId, ContestId> called) {
    this.snapshot = snapshot;
    this.definitions = definitions;
    this.rulings = rulings;
    this.heads = heads;
    this.called = called;
  }

  /** Before the first entry of a log. */
  public static FoldState first() {
    return first(LogDefinitions.NONE);
  }

  /** The same with definitions from elsewhere. */
  public static FoldState first(DefinitionSource definitions) {
    return new FoldState(
        Snapshot.EMPTY, definitions, RulingLedger.NONE, HashTreePMap.empty(), HashTreePMap.empty());
  }

  /** What readers see of it. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** Position of the last entry, -1 before the first. */
  public long position() {
    return snapshot.position();
  }

  /**
   * The state after some more entries, in the order of the log; those that were folded before are
   * passed over. How entries are cut into batches makes no difference to the content, and this
   * state stays as it is.
   *
   * @throws IllegalArgumentException where an entry was left out
   * @throws TotalsDisagree where totals are not the sum of their parts
   */
  public FoldState after(List<DecodedEntry> entries) {
    FoldEdit edit = new FoldEdit(this);
    entries.forEach(edit::next);
    return edit.done();
  }

  /**
   * The view of one contest after its own entries up to a position; no entry of another contest
   * changes it. Null where its election is not sealed in this state.
   *
   * @param entries those of the contest after this state, in the order of the log
   * @throws TotalsDisagree where totals are not the sum of their parts
   */
  public @Nullable ContestView contestAfter(ContestId contest, List<DecodedEntry> entries) {
    FoldEdit edit = new FoldEdit(this);
    entries.forEach(edit::leavingOut);
    return edit.contest(contest);
  }

  /**
   * What it takes in the heap beyond an earlier state that it shares with, in bytes; all of it
   * where there is none.
   */
  public long bytesBeyond(@Nullable FoldState earlier) {
    return StateWeight.beyond(earlier, this);
  }

  /** Parts of definitions that wait for their seal. */
  public DefinitionSource definitions() {
    return definitions;
  }

  /** The books on rulings. */
  public RulingLedger rulings() {
    return rulings;
  }

  /** The last sequence of each stream but those of branches. */
  public PMap<String, Long> heads() {
    return heads;
  }

  /** The contest from whose outcome an election was called as a second round. */
  public PMap<ElectionId, ContestId> called() {
    return called;
  }
}
