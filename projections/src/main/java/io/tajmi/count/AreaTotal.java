package io.tajmi.count;

import io.tajmi.branch.BallotField;
import java.util.Arrays;
import java.util.Objects;

/**
 * The figures of one contest in one area: sums over the branches at or below it. Immutable.
 *
 * <p>Progress counts all branches; everything else is summed over counted branches only, each
 * quantity over those that state it.
 */
public final class AreaTotal {
  private final Packed cells;
  private final int candidates;
  private final long changedAt;

  public AreaTotal(long[] cells, int candidates, long changedAt) {
    this.cells = Packed.of(cells);
    this.candidates = candidates;
    this.changedAt = changedAt;
  }

  /** How far the count has come. */
  public Progress progress() {
    long received = cell(Bucket.COUNTED) + cell(Bucket.HELD_BACK) + cell(Bucket.ANNULLED);
    long rest = cell(Bucket.NO_TALLY) + cell(Bucket.OUTSTANDING) + cell(Bucket.INCOMPLETE);
    return new Progress(
        received + rest,
        received,
        cell(Bucket.COUNTED),
        cell(Bucket.HELD_BACK),
        cell(Bucket.ANNULLED),
        cell(Bucket.NO_TALLY),
        cell(Bucket.OUTSTANDING),
        cell(Bucket.INCOMPLETE));
  }

  /** The sum of a quantity over the counted branches that state it. */
  public long sum(BallotField field) {
    return cells.get(FigureCells.SUMS + field.ordinal());
  }

  /** How many counted branches state a quantity. */
  public long stating(BallotField field) {
    return cells.get(FigureCells.STATING + field.ordinal());
  }

  /** Ballots taken over all counted branches: as stated, else valid and invalid-taken together. */
  public long taken() {
    return cells.get(FigureCells.TAKEN);
  }

  /** How many candidates the contest has. */
  public int candidates() {
    return candidates;
  }

  /** How many lists the contest has. */
  public int lists() {
    return cells.length() - FigureCells.VOTES - candidates;
  }

  /** Personal votes by candidate ordinal. */
  public long votes(int candidate) {
    return cells.get(FigureCells.VOTES + Objects.checkIndex(candidate, candidates));
  }

  /** Votes for a whole list by list ordinal. */
  public long listVotes(int list) {
    return cells.get(FigureCells.VOTES + candidates + Objects.checkIndex(list, lists()));
  }

  /** How many counted branches state list votes. */
  public long statingLists() {
    return cells.get(FigureCells.STATING_LISTS);
  }

  /** Votes that cannot be told apart between candidates of the same name. */
  public long ambiguous() {
    return cells.get(FigureCells.AMBIGUOUS);
  }

  /** The identities of the minute, summed. */
  public Reconciliation reconciliation() {
    return new Reconciliation(
        equation(FigureCells.A1_N),
        new Reconciliation.Surplus(
            cells.get(FigureCells.A2_N),
            cells.get(FigureCells.A2_SURPLUS),
            cells.get(FigureCells.A2_NOT_TAKEN),
            cells.get(FigureCells.A2_WITH_SURPLUS),
            cells.get(FigureCells.A2_NOT_COVERED)),
        new Reconciliation.CarriedAway(
            cells.get(FigureCells.A3_N), cells.get(FigureCells.A3_CARRIED)),
        equation(FigureCells.A4_N),
        equation(FigureCells.A5_N));
  }

  /** Position of the last entry that changed a branch at or below the area, -1 before the first. */
  public long changedAt() {
    return changedAt;
  }

  /** The same progress with every figure 0: for a reader who may not see votes. */
  public AreaTotal progressOnly() {
    long[] progress = new long[cells.length()];
    System.arraycopy(cells(), 0, progress, 0, FigureCells.SUMS);
    return new AreaTotal(progress, candidates, changedAt);
  }

  /** Whether no tally can come to these figures, or come back, by the ordinary way. */
  public boolean complete() {
    return FigureCells.complete(cells::get);
  }

  /** A copy of the figures as laid out by {@link FigureCells}. */
  public long[] cells() {
    return cells.toArray();
  }

  /** The figures as they are kept. */
  public Packed packed() {
    return cells;
  }

  private long cell(Bucket bucket) {
    return cells.get(bucket.ordinal());
  }

  private Reconciliation.Equation equation(int first) {
    return new Reconciliation.Equation(
        cells.get(first), cells.get(first + 1), cells.get(first + 2));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AreaTotal that
        && candidates == that.candidates
        && changedAt == that.changedAt
        && Arrays.equals(cells(), that.cells());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells());
  }
}
