package io.tajmi.decision.certainty;

import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.terms.Rule;
import java.util.Arrays;
import java.util.List;

/**
 * What is certain of the order of a list's members where the list's own order counts, and at most
 * those come ahead of it who have a share of its votes. One member can come before another where
 * some case of their votes has it so, each taken by itself; so what is called sure is sure.
 */
final class ListedRanks implements MemberBounds {
  private final Poll poll;
  private final int[] order;
  private final boolean[] mayBeLifted;
  private final boolean[] mayNotBe;
  private final long[] more;

  /**
   * The order within a group.
   *
   * @param gain the most votes that can still come to the group
   */
  ListedRanks(Poll poll, Groups groups, int group, long room, long gain) {
    this.poll = poll;
    List<Integer> members = groups.members().get(group);
    long[] keys = groups.keys(group);
    this.order =
        members.stream()
            .sorted((a, b) -> Long.compare(keys[b], keys[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.mayBeLifted = new boolean[poll.votes.length];
    this.mayNotBe = new boolean[poll.votes.length];
    this.more = new long[poll.votes.length];
    Arrays.fill(mayNotBe, true);
    if (poll.terms.rule().order() instanceof Rule.Order.Unless unless) {
      long votes = groups.votes()[group];
      for (int c : members) {
        more[c] = poll.pending[c] + Ranks.room(poll, c, room) * poll.terms.ballot().toOnePerson();
        long own = poll.votes[c] + more[c];
        mayBeLifted[c] = unless.share().isReachedBy(own, Math.max(own, votes + more[c]));
        mayNotBe[c] = !unless.share().isReachedBy(poll.votes[c], votes + gain);
      }
    }
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
    return j > 0
        && contains(c)
        && (order.length <= j || Arrays.stream(order).filter(r -> mayBeAhead(r, c)).count() < j);
  }

  @Override
  public boolean surelyBeyond(int c, int j) {
    return !contains(c)
        || Arrays.stream(order).filter(r -> r != c && !mayBeAhead(c, r)).count() >= j;
  }

  private boolean contains(int c) {
    return Arrays.stream(order).anyMatch(r -> r == c);
  }

  private boolean mayBeAhead(int r, int c) {
    if (r == c) {
      return false;
    }
    boolean listedBefore = r < c;
    long most = poll.votes[r] + more[r];
    boolean asLifted =
        mayBeLifted[r]
            && mayBeLifted[c]
            && (listedBefore ? most >= poll.votes[c] : most > poll.votes[c]);
    return (mayBeLifted[r] && mayNotBe[c])
        || asLifted
        || (listedBefore && mayNotBe[r] && mayNotBe[c]);
  }
}
