package io.tajmi.decision.poll;

import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.SameName;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Lot.Matter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Votes that cannot be told apart between candidates of one name, divided in proportion to their
 * own votes in the same box; what cannot be divided is settled by lot, one vote each in the order
 * drawn. Whoever left before the poll shares no more, and whoever has no vote in the box takes no
 * part, nor in the lot. Where none has one the law is silent; their parts are equal then, as their
 * votes are.
 */
public final class SameNames {

  /** Votes of one name in one box, {@code votes} of them waiting for a lot. */
  public record Waiting(String branch, List<Integer> candidates, int votes) {}

  private final ContestTerms terms;
  private final TieBreaking settling;
  private final Departures departures;
  private final List<Waiting> waiting = new ArrayList<>();
  private int boxes;
  private int silent;

  SameNames(ContestTerms terms, TieBreaking settling, Departures departures) {
    this.terms = terms;
    this.settling = settling;
    this.departures = departures;
  }

  /** What each candidate gets of the votes of one name in a box; what waits for a lot is left. */
  long[] divide(String branch, Box box) {
    long[] parts = new long[terms.entrants().size()];
    for (SameName same : box.sameName()) {
      divide(branch, box, same, parts);
    }
    boxes++;
    return parts;
  }

  private void divide(String branch, Box box, SameName same, long[] parts) {
    List<Integer> able = same.candidates().stream().filter(departures::sharesNames).toList();
    List<Integer> voted = able.stream().filter(c -> box.votes().of(c) > 0).toList();
    List<Integer> candidates = voted.isEmpty() ? able : voted;
    if (candidates.isEmpty() || same.votes() == 0) {
      return;
    }
    silent += voted.isEmpty() && candidates.size() > 1 ? 1 : 0;
    long own = 0;
    for (int candidate : voted) {
      own += box.votes().of(candidate);
    }
    long given = 0;
    for (int candidate : candidates) {
      long part =
          own == 0
              ? same.votes() / candidates.size()
              : Math.multiplyExact(same.votes(), box.votes().of(candidate)) / own;
      parts[candidate] += part;
      given += part;
    }
    int left = Math.toIntExact(same.votes() - given);
    List<Integer> drawn = left == 0 ? List.of() : drawn(branch, candidates);
    if (drawn == null) {
      waiting.add(new Waiting(branch, candidates, left));
    } else {
      drawn.stream().limit(left).forEach(candidate -> parts[candidate]++);
    }
  }

  private @Nullable List<Integer> drawn(String branch, List<Integer> candidates) {
    List<String> order = settling.order(Matter.SAME_NAME, branch, terms.codes(candidates));
    return order == null ? null : order.stream().map(terms::ordinal).toList();
  }

  /** What no lot has settled yet. */
  List<Waiting> waiting() {
    return waiting;
  }

  /** In how many boxes votes of one name were divided. */
  public int boxes() {
    return boxes;
  }

  /** How many times none of them had a vote in the box, so that the law is silent. */
  public int silent() {
    return silent;
  }
}
