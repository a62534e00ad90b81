package io.tajmi.decision;

import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.majority;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.votes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.result.Result;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What settles equal votes, of candidates and of one name in a box. */
class LotsTest {
  private static final Rule PLURALITY = new Rule.Plurality();

  private static ContestTerms council(int candidates, int seats, int alternates) {
    return terms(Office.COUNCIL, candidates, seats, alternates, 1, PLURALITY, OnTie.LOT);
  }

  @Test
  void equal_votes_for_the_last_seat_need_a_lot_and_the_lot_settles_it() {
    ContestTerms terms = council(5, 2, 2);
    Counts counts = votes(terms, 9, 7, 7, 7, 1);
    Outcome open = decide(terms, counts);
    assertThat(open.state()).isEqualTo(State.LOT);
    assertThat(open.counted().seats())
        .containsExactly(new Place.Filled("1"), new Place.LotNeeded(List.of("2", "3", "4")));
    assertThat(open.counted().alternates().getFirst().places())
        .containsOnly(new Place.LotNeeded(List.of("2", "3", "4")));
    Lot lot = Lot.byHand(Matter.CANDIDATES, List.of("3", "4", "2"), List.of("executive board"));
    Outcome drawn = Decision.decide(terms, counts, List.of(), List.of(lot));
    assertThat(drawn.state()).isEqualTo(State.DECIDED);
    assertThat(drawn.counted().elected()).containsExactly("1", "3");
    assertThat(drawn.counted().alternateMembers()).containsExactly("4", "2");
    assertThat(Decision.decide(terms, counts, List.of(), List.of(lot))).isEqualTo(drawn);
  }

  @Test
  void a_lot_for_others_settles_nothing_and_the_first_of_two_stands() {
    ContestTerms terms = council(4, 1, 0);
    Counts counts = votes(terms, 7, 7, 3, 3);
    Lot others = Lot.byHand(Matter.CANDIDATES, List.of("3", "4"), List.of());
    Lot more = Lot.byHand(Matter.CANDIDATES, List.of("1", "2", "3"), List.of());
    Lot groups = Lot.byHand(Matter.GROUPS, List.of("1", "2"), List.of());
    assertThat(Decision.decide(terms, counts, List.of(), List.of(others, more, groups)).state())
        .isEqualTo(State.LOT);
    Lot first = Lot.byHand(Matter.CANDIDATES, List.of("2", "1"), List.of());
    Lot second = Lot.byHand(Matter.CANDIDATES, List.of("1", "2"), List.of());
    Outcome outcome = Decision.decide(terms, counts, List.of(), List.of(first, second));
    assertThat(outcome.counted().elected()).containsExactly("2");
  }

  @Test
  void a_seeded_lot_can_be_repeated_and_not_be_bent() {
    Set<String> equal = Set.of("a", "b", "c", "d", "e");
    Lot lot = Lot.bySeed(Matter.CANDIDATES, equal, "1405/02/11", List.of("governor"));
    assertThat(lot.drawn()).hasSize(5).containsAll(equal);
    assertThat(Lot.bySeed(Matter.CANDIDATES, equal, "1405/02/11", List.of("governor")))
        .isEqualTo(lot);
    List<String> bent = lot.drawn().reversed();
    assertThatThrownBy(() -> new Lot(Matter.CANDIDATES, null, bent, "1405/02/11", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Lot.byHand(Matter.CANDIDATES, List.of("a", "a"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void where_the_rule_knows_no_lot_the_competent_body_decides() {
    ContestTerms terms = terms(Office.PRESIDENT, 4, 1, 0, 1, majority(Basis.TAKEN), OnTie.RULING);
    Outcome outcome = decide(terms, votes(terms, 40, 20, 20, 20));
    assertThat(outcome.state()).isEqualTo(State.BODY);
    assertThat(outcome.counted().runOff())
        .isEqualTo(
            new Result.RunOff(
                1, List.of(new Place.Filled("1"), new Place.BodyDecides(List.of("2", "3", "4")))));
    assertThatThrownBy(() -> SecondRoundTerms.of(terms, outcome.counted()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void votes_of_one_name_are_divided_in_proportion_within_the_box_and_the_rest_by_lot() {
    ContestTerms terms = terms(Office.PARLIAMENT, 3, 1, 0, 1, PLURALITY, OnTie.LOT);
    Counts counts =
        counts(
            terms,
            Paper.sameName("a", 40, new long[] {20, 10, 3}, List.of(0, 1), 7),
            Paper.sameName("b", 42, new long[] {0, 0, 38}, List.of(0, 1), 4));
    Outcome open = decide(terms, counts);
    assertThat(open.candidate("1").votes()).isEqualTo(20 + 4 + 2);
    assertThat(open.candidate("2").votes()).isEqualTo(10 + 2 + 2);
    assertThat(open.state()).isEqualTo(State.DECIDED);
    Lot lot = Lot.byHand(Matter.SAME_NAME, List.of("2", "1"), List.of("governor")).at("a");
    Outcome drawn = Decision.decide(terms, counts, List.of(), List.of(lot));
    assertThat(drawn.candidate("2").votes()).isEqualTo(15);
    assertThat(drawn.candidate("1").votes()).isEqualTo(26);
    assertThat(drawn.precision()).isEqualTo(Precision.EXACT);
  }

  @Test
  void a_vote_of_one_name_that_waits_for_a_lot_keeps_a_close_seat_open() {
    ContestTerms terms = terms(Office.PARLIAMENT, 3, 1, 0, 1, PLURALITY, OnTie.LOT);
    Counts counts =
        counts(terms, Paper.sameName("a", 41, new long[] {10, 10, 20}, List.of(0, 1), 1));
    assertThat(decide(terms, counts).state()).isEqualTo(State.DECIDED);
    Counts close = counts(terms, Paper.sameName("a", 41, new long[] {20, 20, 0}, List.of(0, 1), 1));
    Outcome outcome = decide(terms, close);
    assertThat(outcome.state()).isEqualTo(State.LOT);
    assertThat(outcome.candidate("1").elected()).isEqualTo(Possibility.POSSIBLE);
  }

  @Test
  void annulled_votes_of_a_box_take_the_share_of_its_common_name_with_them() {
    ContestTerms terms = terms(Office.PARLIAMENT, 3, 1, 0, 1, PLURALITY, OnTie.LOT);
    Counts counts =
        counts(terms, Paper.sameName("a", 43, new long[] {20, 20, 1}, List.of(0, 1), 2));
    Outcome outcome =
        decide(terms, counts, new VotesAnnulled("1", Set.of("a"), BallotsGo.INVALID_TAKEN));
    assertThat(outcome.candidate("1").votes()).isZero();
    assertThat(outcome.candidate("2").share()).isEqualTo(new Fraction(21, 22));
  }
}
