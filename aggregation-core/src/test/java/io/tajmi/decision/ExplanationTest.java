package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.lists;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.uncertain;
import static io.tajmi.decision.Paper.votes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.ContestAnnulled;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.SeatsVacant;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Warrant;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.ContestTerms;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Explanations whole: no step is left out, and none is told that was not taken. */
class ExplanationTest {
  private static final Rule PLURALITY = new Rule.Plurality();

  private static String story(ContestTerms terms, Counts counts, ContestAct... acts) {
    return said(decide(terms, counts, acts).steps().stream());
  }

  /** From whoever has a seat on. */
  private static String ending(Outcome outcome) {
    return said(outcome.steps().stream().dropWhile(step -> step.sentence() != Sentence.ELECTED));
  }

  private static String said(Stream<Step> steps) {
    return steps.map(Step::en).collect(Collectors.joining("\n", "", "\n"));
  }

  private static ContestTerms council(OnTie onTie) {
    return terms(Office.COUNCIL, 5, 2, 2, 2, PLURALITY, onTie);
  }

  @Test
  void most_votes_with_alternates() {
    assertThat(story(council(OnTie.LOT), votes(council(OnTie.LOT), 50, 40, 30, 20, 10)))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            Plurality: 2 seats go to the candidates with most votes.
            Shares are of the valid ballots: 150.
            Candidate 1: 50 votes, 50/150 (33.33%) of the base.
            Candidate 2: 40 votes, 40/150 (26.67%) of the base.
            Candidate 3: 30 votes, 30/150 (20.00%) of the base.
            Candidate 4: 20 votes, 20/150 (13.33%) of the base.
            Candidate 5: 10 votes, 10/150 (6.67%) of the base.
            Seats by the counted branches, before any official declaration: 1, 2.
            Alternates, in order: 3, 4.
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 10 ballots to change it, more than the 0 that remain.
            """);
  }

  @Test
  void a_majority_that_is_missed() {
    ContestTerms terms =
        terms(Office.PRESIDENT, 3, 1, 0, 1, Paper.majority(Basis.TAKEN), OnTie.RULING);
    assertThat(story(terms, counts(terms, counted("b", 120, 100, 5, 45, 35, 20))))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            Shares are of the ballots taken, valid and invalid taken together: 105. (Constitution, article 117)
            Absolute majority: more than 1/2 (50.00%) of the base. (Constitution, article 117)
            Candidate 1: 45 votes, 45/105 (42.86%) of the base.
            Candidate 2: 35 votes, 35/105 (33.33%) of the base.
            Candidate 3: 20 votes, 20/105 (19.05%) of the base.
            No candidate reaches it.
            1 seat goes to a second round between the first 2 candidates who stand. (Constitution, article 117)
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 15 ballots to change it, more than the 0 that remain.
            """);
  }

  @Test
  void a_smaller_share_with_a_lead() {
    Rule rule =
        new Rule.Majority(
            Basis.VALID, Fraction.of("1/2"), Fraction.of("2/5"), Fraction.of("1/10"), 2);
    ContestTerms terms = terms(3, 1, 1, rule);
    assertThat(story(terms, votes(terms, 45, 30, 25)))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            Shares are of the valid ballots: 100.
            Absolute majority: more than 1/2 (50.00%) of the base.
            Or at least 2/5 (40.00%) of the base and a lead of at least 1/10 (10.00%) of it over every other.
            Candidate 1 has 15 votes more than the next, 15/100 (15.00%) of the base.
            Candidate 1: 45 votes, 45/100 (45.00%) of the base.
            Candidate 2: 30 votes, 30/100 (30.00%) of the base.
            Candidate 3: 25 votes, 25/100 (25.00%) of the base.
            Seats by the counted branches, before any official declaration: 1.
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 5 ballots to change it, more than the 0 that remain.
            """);
  }

  @Test
  void a_threshold_that_one_reaches() {
    ContestTerms terms = terms(Office.PARLIAMENT, 5, 2, 0, 1, Paper.threshold(), OnTie.LOT);
    assertThat(story(terms, votes(terms, 60, 19, 18, 17, 16)))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            Shares are of the valid ballots: 130. (Majlis election law, article 22, note 3)
            Threshold: at least 1/5 (20.00%) of the base. (Majlis election law, article 9)
            Candidate 1: 60 votes, 60/130 (46.15%) of the base.
            Candidate 2: 19 votes, 19/130 (14.62%) of the base.
            Candidate 3: 18 votes, 18/130 (13.85%) of the base.
            Candidate 4: 17 votes, 17/130 (13.08%) of the base.
            1 seat goes to a second round between the first 2 candidates who stand. (Majlis election law, article 10)
            Seats by the counted branches, before any official declaration: 1. (Majlis election law, article 9)
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 1 ballot to change it, more than the 0 that remain.
            This least number is a cautious bound; it may take more.
            """);
  }

  @Test
  void a_threshold_with_nobody_left_for_a_second_round() {
    ContestTerms terms = terms(Office.PARLIAMENT, 7, 2, 0, 1, Paper.threshold(), OnTie.LOT);
    assertThat(
            story(
                terms,
                votes(terms, 20, 15, 15, 14, 13, 12, 11),
                new Left("2", Why.DIED, Moment.BEFORE_POLL),
                new Left("3", Why.WITHDREW, Moment.BEFORE_POLL),
                new Left("4", Why.DISQUALIFIED, Moment.BEFORE_POLL),
                new Left("5", Why.DISQUALIFIED, Moment.BEFORE_POLL),
                new Left("6", Why.DISQUALIFIED, Moment.BEFORE_POLL)))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            Candidate 2 died.
            Candidate 3 withdrew.
            Candidate 4 was disqualified.
            Candidate 5 was disqualified.
            Candidate 6 was disqualified.
            Shares are of the valid ballots: 100. (Majlis election law, article 22, note 3)
            Threshold: at least 1/5 (20.00%) of the base. (Majlis election law, article 9)
            Candidate 1: 20 votes, 20/100 (20.00%) of the base.
            Candidate 7: 11 votes, 11/100 (11.00%) of the base.
            There are no more candidates than seats, so there is no second round. (Majlis election law, article 10)
            Seats by the counted branches, before any official declaration: 1. (Majlis election law, article 9)
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 1 ballot to change it, more than the 0 that remain.
            """);
  }

  @Test
  void seats_by_the_share_of_lists() {
    Rule rule = new Rule.ListShare(Mode.ROUND_THEN_TOP, Denominator.VOTES, AlternatesFrom.GROUP);
    ContestTerms terms = lists(3, 1, 3, rule, 1, 2, 2);
    assertThat(story(terms, votes(terms, 30, 20, 25, 15, 10)))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            Proportional: the quotas rounded; what is short is given in order of votes, what is too much is taken back from the smallest that was rounded up. (Councils election law, article 24)
            Quotas are of the votes of all groups: 100. (Councils election law, article 24)
            Group list:A: 50 votes of 100, a quota of 1.50 (150/100) seats; 2 seats at first.
            Group list:B: 40 votes of 100, a quota of 1.20 (120/100) seats; 1 seat at first.
            Group singles: 10 votes of 100, a quota of 0.30 (30/100) seats; 0 seats at first.
            Group list:A: 2 seats.
            Candidate A1: 30 votes.
            Candidate A2: 20 votes.
            Group list:B: 1 seat.
            Candidate B1: 25 votes.
            Candidate B2: 15 votes.
            Group singles: 0 seats.
            Seats by the counted branches, before any official declaration: A1, A2, B1. (Councils election law, article 24)
            Alternates, in order: B2.
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 1 ballot to change it, more than the 0 that remain.
            This least number is a cautious bound; it may take more.
            """);
  }

  @Test
  void highest_averages_above_a_threshold() {
    Rule rule = new Rule.HighestAverages(Divisors.DHONDT, Fraction.of("1/10"));
    ContestTerms terms = lists(3, 0, 1, rule, 0, 3, 3, 3);
    assertThat(
            story(
                terms,
                counts(
                    terms,
                    Paper.withLists("b", 100, new long[] {9, 8, 7, 6, 5, 4, 2, 1, 0}, 55, 40, 5))))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            Proportional by the highest averages.
            Threshold of lists: at least 1/10 (10.00%) of the votes of all lists, 100.
            Group list:A: 55 votes, 55/100 (55.00%); it reaches the threshold.
            Group list:B: 40 votes, 40/100 (40.00%); it reaches the threshold.
            Group list:C: 5 votes, 5/100 (5.00%); it does not reach the threshold.
            Seat 1 to list:A: 55 votes divided by 1, which is 55.
            Seat 2 to list:B: 40 votes divided by 1, which is 40.
            Seat 3 to list:A: 55 votes divided by 2, which is 27.50 (55/2).
            Group list:A: 2 seats.
            Candidate A1: 9 votes.
            Candidate A2: 8 votes.
            Candidate A3: 7 votes.
            Group list:B: 1 seat.
            Candidate B1: 6 votes.
            Candidate B2: 5 votes.
            Group list:C: 0 seats.
            Seats by the counted branches, before any official declaration: A1, A2, B1.
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 1 ballot to change it, more than the 0 that remain.
            This least number is a cautious bound; it may take more.
            """);
  }

  @Test
  void a_price_in_votes() {
    Rule rule = new Rule.Quota(Price.HARE, null);
    ContestTerms terms = lists(3, 0, 1, rule, 0, 3, 3);
    assertThat(
            story(
                terms,
                counts(terms, Paper.withLists("b", 90, new long[] {9, 8, 7, 6, 5, 4}, 50, 40))))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            Group list:A: 50 votes.
            Group list:B: 40 votes.
            Proportional: 90 votes over 3 seats; the whole parts of the quotas, then the largest remainders.
            Group list:A: 50 votes of 90, a quota of 1.66 (150/90) seats; 1 seat at first.
            Group list:B: 40 votes of 90, a quota of 1.33 (120/90) seats; 1 seat at first.
            One of the seats that are left to list:A, for its remainder of 0.66 (60/90).
            Group list:A: 2 seats.
            Candidate A1: 9 votes.
            Candidate A2: 8 votes.
            Candidate A3: 7 votes.
            Group list:B: 1 seat.
            Candidate B1: 6 votes.
            Candidate B2: 5 votes.
            Seats by the counted branches, before any official declaration: A1, A2, B1.
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 1 ballot to change it, more than the 0 that remain.
            This least number is a cautious bound; it may take more.
            """);
  }

  @Test
  void votes_annulled_here_and_everywhere_and_a_seat_left_vacant() {
    ContestTerms terms = council(OnTie.LOT);
    assertThat(
            story(
                terms,
                counts(
                    terms,
                    counted("x", 60, 50, 0, 20, 10, 10, 5, 5),
                    counted("y", 60, 50, 0, 20, 15, 5, 5, 5)),
                new VotesAnnulled("1", Set.of("x"), BallotsGo.STAY_VALID),
                new VotesAnnulled("5", null, BallotsGo.STAY_VALID),
                new SeatsVacant(1, new Which.Last(), new Warrant("board", "chair", null, "d 1"))))
        .isEqualTo(
            """
            2 of 2 branches count; 0 are outstanding, held back or in question.
            Votes of candidate 1 were annulled at 1 branch; their ballots stay valid. (Councils election law, article 58)
            All votes of candidate 5 were annulled; their ballots stay valid. (Councils election law, article 58)
            The 1 seat won last is declared empty. (board, chair, article not stated, document d 1)
            Plurality: 2 seats go to the candidates with most votes.
            Shares are of the valid ballots: 100.
            Candidate 2: 25 votes, 25/100 (25.00%) of the base.
            Candidate 1: 20 votes, 20/100 (20.00%) of the base.
            Candidate 3: 15 votes, 15/100 (15.00%) of the base.
            Candidate 4: 10 votes, 10/100 (10.00%) of the base.
            Seats by the counted branches, before any official declaration: 2.
            Alternates, in order: 3, 4.
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 5 ballots to change it, more than the 0 that remain.
            This least number is a cautious bound; it may take more.
            """);
  }

  @Test
  void a_contest_annulled() {
    ContestTerms terms = council(OnTie.LOT);
    assertThat(
            story(terms, votes(terms, 50, 40, 30, 20, 10), new ContestAnnulled(Remedy.BY_ELECTION)))
        .isEqualTo(
            """
            1 of 1 branch counts; 0 are outstanding, held back or in question.
            The contest was annulled. (Councils election law, article 58)
            The remaining ballots cannot change it (this is no official declaration).
            """);
  }

  @Test
  void equals_wait_for_a_lot_and_then_it_is_told() {
    ContestTerms terms = council(OnTie.LOT);
    Counts counts = votes(terms, 50, 40, 40, 20, 10);
    Lot lot = new Lot(Lot.Matter.CANDIDATES, null, List.of("3", "2"), null, List.of("governor"));
    assertThat(ending(decide(terms, counts)))
        .isEqualTo(
            """
            Seats by the counted branches, before any official declaration: 1.
            Alternates, in order: 4.
            2, 3 are equal; a lot is needed.
            """);
    assertThat(ending(Decision.decide(terms, counts, List.of(), List.of(lot))))
        .isEqualTo(
            """
            Seats by the counted branches, before any official declaration: 1, 3.
            Alternates, in order: 2, 4.
            A lot was drawn, in this order: 3, 2.
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 1 ballot to change it, more than the 0 that remain.
            """);
  }

  @Test
  void equals_wait_for_the_competent_body() {
    ContestTerms terms = council(OnTie.RULING);
    assertThat(ending(decide(terms, votes(terms, 50, 40, 40, 20, 10))))
        .isEqualTo(
            """
            Seats by the counted branches, before any official declaration: 1.
            Alternates, in order: 4.
            2, 3 are equal; the competent body decides.
            """);
  }

  @Test
  void what_is_open_and_what_it_would_take() {
    ContestTerms terms = council(OnTie.LOT);
    BranchCount all = counted("b", 200, 150, 0, 50, 40, 30, 20, 10);
    assertThat(ending(decide(terms, counts(terms, all, uncertain("u", 30)))))
        .isEqualTo(
            """
            Seats by the counted branches, before any official declaration: 1, 2.
            Alternates, in order: 3, 4.
            It can still change: at 1 branch, by at most 30 ballots.
            It would take at least 10 ballots to change it, from 1 branch.
            """);
    assertThat(ending(decide(terms, counts(terms, all, uncertain("u", 5)))))
        .isEqualTo(
            """
            Seats by the counted branches, before any official declaration: 1, 2.
            Alternates, in order: 3, 4.
            The remaining ballots cannot change it (this is no official declaration).
            It would take at least 10 ballots to change it, more than the 5 that remain.
            """);
    assertThat(ending(decide(terms, counts(terms, all, uncertain("u", -1)))))
        .isEqualTo(
            """
            Seats by the counted branches, before any official declaration: 1, 2.
            Alternates, in order: 3, 4.
            It can still change: papers unknown at 1 branch.
            """);
  }

  private static String ofLists(Rule.Order order, long... personal) {
    Rule rule =
        new Rule.HighestAverages(Rule.Divisors.DHONDT, null, Rule.ThresholdBasis.LIST_VOTES, order);
    ContestTerms terms = Paper.lists(3, 0, 1, rule, 0, 3, 2);
    return story(terms, Paper.counts(terms, Paper.withLists("b", 100, personal, 60, 40)));
  }

  @Test
  void the_order_within_a_list_is_told_and_who_comes_before_it() {
    assertThat(ofLists(new Rule.Order.AsListed(), 0, 0, 0, 0, 0))
        .contains(
            "Within a list its own order says who takes a seat, not the votes of its"
                + " candidates.\n");
    Rule.Order unless = new Rule.Order.Unless(Fraction.of("1/4"));
    assertThat(ofLists(unless, 1, 15, 20, 5, 0))
        .contains(
            """
            Within a list first come those with at least 1/4 (25.00%) of its votes, in order of votes; then its own order.
            Group list:A: 2 seats.
            In group list:A these reach it: A3, A2.
            """)
        .contains("Group list:B: 1 seat.\nIn group list:B nobody reaches it.\n")
        .contains("Seats by the counted branches, before any official declaration: A3, A2, B1.");
  }

  @Test
  void a_list_with_fewer_members_than_its_share_is_named() {
    String told = "Group list:B has 2 candidates who can take a seat; what it cannot take goes on";
    for (Rule rule :
        List.of(
            new Rule.HighestAverages(Rule.Divisors.SAINTE_LAGUE, null),
            new Rule.Quota(Rule.Price.HARE, null),
            new Rule.Quota(Rule.Price.DROOP, null))) {
      ContestTerms terms = Paper.lists(5, 0, 1, Paper.listed(rule), 0, 5, 2);
      Counts counts = Paper.counts(terms, Paper.withLists("b", 100, new long[7], 20, 80));
      assertThat(story(terms, counts)).as("%s", rule).containsOnlyOnce(told);
    }
  }

  @Test
  void an_option_that_takes_no_seat_is_told_with_its_votes() {
    ContestTerms terms =
        new ContestTerms(
            Office.OTHER,
            1,
            1,
            0,
            1,
            PLURALITY,
            1,
            OnTie.LOT,
            List.of(
                new ContestTerms.Entrant("1", ContestTerms.SINGLY),
                new ContestTerms.Entrant("none", ContestTerms.SINGLY, false)),
            List.of());
    assertThat(story(terms, Paper.counts(terms, counted("b", 100, 100, 0, 30, 70))))
        .contains("Option none: 70 votes; it takes no seat.\nPlurality: 1 seat goes")
        .contains("Shares are of the valid ballots: 100.\nCandidate 1: 30 votes, 30/100");
  }
}
