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

import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Marking;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import io.tajmi.decision.terms.Rule.Denominator;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.terms.Rule.Order;
import io.tajmi.decision.terms.Rule.Price;
import io.tajmi.decision.terms.Rule.ThresholdBasis;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Seats of lists that were once refuted, in numbers of our own; each with its right answer. */
class DisputedListsTest {
  private static final Rule DHONDT = new Rule.HighestAverages(Divisors.DHONDT, null);
  private static final Rule HARE = new Rule.Quota(Price.HARE, null);
  private static final Rule DROOP = new Rule.Quota(Price.DROOP, null);

  /** One member a list and no personal votes, where members need no order. */
  private static Outcome ofLists(Rule rule, int seats, long... lists) {
    int[] members = new int[lists.length];
    Arrays.fill(members, seats);
    ContestTerms terms = lists(seats, 0, 1, Paper.listed(rule), 0, members);
    long[] nobody = new long[terms.entrants().size()];
    return decide(terms, counts(terms, withLists("b", Arrays.stream(lists).sum(), nobody, lists)));
  }

  static Stream<Rule> listRules() {
    return Stream.of(
        DHONDT,
        new Rule.HighestAverages(Divisors.SAINTE_LAGUE, null),
        HARE,
        DROOP,
        new Rule.HighestAverages(Divisors.DHONDT, Fraction.of("1/10")));
  }

  @ParameterizedTest
  @MethodSource("listRules")
  void ballots_that_are_annulled_leave_the_list_as_well(Rule rule) {
    ContestTerms terms = lists(3, 0, 1, rule, 0, 3, 3);
    Counts counts = counts(terms, withLists("b", 121, new long[] {60, 5, 3, 25, 15, 10}, 70, 51));
    Outcome gone = decide(terms, counts, new VotesAnnulled("A1", null, BallotsGo.INVALID_TAKEN));
    assertThat(gone.groups().getFirst().votes()).isEqualTo(10);
    assertThat(gone.candidate("A2").share()).isEqualTo(new Fraction(5, 61));
    assertThat(gone.counted().elected()).contains("B1", "B2");
    Outcome stay = decide(terms, counts, new VotesAnnulled("A1", null, BallotsGo.STAY_VALID));
    assertThat(stay.groups().getFirst().votes()).isEqualTo(70);
    assertThat(Paper.seats(stay)).containsEntry("list:A", 2).containsEntry("list:B", 1);
  }

  @Test
  void one_ballot_far_below_the_margin_opens_nothing_whoever_died() {
    int[] members = {10, 10, 10};
    ContestTerms terms = lists(10, 0, 1, Paper.listed(DHONDT), 1, members);
    long[] personal = new long[31];
    BranchCount counted = withLists("b", 99_011, personal, 61_003, 31_007, 7_001);
    Counts counts = counts(terms, counted, uncertain("u", 1));
    Outcome before = decide(terms, counts);
    Outcome after = decide(terms, counts, Paper.left("1", null));
    assertThat(before.state()).isEqualTo(State.DECIDED);
    assertThat(after.state()).isEqualTo(State.DECIDED);
    assertThat(after.margin()).isEqualTo(before.margin());
    Outcome.Margin margin = java.util.Objects.requireNonNull(before.margin());
    assertThat(margin.ballots()).isEqualTo(1_714);
    assertThat(margin.precision()).isEqualTo(Precision.EXACT);
    assertThat(after.groups()).allSatisfy(it -> assertThat(it.least()).isEqualTo(it.most()));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void full_ballots_are_divided_as_votes_are(Mode mode) {
    assertThat(shares(mode, Denominator.VALID_BALLOTS, 21, 603, 327, 70))
        .isEqualTo(shares(mode, Denominator.VOTES, 21, 603, 327, 70));
    assertThat(shares(mode, Denominator.VALID_BALLOTS, 7, 55, 30, 15))
        .containsEntry("list:A", 4)
        .containsEntry("list:B", 2)
        .containsEntry("list:C", 1);
  }

  /** Each list with as many members as there are seats, every ballot for a whole list. */
  private static Map<String, Integer> shares(
      Mode mode, Denominator denominator, int seats, long... lists) {
    int[] members = new int[lists.length];
    Arrays.fill(members, seats);
    Rule rule = new Rule.ListShare(mode, denominator, AlternatesFrom.GROUP, new Order.AsListed());
    ContestTerms terms = lists(seats, 0, seats, rule, 0, members);
    long[] nobody = new long[terms.entrants().size()];
    return Paper.seats(
        decide(terms, counts(terms, withLists("b", Arrays.stream(lists).sum(), nobody, lists))));
  }

  @Test
  void more_votes_never_mean_fewer_seats_than_another_list_has() {
    Random random = new Random(11);
    for (int i = 0; i < Cases.of(2_000); i++) {
      long[] votes = random.longs(3, 1, 400).toArray();
      int seats = 1 + random.nextInt(12);
      Mode mode = Mode.values()[random.nextInt(3)];
      Denominator denominator = Denominator.values()[random.nextInt(2)];
      Rule rule =
          switch (random.nextInt(4)) {
            case 0 -> DHONDT;
            case 1 -> HARE;
            case 2 -> DROOP;
            default ->
                new Rule.ListShare(mode, denominator, AlternatesFrom.GROUP, new Order.AsListed());
          };
      ContestTerms terms = lists(seats, 0, seats, rule, 0, seats, seats, seats);
      long[] personal = new long[terms.entrants().size()];
      long[] lists = rule instanceof Rule.ListShare ? new long[3] : votes;
      if (rule instanceof Rule.ListShare) {
        IntStream.range(0, 3).forEach(g -> personal[g * seats] = votes[g]);
      }
      long sum = Arrays.stream(votes).sum();
      long valid = Math.max(Arrays.stream(votes).max().orElseThrow(), Math.ceilDiv(sum, seats));
      Outcome outcome = decide(terms, counts(terms, withLists("b", valid, personal, lists)));
      List<Integer> won = List.copyOf(Paper.seats(outcome).values());
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          if (votes[a] > votes[b]) {
            assertThat(won.get(a))
                .as("%s of %d seats: %s", rule, seats, Arrays.toString(votes))
                .isGreaterThanOrEqualTo(won.get(b));
          }
        }
      }
    }
  }

  @Test
  void few_votes_for_many_seats_go_round_more_than_once() {
    ContestTerms terms = lists(30, 0, 1, Paper.listed(DROOP), 0, 30, 30);
    BranchCount counted = withLists("b", 4, new long[60], 3, 1);
    Outcome outcome = decide(terms, counts(terms, counted, uncertain("u", 1)));
    assertThat(outcome.groups().get(1).most()).isGreaterThanOrEqualTo(15);
    assertThat(outcome.groups().get(1).least()).isLessThanOrEqualTo(14);
  }

  @ParameterizedTest
  @EnumSource(Price.class)
  void one_ballot_of_a_hundred_thousand_opens_no_quota(Price price) {
    for (Fraction threshold : new @Nullable Fraction[] {null, Fraction.of("1/20")}) {
      ContestTerms terms =
          lists(10, 0, 1, Paper.listed(new Rule.Quota(price, threshold)), 0, 10, 10, 10, 10);
      BranchCount counted = withLists("b", 99_000, new long[40], 56_500, 32_700, 9_800, 0);
      Outcome outcome = decide(terms, counts(terms, counted, uncertain("u", 1)));
      assertThat(outcome.state()).as("%s %s", price, threshold).isEqualTo(State.DECIDED);
      assertThat(java.util.Objects.requireNonNull(outcome.margin()).ballots()).isGreaterThan(100);
    }
  }

  @Test
  void a_lot_that_waits_for_votes_of_one_who_left_the_list_leaves_it_open() {
    Rule rule = new Rule.ListShare(Mode.LARGEST_REMAINDER, Denominator.VOTES, AlternatesFrom.GROUP);
    ContestTerms terms = lists(1, 0, 1, rule, 0, 2, 2);
    Counts counts =
        counts(
            terms,
            new BranchCount(
                "b",
                BranchCount.State.COUNTED,
                21,
                new BranchCount.Box(
                    21,
                    0,
                    i -> new long[] {5, 5, 5, 5}[i],
                    null,
                    List.of(new BranchCount.SameName(List.of(0, 2), 1)))));
    Outcome outcome = decide(terms, counts, Paper.left("A1", Then.NEXT));
    assertThat(outcome.state()).isNotEqualTo(State.DECIDED);
  }

  /** 1,000 valid ballots of 3 votes, of which lists have 2,700, one single person the rest. */
  @Test
  void a_threshold_has_one_base() {
    for (ThresholdBasis basis : ThresholdBasis.values()) {
      Rule rule =
          new Rule.HighestAverages(
              Divisors.DHONDT, Fraction.of("1/10"), basis, new Order.AsListed());
      ContestTerms terms = lists(3, 0, 1, rule, 1, 3, 3);
      long[] personal = {0, 0, 0, 0, 0, 0, 500};
      Counts counts = counts(terms, withLists("b", 1_100, personal, 530, 70));
      Outcome outcome = decide(terms, counts, new VotesAnnulled("1", null, BallotsGo.STAY_VALID));
      boolean reaches = basis == ThresholdBasis.LIST_VOTES;
      assertThat(outcome.steps().stream().map(Step::en))
          .anyMatch(it ->
              it.contains(reaches ? "70/600" : "70/1,100")
                  && it.contains(reaches ? "reaches the" : "not reach"));
    }
  }

  @Test
  void a_list_in_order_needs_no_lot() {
    Outcome outcome = ofLists(DHONDT, 3, 60, 40);
    assertThat(outcome.counted().elected()).containsExactly("A1", "A2", "B1");
    assertThat(outcome.state()).isEqualTo(State.DECIDED);
  }

  @Test
  void a_share_of_the_lists_votes_lifts_a_person_ahead_of_its_order() {
    Rule rule =
        new Rule.HighestAverages(
            Divisors.DHONDT, null, ThresholdBasis.LIST_VOTES, new Order.Unless(Fraction.of("1/4")));
    ContestTerms terms = lists(2, 0, 1, rule, 0, 4);
    Counts counts = counts(terms, withLists("b", 100, new long[] {10, 24, 25, 30}, 100));
    assertThat(decide(terms, counts).counted().elected()).containsExactly("A4", "A3");
    Counts fewer = counts(terms, withLists("b", 100, new long[] {10, 24, 24, 30}, 100));
    assertThat(decide(terms, fewer).counted().elected()).containsExactly("A4", "A1");
    Outcome open =
        decide(
            terms,
            counts(
                terms, withLists("b", 100, new long[] {10, 24, 24, 30}, 100), uncertain("u", 2)));
    assertThat(open.candidate("A4").elected()).isEqualTo(Possibility.SURE);
    assertThat(open.candidate("A1").elected()).isEqualTo(Possibility.POSSIBLE);
    assertThat(open.candidate("A2").elected()).isEqualTo(Possibility.POSSIBLE);
  }

  @Test
  void the_members_of_a_list_can_gain_what_ballots_can_give_them() {
    Rule rule = new Rule.HighestAverages(Divisors.SAINTE_LAGUE, null);
    ContestTerms plain = lists(1, 0, 3, rule, 0, 3);
    ContestTerms cumulated =
        new ContestTerms(
            plain.office(),
            1,
            1,
            0,
            new Marking(3, 3, 3),
            rule,
            1,
            OnTie.LOT,
            null,
            plain.entrants(),
            plain.lists());
    BranchCount counted = withLists("b", 60, new long[] {52, 47, 0}, 180);
    assertThat(decide(cumulated, counts(cumulated, counted, uncertain("u", 3))).state())
        .isEqualTo(State.OPEN);
    assertThat(decide(plain, counts(plain, counted, uncertain("u", 3))).state())
        .isEqualTo(State.DECIDED);
    assertThat(decide(plain, counts(plain, counted, uncertain("u", 5))).state())
        .isEqualTo(State.OPEN);
  }

  /** With as many members as each of the lists has. */
  private static Outcome ofShortLists(
      Rule rule, int seats, int[] members, long missing, long... lists) {
    ContestTerms terms = lists(seats, 0, 1, Paper.listed(rule), 0, members);
    long[] nobody = new long[terms.entrants().size()];
    BranchCount counted = withLists("b", Arrays.stream(lists).sum(), nobody, lists);
    return decide(terms, counts(terms, counted, Paper.uncertain("u", missing)));
  }

  @Test
  void one_ballot_of_many_opens_nothing_where_a_list_has_fewer_members_than_seats() {
    Fraction threshold = Fraction.of("1/20");
    ThresholdBasis ofVotes = ThresholdBasis.LIST_VOTES;
    for (Price price : Price.values()) {
      for (Rule rule :
          List.of(
              new Rule.Quota(price, null),
              new Rule.Quota(price, threshold, ofVotes, Order.PERSONAL))) {
        Outcome short5 = ofShortLists(rule, 5, new int[] {2, 5, 5}, 1, 60_100, 24_900, 15_000);
        assertThat(short5.state()).as("%s", rule).isEqualTo(State.DECIDED);
        assertThat(Paper.seats(short5)).containsValues(2, 2, 1);
        Outcome short7 = ofShortLists(rule, 7, new int[] {4, 7, 7}, 1, 70_100, 19_900, 10_000);
        assertThat(short7.state()).as("%s", rule).isEqualTo(State.DECIDED);
        assertThat(Paper.seats(short7)).containsValues(4, 2, 1);
      }
    }
  }
}
