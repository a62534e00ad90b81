package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Seats;
import io.tajmi.decision.terms.Fraction;
import java.util.Arrays;

/**
 * Where the whole seats of every group are fixed, the seats that are left or too many are a fixed
 * number, and only the order in which they go can change. A group surely has one of them that only
 * fewer others can reach, and surely has none that as many others stay ahead of. More seats than
 * there are groups go round again, each time in the same order.
 */
final class RestOrder {
  private final int[] caps;
  private final boolean[] able;
  private final boolean[] sometimes;
  private final int[] whole;
  private final boolean[] roundedUp;
  private final Fraction[] low;
  private final Fraction[] high;
  private boolean fixed = true;
  private int left;

  /**
   * What a group has before the rest is given, in its worst or its best case.
   *
   * @param whole seats, without the one that rounding gives
   * @param up whether its fraction is rounded up
   * @param rest what orders it
   */
  record Claim(int whole, boolean up, Fraction rest) {
    Claim(long whole, Fraction rest) {
      this(Math.toIntExact(whole), false, rest);
    }
  }

  /**
   * So many seats, of groups whose claims are told one by one.
   *
   * @param able who can surely be given a seat, and {@code sometimes} who may be
   */
  RestOrder(int seats, int[] caps, boolean[] able, boolean[] sometimes) {
    this.caps = caps;
    this.able = able.clone();
    this.sometimes = sometimes.clone();
    this.left = seats;
    this.whole = new int[caps.length];
    this.roundedUp = new boolean[caps.length];
    this.low = new Fraction[caps.length];
    this.high = new Fraction[caps.length];
  }

  /** The least and the most that a group may have. */
  void claim(int group, Claim least, Claim most) {
    if (!least.up() && !most.up() && least.whole() >= caps[group]) {
      fill(group);
      by(group, least.rest(), most.rest());
      return;
    }
    roundedUp[group] = least.up();
    whole[group] = least.whole() + (least.up() ? 1 : 0);
    fixed &=
        least.whole() == most.whole() && least.up() == most.up() && whole[group] <= caps[group];
    left -= whole[group];
    by(group, least.rest(), most.rest());
  }

  /** Whatever comes, it has all the seats that it can take, and none of the rest. */
  private void fill(int group) {
    whole[group] = caps[group];
    left -= whole[group];
    able[group] = false;
    sometimes[group] = false;
  }

  /** What orders a group, where it is not what its claim says. */
  void by(int group, Fraction least, Fraction most) {
    low[group] = least;
    high[group] = most;
  }

  /** Whether the claims come to more than there is. */
  boolean tooMany() {
    return left < 0;
  }

  /** Narrows seats where the claims are fixed; false where they are not, or tell too little. */
  boolean narrow(Seats seats) {
    if (!fixed) {
      return false;
    }
    if (tooMany()) {
      takeBack(-left, seats);
      return true;
    }
    return give(seats);
  }

  private boolean give(Seats seats) {
    int surely = count(able);
    boolean same = Arrays.equals(able, sometimes);
    if (left > surely && (!same || surely == 0)) {
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
  private void takeBack(int tooMany, Seats seats) {
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
