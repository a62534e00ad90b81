package io.tajmi.decision.plain;

import io.tajmi.decision.plain.PlainSums.Votes;
import io.tajmi.decision.plain.PlainSums.Waiting;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.SameName;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Lot.Matter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the minutes of branches add up to, branch by branch, with what the acts do there. */
final class PlainTally {
  private final PlainWorld world;
  private final ContestTerms terms;

  PlainTally(PlainWorld world) {
    this.world = world;
    this.terms = world.terms;
  }

  PlainSums none() {
    return new PlainSums(0, 0, Votes.none(terms.entrants().size()), Votes.none(lists()), List.of());
  }

  /** How many lists are voted for apart from their members. */
  int lists() {
    return world.byNames() ? 0 : terms.lists().size();
  }

  PlainSums of(List<BranchCount> branches) {
    PlainSums sums = none();
    for (BranchCount branch : branches) {
      if (branch.state() == State.COUNTED) {
        sums = sums.plus(of(branch.branch(), Objects.requireNonNull(branch.box())));
      }
    }
    return sums;
  }

  PlainSums of(String branch, Box box) {
    long[] votes = new long[terms.entrants().size()];
    long[] lists = new long[terms.lists().size()];
    BranchCount.Marks marks = box.listVotes();
    for (int list = 0; list < lists.length && marks != null; list++) {
      lists[list] = marks.of(list);
    }
    for (int c = 0; c < votes.length; c++) {
      int list = terms.entrants().get(c).list();
      boolean member = list != ContestTerms.SINGLY && world.byNames();
      votes[c] = box.votes().of(c) + (member ? lists[list] : 0);
    }
    List<Waiting> waiting = new ArrayList<>();
    for (SameName name : box.sameName()) {
      divide(branch, box, name, votes, waiting);
    }
    return acted(
        branch,
        box.valid(),
        box.invalidTaken(),
        votes,
        lists() == 0 ? new long[0] : lists,
        waiting);
  }

  private void divide(String branch, Box box, SameName name, long[] votes, List<Waiting> waiting) {
    List<Integer> sharing =
        name.candidates().stream().filter(c -> !world.leftBefore(world.code(c))).toList();
    List<Integer> known = sharing.stream().filter(c -> box.votes().of(c) > 0).toList();
    List<Integer> among = known.isEmpty() ? sharing : known;
    long whole = known.stream().mapToLong(c -> box.votes().of(c)).sum();
    long given = 0;
    for (int c : among) {
      long part =
          known.isEmpty()
              ? name.votes() / among.size()
              : new Exact(
                      BigInteger.valueOf(name.votes())
                          .multiply(BigInteger.valueOf(box.votes().of(c))),
                      BigInteger.valueOf(whole))
                  .whole();
      votes[c] += part;
      given += part;
    }
    int rest = among.isEmpty() ? 0 : (int) (name.votes() - given);
    List<String> drawn =
        world.drawn(Matter.SAME_NAME, branch, among.stream().sorted().map(world::code).toList());
    if (rest > 0 && drawn == null) {
      waiting.add(new Waiting(branch, among.stream().sorted().toList(), rest));
    }
    for (int i = 0; i < rest && drawn != null; i++) {
      votes[world.ordinal(drawn.get(i))]++;
    }
  }

  /** A minute with what the acts do at its branch. */
  PlainSums acted(
      String branch, long valid, long invalid, long[] votes, long[] lists, List<Waiting> waiting) {
    long stay = valid;
    long taken = invalid;
    for (int c = 0; c < votes.length; c++) {
      VotesAnnulled act = first(world.code(c), branch);
      if (act == null) {
        continue;
      }
      if (act.ballotsGo() != BallotsGo.STAY_VALID) {
        stay -= votes[c];
        taken += act.ballotsGo() == BallotsGo.INVALID_TAKEN ? votes[c] : 0;
        int list = terms.entrants().get(c).list();
        if (list != ContestTerms.SINGLY && lists.length > 0) {
          lists[list] -= votes[c];
        }
      }
      votes[c] = 0;
    }
    return new PlainSums(stay, taken, new Votes(votes), new Votes(lists), waiting);
  }

  private @Nullable VotesAnnulled first(String code, String branch) {
    for (ContestAct act : world.acts) {
      if (act instanceof VotesAnnulled it
          && it.candidate().equals(code)
          && (it.branches() == null || it.branches().contains(branch))) {
        return it;
      }
    }
    return null;
  }
}
