package io.tajmi.decision;

import io.tajmi.decision.Assessment.Seats;
import io.tajmi.decision.Rule.Mode;

/**
 * Where no quota can pass a whole number, nor a half where it is rounded, the seats that are left
 * or too many are a fixed number, and only the order in which they go can change. A group surely
 * has one of them that only fewer others can reach, and surely has none that as many others stay
 * ahead of.
 */
final class ShareOrder {
  private final int of;
  private final Groups groups;
  private final long[] most;
  private final long others;
  private final int size;
  private final Fraction[] low;
  private final Fraction[] high;
  private final int[] whole;
  private final boolean[] roundedUp;

  /**
   * Seats to be shared.
   *
   * @param most the most votes that can still come to each group
   * @param others the most that can still come to all together
   */
  ShareOrder(int seats, Groups groups, long[] most, long others) {
    this.of = seats;
    this.groups = groups;
    this.most = most;
    this.others = others;
    this.size = most.length;
    this.low = new Fraction[size];
    this.high = new Fraction[size];
    this.whole = new int[size];
    this.roundedUp = new boolean[size];
  }

  /** Narrows the seats where it can, and leaves them where it cannot. */
  void narrow(long denominator, Mode mode, Seats seats) {
    int left = of;
    for (int g = 0; g < size; g++) {
      if (!fix(g, denominator, mode)) {
        return;
      }
      left -= whole[g];
    }
    if (Math.abs(left) > size) {
      return;
    }
    if (mode != Mode.LARGEST_REMAINDER && left >= 0) {
      byVotes();
    }
    for (int g = 0; g < size; g++) {
      if (left >= 0) {
        give(g, left, seats);
      } else {
        takeBack(g, -left, seats);
      }
    }
  }

  /** The whole part and the fractions of a quota; false where they are not fixed. */
  private boolean fix(int g, long denominator, Mode mode) {
    long votes = groups.votes()[g];
    if (votes == 0) {
      return false;
    }
    long fewest = Math.addExact(denominator, others);
    long largest = Math.addExact(denominator, most[g]);
    long below = Math.multiplyExact(votes, of);
    long above = Math.multiplyExact(votes + most[g], of);
    low[g] = new Fraction(below % fewest, fewest);
    high[g] = new Fraction(above % largest, largest);
    boolean up = mode == Mode.ROUND_THEN_TOP && isHalf(low[g]);
    whole[g] = Math.toIntExact(below / fewest) + (up ? 1 : 0);
    roundedUp[g] = up;
    boolean sameHalf = mode != Mode.ROUND_THEN_TOP || isHalf(low[g]) == isHalf(high[g]);
    return below / fewest == above / largest
        && sameHalf
        && whole[g] < groups.members().get(g).size();
  }

  private static boolean isHalf(Fraction fraction) {
    return 2 * fraction.numerator() >= fraction.denominator();
  }

  private void byVotes() {
    for (int g = 0; g < size; g++) {
      low[g] = new Fraction(groups.votes()[g], 1);
      high[g] = new Fraction(groups.votes()[g] + most[g], 1);
    }
  }

  private void give(int g, int left, Seats seats) {
    int reach = 0;
    int ahead = 0;
    for (int h = 0; h < size; h++) {
      if (h != g) {
        reach += high[h].compareTo(low[g]) >= 0 ? 1 : 0;
        ahead += low[h].compareTo(high[g]) > 0 ? 1 : 0;
      }
    }
    seats.least[g] = whole[g] + (reach < left ? 1 : 0);
    seats.most[g] = whole[g] + (left == 0 || ahead >= left ? 0 : 1);
  }

  private void takeBack(int g, int tooMany, Seats seats) {
    int reach = 0;
    int ahead = 0;
    for (int h = 0; h < size; h++) {
      if (h != g && roundedUp[h]) {
        reach += low[h].compareTo(high[g]) <= 0 ? 1 : 0;
        ahead += high[h].compareTo(low[g]) < 0 ? 1 : 0;
      }
    }
    boolean surely = roundedUp[g] && reach < tooMany;
    boolean never = !roundedUp[g] || ahead >= tooMany;
    seats.least[g] = whole[g] - (never ? 0 : 1);
    seats.most[g] = whole[g] - (surely ? 1 : 0);
  }
}
