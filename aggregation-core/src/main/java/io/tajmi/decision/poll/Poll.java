package io.tajmi.decision.poll;

import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.ContestAnnulled;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Uncertainty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The counts as the rules see them: votes of one name divided, annulled votes taken out, and who
 * still stands. Arrays are by the order of the entrants and not to be written to.
 */
public final class Poll {
  public final ContestTerms terms;
  public final TieBreaking settling;
  public final SameNames sameNames;
  public final List<SameNames.Waiting> waiting;
  public final Uncertainty uncertainty;
  public final @Nullable ContestAnnulled annulled;
  public final Departures departures;
  public final Vacancies vacancies;

  /** Certain votes: personal, and of the list where a list vote is a vote for each member. */
  public final long[] votes;

  /** Votes of one name that a lot may still give to each. */
  public final long[] pending;

  /** Ballots of uncertain branches at which the votes of each are annulled. */
  public final long[] closed;

  /** By list. */
  final long[] listVotes;

  /** Who can take a place. */
  public final boolean[] stands;

  /** Whose votes keep a place in the order: all who stand, and some who left after the poll. */
  public final boolean[] ranks;

  /** Seats that are shared out. */
  public final int seats;

  /** Whether a lot that waits may give votes to one whose votes there are annulled. */
  public final boolean lotMayAnnul;

  /** What is wrong with the figures after all acts; empty where nothing is. */
  public final List<Step> contradictions;

  private long valid;
  private long invalidTaken;

  public Poll(ContestTerms terms, Counts counts, List<ContestAct> acts, TieBreaking settling) {
    this.terms = terms;
    this.settling = settling;
    int size = terms.entrants().size();
    votes = counts.sums().votes();
    listVotes = counts.sums().listVotes();
    valid = counts.sums().valid();
    invalidTaken = counts.sums().invalidTaken();
    pending = new long[size];
    closed = new long[size];
    departures = Departures.of(terms, acts);
    stands = departures.stand();
    ranks = departures.keep();
    vacancies = Vacancies.of(acts);
    seats = terms.seats();
    if (!terms.rule().ordersWithinListVote()) {
      addListVotes();
    }
    sameNames = new SameNames(terms, settling, departures);
    List<VotesAnnulled> annulments = annulments(acts);
    takeBranches(counts, annulments);
    waiting = List.copyOf(sameNames.waiting());
    waiting.forEach(some -> some.candidates().forEach(candidate -> pending[candidate]++));
    lotMayAnnul =
        waiting.stream()
            .anyMatch(some ->
                annulments.stream()
                    .anyMatch(act ->
                        act.at(some.branch())
                            && some.candidates().contains(terms.ordinal(act.candidate()))));
    uncertainty = Uncertainty.of(counts);
    annulled = annulled(acts);
    contradictions = Contradictions.of(this, annulments);
  }

  /** Whether votes are annulled at a branch that is uncertain. */
  public boolean anyClosed() {
    return Arrays.stream(closed).anyMatch(ballots -> ballots > 0);
  }

  private void addListVotes() {
    for (int i = 0; i < votes.length; i++) {
      int list = terms.entrants().get(i).list();
      votes[i] += list == ContestTerms.SINGLY ? 0 : listVotes[list];
    }
  }

  private static List<VotesAnnulled> annulments(List<ContestAct> acts) {
    return acts.stream()
        .filter(VotesAnnulled.class::isInstance)
        .map(VotesAnnulled.class::cast)
        .toList();
  }

  private static @Nullable ContestAnnulled annulled(List<ContestAct> acts) {
    ContestAnnulled whole = null;
    for (ContestAct act : acts) {
      if (act instanceof ContestAnnulled all) {
        whole = all;
      }
    }
    return whole;
  }

  private void takeBranches(Counts counts, List<VotesAnnulled> annulments) {
    for (BranchCount branch : counts.branches()) {
      BranchCount.Box box = branch.box();
      if (branch.state() == State.COUNTED && box != null) {
        long[] parts = box.sameName().isEmpty() ? null : sameNames.divide(branch.branch(), box);
        if (parts != null) {
          IntStream.range(0, parts.length).forEach(i -> votes[i] += parts[i]);
        }
        take(branch.branch(), box, parts, annulments);
      } else if (branch.state() == State.UNCERTAIN && branch.papers() > 0) {
        close(branch, annulments);
      }
    }
  }

  /** Each candidate's votes at a branch are annulled once, by the first act that reaches them. */
  private void take(
      String branch, BranchCount.Box box, long @Nullable [] parts, List<VotesAnnulled> annulments) {
    List<String> done = new ArrayList<>();
    for (VotesAnnulled act : annulments) {
      if (act.at(branch) && !done.contains(act.candidate())) {
        done.add(act.candidate());
        int candidate = terms.ordinal(act.candidate());
        long there = there(candidate, box) + (parts == null ? 0 : parts[candidate]);
        votes[candidate] -= there;
        move(act.ballotsGo(), candidate, there);
      }
    }
  }

  private long there(int candidate, BranchCount.Box box) {
    int list = terms.entrants().get(candidate).list();
    BranchCount.Marks lists = box.listVotes();
    boolean byList =
        !terms.rule().ordersWithinListVote() && list != ContestTerms.SINGLY && lists != null;
    long fromList = byList ? Objects.requireNonNull(lists).of(list) : 0;
    return box.votes().of(candidate) + fromList;
  }

  /** Ballots that leave the valid ones leave the votes of the list as well, of which they were. */
  private void move(BallotsGo where, int candidate, long ballots) {
    if (where == BallotsGo.STAY_VALID) {
      return;
    }
    valid -= ballots;
    invalidTaken += where == BallotsGo.INVALID_TAKEN ? ballots : 0;
    int list = terms.entrants().get(candidate).list();
    if (terms.rule().ordersWithinListVote() && list != ContestTerms.SINGLY) {
      listVotes[list] -= ballots;
    }
  }

  private void close(BranchCount branch, List<VotesAnnulled> annulments) {
    annulments.stream()
        .filter(act -> act.at(branch.branch()))
        .map(VotesAnnulled::candidate)
        .distinct()
        .forEach(candidate -> closed[terms.ordinal(candidate)] += branch.papers());
  }

  long valid() {
    return valid;
  }

  /** Votes that the valid ballots could have carried together. */
  public long capacity() {
    return Math.multiplyExact(valid, (long) terms.votesMax());
  }

  /** What shares are of. */
  public long base(Basis basis) {
    return switch (basis) {
      case VALID -> valid;
      case TAKEN -> Math.addExact(valid, invalidTaken);
    };
  }

  /** Whether no valid ballot counts, so that nobody can be elected and nothing is equal. */
  public boolean nobodyVoted() {
    return valid <= 0;
  }

  /** Candidates whose votes keep a place in the order. */
  public List<Integer> ranked() {
    return IntStream.range(0, ranks.length).filter(i -> ranks[i]).boxed().toList();
  }

  /** Candidates whose votes can reach a bar: all who were in the poll and can take a place. */
  public List<Integer> contenders() {
    return IntStream.range(0, ranks.length)
        .filter(i -> ranks[i] || departures.of(i) == Departures.Fate.NEXT)
        .boxed()
        .toList();
  }

  /** Candidates who can take a place. */
  public List<Integer> standing() {
    return IntStream.range(0, stands.length).filter(i -> stands[i]).boxed().toList();
  }

  /** Whether nothing limits what any who are in the order may still get, and no lot waits. */
  public boolean plain() {
    return waiting.isEmpty()
        && IntStream.range(0, ranks.length).allMatch(i -> !ranks[i] || closed[i] == 0);
  }
}
