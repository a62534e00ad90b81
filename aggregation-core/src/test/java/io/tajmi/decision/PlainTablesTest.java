package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.lists;
import static io.tajmi.decision.Paper.sameName;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.withLists;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.plain.PlainAnswer;
import io.tajmi.decision.plain.PlainCount;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Place.AwaitsBody;
import io.tajmi.decision.result.Place.Empty;
import io.tajmi.decision.result.Place.Filled;
import io.tajmi.decision.result.Place.LotNeeded;
import io.tajmi.decision.result.Place.ToRunOff;
import io.tajmi.decision.result.Place.Vacant;
import io.tajmi.decision.result.Place.Waits;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Rule.Denominator;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.terms.Rule.Order;
import io.tajmi.decision.terms.Rule.Price;
import io.tajmi.decision.terms.Rule.ThresholdBasis;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The second count itself, on small tables that were worked out by hand. */
class PlainTablesTest {
  private static final Rule DHONDT = new Rule.HighestAverages(Divisors.DHONDT, null);
  private static final Rule HARE = new Rule.Quota(Price.HARE, null);
  private static final Rule PLURALITY = new Rule.Plurality();
  private static final Rule FIFTH = new Rule.Threshold(Basis.VALID, Fraction.of("1/5"), 2);
  private static final Rule HALF =
      new Rule.Majority(Basis.TAKEN, Fraction.of("1/2"), null, null, 2);

  private static PlainAnswer count(ContestTerms terms, BranchCount branch, ContestAct... acts) {
    return new PlainCount(terms, List.of(acts), List.of()).of(List.of(branch));
  }

  private static BranchCount votes(long... votes) {
    return counted("b", -1, Arrays.stream(votes).sum(), 0, votes);
  }

  private static BranchCount listVotes(int people, long... lists) {
    return withLists("b", Arrays.stream(lists).sum(), new long[people], lists);
  }

  private static Place filled(String code) {
    return new Filled(code);
  }

  private static ContestAct left(String code, Then then) {
    return new Left(code, Why.DIED, Moment.AFTER_POLL, then, null);
  }

  @Test
  void ballots_annulled_as_invalid_leave_the_list() {
    ContestTerms dhondt = lists(3, 0, 1, DHONDT, 0, 3, 3);
    BranchCount branch = withLists("b", 111, new long[] {55, 3, 3, 20, 20, 10}, 61, 50);
    for (BallotsGo go : List.of(BallotsGo.INVALID_TAKEN, BallotsGo.INVALID_NOT_TAKEN)) {
      ContestAct act = new VotesAnnulled("A1", null, go);
      assertThat(count(dhondt, branch, act).groupSeats()).isEqualTo(Map.of("list:B", 3));
      assertThat(count(lists(3, 0, 1, HARE, 0, 3, 3), branch, act).groupSeats())
          .isEqualTo(Map.of("list:B", 3));
    }
    ContestAct stay = new VotesAnnulled("A1", null, BallotsGo.STAY_VALID);
    assertThat(count(dhondt, branch, stay).groupSeats())
        .isEqualTo(Map.of("list:A", 2, "list:B", 1));
    assertThat(count(dhondt, branch, stay).seats()).doesNotContain(filled("A1"));
  }

  @Test
  void where_a_ballot_names_several_an_annulled_name_leaves_the_base_alone() {
    ContestTerms terms = terms(5, 2, 2, FIFTH);
    BranchCount branch = counted("b", -1, 1_000, 0, 900, 400, 190, 180, 150);
    PlainAnswer answer = count(terms, branch, new VotesAnnulled("1", null, BallotsGo.STAY_VALID));
    assertThat(answer.seats()).containsExactly(filled("2"), new ToRunOff());
    assertThat(answer.runOff()).containsExactly(filled("3"), filled("4"));
  }

  @Test
  void the_word_of_the_act_says_what_becomes_of_a_seat_left_after_the_poll() {
    ContestTerms terms =
        terms(ContestTerms.Office.COUNCIL, 4, 1, 1, 1, PLURALITY, ContestTerms.OnTie.LOT);
    BranchCount branch = votes(9, 8, 7, 1);
    assertThat(count(terms, branch, left("1", Then.ALTERNATE)).seats())
        .containsExactly(filled("2"));
    assertThat(count(terms, branch, left("1", Then.ALTERNATE)).lines()).isEmpty();
    assertThat(count(terms, branch, left("1", Then.NEXT)).seats()).containsExactly(filled("2"));
    assertThat(count(terms, branch, left("1", Then.NEXT)).lines())
        .isEqualTo(Map.of("", List.of(filled("3"))));
    assertThat(count(terms, branch, left("1", Then.VACANT)).seats())
        .containsExactly(new Vacant(Empty.WINNER_LEFT, "1"));
    assertThat(count(terms, branch, new Left("1", Why.DIED, Moment.AFTER_POLL)).seats())
        .containsExactly(new AwaitsBody(Waits.WINNER_LEFT, "1"));
    assertThat(count(terms, branch, left("1", Then.ALTERNATE), left("2", Then.VACANT)).seats())
        .containsExactly(new AwaitsBody(Waits.NO_ALTERNATE, "1"));
  }

  @Test
  void seats_left_to_a_second_round_are_open_with_the_others() {
    ContestTerms terms = terms(5, 3, 1, FIFTH);
    PlainAnswer three =
        count(terms, votes(50, 40, 5, 4, 3), left("1", Then.RUN_OFF), left("2", Then.RUN_OFF));
    assertThat(three.seats())
        .containsExactly(
            new AwaitsBody(Waits.NO_SECOND_ROUND, "1"),
            new AwaitsBody(Waits.NO_SECOND_ROUND, "2"),
            new Vacant(Empty.NO_SECOND_ROUND, null));
    ContestTerms two = terms(5, 2, 1, FIFTH);
    PlainAnswer second = count(two, votes(50, 40, 5, 4, 3), left("1", Then.RUN_OFF));
    assertThat(second.seats()).containsExactly(filled("2"), new ToRunOff());
    assertThat(second.runOff()).containsExactly(filled("3"), filled("4"));
  }

  @Test
  void who_is_next_takes_the_seat_of_a_majority_whether_over_the_bar_or_not() {
    ContestTerms terms = terms(3, 1, 1, HALF);
    assertThat(count(terms, votes(60, 30, 10), left("1", Then.NEXT)).seats())
        .containsExactly(filled("2"));
    assertThat(count(terms, votes(50, 40, 10)).runOff()).containsExactly(filled("1"), filled("2"));
  }

  @Test
  void where_nobody_voted_nobody_wins_and_nobody_is_equal() {
    BranchCount blank = counted("b", -1, 0, 7, 0, 0, 0);
    for (Rule rule : List.of(PLURALITY, HALF, FIFTH)) {
      assertThat(count(terms(3, 2, 1, rule), blank).seats())
          .containsOnly(new Vacant(Empty.NO_VALID_BALLOT, null))
          .hasSize(2);
      assertThat(count(terms(3, 2, 1, rule), blank).runOff()).isEmpty();
    }
    ContestTerms terms = lists(2, 2, 1, DHONDT, 1, 1, 1);
    assertThat(new PlainCount(terms, List.of(), List.of()).of(List.<BranchCount>of()).seats())
        .containsOnly(new Vacant(Empty.NO_VALID_BALLOT, null));
  }

  @Test
  void a_seat_left_empty_moves_no_other() {
    ContestTerms terms = lists(11, 0, 1, HARE, 0, 6, 6, 6);
    BranchCount branch = listVotes(18, 43, 43, 14);
    Map<String, Integer> seats = Map.of("list:A", 5, "list:B", 5, "list:C", 1);
    assertThat(count(terms, branch).groupSeats()).isEqualTo(seats);
    PlainAnswer unsaid = count(terms, branch, new SeatsVacant(1));
    assertThat(unsaid.groupSeats()).isEqualTo(seats);
    assertThat(unsaid.unnamedVacant()).isEqualTo(1);
    ContestTerms council = terms(4, 3, 1, PLURALITY);
    assertThat(
            count(council, votes(9, 8, 7, 1), new SeatsVacant(1, new Which.Last(), null)).seats())
        .containsExactly(filled("1"), filled("2"), new Vacant(Empty.DECLARED, null));
    assertThat(
            count(council, votes(9, 8, 7, 1), new SeatsVacant(1, new Which.Of(List.of("2")), null))
                .seats())
        .containsExactly(filled("1"), filled("3"), new Vacant(Empty.DECLARED, null));
  }

  @Test
  void the_last_seats_are_those_given_last() {
    ContestAct last = new SeatsVacant(1, new Which.Last(), null);
    ContestTerms averages = lists(3, 0, 1, DHONDT, 0, 3, 3);
    BranchCount branch = withLists("b", 100, new long[] {30, 20, 10, 30, 10, 0}, 60, 40);
    assertThat(count(averages, branch, last).seats())
        .containsExactly(filled("A1"), filled("B1"), new Vacant(Empty.DECLARED, null));
    ContestTerms quota = lists(3, 0, 1, HARE, 0, 3, 3);
    assertThat(count(quota, branch, last).seats())
        .containsExactly(filled("A1"), filled("B1"), new Vacant(Empty.DECLARED, null));
    BranchCount exact = withLists("b", 90, new long[] {30, 20, 10, 30, 0, 0}, 60, 30);
    assertThat(count(quota, exact, last).unnamedVacant()).isEqualTo(1);
  }

  @Test
  void members_cannot_have_more_than_their_list_where_a_ballot_has_one_vote() {
    ContestTerms terms = lists(2, 0, 1, DHONDT, 0, 3, 1);
    assertThat(count(terms, withLists("b", 100, new long[] {60, 60, 60, 0}, 60, 40)).contradicts())
        .isTrue();
    assertThat(count(terms, withLists("b", 100, new long[] {20, 20, 20, 0}, 60, 40)).contradicts())
        .isFalse();
  }

  @Test
  void valid_ballots_divide_as_many_votes_as_they_carry() {
    for (Mode mode : Mode.values()) {
      Rule votes = new Rule.ListShare(mode, Denominator.VOTES, AlternatesFrom.GROUP);
      Rule ballots = new Rule.ListShare(mode, Denominator.VALID_BALLOTS, AlternatesFrom.GROUP);
      long[] full = new long[30];
      Arrays.fill(full, 0, 10, 603);
      Arrays.fill(full, 10, 20, 327);
      Arrays.fill(full, 20, 30, 70);
      BranchCount branch = counted("b", -1, 1_000, 0, full);
      assertThat(count(lists(10, 0, 10, ballots, 0, 10, 10, 10), branch).groupSeats())
          .isEqualTo(count(lists(10, 0, 10, votes, 0, 10, 10, 10), branch).groupSeats())
          .isEqualTo(
              mode == Mode.FLOOR_THEN_TOP
                  ? Map.of("list:A", 7, "list:B", 3)
                  : Map.of("list:A", 6, "list:B", 3, "list:C", 1));
    }
  }

  @Test
  void what_is_rounded_up_too_often_is_taken_back_from_the_smallest_part() {
    Rule round = new Rule.ListShare(Mode.ROUND_THEN_TOP, Denominator.VOTES, AlternatesFrom.GROUP);
    assertThat(count(lists(4, 0, 1, round, 0, 4, 1, 1), votes(65, 0, 0, 0, 18, 17)).groupSeats())
        .isEqualTo(Map.of("list:A", 2, "list:B", 1, "list:C", 1));
    PlainAnswer equal = count(lists(2, 0, 1, round, 0, 2, 2, 2), votes(10, 0, 10, 0, 10, 0));
    assertThat(equal.groupSeats()).isEmpty();
    assertThat(equal.seats())
        .containsOnly(new LotNeeded(List.of("list:A", "list:B", "list:C")))
        .hasSize(2);
  }

  @Test
  void a_price_of_few_votes_gives_the_rest_in_passes() {
    ContestTerms terms = lists(30, 0, 1, new Rule.Quota(Price.DROOP, null), 0, 30, 30);
    assertThat(count(terms, listVotes(60, 3, 1)).groupSeats())
        .isEqualTo(Map.of("list:A", 16, "list:B", 14));
    PlainAnswer one = count(terms, listVotes(60, 3, 2));
    assertThat(one.groupSeats()).isEqualTo(Map.of("list:A", 15, "list:B", 14));
    assertThat(one.seats()).contains(new LotNeeded(List.of("list:A", "list:B")));
  }

  @Test
  void a_threshold_is_reached_exactly_on_either_base() {
    BranchCount branch = withLists("b", 100, new long[] {0, 0, 10}, 72, 8);
    Fraction tenth = Fraction.of("8/90");
    for (ThresholdBasis basis : ThresholdBasis.values()) {
      Rule rule = new Rule.HighestAverages(Divisors.SAINTE_LAGUE, tenth, basis, Order.PERSONAL);
      ContestTerms three = lists(3, 0, 1, rule, 1, 1, 1);
      assertThat(count(three, branch).groupSeats())
          .isEqualTo(
              basis == ThresholdBasis.LIST_VOTES
                  ? Map.of("list:A", 1, "list:B", 1, "candidate:1", 1)
                  : Map.of("list:A", 1, "candidate:1", 1));
    }
  }

  @Test
  void votes_of_one_name_follow_the_votes_in_the_box() {
    ContestTerms terms = terms(3, 1, 1, PLURALITY);
    PlainCount count = new PlainCount(terms, List.of(), List.of());
    BranchCount box = sameName("b", 18, new long[] {2, 1, 8}, List.of(0, 1), 7);
    assertThat(count.sums(List.of(box)).votes().by()).containsExactly(6, 3, 8);
    assertThat(count.sums(List.of(box)).waiting()).hasSize(1);
    BranchCount one = sameName("b", 10, new long[] {0, 0, 4}, List.of(0, 1), 6);
    ContestAct before = new Left("1", Why.WITHDREW, Moment.BEFORE_POLL);
    assertThat(count(terms, one, before).seats()).containsExactly(filled("2"));
    assertThat(count(terms, one).seats()).containsExactly(filled("3"));
    Lot lot = Lot.byHand(Lot.Matter.SAME_NAME, List.of("2", "1"), List.of()).at("b");
    assertThat(new PlainCount(terms, List.of(), List.of(lot)).sums(List.of(box)).votes().by())
        .containsExactly(6, 4, 8);
  }

  @Test
  void members_follow_the_list_unless_votes_lift_them() {
    long[] personal = {1, 9, 10, 0};
    BranchCount branch = withLists("b", 100, personal, 60, 40);
    assertThat(count(listed(new Order.AsListed()), branch).seats())
        .containsExactly(filled("A1"), filled("A2"), filled("B1"));
    assertThat(count(listed(new Order.Unless(Fraction.of("9/60"))), branch).seats())
        .containsExactly(filled("A2"), filled("A3"), filled("B1"));
    assertThat(count(listed(new Order.Unless(Fraction.of("10/60"))), branch).seats())
        .containsExactly(filled("A1"), filled("A3"), filled("B1"));
  }

  private static ContestTerms listed(Order order) {
    return lists(
        3,
        0,
        1,
        new Rule.HighestAverages(Divisors.DHONDT, null, ThresholdBasis.LIST_VOTES, order),
        0,
        3,
        1);
  }

  @Test
  void an_option_counts_as_valid_and_takes_nothing() {
    ContestTerms people = terms(2, 1, 1, HALF);
    ContestTerms terms =
        new ContestTerms(
            people.office(),
            1,
            1,
            0,
            1,
            HALF,
            1,
            people.onTie(),
            List.of(
                new ContestTerms.Entrant("1", -1),
                new ContestTerms.Entrant("2", -1),
                new ContestTerms.Entrant("none", -1, false)),
            List.of());
    PlainAnswer answer = count(terms, votes(30, 10, 60));
    assertThat(answer.seats()).containsExactly(new ToRunOff());
    assertThat(answer.runOff()).containsExactly(filled("1"), filled("2"));
  }

  @Test
  void fillings_are_all_minutes_that_add_up() {
    ContestTerms one = terms(2, 1, 1, PLURALITY);
    PlainCount count = new PlainCount(one, List.of(), List.of());
    assertThat(count.fillings("u", 0)).hasSize(1);
    assertThat(count.fillings("u", 1)).hasSize(4);
    assertThat(count.fillings("u", 2)).hasSize(10);
    ContestTerms two = terms(2, 1, 2, PLURALITY);
    assertThat(new PlainCount(two, List.of(), List.of()).fillings("u", 1)).hasSize(5);
    ContestTerms listed = lists(1, 0, 1, DHONDT, 0, 2);
    assertThat(new PlainCount(listed, List.of(), List.of()).fillings("u", 1)).hasSize(5);
    ContestAct annulled = new VotesAnnulled("1", Set.of("u"), BallotsGo.INVALID_NOT_TAKEN);
    assertThat(new PlainCount(one, List.of(annulled), List.of()).fillings("u", 1)).hasSize(3);
  }
}
