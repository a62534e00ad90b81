package io.tajmi.decision.certainty;

import io.tajmi.decision.poll.Poll;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What is certain of the order of candidates when up to {@code room} more ballots may come, each
 * with at least one name and at most as many as a ballot carries, any of them valid or not.
 *
 * <p>A rival r that has v(r) votes needs g = max(0, v(c) − v(r)) more to be equal to c, which makes
 * a lot possible. So c is surely among the first j exactly where no j rivals can be brought there
 * together. Any needs are met together where each is at most the ballots, because a ballot names a
 * candidate once, and their sum at most the names on them; the j smallest needs are met where any j
 * are. And c is surely not among the first j exactly where j rivals stay ahead of c even when every
 * ballot names c and nobody else.
 */
final class Ranks implements MemberBounds {
  private final long[] low;
  private final long[] high;
  private final long[] room;
  private final long names;
  private final int[] order;
  private final int[] at;
  private final long[] before;
  private final boolean plain;
  private final long roomOfAll;

  /** Order among candidates, each of whom a ballot names once. */
  static Ranks of(Poll poll, Collection<Integer> among, long room) {
    return new Ranks(poll, among, room, 1, Math.multiplyExact(room, (long) poll.terms.votesMax()));
  }

  /**
   * Order among some.
   *
   * @param each the most votes of one ballot for one of them
   * @param names the most votes for them on all the ballots together
   */
  Ranks(Poll poll, Collection<Integer> among, long room, int each, long names) {
    this.low = poll.votes;
    this.high = new long[low.length];
    this.room = new long[low.length];
    this.names = names;
    this.roomOfAll = Math.multiplyExact(room, (long) each);
    this.plain = poll.plain();
    for (int i = 0; i < low.length; i++) {
      high[i] = low[i] + poll.pending[i];
      this.room[i] = Math.multiplyExact(room(poll, i, room), (long) each);
    }
    List<Integer> sorted = among.stream().sorted((a, b) -> Long.compare(low[b], low[a])).toList();
    order = sorted.stream().mapToInt(Integer::intValue).toArray();
    at = new int[low.length];
    Arrays.fill(at, -1);
    before = new long[order.length + 1];
    for (int i = 0; i < order.length; i++) {
      at[order[i]] = i;
      before[i + 1] = before[i] + low[order[i]];
    }
  }

  /** The most ballots that can still name a candidate. */
  static long room(Poll poll, int candidate, long room) {
    long open = Math.max(room, poll.uncertainty.ballots()) - poll.closed[candidate];
    return Math.max(0, Math.min(room, open));
  }

  @Override
  public int size() {
    return order.length;
  }

  @Override
  public int atPlace(int place) {
    return order[place];
  }

  @Override
  public boolean surelyWithin(int c, int j) {
    if (at[c] < 0 || j <= 0) {
      return false;
    }
    if (order.length <= j) {
      return true;
    }
    return plain ? !reachTogether(c, j) : !reachTogetherAtMost(c, j);
  }

  private boolean reachTogether(int c, int j) {
    int last = lastNotBelow(low[c]);
    if (last >= j) {
      return true;
    }
    long largest = low[c] - low[order[j]];
    long sum = (j - last) * low[c] - (before[j + 1] - before[last + 1]);
    return largest <= roomOfAll && sum <= names;
  }

  /** Where the rooms of rivals differ, each is given its own, which is enough to be safe. */
  private boolean reachTogetherAtMost(int c, int j) {
    long[] needs =
        Arrays.stream(order)
            .filter(r -> r != c && low[c] - high[r] <= room[r])
            .mapToLong(r -> Math.max(0, low[c] - high[r]))
            .sorted()
            .limit(j)
            .toArray();
    return needs.length == j && Arrays.stream(needs).sum() <= names;
  }

  /** The last place in the certain order with at least so many votes. */
  private int lastNotBelow(long votes) {
    int from = 0;
    int to = order.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (low[order[middle]] >= votes) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from - 1;
  }

  @Override
  public boolean surelyBeyond(int c, int j) {
    return at[c] < 0 || lastNotBelow(high[c] + room[c] + 1) + 1 >= j;
  }
}
