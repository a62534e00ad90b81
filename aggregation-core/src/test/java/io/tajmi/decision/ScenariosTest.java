package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.lists;
import static io.tajmi.decision.Paper.majority;
import static io.tajmi.decision.Paper.runOff;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.threshold;
import static io.tajmi.decision.Paper.uncertain;
import static io.tajmi.decision.Paper.votes;
import static io.tajmi.decision.Paper.withLists;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.ContestAnnulled;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Rule.Divisors;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What acts, annulments, ties and lots do to an outcome, each named by its rule. */
class ScenariosTest {
  private static final Rule PLURALITY = new Rule.Plurality();

  private static ContestTerms majlis(int candidates, int seats) {
    return terms(Office.PARLIAMENT, candidates, seats, 0, seats, threshold(), OnTie.LOT);
  }

  private static ContestTerms council(int candidates, int seats, int alternates) {
    return terms(Office.COUNCIL, candidates, seats, alternates, 1, PLURALITY, OnTie.LOT);
  }

  @Test
  void an_annulled_contest_leaves_every_seat_empty() {
    ContestTerms terms = majlis(3, 2);
    for (Remedy remedy : Remedy.values()) {
      Outcome outcome = decide(terms, votes(terms, 50, 30, 20), new ContestAnnulled(remedy));
      assertThat(outcome.state()).isEqualTo(State.DECIDED);
      assertThat(outcome.counted().seats())
          .containsOnly(new Place.Vacant(Place.Empty.CONTEST_ANNULLED, null))
          .hasSize(2);
    }
  }

  @Test
  void with_the_votes_of_the_first_annulled_the_second_and_third_go_to_the_run_off() {
    ContestTerms terms = majlis(4, 1);
    Counts counts = votes(terms, 400, 180, 175, 170);
    assertThat(decide(terms, counts).counted().elected()).containsExactly("1");
    Outcome outcome = decide(terms, counts, new VotesAnnulled("1", null, BallotsGo.STAY_VALID));
    assertThat(outcome.counted().elected()).isEmpty();
    assertThat(runOff(outcome)).containsExactly("2", "3");
  }

  @Test
  void with_the_result_of_the_second_annulled_the_third_and_fourth_go_to_the_run_off() {
    ContestTerms terms = terms(Office.PARLIAMENT, 4, 2, 0, 1, threshold(), OnTie.LOT);
    Counts counts = votes(terms, 400, 300, 190, 180);
    assertThat(decide(terms, counts).counted().elected()).containsExactly("1", "2");
    Outcome outcome = decide(terms, counts, new VotesAnnulled("2", null, BallotsGo.STAY_VALID));
    assertThat(outcome.counted().elected()).containsExactly("1");
    assertThat(runOff(outcome)).containsExactly("3", "4");
  }

  @Test
  void a_recount_moves_one_from_principal_to_alternate_and_another_takes_the_place() {
    ContestTerms terms = council(4, 2, 2);
    Outcome before = decide(terms, counts(terms, counted("a", 40, 37, 0, 15, 11, 10, 1)));
    Outcome after = decide(terms, counts(terms, counted("a", 40, 37, 0, 15, 9, 12, 1)));
    assertThat(before.counted().elected()).containsExactly("1", "2");
    assertThat(before.counted().alternateMembers()).containsExactly("3", "4");
    assertThat(after.counted().elected()).containsExactly("1", "3");
    assertThat(after.counted().alternateMembers()).containsExactly("2", "4");
  }

  @Test
  void votes_bought_in_a_plurality_are_taken_from_three_candidates() {
    ContestTerms terms = council(5, 2, 1);
    Counts counts =
        counts(
            terms,
            counted("a", -1, 60, 0, 20, 15, 10, 9, 6),
            counted("b", -1, 40, 0, 2, 10, 10, 9, 9));
    Set<String> there = Set.of("b");
    Outcome outcome =
        decide(
            terms,
            counts,
            new VotesAnnulled("2", there, BallotsGo.INVALID_TAKEN),
            new VotesAnnulled("3", there, BallotsGo.INVALID_TAKEN),
            new VotesAnnulled("4", there, BallotsGo.INVALID_TAKEN));
    assertThat(decide(terms, counts).counted().elected()).containsExactly("2", "1");
    assertThat(outcome.counted().elected()).containsExactly("1");
    assertThat(outcome.counted().ties()).containsExactly(new Place.LotNeeded(List.of("2", "5")));
    assertThat(outcome.candidate("2").votes()).isEqualTo(15);
  }

  @Test
  void ballots_of_annulled_votes_move_the_base_as_the_ruling_says() {
    ContestTerms valid = terms(3, 1, 1, threshold());
    ContestTerms taken = terms(3, 1, 1, majority(Basis.TAKEN));
    BranchCount branch = counted("a", -1, 100, 10, 50, 30, 20);
    assertThat(base(valid, counts(valid, branch), BallotsGo.STAY_VALID)).isEqualTo(100);
    assertThat(base(valid, counts(valid, branch), BallotsGo.INVALID_TAKEN)).isEqualTo(80);
    assertThat(base(valid, counts(valid, branch), BallotsGo.INVALID_NOT_TAKEN)).isEqualTo(80);
    assertThat(base(taken, counts(taken, branch), BallotsGo.STAY_VALID)).isEqualTo(110);
    assertThat(base(taken, counts(taken, branch), BallotsGo.INVALID_TAKEN)).isEqualTo(110);
    assertThat(base(taken, counts(taken, branch), BallotsGo.INVALID_NOT_TAKEN)).isEqualTo(90);
  }

  private static long base(ContestTerms terms, Counts counts, BallotsGo where) {
    Outcome outcome = decide(terms, counts, new VotesAnnulled("3", Set.of("a"), where));
    assertThat(outcome.candidate("3").votes()).isZero();
    return outcome.candidate("1").share().denominator();
  }

  @Test
  void who_leaves_before_the_poll_takes_no_place() {
    ContestTerms terms = terms(Office.EXPERTS, 4, 2, 0, 1, PLURALITY, OnTie.LOT);
    Outcome outcome =
        decide(terms, votes(terms, 9, 8, 7, 1), new Left("1", Why.WITHDREW, Moment.BEFORE_POLL));
    assertThat(outcome.counted().elected()).containsExactly("2", "3");
    assertThat(outcome.candidate("1").stands()).isFalse();
    assertThat(outcome.candidate("1").elected()).isEqualTo(Possibility.IMPOSSIBLE);
  }

  @Test
  void a_winner_who_dies_after_the_poll_leaves_the_seat_to_a_by_election() {
    ContestTerms terms = terms(Office.EXPERTS, 4, 2, 0, 1, PLURALITY, OnTie.LOT);
    Outcome outcome = decide(terms, votes(terms, 9, 8, 7, 1), died("1", Then.VACANT));
    assertThat(outcome.counted().seats())
        .containsExactly(new Place.Vacant(Place.Empty.WINNER_LEFT, "1"), new Place.Filled("2"));
    assertThat(outcome.candidate("1").elected()).isEqualTo(Possibility.IMPOSSIBLE);
    assertThat(outcome.state()).isEqualTo(State.DECIDED);
  }

  @Test
  void the_competent_body_says_what_becomes_of_a_seat_where_neither_act_nor_policy_does() {
    ContestTerms terms = terms(Office.EXPERTS, 4, 2, 0, 1, PLURALITY, OnTie.LOT);
    Outcome outcome = decide(terms, votes(terms, 9, 8, 7, 1), died("1", null));
    assertThat(outcome.counted().seats())
        .containsExactly(new Place.AwaitsBody(Place.Waits.WINNER_LEFT, "1"), new Place.Filled("2"));
    assertThat(outcome.state()).isEqualTo(State.BODY);
    Outcome loser = decide(terms, votes(terms, 9, 8, 7, 1), died("4", null));
    assertThat(loser.state()).isEqualTo(State.DECIDED);
    assertThat(loser.margin()).isEqualTo(decide(terms, votes(terms, 9, 8, 7, 1)).margin());
  }

  private static Left died(String candidate, @Nullable Then then) {
    return new Left(candidate, Why.DIED, Moment.AFTER_POLL, then, null);
  }

  @Test
  void a_member_of_a_council_who_leaves_is_followed_by_the_first_alternate() {
    ContestTerms terms = council(4, 2, 1);
    Counts counts = votes(terms, 9, 8, 7, 1);
    Outcome outcome = decide(terms, counts, died("1", Then.ALTERNATE));
    assertThat(outcome.counted().elected()).containsExactly("3", "2");
    assertThat(outcome.counted().alternateMembers()).isEmpty();
    Outcome next = decide(terms, counts, died("1", Then.NEXT));
    assertThat(next.counted().elected()).containsExactly("2", "3");
    assertThat(next.counted().alternateMembers()).containsExactly("4");
  }

  @Test
  void a_run_off_candidate_disqualified_between_the_rounds_is_followed_by_the_next_who_stands() {
    ContestTerms terms = terms(4, 1, 1, majority(Basis.TAKEN));
    Counts counts = votes(terms, 40, 30, 20, 10);
    assertThat(runOff(decide(terms, counts))).containsExactly("1", "2");
    Outcome outcome = decide(terms, counts, new Left("2", Why.DISQUALIFIED, Moment.AFTER_POLL));
    assertThat(runOff(outcome)).containsExactly("1", "3");
  }

  @Test
  void seats_declared_vacant_are_not_filled() {
    ContestTerms terms = council(4, 3, 0);
    Counts counts = votes(terms, 9, 8, 7, 1);
    Outcome outcome = decide(terms, counts, new SeatsVacant(2, new Which.Last(), null));
    Outcome unnamed = decide(terms, counts, new SeatsVacant(2));
    assertThat(unnamed.state()).isEqualTo(State.BODY);
    assertThat(unnamed.counted().elected()).containsExactly("1", "2", "3");
    assertThat(unnamed.candidate("1").elected()).isEqualTo(Possibility.POSSIBLE);
    assertThat(outcome.counted().seats())
        .containsExactly(
            new Place.Filled("1"),
            new Place.Vacant(Place.Empty.DECLARED, null),
            new Place.Vacant(Place.Empty.DECLARED, null));
  }

  @Test
  void where_papers_are_unknown_anybody_may_have_anything_that_there_is_to_have() {
    BranchCount unknown = uncertain("u", -1);
    ContestTerms seats = council(3, 1, 1);
    Outcome most = decide(seats, counts(seats, counted("b", 9, 9, 0, 5, 3, 1), unknown));
    assertThat(most.precision()).isEqualTo(Precision.BOUND);
    assertThat(most.candidates())
        .allSatisfy(it -> assertThat(it.elected()).isEqualTo(Possibility.POSSIBLE))
        .allSatisfy(it -> assertThat(it.runOff()).isEqualTo(Possibility.IMPOSSIBLE));
    ContestTerms rounds = terms(Office.PRESIDENT, 2, 1, 0, 1, majority(Basis.TAKEN), OnTie.RULING);
    assertThat(decide(rounds, counts(rounds, counted("b", 9, 9, 0, 5, 4), unknown)).candidates())
        .allSatisfy(it -> assertThat(it.runOff()).isEqualTo(Possibility.POSSIBLE));
    ContestTerms lists = lists(3, 0, 1, new Rule.HighestAverages(Divisors.DHONDT, null), 0, 1, 3);
    BranchCount counted = withLists("b", 90, new long[] {9, 8, 7, 6}, 50, 40);
    List<Outcome.GroupStanding> groups = decide(lists, counts(lists, counted, unknown)).groups();
    assertThat(groups).extracting(Outcome.GroupStanding::least).containsExactly(0, 0);
    assertThat(groups).extracting(Outcome.GroupStanding::most).containsExactly(1, 3);
  }
}
