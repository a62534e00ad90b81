package io.tajmi.count;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import java.util.function.IntToLongFunction;

/**
 * The layout of an area's figures in one array. Every cell is a sum over branches, so an area is
 * the cell-wise sum of its children and its own branches, whatever the cell means.
 */
public final class FigureCells {
  private static final BallotField[] FIELDS = BallotField.values();

  // One cell for each bucket comes first.
  public static final int SUMS = Bucket.values().length;
  static final int STATING = SUMS + FIELDS.length;
  public static final int TAKEN = STATING + FIELDS.length;
  static final int A1_N = TAKEN + 1;
  static final int A1_LEFT = A1_N + 1;
  static final int A1_RIGHT = A1_N + 2;
  static final int A2_N = A1_N + 3;
  static final int A2_SURPLUS = A2_N + 1;
  static final int A2_NOT_TAKEN = A2_N + 2;
  static final int A2_WITH_SURPLUS = A2_N + 3;
  static final int A2_NOT_COVERED = A2_N + 4;
  static final int A3_N = A2_N + 5;
  static final int A3_CARRIED = A3_N + 1;
  static final int A4_N = A3_N + 2;
  static final int A4_LEFT = A4_N + 1;
  static final int A4_RIGHT = A4_N + 2;
  static final int A5_N = A4_N + 3;
  static final int A5_LEFT = A5_N + 1;
  static final int A5_RIGHT = A5_N + 2;
  static final int AMBIGUOUS = A5_N + 3;
  static final int STATING_LISTS = AMBIGUOUS + 1;
  static final int VOTES = STATING_LISTS + 1;

  private FigureCells() {}

  public static int length(int candidates, int lists) {
    return VOTES + candidates + lists;
  }

  /** Adds {@code sign} times what a branch contributes. */
  public static void add(long[] cells, BranchRow row, int candidates, int sign) {
    put(cells, row.bucket().ordinal(), sign);
    Tally tally = row.counted();
    if (tally != null) {
      add(cells, tally, candidates, sign);
    }
  }

  /** Adds {@code sign} times a tally, and nothing to the progress. */
  public static void add(long[] cells, Tally tally, int candidates, int sign) {
    addBallots(cells, tally.ballots(), sign);
    addIdentities(cells, tally.ballots(), sign);
    addVotes(cells, VOTES, tally.votes(), sign);
    Votes lists = tally.listVotes();
    if (lists != null) {
      put(cells, STATING_LISTS, sign);
      addVotes(cells, VOTES + candidates, lists, sign);
    }
    for (Tally.Ambiguous ambiguous : tally.ambiguous()) {
      put(cells, AMBIGUOUS, (long) sign * ambiguous.n());
    }
  }

  /** Whether no tally can come to these figures, or come back, by the ordinary way. */
  public static boolean complete(IntToLongFunction cell) {
    return cell.applyAsLong(Bucket.OUTSTANDING.ordinal())
            + cell.applyAsLong(Bucket.HELD_BACK.ordinal())
            + cell.applyAsLong(Bucket.INCOMPLETE.ordinal())
        == 0;
  }

  /** Adds cell by cell. */
  public static void addAll(long[] cells, long[] more) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.addExact(cells[i], more[i]);
    }
  }

  private static void addVotes(long[] cells, int first, Votes votes, int sign) {
    for (int i = 0; i < votes.size(); i++) {
      put(cells, first + i, (long) sign * votes.get(i));
    }
  }

  private static void addBallots(long[] cells, Ballots ballots, int sign) {
    for (int i = 0; i < FIELDS.length; i++) {
      if (ballots.states(FIELDS[i])) {
        put(cells, SUMS + i, (long) sign * ballots.get(FIELDS[i]));
        put(cells, STATING + i, sign);
      }
    }
    put(cells, TAKEN, (long) sign * ballots.taken());
  }

  private static void addIdentities(long[] cells, Ballots b, int sign) {
    if (b.states(
        BallotField.RECEIVED, BallotField.USED, BallotField.SPOILED, BallotField.REMAINING)) {
      long right =
          (long) b.get(BallotField.USED)
              + b.get(BallotField.SPOILED)
              + b.get(BallotField.REMAINING);
      equation(cells, A1_N, sign, b.get(BallotField.RECEIVED), right);
    }
    if (b.states(BallotField.IN_BOX, BallotField.USED)) {
      addPapers(cells, b, sign);
    }
    boolean notTaken = b.states(BallotField.IN_BOX, BallotField.INVALID_NOT_TAKEN);
    long inBoxLess = (long) b.orZero(BallotField.IN_BOX) - b.orZero(BallotField.INVALID_NOT_TAKEN);
    boolean taken = b.states(BallotField.TAKEN);
    if (taken && notTaken) {
      equation(cells, A4_N, sign, b.get(BallotField.TAKEN), inBoxLess);
    }
    if ((taken || notTaken) && b.states(BallotField.VALID, BallotField.INVALID_TAKEN)) {
      long left = taken ? b.get(BallotField.TAKEN) : inBoxLess;
      long right = (long) b.get(BallotField.VALID) + b.get(BallotField.INVALID_TAKEN);
      equation(cells, A5_N, sign, left, right);
    }
  }

  private static void addPapers(long[] cells, Ballots b, int sign) {
    long surplus = (long) b.get(BallotField.IN_BOX) - b.get(BallotField.USED);
    put(cells, A3_N, sign);
    put(cells, A3_CARRIED, sign * Math.max(0, -surplus));
    if (b.states(BallotField.INVALID_NOT_TAKEN)) {
      long notTaken = b.get(BallotField.INVALID_NOT_TAKEN);
      put(cells, A2_N, sign);
      put(cells, A2_SURPLUS, sign * Math.max(0, surplus));
      put(cells, A2_NOT_TAKEN, sign * notTaken);
      put(cells, A2_WITH_SURPLUS, surplus > 0 ? sign : 0);
      put(cells, A2_NOT_COVERED, surplus > notTaken ? sign : 0);
    }
  }

  private static void equation(long[] cells, int first, int sign, long left, long right) {
    put(cells, first, sign);
    put(cells, first + 1, sign * left);
    put(cells, first + 2, sign * right);
  }

  private static void put(long[] cells, int cell, long more) {
    cells[cell] = Math.addExact(cells[cell], more);
  }
}
