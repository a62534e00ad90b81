package io.tajmi.decision.certainty;

import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.poll.SameNames;
import java.util.List;

/**
 * The most votes that can still come to each group, and to all together, when so many more ballots
 * may come.
 */
final class GroupGains {
  private final long[] each;
  private final long all;
  private final boolean between;

  GroupGains(Poll poll, Groups groups, long room) {
    long pending = poll.waiting.stream().mapToLong(SameNames.Waiting::votes).sum();
    this.each = new long[groups.size()];
    this.between = poll.waiting.stream().anyMatch(some -> isBetween(groups, some.candidates()));
    boolean lists = poll.terms.rule().ordersWithinListVote();
    this.all =
        Math.addExact(
            Math.multiplyExact(room, (long) poll.terms.votesMax()),
            between || !lists ? pending : 0);
    for (int g = 0; g < each.length; g++) {
      each[g] = lists ? ofLists(poll, groups, g, room) : ofNames(poll, groups, g, room);
    }
  }

  private static boolean isBetween(Groups groups, List<Integer> candidates) {
    return candidates.stream().mapToInt(groups::of).distinct().count() > 1;
  }

  private static long ofLists(Poll poll, Groups groups, int group, long room) {
    Integer alone = groups.alone(group);
    return alone == null
        ? Math.multiplyExact(room, (long) poll.terms.votesMax())
        : Math.multiplyExact(
                Ranks.room(poll, alone, room), (long) poll.terms.ballot().toOnePerson())
            + poll.pending[alone];
  }

  /** A ballot gives a group at most one vote for each of its members. */
  private static long ofNames(Poll poll, Groups groups, int group, long room) {
    long members = groups.entrants(group).count();
    long pending = groups.entrants(group).mapToLong(c -> poll.pending[c]).sum();
    return Math.multiplyExact(room, Math.min(members, poll.terms.votesMax())) + pending;
  }

  /** The most votes that can come to a group. */
  long of(int group) {
    return each[group];
  }

  /** The most votes that can come to all groups together. */
  long all() {
    return all;
  }

  /** Whether a lot on votes of one name may move votes from one group to another. */
  boolean movedByLot() {
    return between;
  }
}
