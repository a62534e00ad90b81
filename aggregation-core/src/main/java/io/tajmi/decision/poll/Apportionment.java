package io.tajmi.decision.poll;

import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.terms.Rule.Price;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Seats of groups from their votes, exactly. No group gets more seats than it has candidates; what
 * it cannot take goes on to the others. Where equality leaves seats open, nobody gets them here.
 */
public final class Apportionment {
  public final int[] seats;
  public final List<Place> open = new ArrayList<>();

  /** Seats given after the whole ones, in order; those given to equals at once side by side. */
  final List<List<Integer>> rest = new ArrayList<>();

  private final long[] votes;
  private final int[] caps;
  private final TieBreaking settling;
  private final SeatsTold told;
  private int left;
  private boolean takenBack;

  private Apportionment(
      Groups groups, long[] votes, int seats, TieBreaking settling, @Nullable Explanation story) {
    this.caps = groups.caps();
    this.votes = votes;
    this.settling = settling;
    this.told = new SeatsTold(groups.names(), votes, story);
    this.seats = new int[votes.length];
    this.left = seats;
  }

  /** By shares of {@code denominator}, in one of three modes. */
  public static Apportionment byShare(
      Groups groups,
      long[] votes,
      long denominator,
      int seats,
      Mode mode,
      TieBreaking settling,
      @Nullable Explanation story) {
    Apportionment it = new Apportionment(groups, votes, seats, settling, story);
    if (denominator > 0) {
      it.share(denominator, seats, mode);
    }
    return it;
  }

  /** By a price in votes and the largest remainders. */
  public static Apportionment byQuota(
      Groups groups,
      long[] votes,
      int seats,
      Price price,
      TieBreaking settling,
      @Nullable Explanation story) {
    Apportionment it = new Apportionment(groups, votes, seats, settling, story);
    long sum = sum(votes);
    if (sum > 0 && seats > 0) {
      switch (price) {
        case HARE -> it.share(sum, seats, Mode.LARGEST_REMAINDER);
        case DROOP -> it.wholePrice(droop(sum, seats));
      }
    }
    return it;
  }

  /** By highest averages. */
  public static Apportionment byAverages(
      Groups groups,
      long[] votes,
      int seats,
      Divisors divisors,
      TieBreaking settling,
      @Nullable Explanation story) {
    Apportionment it = new Apportionment(groups, votes, seats, settling, story);
    it.averages(divisors);
    return it;
  }

  /** The votes that a seat costs under DROOP. */
  public static long droop(long sum, int seats) {
    return sum / (seats + 1) + 1;
  }

  public static long sum(long[] votes) {
    long sum = 0;
    for (long some : votes) {
      sum = Math.addExact(sum, some);
    }
    return sum;
  }

  public static long divisor(Divisors divisors, int seat) {
    return switch (divisors) {
      case DHONDT -> seat;
      case SAINTE_LAGUE -> 2L * seat - 1;
    };
  }

  /**
   * The seats of each group without so many that were given last, those that equality leaves open
   * being the very last; null where equality at the cut, or seats that were not given one by one,
   * leave open which those are.
   */
  public int @Nullable [] withoutLast(int last) {
    int[] fewer = seats.clone();
    int more = last - open.size();
    for (int i = rest.size() - 1; i >= 0 && more > 0; i--) {
      List<Integer> equals = rest.get(i);
      if (equals.size() > more) {
        return null;
      }
      equals.forEach(g -> fewer[g]--);
      more -= equals.size();
    }
    return more == 0 && !takenBack ? fewer : null;
  }

  private void share(long denominator, int of, Mode mode) {
    long[] fraction = new long[votes.length];
    long whole = 0;
    for (int g = 0; g < votes.length; g++) {
      long quota = Math.multiplyExact(votes[g], of);
      fraction[g] = quota % denominator;
      long seat = quota / denominator;
      if (mode == Mode.ROUND_THEN_TOP && 2 * fraction[g] >= denominator) {
        seat++;
      }
      seats[g] = (int) Math.min(seat, caps[g]);
      whole += seats[g];
      told.share(g, denominator, quota, seats[g]);
      if (seat > caps[g]) {
        told.tooFew(g, caps[g]);
      }
    }
    left = Math.toIntExact(of - whole);
    if (left < 0) {
      told.by(Sentence.TAKEN_BACK, Sentence.FRACTIONS_EQUAL, fraction, denominator);
      takeBack(byKey(fromHalf(fraction, denominator)));
    } else if (mode == Mode.LARGEST_REMAINDER) {
      told.by(Sentence.REST_BY_REMAINDER, Sentence.REMAINDERS_EQUAL, fraction, denominator);
      give(byKey(fraction));
    } else {
      told.by(Sentence.REST_BY_VOTES, Sentence.GROUPS_EQUAL, votes, 1);
      give(byKey(votes));
    }
  }

  /** Those whose fraction was rounded up come first, the smallest before the others. */
  private static long[] fromHalf(long[] fraction, long denominator) {
    long[] key = new long[fraction.length];
    for (int g = 0; g < key.length; g++) {
      long above = 2 * fraction[g] - denominator;
      key[g] = above >= 0 ? -above : Long.MIN_VALUE - above;
    }
    return key;
  }

  private void wholePrice(long price) {
    long[] remainder = new long[votes.length];
    for (int g = 0; g < votes.length; g++) {
      remainder[g] = votes[g] % price;
      seats[g] = (int) Math.min(votes[g] / price, caps[g]);
      left -= seats[g];
      told.price(g, price, seats[g], remainder[g]);
      if (votes[g] / price > caps[g]) {
        told.tooFew(g, caps[g]);
      }
    }
    told.by(Sentence.REST_BY_REMAINDER, Sentence.REMAINDERS_EQUAL, remainder, 1);
    give(byKey(remainder));
  }

  private static Comparator<Integer> byKey(long[] key) {
    return (a, b) -> Long.compare(key[b], key[a]);
  }

  /** One seat each in this order, again and again while seats are left and someone can take one. */
  private void give(Comparator<Integer> order) {
    while (left > 0) {
      List<Integer> able =
          IntStream.range(0, votes.length)
              .filter(g -> seats[g] < caps[g] && votes[g] > 0)
              .boxed()
              .sorted(order)
              .toList();
      if (able.isEmpty()) {
        return;
      }
      pass(able, order, 1);
    }
  }

  private void takeBack(Comparator<Integer> order) {
    takenBack = true;
    while (left < 0) {
      List<Integer> able =
          IntStream.range(0, votes.length).filter(g -> seats[g] > 0).boxed().sorted(order).toList();
      pass(able, order, -1);
    }
  }

  private void pass(List<Integer> able, Comparator<Integer> order, int step) {
    int from = 0;
    while (from < able.size() && left != 0) {
      int to = from + 1;
      while (to < able.size() && order.compare(able.get(from), able.get(to)) == 0) {
        to++;
      }
      settle(able.subList(from, to), step);
      from = to;
    }
  }

  /** Gives a seat to each of these equals, or takes one; a lot decides where it is not for all. */
  private void settle(List<Integer> equals, int step) {
    int moves = Math.min(Math.abs(left), equals.size());
    List<Integer> who = moves == equals.size() ? equals : drawn(equals);
    if (who != null) {
      List<Integer> moved = List.copyOf(who.subList(0, moves));
      moved.forEach(g -> seats[g] += step);
      moved.forEach(g -> told.moved(g, seats[g]));
      if (step > 0 && moves == equals.size()) {
        rest.add(moved);
      } else if (step > 0) {
        moved.forEach(g -> rest.add(List.of(g)));
      }
      left -= step * moves;
      return;
    }
    told.equal(equals);
    int places = step > 0 ? moves : equals.size() - moves;
    if (step < 0) {
      equals.forEach(g -> seats[g]--);
    }
    for (int i = 0; i < places; i++) {
      open.add(settling.open(told.names(equals)));
    }
    left = 0;
  }

  private @Nullable List<Integer> drawn(List<Integer> equals) {
    List<String> order = settling.order(Matter.GROUPS, null, told.names(equals));
    return order == null ? null : order.stream().map(told::group).toList();
  }

  private void averages(Divisors divisors) {
    Comparator<Integer> byAverage =
        (a, b) ->
            Fraction.compareProducts(
                votes[b],
                divisor(divisors, seats[a] + 1),
                votes[a],
                divisor(divisors, seats[b] + 1));
    PriorityQueue<Integer> next =
        new PriorityQueue<>(byAverage.thenComparing(Comparator.naturalOrder()));
    told.byAverages(divisors);
    IntStream.range(0, votes.length).filter(g -> caps[g] > 0 && votes[g] > 0).forEach(next::add);
    while (left > 0 && !next.isEmpty()) {
      List<Integer> equals = new ArrayList<>(List.of(next.remove()));
      while (!next.isEmpty() && byAverage.compare(equals.getFirst(), next.peek()) == 0) {
        equals.add(next.remove());
      }
      settle(equals, 1);
      equals.stream().filter(g -> seats[g] < caps[g]).forEach(next::add);
      if (left > 0) {
        equals.stream().filter(g -> seats[g] == caps[g]).forEach(g -> told.tooFew(g, caps[g]));
      }
    }
  }
}
