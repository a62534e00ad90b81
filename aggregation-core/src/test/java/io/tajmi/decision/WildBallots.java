package io.tajmi.decision;

import io.tajmi.decision.terms.BranchCount.SameName;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Marking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Minutes of ballots that were really marked, so that they keep E.205 to E.207. */
final class WildBallots {
  private final Random random;
  private final ContestTerms terms;
  private final List<Integer> oneName;
  private final int favourite;
  private long[] votes = new long[0];
  private long[] lists = new long[0];
  private long shared;

  /**
   * @param oneName who have one name, of one list or all singly
   */
  WildBallots(Random random, ContestTerms terms, List<Integer> oneName) {
    this.random = random;
    this.terms = terms;
    this.oneName = oneName;
    this.favourite = random.nextInt(terms.entrants().size());
  }

  WildBranch.Minute minute(int valid, int invalid) {
    votes = new long[terms.entrants().size()];
    lists = new long[terms.lists().size()];
    shared = 0;
    for (int ballot = 0; ballot < valid; ballot++) {
      if (terms.rule().ordersWithinListVote()) {
        ofLists();
      } else {
        ofNames();
      }
    }
    return new WildBranch.Minute(
        valid,
        invalid,
        votes,
        lists,
        shared == 0 ? List.of() : List.of(new SameName(oneName, shared)));
  }

  private void ofNames() {
    int names = 1 + random.nextInt(terms.votesMax());
    for (int list = 0; list < lists.length; list++) {
      if (random.nextInt(4) == 0 && members(list).size() <= terms.votesMax()) {
        lists[list]++;
        return;
      }
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, votes.length).boxed().toList());
    Collections.shuffle(order, random);
    if (random.nextBoolean()) {
      order.remove(Integer.valueOf(favourite));
      order.addFirst(favourite);
    }
    boolean named = false;
    for (int c : order.subList(0, Math.min(names, order.size()))) {
      if (!oneName.contains(c)) {
        votes[c]++;
      } else if (!named) {
        named = true;
        mark(c);
      }
    }
  }

  /** Often nobody can tell which of those of one name is meant. */
  private void mark(int candidate) {
    if (oneName.contains(candidate) && random.nextInt(3) > 0) {
      shared++;
    } else {
      votes[candidate]++;
    }
  }

  private List<Integer> members(int list) {
    return IntStream.range(0, terms.entrants().size())
        .filter(c -> terms.entrants().get(c).list() == list)
        .boxed()
        .toList();
  }

  /** Votes for lists, each with a person or none, or for one who stands singly. */
  private void ofLists() {
    Marking ballot = terms.ballot();
    int[] given = new int[votes.length];
    int many = 1 + random.nextInt(ballot.votesMax());
    boolean named = false;
    int cast = 0;
    for (int vote = 0; vote < many || (cast == 0 && vote < 20); vote++) {
      Entrant entrant = terms.entrants().get(random.nextInt(votes.length));
      int c = random.nextInt(3) == 0 ? favourite : terms.entrants().indexOf(entrant);
      int list = terms.entrants().get(c).list();
      boolean single = list == ContestTerms.SINGLY;
      boolean mayMark =
          given[c] < ballot.toOnePerson()
              && (given[c] > 0
                  || Arrays.stream(given).filter(it -> it > 0).count() < ballot.personVotesMax())
              && !(oneName.contains(c) && named);
      if (single && !mayMark) {
        continue;
      }
      cast++;
      if (!single) {
        lists[list]++;
      }
      if (single || (mayMark && random.nextBoolean())) {
        given[c]++;
        named |= oneName.contains(c);
        mark(c);
      }
    }
    if (cast == 0) {
      throw new IllegalStateException("a valid ballot without a vote");
    }
  }
}
