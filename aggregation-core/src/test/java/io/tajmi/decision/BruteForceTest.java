package io.tajmi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.decision.PlainRules.Answer;
import io.tajmi.decision.PlainRules.Has;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Small contests against all that uncertain branches may end as. What is said to be exact has to be
 * so in every case, what is said to be a bound may be too careful but never wrong.
 */
class BruteForceTest {
  private static final int CASES = Cases.of(3_000);

  /** A contest, what is counted, and the papers of its uncertain branches. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Case(ContestTerms terms, long valid, long invalid, long[] votes, int[] papers) {
    Counts counts() {
      List<BranchCount> branches = new ArrayList<>();
      branches.add(Paper.counted("b", -1, valid, invalid, votes));
      for (int i = 0; i < papers.length; i++) {
        branches.add(Paper.uncertain("u" + i, papers[i]));
      }
      return Counts.of(terms, branches);
    }

    long room() {
      return Arrays.stream(papers).sum();
    }

    @Override
    public String toString() {
      return terms.rule()
          + " seats "
          + terms.seats()
          + " alternates "
          + terms.alternates()
          + " names "
          + terms.votesMax()
          + " valid "
          + valid
          + " invalid "
          + invalid
          + " votes "
          + Arrays.toString(votes)
          + " papers "
          + Arrays.toString(papers);
    }
  }

  /** What is claimed: chances by candidate, and whether the order of alternates is sure. */
  record Claim(
      List<Possibility> seat, List<Possibility> runOff, boolean decided, Precision precision) {}

  /** What is true. */
  record Truth(List<Possibility> seat, List<Possibility> runOff, boolean decided) {}

  private int needless;
  private int possible;

  static Claim claim(Case it) {
    Outcome outcome = Decision.decide(it.terms(), it.counts(), List.of(), List.of());
    List<Outcome.Standing> standings =
        IntStream.range(0, it.votes().length)
            .mapToObj(c -> outcome.candidate(it.terms().code(c)))
            .toList();
    return new Claim(
        standings.stream().map(Outcome.Standing::elected).toList(),
        standings.stream().map(Outcome.Standing::runOff).toList(),
        outcome.state() == Outcome.State.DECIDED,
        outcome.precision());
  }

  static Truth truth(Case it) {
    Set<List<Integer>> fillings =
        new Fillings(it.votes().length, it.terms().votesMax()).of(it.papers());
    Set<List<Integer>> orders = new HashSet<>();
    List<Set<Has>> seat = sets(it.votes().length);
    List<Set<Has>> runOff = sets(it.votes().length);
    for (List<Integer> filling : fillings) {
      long[] votes = it.votes().clone();
      Arrays.setAll(votes, c -> it.votes()[c] + filling.get(c + 2));
      Answer answer =
          new PlainRules(
                  it.terms(), votes, it.valid() + filling.get(0), it.invalid() + filling.get(1))
              .answer();
      IntStream.range(0, votes.length).forEach(c -> seat.get(c).add(answer.seat().get(c)));
      IntStream.range(0, votes.length).forEach(c -> runOff.get(c).add(answer.runOff().get(c)));
      orders.add(answer.order());
    }
    List<Possibility> seats = seat.stream().map(BruteForceTest::chance).toList();
    List<Possibility> seconds = runOff.stream().map(BruteForceTest::chance).toList();
    boolean orderSure = orders.size() == 1 && !orders.iterator().next().contains(-1);
    boolean decided =
        orderSure
            && !seats.contains(Possibility.POSSIBLE)
            && !seconds.contains(Possibility.POSSIBLE);
    return new Truth(seats, seconds, decided);
  }

  private static List<Set<Has>> sets(int size) {
    List<Set<Has>> sets = new ArrayList<>();
    IntStream.range(0, size).forEach(_ -> sets.add(new HashSet<>()));
    return sets;
  }

  private static Possibility chance(Set<Has> has) {
    return Possibility.of(has.equals(Set.of(Has.YES)), has.equals(Set.of(Has.NO)));
  }

  private boolean agrees(Claim claim, Truth truth) {
    boolean right = claim.precision() == Precision.EXACT ? same(claim, truth) : safe(claim, truth);
    for (int c = 0; c < truth.seat().size(); c++) {
      count(claim.seat().get(c), truth.seat().get(c));
      count(claim.runOff().get(c), truth.runOff().get(c));
    }
    return right;
  }

  private void count(Possibility claimed, Possibility really) {
    possible += claimed == Possibility.POSSIBLE ? 1 : 0;
    needless += claimed == Possibility.POSSIBLE && really != Possibility.POSSIBLE ? 1 : 0;
  }

  private static boolean same(Claim claim, Truth truth) {
    return claim.seat().equals(truth.seat())
        && claim.runOff().equals(truth.runOff())
        && claim.decided() == truth.decided();
  }

  private static boolean safe(Claim claim, Truth truth) {
    return safe(claim.seat(), truth.seat())
        && safe(claim.runOff(), truth.runOff())
        && (!claim.decided() || truth.decided());
  }

  private static boolean safe(List<Possibility> claimed, List<Possibility> really) {
    return IntStream.range(0, claimed.size())
        .allMatch(c -> claimed.get(c) == Possibility.POSSIBLE || claimed.get(c) == really.get(c));
  }

  static Case made(Random random, Function<Random, Rule> rule, int namesMax) {
    int candidates = 1 + random.nextInt(4);
    int seats = 1 + random.nextInt(3);
    int names = 1 + random.nextInt(Math.min(namesMax, candidates));
    int alternates = 0;
    Rule made = rule.apply(random);
    if (made instanceof Rule.Plurality) {
      alternates = random.nextInt(3);
    }
    ContestTerms terms =
        Paper.terms(Office.OTHER, candidates, seats, alternates, names, made, OnTie.LOT);
    long[] votes = new long[candidates];
    int valid = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(14);
    int favourite = random.nextInt(candidates);
    for (int ballot = 0; ballot < valid; ballot++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, candidates).boxed().toList());
      java.util.Collections.shuffle(order, random);
      if (random.nextBoolean()) {
        order.remove(Integer.valueOf(favourite));
        order.addFirst(favourite);
      }
      order.stream().limit(1 + random.nextInt(names)).forEach(c -> votes[c]++);
    }
    int[] papers = new int[1 + random.nextInt(names == 1 ? 3 : 2)];
    Arrays.setAll(papers, _ -> random.nextInt(names == 1 ? 4 : 3));
    return new Case(terms, valid, random.nextInt(4), votes, papers);
  }

  private static Fraction one(Random random, String... some) {
    return Fraction.of(some[random.nextInt(some.length)]);
  }

  private static Basis basis(Random random) {
    return random.nextBoolean() ? Basis.VALID : Basis.TAKEN;
  }

  private void check(long seed, Function<Random, Rule> rule, TestReporter reporter) {
    Random random = new Random(seed);
    int exact = 0;
    for (int i = 0; i < CASES; i++) {
      Case it = made(random, rule, 3);
      Claim claim = claim(it);
      Truth truth = truth(it);
      assertThat(agrees(claim, truth)).as("%s%n%s%n%s", it, claim, truth).isTrue();
      exact += claim.precision() == Precision.EXACT ? 1 : 0;
    }
    reporter.publishEntry(
        "%d cases, %d exact; %d of %d 'possible' were needless"
            .formatted(CASES, exact, needless, possible));
  }

  @Test
  void plurality_is_exact(TestReporter reporter) {
    check(1, _ -> new Rule.Plurality(), reporter);
    assertThat(needless).isZero();
  }

  @Test
  void a_majority_is_exact_for_one_seat_and_safe_for_more(TestReporter reporter) {
    check(
        2,
        random ->
            new Rule.Majority(
                basis(random), one(random, "1/2", "1/2", "1/3", "2/3"), null, null, 2),
        reporter);
  }

  @Test
  void a_smaller_share_with_a_lead_is_exact_for_one_seat(TestReporter reporter) {
    check(
        3,
        random ->
            new Rule.Majority(
                basis(random),
                one(random, "1/2", "2/3"),
                one(random, "2/5", "1/3"),
                random.nextInt(3) == 0 ? null : one(random, "1/10", "1/5", "0/1"),
                2 + random.nextInt(2)),
        reporter);
  }

  @Test
  void a_threshold_is_exact_for_one_seat_and_safe_for_more(TestReporter reporter) {
    check(
        4,
        random ->
            new Rule.Threshold(
                basis(random),
                one(random, "1/5", "1/4", "1/3", "1/2", "0/1"),
                1 + random.nextInt(2)),
        reporter);
  }

  private int refuted(Function<Case, Claim> mutant) {
    Random random = new Random(5);
    int refuted = 0;
    for (int i = 0; i < CASES / 3; i++) {
      Case it = made(random, _ -> new Rule.Plurality(), 3);
      if (it.valid() == 0) {
        continue; // Nobody voted, which no formula of votes tells.
      }
      refuted += agrees(mutant.apply(it), truth(it)) ? 0 : 1;
    }
    return refuted;
  }

  private static Claim plurality(Case it, boolean within, boolean beyond, boolean names) {
    List<Possibility> chances = new ArrayList<>();
    int seats = it.terms().seats();
    for (int c = 0; c < it.votes().length; c++) {
      long own = it.votes()[c];
      long limit = names ? it.terms().votesMax() * it.room() : Long.MAX_VALUE;
      int self = c;
      long[] needs =
          IntStream.range(0, it.votes().length)
              .filter(r -> r != self)
              .mapToLong(r -> Math.max(0, own - it.votes()[r]))
              .filter(need -> need <= it.room())
              .sorted()
              .limit(seats)
              .toArray();
      boolean reach = needs.length == seats && Arrays.stream(needs).sum() <= limit;
      long ahead =
          IntStream.range(0, it.votes().length)
              .filter(r -> r != self)
              .filter(
                  r -> beyond ? it.votes()[r] > own + it.room() : it.votes()[r] >= own + it.room())
              .count();
      chances.add(Possibility.of(within && !reach, within && ahead >= seats));
    }
    return new Claim(chances, truth(it).runOff(), truth(it).decided(), Precision.EXACT);
  }

  @Test
  void three_mutants_are_refuted() {
    assumeTrue(Cases.all(), "with few cases no mutant has to meet the one that refutes it");
    assertThat(refuted(it -> plurality(it, true, true, true))).as("none").isZero();
    assertThat(refuted(it -> plurality(it, false, true, true))).as("always open").isPositive();
    assertThat(refuted(it -> plurality(it, true, false, true))).as("≥ for >").isPositive();
    assertThat(refuted(it -> plurality(it, true, true, false))).as("no n·R").isPositive();
  }
}
