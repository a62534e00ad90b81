package io.tajmi.decision;

import io.tajmi.decision.BranchCount.State;
import io.tajmi.decision.ContestAct.BallotsGo;
import io.tajmi.decision.ContestAct.ContestAnnulled;
import io.tajmi.decision.ContestAct.Left;
import io.tajmi.decision.ContestAct.Moment;
import io.tajmi.decision.ContestAct.SeatsVacant;
import io.tajmi.decision.ContestAct.VotesAnnulled;
import io.tajmi.decision.Rule.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The counts as the rules see them: votes of one name divided, annulled votes taken out, and who
 * still stands. Arrays are by the order of the entrants and not to be written to.
 */
final class Poll {
  final ContestTerms terms;
  final Settling settling;
  final List<SameNames.Waiting> waiting;
  final Uncertainty uncertainty;
  final @Nullable ContestAnnulled annulled;

  /** Certain votes: personal, and of the list where a list vote is a vote for each member. */
  final long[] votes;

  /** Votes of one name that a lot may still give to each. */
  final long[] pending;

  /** Ballots of uncertain branches at which the votes of each are annulled. */
  final long[] closed;

  /** By list. */
  final long[] listVotes;

  /** Who can take a place. */
  final boolean[] stands;

  /** Whose votes keep a place in the order: all who stand, and winners who left after the poll. */
  final boolean[] ranks;

  /** Seats to be filled. */
  final int seats;

  private long valid;
  private long invalidTaken;

  Poll(ContestTerms terms, Counts counts, List<ContestAct> acts, Settling settling) {
    this.terms = terms;
    this.settling = settling;
    int size = terms.entrants().size();
    votes = counts.sums().votes();
    listVotes = counts.sums().listVotes();
    valid = counts.sums().valid();
    invalidTaken = counts.sums().invalidTaken();
    pending = new long[size];
    closed = new long[size];
    stands = new boolean[size];
    ranks = new boolean[size];
    java.util.Arrays.fill(stands, true);
    java.util.Arrays.fill(ranks, true);
    if (terms.rule() instanceof Rule.ListShare) {
      addListVotes();
    }
    waiting = takeBranches(counts, annulments(acts));
    uncertainty = Uncertainty.of(counts);
    annulled = takeActs(acts);
    seats = Math.max(0, terms.seats() - vacant(acts));
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

  private List<SameNames.Waiting> takeBranches(Counts counts, List<VotesAnnulled> annulments) {
    SameNames sameNames = new SameNames(terms, settling);
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
    for (SameNames.Waiting some : sameNames.waiting()) {
      some.candidates().forEach(candidate -> pending[candidate]++);
    }
    return List.copyOf(sameNames.waiting());
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
        move(act.ballotsGo(), Math.min(there, box.valid()));
      }
    }
  }

  private long there(int candidate, BranchCount.Box box) {
    int list = terms.entrants().get(candidate).list();
    BranchCount.Marks lists = box.listVotes();
    boolean byList =
        terms.rule() instanceof Rule.ListShare && list != ContestTerms.SINGLY && lists != null;
    long fromList = byList ? Objects.requireNonNull(lists).of(list) : 0;
    return box.votes().of(candidate) + fromList;
  }

  private void move(BallotsGo where, long ballots) {
    switch (where) {
      case INVALID_TAKEN -> {
        valid -= ballots;
        invalidTaken += ballots;
      }
      case INVALID_NOT_TAKEN -> valid -= ballots;
      case STAY_VALID -> {}
    }
  }

  private void close(BranchCount branch, List<VotesAnnulled> annulments) {
    annulments.stream()
        .filter(act -> act.at(branch.branch()))
        .map(VotesAnnulled::candidate)
        .distinct()
        .forEach(candidate -> closed[terms.ordinal(candidate)] += branch.papers());
  }

  private @Nullable ContestAnnulled takeActs(List<ContestAct> acts) {
    ContestAnnulled whole = null;
    for (ContestAct act : acts) {
      switch (act) {
        case Left left -> leave(terms.ordinal(left.candidate()), left.moment());
        case VotesAnnulled votesOf -> {
          if (votesOf.branches() == null) {
            leave(terms.ordinal(votesOf.candidate()), Moment.BEFORE_POLL);
          }
        }
        case ContestAnnulled all -> whole = all;
        case SeatsVacant _ -> {}
      }
    }
    return whole;
  }

  private void leave(int candidate, Moment moment) {
    stands[candidate] = false;
    boolean seatStaysEmpty = moment == Moment.AFTER_POLL && terms.alternates() == 0;
    ranks[candidate] &= seatStaysEmpty && !terms.rule().byGroups();
  }

  private static int vacant(List<ContestAct> acts) {
    return acts.stream()
        .mapToInt(act -> act instanceof SeatsVacant vacant ? vacant.seats() : 0)
        .sum();
  }

  long valid() {
    return valid;
  }

  /** What shares are of. */
  long base(Basis basis) {
    return switch (basis) {
      case VALID -> valid;
      case TAKEN -> Math.addExact(valid, invalidTaken);
    };
  }

  /** Candidates whose votes keep a place in the order. */
  List<Integer> ranked() {
    return IntStream.range(0, ranks.length).filter(i -> ranks[i]).boxed().toList();
  }

  /** Candidates who can take a place. */
  List<Integer> standing() {
    return IntStream.range(0, stands.length).filter(i -> stands[i]).boxed().toList();
  }

  /** Whether every entrant stands and nothing limits what any of them may still get. */
  boolean plain() {
    return waiting.isEmpty()
        && IntStream.range(0, stands.length).allMatch(i -> stands[i] && closed[i] == 0);
  }
}
