package io.tajmi.decision;

import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.SameName;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Contests and minutes as tests write them; candidates are 1, 2, 3 … */
final class Paper {
  private Paper() {}

  static ContestTerms terms(int candidates, int seats, int votesMax, Rule rule) {
    return terms(Office.OTHER, candidates, seats, 0, votesMax, rule, OnTie.LOT);
  }

  static ContestTerms terms(
      Office office,
      int candidates,
      int seats,
      int alternates,
      int votesMax,
      Rule rule,
      OnTie onTie) {
    List<Entrant> entrants =
        IntStream.rangeClosed(1, candidates)
            .mapToObj(i -> new Entrant(Integer.toString(i), ContestTerms.SINGLY))
            .toList();
    return new ContestTerms(
        office, 1, seats, alternates, votesMax, rule, 1, onTie, entrants, List.of());
  }

  /** Lists A, B … with so many members each, named A1, A2 …; then singles named 1, 2 … */
  static ContestTerms lists(
      int seats, int alternates, int votesMax, Rule rule, int singles, int... members) {
    List<Entrant> entrants = new ArrayList<>();
    List<String> lists = new ArrayList<>();
    for (int list = 0; list < members.length; list++) {
      String code = Character.toString('A' + list);
      lists.add(code);
      for (int i = 1; i <= members[list]; i++) {
        entrants.add(new Entrant(code + i, list));
      }
    }
    for (int i = 1; i <= singles; i++) {
      entrants.add(new Entrant(Integer.toString(i), ContestTerms.SINGLY));
    }
    return new ContestTerms(
        Office.COUNCIL, 1, seats, alternates, votesMax, rule, 1, OnTie.LOT, entrants, lists);
  }

  static BranchCount counted(String branch, long papers, long valid, long invalid, long... votes) {
    return new BranchCount(branch, State.COUNTED, papers, box(valid, invalid, votes));
  }

  static BranchCount uncertain(String branch, long papers) {
    return new BranchCount(branch, State.UNCERTAIN, papers, null);
  }

  static Box box(long valid, long invalid, long... votes) {
    long[] own = votes.clone();
    return new Box(valid, invalid, i -> own[i], null, List.of());
  }

  static BranchCount withLists(String branch, long valid, long[] votes, long... lists) {
    return new BranchCount(
        branch, State.COUNTED, valid, new Box(valid, 0, i -> votes[i], i -> lists[i], List.of()));
  }

  static BranchCount sameName(
      String branch, long valid, long[] votes, List<Integer> candidates, long shared) {
    return new BranchCount(
        branch,
        State.COUNTED,
        valid,
        new Box(valid, 0, i -> votes[i], null, List.of(new SameName(candidates, shared))));
  }

  /** One vote a ballot, all valid, in one branch. */
  static Counts votes(ContestTerms terms, long... votes) {
    return Counts.of(terms, List.of(counted("b", -1, Arrays.stream(votes).sum(), 0, votes)));
  }

  static Counts counts(ContestTerms terms, BranchCount... branches) {
    return Counts.of(terms, List.of(branches));
  }

  static Outcome decide(ContestTerms terms, Counts counts, ContestAct... acts) {
    return Decision.decide(terms, counts, List.of(acts), List.of());
  }

  static Rule majority(Rule.Basis basis) {
    return new Rule.Majority(basis, Fraction.of("1/2"), null, null, 2);
  }

  static Rule threshold() {
    return new Rule.Threshold(Rule.Basis.VALID, Fraction.of("1/5"), 2);
  }

  static @Nullable List<String> runOff(Outcome outcome) {
    return outcome.counted().runOff() == null ? null : outcome.counted().runOffMembers();
  }

  static Map<String, Integer> seats(Outcome outcome) {
    return outcome.counted().groupSeats();
  }

  static Left left(String candidate, @Nullable Then then) {
    return new Left(candidate, Why.DIED, Moment.AFTER_POLL, then, null);
  }

  static Rule listed(Rule rule) {
    return switch (rule) {
      case Rule.HighestAverages it ->
          new Rule.HighestAverages(
              it.divisors(), it.threshold(), it.thresholdBasis(), new Order.AsListed());
      case Rule.Quota it ->
          new Rule.Quota(it.price(), it.threshold(), it.thresholdBasis(), new Order.AsListed());
      case Rule.ListShare it ->
          new Rule.ListShare(
              it.mode(), it.denominator(), it.alternatesFrom(), new Order.AsListed());
      default -> rule;
    };
  }
}
