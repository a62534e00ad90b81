package io.tajmi.decision;

import io.tajmi.decision.Assessment.Chances;
import io.tajmi.decision.Assessment.Seats;
import io.tajmi.decision.Rule.AlternatesFrom;
import java.util.ArrayList;
import java.util.List;

/**
 * What is sure where groups win seats: the fewest and the most seats of each group, then the order
 * within it. A member is surely elected who is surely among as many as the fewest seats, and surely
 * not who is surely not among as many as the most.
 */
final class GroupCertainty {
  private final Poll poll;
  private final ContestTerms terms;
  private final long room;
  private final Groups groups;
  private final Seats seats;

  GroupCertainty(Poll poll, long room) {
    this.poll = poll;
    this.terms = poll.terms;
    this.room = room;
    this.groups = Groups.of(poll);
    this.seats = new Seats(groups.size());
  }

  Assessment assessment() {
    boolean exact =
        switch (terms.rule()) {
          case Rule.HighestAverages rule -> {
            AverageBounds bounds = new AverageBounds(poll, groups, rule, room);
            bounds.fill(seats);
            yield bounds.exact();
          }
          case Rule.ListShare rule -> {
            new ShareBounds(poll, groups, room).byShare(rule, seats);
            yield false;
          }
          case Rule.Quota rule -> {
            new ShareBounds(poll, groups, room).byQuota(rule, seats);
            yield false;
          }
          case Rule.Plurality _, Rule.Majority _, Rule.Threshold _ ->
              throw new IllegalStateException("seats are not won by groups");
        };
    tighten();
    List<Ranks> ranks = new ArrayList<>();
    for (List<Integer> members : groups.members()) {
      ranks.add(new Ranks(poll, members, room, names()));
    }
    Chances elected = Certainty.chances(poll, c -> chance(c, ranks));
    return new Assessment(
        elected,
        Chances.all(poll.votes.length, Chance.IMPOSSIBLE),
        seats,
        orderSure(ranks, elected),
        Precision.BOUND,
        exact ? Precision.EXACT : Precision.BOUND);
  }

  /** Within a list vote each member may be marked; elsewhere names are names. */
  private long names() {
    return terms.rule().ordersWithinListVote()
        ? Math.multiplyExact(room, (long) poll.votes.length)
        : Ranks.names(poll, room);
  }

  /** No group has more than the others leave, nor less than they cannot take. */
  private void tighten() {
    int[] caps = groups.caps();
    int able = 0;
    int least = 0;
    for (int g = 0; g < caps.length; g++) {
      seats.most[g] = Math.min(seats.most[g], Math.min(caps[g], poll.seats));
      seats.least[g] = Math.min(seats.least[g], seats.most[g]);
      able += seats.most[g];
      least += seats.least[g];
    }
    for (int g = 0; g < caps.length; g++) {
      seats.most[g] = Math.min(seats.most[g], poll.seats - (least - seats.least[g]));
    }
    if (able == 0) {
      java.util.Arrays.fill(seats.least, 0);
    }
  }

  private Chance chance(int c, List<Ranks> ranks) {
    for (int g = 0; g < groups.size(); g++) {
      if (groups.members().get(g).contains(c)) {
        return Chance.of(
            ranks.get(g).surelyWithin(c, seats.least[g]),
            ranks.get(g).surelyBeyond(c, seats.most[g]));
      }
    }
    return Chance.IMPOSSIBLE;
  }

  private boolean orderSure(List<Ranks> ranks, Chances elected) {
    if (terms.alternates() == 0) {
      return true;
    }
    if (!seats.settled()) {
      return false;
    }
    if (terms.rule() instanceof Rule.ListShare rule
        && rule.alternatesFrom() == AlternatesFrom.OVERALL) {
      List<Integer> others =
          poll.standing().stream().filter(c -> elected.of(c) == Chance.IMPOSSIBLE).toList();
      Ranks overall = new Ranks(poll, others, room, names());
      return elected.settled() && Certainty.orderSure(overall, 0, terms.alternates());
    }
    for (int g = 0; g < groups.size(); g++) {
      boolean follows = seats.least[g] > 0;
      if (follows && !Certainty.orderSure(ranks.get(g), seats.least[g], terms.alternates())) {
        return false;
      }
    }
    return true;
  }
}
