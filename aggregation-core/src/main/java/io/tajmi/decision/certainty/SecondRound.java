package io.tajmi.decision.certainty;

import io.tajmi.decision.poll.Apportionment;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.terms.Rule.Basis;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a second round that includes a candidate is possible where one seat is to be filled, a
 * ballot carries one name and everybody stands: a case in which nobody reaches the bar, and fewer
 * rivals than there are places are ahead of the candidate.
 *
 * <p>First c gets the ballots that bring it beside the last rival who has a place. The larger the
 * base, the harder is the bar, so all ballots are used; those that are left close the gap between
 * the first two, and whatever still remains is invalid where invalid ballots are in the base. Where
 * they are not, and no ballot can name others, everybody is raised towards the first, and only when
 * all are level the first rises too; with two candidates the parity of the ballots decides, so a
 * few fewer are tried as well. Of no ballots at all nobody reaches a share.
 */
final class SecondRound {
  private static final int FEWER_TRIED = 3;

  private final Poll poll;
  private final Basis basis;
  private final RoundCertainty.Bar bar;
  private final long room;
  private final int places;
  private final boolean othersNamed;
  private final long[] sorted;
  private final List<Integer> contenders;

  /**
   * With so many places.
   *
   * @param othersNamed whether a valid ballot may name one who is no part of the order
   */
  SecondRound(
      Poll poll, Basis basis, RoundCertainty.Bar bar, long room, int places, boolean othersNamed) {
    this.poll = poll;
    this.basis = basis;
    this.bar = bar;
    this.room = room;
    this.places = places;
    this.othersNamed = othersNamed;
    this.sorted = poll.standing().stream().mapToLong(c -> poll.votes[c]).sorted().toArray();
    this.contenders = poll.contenders();
  }

  /** Whether it is possible with this candidate. */
  boolean canInclude(int c) {
    long needed = Math.max(0, lastRivalWithPlace(c) - poll.votes[c]);
    if (needed > room) {
      return false;
    }
    long[] after =
        contenders.stream().mapToLong(r -> poll.votes[r] + (r == c ? needed : 0)).toArray();
    Arrays.sort(after);
    long fewest = Math.max(needed, room - FEWER_TRIED);
    for (long used = room; used >= fewest; used--) {
      if (nobodyReaches(after, needed, used)) {
        return true;
      }
    }
    return false;
  }

  /** Votes of the rival who has the last place while c has none; 0 where there are places left. */
  private long lastRivalWithPlace(int c) {
    int rivals = sorted.length - 1;
    if (rivals < places) {
      return 0;
    }
    int at = sorted.length - places;
    boolean cIsAmongThem = poll.votes[c] >= sorted[at];
    return cIsAmongThem ? sorted[at - 1] : sorted[at];
  }

  private boolean nobodyReaches(long[] after, long needed, long used) {
    int size = after.length;
    long first = after[size - 1];
    long second = size > 1 ? after[size - 2] : 0;
    long rest = used - needed;
    long whole = Math.addExact(poll.base(basis), used);
    long gap = Math.max(0, first - second - rest);
    if (basis == Basis.VALID && !othersNamed) {
      long total = Math.addExact(Apportionment.sum(after), rest);
      long level = Math.max(first, Math.ceilDiv(total, size));
      if (level > first) {
        gap = size == 2 ? 2 * level - total : 0;
      } else if (size == 2) {
        gap = 2 * first - total;
      } else if (size == 1) {
        gap = total;
      }
      first = level;
    }
    return !bar.isMet(first, first - gap, whole);
  }
}
