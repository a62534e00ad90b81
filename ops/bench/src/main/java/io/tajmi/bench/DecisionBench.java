package io.tajmi.bench;

import io.tajmi.decision.Decision;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One decision with all it says: a council of 1,700 candidates and a national contest, half of the
 * branches being outstanding. The counts are made before, as a view keeps them up.
 */
final class DecisionBench implements Concern {
  private static final int DECISIONS = 200;
  private static final int COUNCIL_BRANCHES = 4_500;
  private static final int COUNCIL_CANDIDATES = 1_700;
  static final int NATIONAL_BRANCHES = 58_984;
  private static final int PAPERS = 700;
  private static final double MILLIS = 1e6;

  @Override
  public String name() {
    return "decision";
  }

  @Override
  public List<Row> measure(Workspace workspace) {
    workspace.say("decisions");
    ContestTerms council =
        terms(Office.COUNCIL, COUNCIL_CANDIDATES, 21, 11, 21, new Rule.Plurality());
    ContestTerms lists = lists();
    return List.of(
        measure("council, 1,700 candidates, 4,500 branches", council, COUNCIL_BRANCHES),
        measure("the same by lists", lists, COUNCIL_BRANCHES),
        measure("national, 4 candidates, 58,984 branches", national(), NATIONAL_BRANCHES));
  }

  private Row measure(String what, ContestTerms terms, int branches) {
    Counts counts = counts(terms, branches);
    double[] millis = new double[Load.REPETITIONS];
    for (int i = -1; i < Load.REPETITIONS; i++) {
      long start = System.nanoTime();
      int candidates = 0;
      for (int decision = 0; decision < DECISIONS; decision++) {
        Outcome outcome = Decision.decide(terms, counts, List.of(), List.of());
        candidates += outcome.candidates().size();
      }
      if (candidates != DECISIONS * terms.entrants().size()) {
        throw new IllegalStateException("a decision left candidates out");
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / MILLIS / DECISIONS;
      }
    }
    return Row.of(name(), what, 0, Spread.of(millis), "ms a decision");
  }

  /** A contest of the whole country. */
  static ContestTerms national() {
    Fraction half = Fraction.of("1/2");
    return terms(
        Office.PRESIDENT, 4, 1, 0, 1, new Rule.Majority(Rule.Basis.TAKEN, half, null, null, 2));
  }

  private static ContestTerms terms(
      Office office, int candidates, int seats, int alternates, int names, Rule rule) {
    List<Entrant> entrants =
        IntStream.range(0, candidates)
            .mapToObj(i -> new Entrant("k" + i, ContestTerms.SINGLY))
            .toList();
    return new ContestTerms(
        office, 1, seats, alternates, names, rule, 1, OnTie.LOT, entrants, List.of());
  }

  /** Eighty lists of 21, the others standing singly. */
  private static ContestTerms lists() {
    List<Entrant> entrants =
        IntStream.range(0, COUNCIL_CANDIDATES)
            .mapToObj(i -> new Entrant("k" + i, i / 21 < 80 ? i / 21 : ContestTerms.SINGLY))
            .toList();
    return new ContestTerms(
        Office.COUNCIL,
        1,
        21,
        11,
        21,
        new Rule.ListShare(
            Rule.Mode.FLOOR_THEN_TOP, Rule.Denominator.VOTES, Rule.AlternatesFrom.GROUP),
        1,
        OnTie.LOT,
        entrants,
        IntStream.range(0, 80).mapToObj(i -> "L" + i).toList());
  }

  static Counts counts(ContestTerms terms, int branches) {
    List<BranchCount> rows = new ArrayList<>(branches);
    int candidates = terms.entrants().size();
    for (int b = 0; b < branches; b++) {
      int branch = b;
      Box box =
          new Box(
              350,
              10,
              c -> (350L * terms.votesMax() / candidates + 1) * ((branch + c) % 3) / (1 + c / 9),
              _ -> branch % 7,
              List.of());
      rows.add(
          b % 2 == 0
              ? new BranchCount("b" + b, State.COUNTED, PAPERS, box)
              : new BranchCount("b" + b, State.UNCERTAIN, PAPERS, null));
    }
    return Counts.of(terms, rows);
  }
}
