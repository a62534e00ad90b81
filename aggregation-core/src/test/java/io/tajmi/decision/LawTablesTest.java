package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.majority;
import static io.tajmi.decision.Paper.runOff;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.threshold;
import static io.tajmi.decision.Paper.votes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules by which seats are won, as the laws and published results have them. */
class LawTablesTest {
  private static ContestTerms president(int candidates) {
    return terms(Office.PRESIDENT, candidates, 1, 0, 1, majority(Basis.TAKEN), OnTie.RULING);
  }

  @Test
  void a_majority_is_of_all_votes_taken_and_without_it_the_first_two_go_on() {
    ContestTerms first = president(4);
    Outcome outcome =
        decide(
            first,
            counts(
                first,
                counted(
                    "country",
                    -1,
                    23_479_026,
                    1_056_159,
                    10_415_991,
                    9_473_298,
                    3_383_340,
                    206_397)));
    assertThat(outcome.state()).isEqualTo(State.DECIDED);
    assertThat(outcome.candidate("1").share()).isEqualTo(new Fraction(10_415_991, 24_535_185));
    assertThat(outcome.counted().seats()).containsExactly(new Place.ToRunOff());
    assertThat(runOff(outcome)).containsExactly("1", "2");

    ContestTerms second = SecondRoundTerms.of(first, outcome.counted());
    assertThat(second.round()).isEqualTo(2);
    assertThat(second.rule()).isEqualTo(new Rule.Plurality());
    Counts counts =
        counts(second, counted("country", -1, 29_922_582, 607_575, 16_384_403, 13_538_179));
    assertThat(decide(second, counts).counted().elected()).containsExactly("1");
  }

  @Test
  void a_majority_of_votes_taken_elects_in_the_first_round() {
    ContestTerms terms = president(4);
    Outcome outcome =
        decide(
            terms,
            counts(
                terms,
                counted(
                    "country",
                    -1,
                    24_909_817,
                    3_740_688,
                    18_021_945,
                    3_440_835,
                    2_443_387,
                    1_003_650)));
    assertThat(outcome.counted().elected()).containsExactly("1");
    assertThat(outcome.candidate("1").share()).isEqualTo(new Fraction(18_021_945, 28_650_505));
  }

  @Test
  void invalid_ballots_that_are_taken_can_cost_the_majority_and_half_is_not_more_than_half() {
    ContestTerms taken = president(2);
    assertThat(decide(taken, counts(taken, counted("b", -1, 100, 2, 51, 49))).counted().elected())
        .isEmpty();
    assertThat(decide(taken, counts(taken, counted("b", -1, 100, 1, 51, 49))).counted().elected())
        .containsExactly("1");
    ContestTerms valid = terms(2, 1, 1, majority(Basis.VALID));
    assertThat(decide(valid, counts(valid, counted("b", -1, 100, 2, 51, 49))).counted().elected())
        .containsExactly("1");
    assertThat(decide(valid, counts(valid, counted("b", -1, 100, 2, 50, 50))).counted().elected())
        .isEmpty();
  }

  private static ContestTerms majlis(int candidates, int seats) {
    return terms(Office.PARLIAMENT, candidates, seats, 0, seats, threshold(), OnTie.LOT);
  }

  @Test
  void a_fifth_of_the_valid_ballots_elects_and_invalid_ones_do_not_matter() {
    ContestTerms terms = majlis(5, 1);
    assertThat(
            decide(terms, counts(terms, counted("b", -1, 100, 900, 21, 20, 20, 20, 19)))
                .counted()
                .elected())
        .containsExactly("1");
    ContestTerms many = majlis(6, 1);
    Outcome exactly = decide(many, counts(many, counted("b", -1, 100, 5, 20, 19, 18, 17, 16, 10)));
    assertThat(exactly.counted().elected()).containsExactly("1");
    Outcome below = decide(many, counts(many, counted("b", -1, 101, 5, 20, 19, 18, 17, 16, 11)));
    assertThat(below.counted().elected()).isEmpty();
    assertThat(runOff(below)).containsExactly("1", "2");
  }

  @Test
  void twice_as_many_as_seats_left_go_to_the_run_off_each_seat_being_won_by_itself() {
    ContestTerms terms = majlis(8, 4);
    Outcome outcome =
        decide(terms, counts(terms, counted("b", -1, 100, 3, 45, 30, 19, 18, 17, 16, 15, 14)));
    assertThat(outcome.counted().elected()).containsExactly("1", "2");
    assertThat(runOff(outcome)).containsExactly("3", "4", "5", "6");
    ContestTerms second = SecondRoundTerms.of(terms, outcome.counted());
    assertThat(second.seats()).isEqualTo(2);
    assertThat(second.entrants()).hasSize(4);
  }

  @Test
  void of_thirty_seats_those_that_nobody_reached_are_fought_for_by_twice_as_many() {
    ContestTerms terms = majlis(200, 30);
    long[] votes = new long[200];
    IntStream.range(0, 200).forEach(i -> votes[i] = i < 14 ? 500L - i : 130L - i / 2);
    Outcome outcome = decide(terms, counts(terms, counted("b", -1, 1_000, 0, votes)));
    assertThat(outcome.counted().elected()).hasSize(14);
    assertThat(outcome.counted().runOff()).isNotNull();
    assertThat(runOff(outcome)).hasSize(32);
  }

  @Test
  void equality_at_the_edge_of_the_run_off_needs_a_lot() {
    ContestTerms terms = majlis(7, 1);
    Outcome outcome =
        decide(terms, counts(terms, counted("b", -1, 100, 0, 19, 18, 18, 18, 10, 10, 7)));
    assertThat(outcome.state()).isEqualTo(State.LOT);
    assertThat(outcome.counted().runOff())
        .isEqualTo(
            new Result.RunOff(
                1, List.of(new Place.Filled("1"), new Place.LotNeeded(List.of("2", "3", "4")))));
  }

  @Test
  void with_no_more_candidates_than_seats_there_is_no_second_round() {
    ContestTerms terms = majlis(3, 3);
    Outcome outcome = decide(terms, counts(terms, counted("b", -1, 100, 0, 60, 30, 12)));
    assertThat(outcome.counted().seats())
        .containsExactly(
            new Place.Filled("1"),
            new Place.Filled("2"),
            new Place.Vacant(Place.Empty.NO_SECOND_ROUND, null));
    assertThat(outcome.counted().runOff()).isNull();
  }

  @Test
  void in_one_round_by_plurality_one_vote_is_enough() {
    ContestTerms experts = terms(Office.EXPERTS, 3, 1, 0, 1, new Rule.Plurality(), OnTie.LOT);
    assertThat(decide(experts, votes(experts, 3, 4, 3)).counted().elected()).containsExactly("2");
    ContestTerms byElection =
        terms(Office.PARLIAMENT, 20, 1, 0, 1, new Rule.Plurality(), OnTie.LOT);
    long[] few = new long[20];
    IntStream.range(0, 20).forEach(i -> few[i] = i == 7 ? 6 : 5);
    assertThat(decide(byElection, votes(byElection, few)).counted().elected()).containsExactly("8");
  }

  @Test
  void in_councils_the_first_are_principal_and_the_next_are_alternates() {
    ContestTerms terms = terms(Office.COUNCIL, 9, 5, 3, 5, new Rule.Plurality(), OnTie.LOT);
    Outcome outcome =
        decide(terms, counts(terms, counted("b", -1, 100, 0, 9, 80, 8, 70, 7, 60, 50, 40, 30)));
    assertThat(outcome.counted().elected()).containsExactly("2", "4", "6", "7", "8");
    assertThat(outcome.counted().alternateMembers()).containsExactly("9", "1", "3");
  }

  @Test
  void a_published_order_of_21_principal_and_11_alternate_members_is_found_again() {
    int candidates = 1_700;
    long[] votes = new long[candidates];
    long valid = 1_151_450;
    IntStream.range(0, candidates).forEach(i -> votes[i] = Math.max(0, 39_200 - 46L * i));
    IntStream.range(0, 21).forEach(i -> votes[i] = 486_282 - (486_282L - 255_854) * i / 20);
    IntStream.range(21, 32).forEach(i -> votes[i] = 74_294 - (74_294L - 39_292) * (i - 21) / 10);
    ContestTerms terms =
        terms(Office.COUNCIL, candidates, 21, 11, 21, new Rule.Plurality(), OnTie.LOT);
    Outcome outcome = decide(terms, counts(terms, counted("b", -1, valid, 413_920, votes)));
    assertThat(outcome.counted().elected()).isEqualTo(codes(1, 21));
    assertThat(outcome.counted().alternateMembers()).isEqualTo(codes(22, 32));
    assertThat(outcome.candidate("1").share()).isEqualTo(new Fraction(486_282, valid));
    assertThat(outcome.candidate("1").share().percentHundredths()).isEqualTo(4_223);
    assertThat(outcome.candidate("21").share().percentHundredths()).isEqualTo(2_222);
    assertThat(outcome.candidate("22").votes()).isEqualTo(74_294);
    assertThat(outcome.candidate("32").votes()).isEqualTo(39_292);
  }

  private static List<String> codes(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
  }
}
