package io.tajmi.decision.certainty;

import io.tajmi.decision.certainty.Assessment.Chances;
import io.tajmi.decision.certainty.Assessment.Seats;
import io.tajmi.decision.poll.Departures.Fate;
import io.tajmi.decision.poll.Groups;
import io.tajmi.decision.poll.Poll;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is sure where groups win seats: the fewest and the most seats of each group, then the order
 * within it. A member surely has a seat who is surely among as many as the fewest seats, and surely
 * none who is surely not among as many as the most.
 */
final class GroupCertainty {
  private final Poll poll;
  private final ContestTerms terms;
  private final long room;
  private final Groups groups;
  private final GroupGains gains;
  private final List<MemberBounds> orders = new ArrayList<>();

  GroupCertainty(Poll poll, long room) {
    this.poll = poll;
    this.terms = poll.terms;
    this.room = room;
    this.groups = Groups.of(poll);
    this.gains = new GroupGains(poll, groups, room);
    for (int g = 0; g < groups.size(); g++) {
      orders.add(order(g, groups.members().get(g)));
    }
  }

  Assessment assessment() {
    Seats seats = new Seats(groups.size());
    boolean exact = bound(poll.seats, seats);
    Seats filled = seats;
    int last = poll.vacancies.last();
    boolean named = last == 0 || terms.rule() instanceof Rule.HighestAverages;
    if (last > 0 && named) {
      filled = new Seats(groups.size());
      var _ = bound(poll.seats - last, filled);
    }
    Chances won = won(filled);
    boolean moves = movesUp(seats);
    boolean steady = named && filled.settled();
    return new Assessment(
        won,
        unsure(moves ? movedUp(won, seats) : Certainty.elected(poll, won), named),
        Chances.all(poll.votes.length, Possibility.IMPOSSIBLE),
        seats,
        steady && (moves ? wholeOrderSure(seats) : orderSure(seats, won)),
        Precision.BOUND,
        exact ? Precision.EXACT : Precision.BOUND);
  }

  /** Where it may not be known which seats stay empty, nobody surely keeps one. */
  private Chances unsure(Chances elected, boolean named) {
    return named
        ? elected
        : Certainty.chances(
            poll, c -> elected.of(c) == Possibility.SURE ? Possibility.POSSIBLE : elected.of(c));
  }

  /** The fewest and the most of so many seats; whether each is reached in some case. */
  private boolean bound(int of, Seats seats) {
    boolean exact =
        switch (terms.rule()) {
          case Rule.HighestAverages rule -> {
            AverageBounds bounds = new AverageBounds(poll, groups, gains, rule, of);
            bounds.fill(seats);
            yield bounds.exact();
          }
          case Rule.ListShare rule -> {
            new ShareBounds(poll, groups, gains).byShare(rule, room, seats);
            yield false;
          }
          case Rule.Quota rule -> {
            new QuotaBounds(poll, groups, gains, rule, room).fill(seats);
            yield false;
          }
          case Rule.Plurality _, Rule.Majority _, Rule.Threshold _ ->
              throw new IllegalStateException("seats are not won by groups");
        };
    tighten(of, seats);
    return exact;
  }

  private MemberBounds order(int group, List<Integer> members) {
    boolean listed =
        groups.names().get(group).startsWith(Groups.LIST)
            && !(terms.rule().order() instanceof Rule.Order.Personal);
    if (listed) {
      return new ListedRanks(poll, groups, group, room, gains.of(group));
    }
    return personal(members);
  }

  private Ranks personal(List<Integer> members) {
    return terms.rule().ordersWithinListVote()
        ? new Ranks(
            poll,
            members,
            room,
            terms.ballot().toOnePerson(),
            Math.multiplyExact(room, terms.ballot().toPersons()))
        : Ranks.of(poll, members, room);
  }

  /** No group has more than the others leave, nor less than they cannot take. */
  private void tighten(int of, Seats seats) {
    int[] caps = groups.caps();
    int able = 0;
    int least = 0;
    for (int g = 0; g < caps.length; g++) {
      seats.most[g] = Math.min(seats.most[g], Math.min(caps[g], of));
      seats.least[g] = Math.min(seats.least[g], seats.most[g]);
      able += seats.most[g];
      least += seats.least[g];
    }
    for (int g = 0; g < caps.length; g++) {
      seats.most[g] = Math.min(seats.most[g], of - (least - seats.least[g]));
    }
    if (able == 0) {
      Arrays.fill(seats.least, 0);
    }
  }

  private Chances won(Seats seats) {
    return Certainty.chances(
        poll,
        c -> {
          int g = groups.of(c);
          return g < 0 || !poll.ranks[c]
              ? Possibility.IMPOSSIBLE
              : Possibility.of(
                  orders.get(g).surelyWithin(c, seats.least[g]),
                  orders.get(g).surelyBeyond(c, seats.most[g]));
        });
  }

  /** Whether an alternate may take the seat of one who left. */
  private boolean movesUp(Seats seats) {
    for (int g = 0; g < groups.size(); g++) {
      if (Certainty.mayHold(poll, orders.get(g), Fate.ALTERNATE, seats.most[g])) {
        return groups.members().stream().flatMap(List::stream).anyMatch(c -> !poll.stands[c]);
      }
    }
    return false;
  }

  /** Whoever holds a seat holds it; anyone who stands may be the alternate that moves up. */
  private Chances movedUp(Chances won, Seats seats) {
    Chances own = Certainty.elected(poll, won);
    return Certainty.chances(
        poll,
        c -> {
          int g = groups.of(c);
          if (!poll.stands[c] || g < 0) {
            return Possibility.IMPOSSIBLE;
          }
          boolean never =
              !overall() && orders.get(g).surelyBeyond(c, seats.most[g] + terms.alternates());
          return Possibility.of(own.of(c) == Possibility.SURE, never);
        });
  }

  /** Where somebody may move up, nothing in the order of seats and alternates may change. */
  private boolean wholeOrderSure(Seats seats) {
    for (int g = 0; g < groups.size(); g++) {
      int places = seats.least[g] + terms.alternates();
      if (seats.least[g] > 0 && !orders.get(g).orderSure(0, places)) {
        return false;
      }
    }
    return seats.settled() && !overall();
  }

  private boolean overall() {
    return terms.rule() instanceof Rule.ListShare rule
        && rule.alternatesFrom() == AlternatesFrom.OVERALL;
  }

  private boolean orderSure(Seats seats, Chances won) {
    if (terms.alternates() == 0) {
      return true;
    }
    if (!seats.settled()) {
      return false;
    }
    if (overall()) {
      List<Integer> others =
          poll.standing().stream().filter(c -> won.of(c) == Possibility.IMPOSSIBLE).toList();
      return won.settled() && personal(others).orderSure(0, terms.alternates());
    }
    for (int g = 0; g < groups.size(); g++) {
      boolean follows = seats.least[g] > 0;
      if (follows && !orders.get(g).orderSure(seats.least[g], terms.alternates())) {
        return false;
      }
    }
    return true;
  }
}
