package io.tajmi.view;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that follows from some sums by adding and subtracting them: exact Gaussian elimination. */
public final class RowSpace {
  private final int size;
  private final List<BigInteger[]> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();
  private final Set<BitSet> heard = new HashSet<>();

  /** Nothing is known yet of so many places. */
  public RowSpace(int size) {
    this.size = size;
  }

  /** The same, to learn more than this one does. */
  public RowSpace copy() {
    RowSpace copy = new RowSpace(size);
    copy.rows.addAll(rows);
    copy.pivots.addAll(pivots);
    copy.heard.addAll(heard);
    return copy;
  }

  /** A sum over these places is known. */
  public void learn(boolean[] members) {
    BitSet sum = new BitSet(size);
    for (int i = 0; i < size; i++) {
      sum.set(i, members[i]);
    }
    if (!heard.add(sum)) {
      return;
    }
    BigInteger[] left = reduced(members);
    int pivot = first(left);
    if (pivot >= 0) {
      rows.add(left);
      pivots.add(pivot);
    }
  }

  /** Whether what stands at one place follows. */
  public boolean knows(int place) {
    boolean[] alone = new boolean[size];
    alone[place] = true;
    return first(reduced(alone)) < 0;
  }

  private BigInteger[] reduced(boolean[] members) {
    BigInteger[] row = new BigInteger[size];
    for (int i = 0; i < size; i++) {
      row[i] = members[i] ? BigInteger.ONE : BigInteger.ZERO;
    }
    for (int i = 0; i < rows.size(); i++) {
      int pivot = pivots.get(i);
      if (row[pivot].signum() != 0) {
        row = eliminated(row, rows.get(i), pivot);
      }
    }
    return row;
  }

  private BigInteger[] eliminated(BigInteger[] row, BigInteger[] by, int pivot) {
    BigInteger[] next = new BigInteger[size];
    BigInteger divisor = BigInteger.ZERO;
    for (int i = 0; i < size; i++) {
      next[i] = row[i].multiply(by[pivot]).subtract(by[i].multiply(row[pivot]));
      divisor = divisor.gcd(next[i]);
    }
    for (int i = 0; i < size && divisor.signum() > 0; i++) {
      next[i] = next[i].divide(divisor);
    }
    return next;
  }

  private int first(BigInteger[] row) {
    for (int i = 0; i < size; i++) {
      if (row[i].signum() != 0) {
        return i;
      }
    }
    return -1;
  }
}
