package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.votes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.Price;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every method keeps, and what some are known not to keep. */
class PropertiesTest {
  private static final int CASES = Cases.of(500);
  private static final List<Rule> RULES =
      List.of(
          new Rule.Plurality(),
          Paper.majority(Basis.TAKEN),
          Paper.majority(Basis.VALID),
          Paper.threshold());

  private static long[] some(Random random, int size) {
    long[] votes = new long[size];
    Arrays.setAll(votes, _ -> random.nextInt(30));
    return votes;
  }

  private static BranchCount branch(String name, long... votes) {
    return counted(name, -1, Arrays.stream(votes).sum(), 1, votes);
  }

  @Test
  void which_branch_votes_come_from_does_not_matter() {
    Random random = new Random(21);
    for (int i = 0; i < CASES; i++) {
      ContestTerms terms = terms(4, 1 + i % 2, 1, RULES.get(i % RULES.size()));
      long[] a = some(random, 4);
      long[] b = some(random, 4);
      long[] mixedA = a.clone();
      long[] mixedB = b.clone();
      int c = random.nextInt(4);
      mixedA[c] = b[c];
      mixedB[c] = a[c];
      Outcome one = decide(terms, counts(terms, branch("a", a), branch("b", b)));
      Outcome other = decide(terms, counts(terms, branch("y", mixedB), branch("x", mixedA)));
      assertThat(other).isEqualTo(one);
    }
  }

  @Test
  void who_a_candidate_is_does_not_matter() {
    Random random = new Random(22);
    for (int i = 0; i < CASES; i++) {
      ContestTerms terms = terms(4, 1 + i % 2, 1, RULES.get(i % RULES.size()));
      long[] votes = some(random, 4);
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
      Collections.shuffle(order, random);
      long[] moved = new long[4];
      IntStream.range(0, 4).forEach(c -> moved[order.get(c)] = votes[c]);
      Outcome one = decide(terms, votes(terms, votes));
      Outcome other = decide(terms, votes(terms, moved));
      Set<String> expected =
          one.counted().elected().stream()
              .map(code -> Integer.toString(order.get(Integer.parseInt(code) - 1) + 1))
              .collect(Collectors.toSet());
      assertThat(new HashSet<>(other.counted().elected())).isEqualTo(expected);
      assertThat(other.state()).isEqualTo(one.state());
      assertThat(other.margin()).isEqualTo(one.margin());
    }
  }

  @Test
  void a_ballot_more_takes_no_seat_from_who_it_names() {
    Random random = new Random(23);
    for (int i = 0; i < CASES; i++) {
      ContestTerms terms = terms(4, 1 + i % 2, 1, RULES.get(i % RULES.size()));
      long[] votes = some(random, 4);
      List<String> before = decide(terms, votes(terms, votes)).counted().elected();
      for (String elected : before) {
        long[] more = votes.clone();
        more[Integer.parseInt(elected) - 1]++;
        assertThat(decide(terms, votes(terms, more)).counted().elected()).contains(elected);
      }
    }
  }

  @Test
  void a_vote_more_takes_no_seat_from_a_list_under_averages_and_quotas() {
    Random random = new Random(24);
    for (int i = 0; i < CASES; i++) {
      Rule rule =
          switch (i % 4) {
            case 0 -> new Rule.HighestAverages(Divisors.DHONDT, null);
            case 1 -> new Rule.HighestAverages(Divisors.SAINTE_LAGUE, null);
            case 2 -> new Rule.Quota(Price.HARE, null);
            default -> new Rule.Quota(Price.DROOP, null);
          };
      long[] votes = some(random, 4);
      long[] more = votes.clone();
      more[0]++;
      Outcome.GroupStanding before = groups(rule, 5, votes).getFirst();
      Outcome.GroupStanding after = groups(rule, 5, more).getFirst();
      assertThat(after.most()).isGreaterThanOrEqualTo(before.least());
      assertThat(after.least()).as("%s", rule).isGreaterThanOrEqualTo(before.least());
    }
  }

  private static List<Outcome.GroupStanding> groups(Rule rule, int seats, long... lists) {
    int[] members = new int[lists.length];
    Arrays.fill(members, 30);
    ContestTerms terms = Paper.lists(seats, 0, 1, rule, 0, members);
    long[] none = new long[30 * lists.length];
    long valid = Arrays.stream(lists).sum();
    return decide(terms, counts(terms, Paper.withLists("b", valid, none, lists))).groups();
  }

  private static int seatsOfFourth(Rule rule, int seats, long... lists) {
    return groups(rule, seats, lists).get(3).seats();
  }

  /** The paradox of Alabama: divisor methods are free of it. */
  @Test
  void one_seat_more_in_all_can_cost_a_list_a_seat_under_largest_remainders() {
    long[] lists = {1_500, 1_500, 900, 500, 500, 200};
    Rule hare = new Rule.Quota(Price.HARE, null);
    assertThat(seatsOfFourth(hare, 25, lists)).isEqualTo(3);
    assertThat(seatsOfFourth(hare, 26, lists)).isEqualTo(2);
    for (Divisors divisors : Divisors.values()) {
      Rule averages = new Rule.HighestAverages(divisors, null);
      assertThat(seatsOfFourth(averages, 26, lists))
          .isGreaterThanOrEqualTo(seatsOfFourth(averages, 25, lists));
    }
  }

  /** A second round is known not to be monotone: who helps the first may choose its rival badly. */
  @Test
  void more_votes_in_the_first_round_can_cost_the_second() {
    ContestTerms terms = terms(3, 1, 1, Paper.majority(Basis.VALID));
    Outcome before = decide(terms, votes(terms, 39, 35, 26));
    Outcome after = decide(terms, votes(terms, 49, 25, 26));
    assertThat(before.counted().runOffMembers()).containsExactly("1", "2");
    assertThat(after.counted().runOffMembers()).containsExactly("1", "3");
    ContestTerms against2 = SecondRoundTerms.of(terms, before.counted());
    ContestTerms against3 = SecondRoundTerms.of(terms, after.counted());
    // Of the voters of 3, fifteen prefer 1 to 2; of those of 2, all prefer 3 to 1.
    assertThat(decide(against2, votes(against2, 39 + 15, 35 + 11)).counted().elected())
        .containsExactly("1");
    assertThat(decide(against3, votes(against3, 49, 25 + 26)).counted().elected())
        .containsExactly("3");
  }

  @Test
  void the_margin_is_the_fewest_ballots_that_open_it_and_names_the_fewest_branches() {
    ContestTerms terms = terms(2, 1, 1, new Rule.Plurality());
    Outcome outcome =
        decide(
            terms,
            counts(
                terms,
                counted("b", -1, 150, 0, 100, 50),
                Paper.uncertain("x", 20),
                Paper.uncertain("y", 40),
                Paper.uncertain("z", 5)));
    assertThat(outcome.margin()).isEqualTo(new Outcome.Margin(50, 2, Precision.EXACT));
    assertThat(outcome.state()).isEqualTo(Outcome.State.OPEN);
    Outcome less =
        decide(terms, counts(terms, counted("b", -1, 150, 0, 100, 50), Paper.uncertain("x", 49)));
    assertThat(less.state()).isEqualTo(Outcome.State.DECIDED);
    assertThat(less.margin()).isEqualTo(new Outcome.Margin(50, null, Precision.EXACT));
  }
}
