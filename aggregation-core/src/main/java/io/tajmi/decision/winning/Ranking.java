package io.tajmi.decision.winning;

import io.tajmi.decision.poll.TieBreaking;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Lot.Matter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Candidates by votes, those with equal votes side by side, of which places are taken from the
 * front. Where the places end within equals and no lot was drawn, each of those places stays open.
 */
final class Ranking {
  private final ContestTerms terms;
  private final TieBreaking settling;
  private final Deque<Equals> rest = new ArrayDeque<>();

  /** Equals, of whom {@code left} have no place yet; which of them, is not known if fewer. */
  private record Equals(List<Integer> members, int left) {
    boolean settled() {
      return members.size() == left;
    }
  }

  Ranking(ContestTerms terms, TieBreaking settling, Collection<Integer> among, long[] votes) {
    this.terms = terms;
    this.settling = settling;
    List<Integer> order = new ArrayList<>(among);
    order.sort((a, b) -> {
      int byVotes = Long.compare(votes[b], votes[a]);
      return byVotes != 0 ? byVotes : Integer.compare(a, b);
    });
    int from = 0;
    for (int i = 1; i <= order.size(); i++) {
      if (i == order.size() || votes[order.get(i)] != votes[order.get(from)]) {
        rest.add(new Equals(List.copyOf(order.subList(from, i)), i - from));
        from = i;
      }
    }
  }

  /** The candidates with most votes that have no place yet. */
  List<Integer> first() {
    Equals first = rest.peekFirst();
    return first == null ? List.of() : first.members();
  }

  /** How many have no place yet. */
  int size() {
    return rest.stream().mapToInt(Equals::left).sum();
  }

  /** The next places as a set: those who fit in together need no order. */
  List<Place> takeAny(int places) {
    return take(places, false);
  }

  /** The next places, each with its own number. */
  List<Place> takeInOrder(int places) {
    return take(places, true);
  }

  private List<Place> take(int places, boolean inOrder) {
    List<Place> taken = new ArrayList<>();
    while (taken.size() < places && !rest.isEmpty()) {
      Equals first = rest.removeFirst();
      int open = places - taken.size();
      boolean fits = first.settled() && (first.left() == 1 || (!inOrder && first.left() <= open));
      List<Integer> drawn = fits || !first.settled() ? null : drawn(first.members());
      if (fits) {
        first.members().forEach(it -> taken.add(new Place.Filled(terms.code(it))));
      } else if (drawn != null) {
        for (int i = drawn.size() - 1; i >= 0; i--) {
          rest.addFirst(new Equals(List.of(drawn.get(i)), 1));
        }
      } else {
        leaveOpen(first, Math.min(open, first.left()), taken);
      }
    }
    return taken;
  }

  private void leaveOpen(Equals equals, int places, List<Place> taken) {
    for (int i = 0; i < places; i++) {
      taken.add(settling.open(terms.codes(equals.members())));
    }
    if (equals.left() > places) {
      rest.addFirst(new Equals(equals.members(), equals.left() - places));
    }
  }

  private @Nullable List<Integer> drawn(List<Integer> members) {
    List<String> order = settling.order(Matter.CANDIDATES, null, terms.codes(members));
    return order == null ? null : order.stream().map(terms::ordinal).toList();
  }
}
