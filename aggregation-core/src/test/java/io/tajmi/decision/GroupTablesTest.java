package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import io.tajmi.decision.terms.Rule.Denominator;
import io.tajmi.decision.terms.Rule.Mode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules by which groups win seats, with the examples of the law and of textbooks. */
class GroupTablesTest {
  private static Map<String, Integer> shared(Mode mode, long... groups) {
    ContestTerms terms =
        Paper.lists(
            21,
            11,
            21,
            new Rule.ListShare(mode, Denominator.VOTES, AlternatesFrom.GROUP),
            21,
            21,
            21,
            21,
            21);
    long[] votes = new long[5 * 21];
    for (int group = 0; group < 5; group++) {
      for (int i = 0; i < 21; i++) {
        votes[21 * group + i] = groups[group] * 1_000 / 21 + 40 - 4L * i;
      }
      votes[21 * group] += groups[group] * 1_000 - sum(votes, group);
    }
    Outcome outcome = decide(terms, counts(terms, counted("b", -1, 1_000_000, 0, votes)));
    assertThat(outcome.counted().elected()).hasSize(21);
    return outcome.counted().groupSeats();
  }

  private static long sum(long[] votes, int group) {
    return IntStream.range(0, 21).mapToLong(i -> votes[21 * group + i]).sum();
  }

  private static Map<String, Integer> seats(int a, int b, int c, int d, int singles) {
    return Map.of("list:A", a, "list:B", b, "list:C", c, "list:D", d, "singles", singles);
  }

  @Test
  void the_first_example_of_the_proportional_rule_in_three_modes() {
    long[] votes = {3_810, 2_960, 1_490, 620, 1_120};
    assertThat(shared(Mode.LARGEST_REMAINDER, votes)).isEqualTo(seats(8, 6, 3, 1, 3));
    assertThat(shared(Mode.ROUND_THEN_TOP, votes)).isEqualTo(seats(9, 6, 3, 1, 2));
    assertThat(shared(Mode.FLOOR_THEN_TOP, votes)).isEqualTo(seats(9, 6, 3, 1, 2));
  }

  @Test
  void the_second_example_rounds_to_one_seat_too_many_and_the_smallest_round_up_gives_it_back() {
    long[] votes = {3_550, 2_660, 1_700, 830, 1_260};
    assertThat(shared(Mode.LARGEST_REMAINDER, votes)).isEqualTo(seats(7, 6, 3, 2, 3));
    assertThat(shared(Mode.ROUND_THEN_TOP, votes)).isEqualTo(seats(7, 6, 3, 2, 3));
    assertThat(shared(Mode.FLOOR_THEN_TOP, votes)).isEqualTo(seats(8, 6, 4, 1, 2));
  }

  @Test
  void a_list_vote_is_a_vote_for_each_member_and_personal_votes_order_the_list() {
    Rule rule = new Rule.ListShare(Mode.LARGEST_REMAINDER, Denominator.VOTES, AlternatesFrom.GROUP);
    ContestTerms terms = Paper.lists(3, 2, 3, rule, 2, 3, 2);
    Counts counts =
        counts(terms, Paper.withLists("b", 200, new long[] {1, 9, 5, 2, 6, 30, 40}, 40, 30));
    Outcome outcome = decide(terms, counts);
    assertThat(outcome.candidate("A2").votes()).isEqualTo(49);
    assertThat(outcome.counted().groupSeats())
        .containsExactlyInAnyOrderEntriesOf(Map.of("list:A", 1, "list:B", 1, "singles", 1));
    assertThat(outcome.counted().elected()).containsExactly("A2", "B2", "2");
    assertThat(outcome.counted().alternates())
        .contains(
            new Result.Line("list:A", List.of(new Place.Filled("A3"), new Place.Filled("A1"))));
  }

  @Test
  void alternates_from_all_follow_by_their_votes() {
    Rule rule =
        new Rule.ListShare(Mode.LARGEST_REMAINDER, Denominator.VOTES, AlternatesFrom.OVERALL);
    ContestTerms terms = Paper.lists(3, 2, 3, rule, 2, 3, 2);
    Counts counts =
        counts(terms, Paper.withLists("b", 200, new long[] {1, 9, 5, 2, 6, 30, 40}, 40, 30));
    assertThat(decide(terms, counts).counted().alternateMembers()).containsExactly("A3", "A1");
  }

  @Test
  void a_group_has_no_more_seats_than_candidates_and_what_is_over_goes_on() {
    for (Mode mode : Mode.values()) {
      Rule rule = new Rule.ListShare(mode, Denominator.VOTES, AlternatesFrom.GROUP);
      ContestTerms terms = Paper.lists(5, 0, 5, rule, 0, 1, 4, 4);
      long[] votes = {80, 6, 4, 1, 1, 4, 2, 1, 1};
      Outcome outcome = decide(terms, counts(terms, Paper.withLists("b", 100, votes, 0, 0, 0)));
      assertThat(outcome.counted().groupSeats())
          .as(mode.name())
          .containsExactlyInAnyOrderEntriesOf(
              mode == Mode.ROUND_THEN_TOP
                  ? Map.of("list:A", 1, "list:B", 3, "list:C", 1)
                  : Map.of("list:A", 1, "list:B", 2, "list:C", 2));
    }
  }

  @Test
  void quotas_and_averages_share_ten_seats_as_the_textbooks_do() {
    long[] votes = {47_000, 16_000, 15_900, 12_000, 6_000, 3_100};
    assertThat(byLists(new Rule.Quota(Rule.Price.HARE, null), votes))
        .containsExactly(5, 2, 1, 1, 1, 0);
    assertThat(byLists(new Rule.Quota(Rule.Price.DROOP, null), votes))
        .containsExactly(5, 2, 2, 1, 0, 0);
    assertThat(byLists(new Rule.HighestAverages(Rule.Divisors.DHONDT, null), votes))
        .containsExactly(5, 2, 2, 1, 0, 0);
    assertThat(byLists(new Rule.HighestAverages(Rule.Divisors.SAINTE_LAGUE, null), votes))
        .containsExactly(4, 2, 2, 1, 1, 0);
    assertThat(
            byLists(
                new Rule.HighestAverages(Rule.Divisors.SAINTE_LAGUE, Fraction.of("3/20")), votes))
        .containsExactly(6, 2, 2, 0, 0, 0);
  }

  private static List<Integer> byLists(Rule rule, long... votes) {
    ContestTerms terms = Paper.lists(10, 0, 1, rule, 0, 10, 10, 10, 10, 10, 10);
    long[] personal = new long[60];
    IntStream.range(0, 60).forEach(i -> personal[i] = 60L - i);
    Outcome outcome = decide(terms, counts(terms, Paper.withLists("b", 100_000, personal, votes)));
    assertThat(outcome.state()).isEqualTo(State.DECIDED);
    return outcome.groups().stream().map(Outcome.GroupStanding::seats).toList();
  }
}
