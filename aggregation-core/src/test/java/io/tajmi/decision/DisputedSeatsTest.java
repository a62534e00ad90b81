package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.lists;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.uncertain;
import static io.tajmi.decision.Paper.votes;
import static io.tajmi.decision.Paper.withLists;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.Materiality.Proposal;
import io.tajmi.decision.MaterialitySheet.Verdict;
import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Marking;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Rule.Denominator;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.terms.Rule.Price;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Seats that were once given, left or emptied wrongly, in numbers of our own; each with its right
 * answer.
 */
class DisputedSeatsTest {
  private static final Rule DHONDT = new Rule.HighestAverages(Divisors.DHONDT, null);
  private static final Rule HARE = new Rule.Quota(Price.HARE, null);
  private static final Rule DROOP = new Rule.Quota(Price.DROOP, null);

  @ParameterizedTest
  @EnumSource(Basis.class)
  void where_nobody_voted_nobody_is_elected_and_nothing_is_equal(Basis basis) {
    List<ContestTerms> all =
        List.of(
            terms(3, 1, 1, new Rule.Plurality()),
            terms(1, 1, 1, new Rule.Plurality()),
            terms(Office.COUNCIL, 4, 2, 2, 2, new Rule.Plurality(), OnTie.RULING),
            terms(3, 1, 1, Paper.majority(basis)),
            terms(3, 2, 2, new Rule.Threshold(basis, Fraction.of("1/5"), 2)),
            lists(3, 1, 1, DHONDT, 1, 2, 2),
            lists(3, 1, 1, HARE, 1, 2, 2),
            lists(
                3,
                2,
                3,
                new Rule.ListShare(
                    Mode.LARGEST_REMAINDER, Denominator.VALID_BALLOTS, AlternatesFrom.OVERALL),
                1,
                2,
                2));
    for (ContestTerms terms : all) {
      long[] none = new long[terms.entrants().size()];
      Counts blank = counts(terms, counted("b", 5, 0, 5, none));
      Outcome outcome = decide(terms, blank);
      assertThat(outcome.state()).as("%s", terms.rule()).isEqualTo(State.DECIDED);
      assertThat(outcome.questions()).isEmpty();
      assertThat(outcome.counted().runOff()).isNull();
      assertThat(outcome.counted().alternates()).isEmpty();
      assertThat(outcome.counted().seats())
          .containsOnly(new Place.Vacant(Place.Empty.NO_VALID_BALLOT, null));
      assertThat(outcome.steps()).extracting(Step::sentence).contains(Sentence.NOBODY_VOTED);
      Outcome night = decide(terms, counts(terms, uncertain("x", 4)));
      assertThat(night.state()).isEqualTo(State.OPEN);
      assertThat(night.questions()).isEmpty();
      assertThat(night.candidates())
          .allSatisfy(it -> assertThat(it.elected()).isNotEqualTo(Possibility.SURE));
    }
  }

  @Test
  void a_seat_that_stays_empty_moves_no_other() {
    ContestTerms terms = lists(11, 0, 1, Paper.listed(HARE), 0, 8, 8, 3);
    Counts counts = counts(terms, withLists("b", 1_000, new long[19], 450, 440, 110));
    Outcome before = decide(terms, counts);
    assertThat(Paper.seats(before)).containsValues(5, 5, 1);
    Outcome unnamed = decide(terms, counts, new SeatsVacant(1));
    assertThat(unnamed.state()).isEqualTo(State.BODY);
    assertThat(Paper.seats(unnamed)).isEqualTo(Paper.seats(before));
    assertThat(unnamed.counted().unnamedVacant()).isEqualTo(1);
    Outcome named = decide(terms, counts, new SeatsVacant(1, new Which.Of(List.of("B2")), null));
    assertThat(named.state()).isEqualTo(State.DECIDED);
    assertThat(named.counted().elected())
        .isEqualTo(before.counted().elected().stream().filter(it -> !it.equals("B2")).toList());
    Outcome last = decide(terms, counts, new SeatsVacant(1, new Which.Last(), null));
    assertThat(last.state()).isEqualTo(State.DECIDED);
    assertThat(last.counted().elected()).hasSize(10);
    assertThat(before.counted().elected()).containsAll(last.counted().elected());
  }

  @Test
  void an_act_that_names_who_has_no_seat_says_that_the_body_has_to_say_which() {
    ContestTerms terms = terms(3, 2, 1, new Rule.Plurality());
    Outcome outcome =
        decide(terms, votes(terms, 5, 4, 3), new SeatsVacant(1, new Which.Of(List.of("3")), null));
    assertThat(outcome.state()).isEqualTo(State.BODY);
    assertThat(outcome.steps().stream().map(Step::sentence).filter(Sentence::isReason))
        .contains(Sentence.EMPTY_SEATS_AWAIT_BODY);
    Outcome all = decide(terms, votes(terms, 5, 4, 3), new SeatsVacant(2));
    assertThat(all.state()).isEqualTo(State.DECIDED);
    assertThat(all.steps().stream().map(Step::sentence).filter(Sentence::isReason))
        .doesNotContain(Sentence.EMPTY_SEATS_AWAIT_BODY);
  }

  @Test
  void nobody_surely_keeps_a_seat_while_it_may_stay_unknown_which_are_empty() {
    ContestTerms terms = lists(3, 0, 1, Paper.listed(DROOP), 0, 2);
    Outcome outcome =
        decide(
            terms,
            counts(terms, withLists("b", 5, new long[2], 5), uncertain("u", 1)),
            new SeatsVacant(1, new Which.Last(), null));
    assertThat(outcome.candidate("A1").elected()).isEqualTo(Possibility.POSSIBLE);
  }

  @Test
  void a_seat_left_after_the_poll_goes_where_the_act_or_the_policy_says() {
    ContestTerms one = terms(4, 1, 1, Paper.majority(Basis.VALID));
    Counts counts = votes(one, 60, 20, 15, 5);
    Outcome runOff = decide(one, counts, Paper.left("1", Then.RUN_OFF));
    assertThat(runOff.counted().runOffMembers()).containsExactly("2", "3");
    assertThat(runOff.state()).isEqualTo(State.DECIDED);
    assertThat(decide(one, counts, Paper.left("1", Then.NEXT)).counted().elected())
        .containsExactly("2");
    assertThat(decide(one, counts, Paper.left("1", Then.ALTERNATE)).counted().seats())
        .containsExactly(new Place.AwaitsBody(Place.Waits.NO_ALTERNATE, "1"));
    ContestTerms policy =
        new ContestTerms(
            Office.OTHER,
            1,
            1,
            0,
            Marking.of(1),
            one.rule(),
            1,
            OnTie.LOT,
            Then.VACANT,
            one.entrants(),
            List.of());
    assertThat(decide(policy, counts, Paper.left("1", null)).counted().seats())
        .containsExactly(new Place.Vacant(Place.Empty.WINNER_LEFT, "1"));
  }

  @Test
  void who_left_after_the_poll_leaves_the_second_round_open_as_long_as_it_is() {
    ContestTerms terms = terms(5, 3, 3, Paper.threshold());
    Counts counts = counts(terms, counted("b", 100, 100, 0, 50, 40, 5, 4, 3), uncertain("u", 2));
    for (Then then : new @Nullable Then[] {null, Then.RUN_OFF, Then.VACANT}) {
      Outcome outcome = decide(terms, counts, Paper.left("1", then), Paper.left("2", then));
      assertThat(outcome.state()).as("%s", then).isEqualTo(State.OPEN);
      assertThat(outcome.candidate("1").elected()).isEqualTo(Possibility.IMPOSSIBLE);
    }
    Outcome empty =
        decide(terms, counts, Paper.left("1", Then.VACANT), Paper.left("2", Then.VACANT));
    assertThat(empty.candidate("5").runOff()).isEqualTo(Possibility.POSSIBLE);
    assertThat(empty.candidate("3").runOff()).isNotEqualTo(Possibility.IMPOSSIBLE);
    Counts small =
        counts(
            terms, counted("b", 98, 98, 0, 48, 40, 5, 4, 3), counted("s", 2, 2, 0, 2, 0, 0, 0, 0));
    for (Then then : new @Nullable Then[] {null, Then.RUN_OFF, Then.VACANT}) {
      MaterialitySheet sheet =
          Materiality.of(
              terms,
              small,
              List.of(Paper.left("1", then), Paper.left("2", then)),
              List.of(),
              new Proposal.Branches(Set.of("s")),
              List.of(),
              0);
      assertThat(sheet.alone().verdict()).as("%s", then).isEqualTo(Verdict.POSSIBLY_MATERIAL);
    }
  }

  @Test
  void a_lot_for_a_seat_that_somebody_left_leaves_the_second_round_open() {
    ContestTerms next = terms(5, 2, 1, Paper.threshold());
    Outcome outcome = decide(next, votes(next, 50, 5, 5, 4, 3), Paper.left("1", Then.NEXT));
    assertThat(outcome.state()).isEqualTo(State.LOT);
    for (String code : List.of("2", "3", "4")) {
      assertThat(outcome.candidate(code).runOff()).as(code).isEqualTo(Possibility.POSSIBLE);
    }
    ContestTerms runOff = terms(3, 1, 1, new Rule.Threshold(Basis.TAKEN, Fraction.of("1/3"), 2));
    Outcome tied = decide(runOff, votes(runOff, 0, 1, 1), Paper.left("3", Then.RUN_OFF));
    assertThat(tied.candidate("1").runOff()).isEqualTo(Possibility.POSSIBLE);
    assertThat(tied.precision()).isEqualTo(Precision.BOUND);
  }

  @Test
  void who_waits_for_the_body_alone_is_not_called_open() {
    ContestTerms terms = terms(3, 1, 1, new Rule.Plurality());
    Outcome outcome =
        decide(
            terms,
            counts(terms, counted("b", 60, 60, 0, 40, 15, 5), uncertain("u", 3)),
            Paper.left("1", null));
    assertThat(outcome.state()).isEqualTo(State.BODY);
  }

  @ParameterizedTest
  @EnumSource(Divisors.class)
  void equality_for_a_seat_that_stays_empty_waits_for_the_lot_that_says_whose_it_is(
      Divisors divisors) {
    Rule rule = Paper.listed(new Rule.HighestAverages(divisors, null));
    for (int alternates : new int[] {0, 1}) {
      ContestTerms terms = lists(3, alternates, 1, rule, 0, 3, 3);
      Counts counts = counts(terms, withLists("b", 20, new long[6], 10, 10));
      List<ContestAct> last = List.of(new SeatsVacant(1, new Which.Last(), null));
      Outcome equal = Decision.decide(terms, counts, last, List.of());
      assertThat(equal.state()).isEqualTo(State.LOT);
      assertThat(equal.counted().elected()).containsExactly("A1", "B1");
      assertThat(equal.questions()).hasSize(1);
      assertThat(equal.groups())
          .allSatisfy(it -> assertThat(List.of(it.least(), it.most())).containsExactly(1, 2));
      Lot lot = Lot.byHand(Lot.Matter.GROUPS, List.of("list:B", "list:A"), List.of());
      Outcome drawn = Decision.decide(terms, counts, last, List.of(lot));
      assertThat(drawn.state()).isEqualTo(State.DECIDED);
      assertThat(drawn.counted().elected()).containsExactly("A1", "B1");
      assertThat(drawn.questions()).isEmpty();
      assertThat(drawn.counted().alternateMembers())
          .isEqualTo(alternates == 0 ? List.of() : List.of("A2", "B3"));
    }
  }

  @Test
  void equality_that_changes_nothing_is_not_asked() {
    ContestTerms terms = terms(3, 2, 1, new Rule.Plurality());
    Outcome outcome =
        decide(terms, votes(terms, 9, 4, 4), new SeatsVacant(1, new Which.Last(), null));
    assertThat(outcome.state()).isEqualTo(State.DECIDED);
    assertThat(outcome.questions()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Basis.class)
  void a_seat_that_goes_to_the_next_waits_for_the_body_where_nobody_is_next(Basis basis) {
    for (Rule rule :
        List.of(Paper.majority(basis), new Rule.Threshold(basis, Fraction.of("1/5"), 2))) {
      ContestTerms alone = terms(1, 1, 1, rule);
      Outcome outcome = decide(alone, votes(alone, 20), Paper.left("1", ContestAct.Then.NEXT));
      assertThat(outcome.state()).isEqualTo(State.BODY);
      assertThat(outcome.counted().seats())
          .containsExactly(new Place.AwaitsBody(Place.Waits.NO_SECOND_ROUND, "1"));
      assertThat(outcome.steps())
          .extracting(Step::sentence)
          .contains(Sentence.SEAT_AWAITS_BODY)
          .doesNotContain(Sentence.NOBODY_REACHED);
      Outcome open =
          decide(
              alone,
              counts(alone, counted("b", 20, 4, 16, 4), uncertain("u", 100)),
              Paper.left("1", ContestAct.Then.NEXT));
      assertThat(open.state()).isNotEqualTo(State.DECIDED);
    }
  }
}
