package io.tajmi.decision;

import io.tajmi.decision.Assessment.Seats;
import java.util.Arrays;

/**
 * Where the whole seats of every group are fixed, the seats that are left or too many are a fixed
 * number, and only the order in which they go can change. A group surely has one of them that only
 * fewer others can reach, and surely has none that as many others stay ahead of. More seats than
 * there are groups go round again, each time in the same order.
 */
final class RestOrder {
  private final int[] whole;
  private final Fraction[] low;
  private final Fraction[] high;
  private final boolean[] able;
  private final boolean[] sometimes;
  private final int[] caps;

  /**
   * Groups before the rest is given.
   *
   * @param low the least and {@code high} the most of what orders them
   * @param able who can surely be given a seat, and {@code sometimes} who may be
   */
  RestOrder(
      int[] whole,
      Fraction[] low,
      Fraction[] high,
      boolean[] able,
      boolean[] sometimes,
      int[] caps) {
    this.whole = whole;
    this.low = low;
    this.high = high;
    this.able = able;
    this.sometimes = sometimes;
    this.caps = caps;
  }

  /** Gives so many; false where not enough is fixed to tell. */
  boolean give(int left, Seats seats) {
    int surely = count(able);
    boolean fixed = Arrays.equals(able, sometimes);
    if (left < 0 || (left > surely && (!fixed || surely == 0))) {
      return false;
    }
    int rounds = left > surely ? left / surely : 0;
    int rest = left - rounds * surely;
    for (int g = 0; g < whole.length; g++) {
      if (sometimes[g] && whole[g] + rounds + 1 > caps[g]) {
        return false;
      }
    }
    for (int g = 0; g < whole.length; g++) {
      give(g, rounds, rest, seats);
    }
    return true;
  }

  private static int count(boolean[] some) {
    int count = 0;
    for (boolean it : some) {
      count += it ? 1 : 0;
    }
    return count;
  }

  private void give(int g, int rounds, int rest, Seats seats) {
    int reach = 0;
    int ahead = 0;
    for (int h = 0; h < whole.length; h++) {
      if (h != g) {
        reach += sometimes[h] && high[h].compareTo(low[g]) >= 0 ? 1 : 0;
        ahead += able[h] && low[h].compareTo(high[g]) > 0 ? 1 : 0;
      }
    }
    int full = whole[g] + (able[g] ? rounds : 0);
    boolean surely = able[g] && reach < rest;
    boolean never = !sometimes[g] || rest == 0 || ahead >= rest;
    seats.least[g] = full + (surely ? 1 : 0);
    seats.most[g] = full + (never ? 0 : 1);
  }

  /** Takes so many back from those that were rounded up, the smallest first. */
  void takeBack(int tooMany, boolean[] roundedUp, Seats seats) {
    for (int g = 0; g < whole.length; g++) {
      int reach = 0;
      int before = 0;
      for (int h = 0; h < whole.length; h++) {
        if (h != g && roundedUp[h]) {
          reach += low[h].compareTo(high[g]) <= 0 ? 1 : 0;
          before += high[h].compareTo(low[g]) < 0 ? 1 : 0;
        }
      }
      boolean surely = roundedUp[g] && reach < tooMany;
      boolean never = !roundedUp[g] || before >= tooMany;
      seats.least[g] = whole[g] - (never ? 0 : 1);
      seats.most[g] = whole[g] - (surely ? 1 : 0);
    }
  }
}
