package io.tajmi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.decision.Outcome.GroupStanding;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import io.tajmi.decision.terms.Rule.Denominator;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.terms.Rule.Price;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Rules by which groups win seats, against all that uncertain branches may end as. */
class GroupBruteForceTest {
  private static final int CASES = Cases.of(1_500);
  private static final int LARGE_CASES = Cases.of(500);

  private int needless;
  private int unsettled;
  private int looked;

  /** Two or three lists and up to two singles; votes of lists and of singles, and papers. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Case(ContestTerms terms, long[] lists, long[] personal, int[] papers, long valid) {

    Counts counts(boolean withUncertain) {
      List<BranchCount> branches = new ArrayList<>();
      branches.add(Paper.withLists("b", valid, personal, lists));
      for (int i = 0; withUncertain && i < papers.length; i++) {
        branches.add(Paper.uncertain("u" + i, papers[i]));
      }
      return Counts.of(terms, branches);
    }

    @Override
    public String toString() {
      return terms.rule()
          + " seats "
          + terms.seats()
          + " lists "
          + Arrays.toString(lists)
          + " personal "
          + Arrays.toString(personal)
          + " papers "
          + Arrays.toString(papers)
          + " entrants "
          + terms.entrants();
    }
  }

  private static List<Case> filled(Case it) {
    return it.terms().rule() instanceof Rule.ListShare ? filledByNames(it) : filledByLists(it);
  }

  /** A list vote names each member, so every way in which names may end is every way there is. */
  private static List<Case> filledByNames(Case it) {
    int candidates = it.personal().length;
    List<Case> cases = new ArrayList<>();
    for (List<Integer> filling : new Fillings(candidates, it.terms().votesMax()).of(it.papers())) {
      long[] personal = it.personal().clone();
      Arrays.setAll(personal, c -> it.personal()[c] + filling.get(2 + c));
      cases.add(
          new Case(it.terms(), it.lists(), personal, new int[0], it.valid() + filling.get(0)));
    }
    return cases;
  }

  /** Every way in which ballots, each one vote for a list or for one who stands singly, may end. */
  private static List<Case> filledByLists(Case it) {
    int lists = it.lists().length;
    List<Integer> singles =
        IntStream.range(0, it.personal().length)
            .filter(c -> it.terms().entrants().get(c).list() == ContestTerms.SINGLY)
            .boxed()
            .toList();
    Set<List<Integer>> fillings = new Fillings(lists + singles.size(), 1).of(it.papers());
    List<Case> cases = new ArrayList<>();
    for (List<Integer> filling : fillings) {
      long[] listVotes = it.lists().clone();
      long[] personal = it.personal().clone();
      Arrays.setAll(listVotes, l -> it.lists()[l] + filling.get(2 + l));
      for (int s = 0; s < singles.size(); s++) {
        personal[singles.get(s)] += filling.get(2 + lists + s);
      }
      cases.add(new Case(it.terms(), listVotes, personal, new int[0], it.valid() + filling.get(0)));
    }
    return cases;
  }

  /** So many votes that the ballots in question seldom move a whole seat, and alternates. */
  private static Case large(Random random, Function<Random, Rule> rule) {
    Case small = made(random, rule, random.nextInt(3));
    long[] lists = grown(random, small.lists());
    long[] personal = grown(random, small.personal());
    return lawful(small.terms(), lists, personal, small.papers());
  }

  /** Three lists with about two thirds of a seat each, so that three are rounded up to two. */
  private static Case overRounded(Random random, Function<Random, Rule> rule) {
    ContestTerms terms = Paper.lists(2, 0, 2, rule.apply(random), 0, 2, 2, 2);
    long[] personal = random.longs(6, 100, 130).toArray();
    return lawful(terms, new long[3], personal, new int[] {random.nextInt(4)});
  }

  /** Personal votes as lists and ballots can hold them, and as few valid ballots as can. */
  private static Case lawful(ContestTerms terms, long[] lists, long[] personal, int[] papers) {
    boolean names = terms.rule() instanceof Rule.ListShare;
    long[] left = lists.clone();
    long sum = names ? 0 : Arrays.stream(lists).sum();
    long largest = 0;
    for (int c = 0; c < personal.length; c++) {
      int list = terms.entrants().get(c).list();
      boolean singly = list == ContestTerms.SINGLY;
      if (!names && !singly) {
        personal[c] = Math.min(personal[c], left[list]);
        left[list] -= personal[c];
      }
      long votes = personal[c] + (names && !singly ? lists[list] : 0);
      sum += names || singly ? votes : 0;
      largest = Math.max(largest, votes);
    }
    long valid = names ? Math.max(largest, Math.ceilDiv(sum, terms.votesMax())) : sum;
    return new Case(terms, lists, personal, papers, valid);
  }

  private static long[] grown(Random random, long[] votes) {
    return Arrays.stream(votes).map(it -> it * 40 + random.nextInt(40)).toArray();
  }

  private static Case small(Random random, Function<Random, Rule> rule) {
    return made(random, rule, 0);
  }

  private static Case made(Random random, Function<Random, Rule> rule, int alternates) {
    Rule made = rule.apply(random);
    boolean byNames = made instanceof Rule.ListShare;
    int[] members = new int[1 + random.nextInt(byNames ? 2 : 3)];
    Arrays.setAll(members, _ -> 1 + random.nextInt(byNames ? 2 : 4));
    int names = byNames ? 2 : 1;
    ContestTerms terms =
        Paper.lists(
            1 + random.nextInt(5),
            alternates,
            names,
            made,
            random.nextInt(byNames ? 2 : 3),
            members);
    long[] lists = new long[members.length];
    Arrays.setAll(lists, _ -> random.nextInt(random.nextBoolean() ? 6 : 25));
    long[] personal = new long[terms.entrants().size()];
    for (int c = 0; c < personal.length; c++) {
      int list = terms.entrants().get(c).list();
      boolean singly = list == ContestTerms.SINGLY;
      personal[c] = random.nextInt(singly ? 6 : (int) Math.min(5, lists[list] + 1));
    }
    int[] papers = new int[1 + random.nextInt(2)];
    Arrays.setAll(papers, _ -> random.nextInt(byNames ? 3 : 4));
    return lawful(terms, lists, personal, papers);
  }

  /** Where cases come from. */
  private interface Maker {
    Case make(Random random, Function<Random, Rule> rule);
  }

  private void check(long seed, Function<Random, Rule> rule, boolean exact, TestReporter reporter) {
    check(seed, CASES, GroupBruteForceTest::small, rule, exact, reporter);
  }

  private void check(
      long seed,
      int cases,
      Maker maker,
      Function<Random, Rule> rule,
      boolean exact,
      TestReporter reporter) {
    Random random = new Random(seed);
    for (int i = 0; i < cases; i++) {
      Case it = maker.make(random, rule);
      Outcome outcome = Decision.decide(it.terms(), it.counts(true), List.of(), List.of());
      boolean claimsExact = outcome.groupsPrecision() == Precision.EXACT;
      assertThat(claimsExact || !exact).isTrue();
      List<Outcome> all =
          filled(it).stream()
              .map(f -> Decision.decide(f.terms(), f.counts(false), List.of(), List.of()))
              .toList();
      for (GroupStanding group : outcome.groups()) {
        bounds(it, group, all, claimsExact);
      }
      members(it, outcome, all);
    }
    reporter.publishEntry(
        "%d cases, %d groups; %d of %d unsettled groups were needless"
            .formatted(cases, looked, needless, unsettled));
  }

  private void seldomUnsettled() {
    assumeTrue(Cases.all(), "a share of few cases says nothing");
    assertThat(unsettled).isLessThan(looked / 3);
  }

  private void bounds(Case it, GroupStanding group, List<Outcome> all, boolean exact) {
    List<GroupStanding> truth =
        all.stream()
            .flatMap(o -> o.groups().stream())
            .filter(g -> g.group().equals(group.group()))
            .toList();
    int least = truth.stream().mapToInt(GroupStanding::least).min().orElseThrow();
    int most = truth.stream().mapToInt(GroupStanding::most).max().orElseThrow();
    if (exact) {
      assertThat(List.of(group.least(), group.most()))
          .as("%s %s", it, group)
          .isEqualTo(List.of(least, most));
    }
    assertThat(group.least()).as("%s %s", it, group).isLessThanOrEqualTo(least);
    assertThat(group.most()).as("%s %s", it, group).isGreaterThanOrEqualTo(most);
    looked++;
    unsettled += group.least() < group.most() ? 1 : 0;
    needless += group.least() < group.most() && least == most ? 1 : 0;
  }

  private static void members(Case it, Outcome outcome, List<Outcome> all) {
    for (Outcome.Standing standing : outcome.candidates()) {
      if (standing.elected() != Possibility.POSSIBLE) {
        assertThat(
                all.stream()
                    .filter(o -> o.candidate(standing.candidate()).elected() != standing.elected())
                    .map(Outcome::counted)
                    .findFirst())
            .as("%s %s", it, standing)
            .isEmpty();
      }
    }
    if (outcome.state() == Outcome.State.DECIDED) {
      assertThat(all.stream().map(o -> o.counted().legal()).distinct()).as("%s", it).hasSize(1);
    }
  }

  private static @Nullable Fraction threshold(Random random) {
    String[] some = {"1/20", "1/10", "1/5", "1/3"};
    return random.nextBoolean() ? null : Fraction.of(some[random.nextInt(some.length)]);
  }

  @Test
  void highest_averages_with_one_list_vote_are_exact(TestReporter reporter) {
    check(
        11,
        random ->
            new Rule.HighestAverages(
                random.nextBoolean() ? Divisors.DHONDT : Divisors.SAINTE_LAGUE, threshold(random)),
        true,
        reporter);
    assertThat(needless).isZero();
  }

  @Test
  void largest_remainders_are_safe(TestReporter reporter) {
    check(
        12,
        random ->
            new Rule.Quota(random.nextBoolean() ? Price.HARE : Price.DROOP, threshold(random)),
        false,
        reporter);
  }

  @Test
  void list_shares_are_safe_in_every_mode(TestReporter reporter) {
    check(
        13,
        random ->
            new Rule.ListShare(
                Mode.values()[random.nextInt(3)],
                Denominator.values()[random.nextInt(2)],
                AlternatesFrom.GROUP),
        false,
        reporter);
  }

  @Test
  void list_shares_of_many_votes_are_safe_and_seldom_open_without_need(TestReporter reporter) {
    check(
        14,
        LARGE_CASES,
        GroupBruteForceTest::large,
        random ->
            new Rule.ListShare(
                Mode.values()[random.nextInt(3)],
                Denominator.VOTES,
                AlternatesFrom.values()[random.nextInt(AlternatesFrom.values().length)]),
        false,
        reporter);
    seldomUnsettled();
  }

  @Test
  void largest_remainders_of_many_votes_are_safe_and_seldom_open_without_need(
      TestReporter reporter) {
    check(
        15,
        LARGE_CASES,
        GroupBruteForceTest::large,
        _ -> new Rule.Quota(Price.HARE, null),
        false,
        reporter);
    seldomUnsettled();
  }

  @Test
  void seats_that_rounding_gave_too_much_are_safely_taken_back(TestReporter reporter) {
    check(
        16,
        LARGE_CASES,
        GroupBruteForceTest::overRounded,
        _ -> new Rule.ListShare(Mode.ROUND_THEN_TOP, Denominator.VOTES, AlternatesFrom.GROUP),
        false,
        reporter);
    seldomUnsettled();
  }
}
