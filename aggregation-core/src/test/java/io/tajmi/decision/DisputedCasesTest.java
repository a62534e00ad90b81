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

import io.tajmi.decision.ContestAct.BallotsGo;
import io.tajmi.decision.ContestAct.Left;
import io.tajmi.decision.ContestAct.Moment;
import io.tajmi.decision.ContestAct.SeatsVacant;
import io.tajmi.decision.ContestAct.Then;
import io.tajmi.decision.ContestAct.VotesAnnulled;
import io.tajmi.decision.ContestAct.Which;
import io.tajmi.decision.ContestAct.Why;
import io.tajmi.decision.ContestTerms.Entrant;
import io.tajmi.decision.ContestTerms.Marking;
import io.tajmi.decision.ContestTerms.Office;
import io.tajmi.decision.ContestTerms.OnTie;
import io.tajmi.decision.Materiality.Proposal;
import io.tajmi.decision.MaterialitySheet.Verdict;
import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.Rule.AlternatesFrom;
import io.tajmi.decision.Rule.Basis;
import io.tajmi.decision.Rule.Denominator;
import io.tajmi.decision.Rule.Divisors;
import io.tajmi.decision.Rule.Mode;
import io.tajmi.decision.Rule.Order;
import io.tajmi.decision.Rule.Price;
import io.tajmi.decision.Rule.ThresholdBasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What outcomes were once refuted by, in numbers of our own; each with its right answer. */
class DisputedCasesTest {
  private static final Rule DHONDT = new Rule.HighestAverages(Divisors.DHONDT, null);
  private static final Rule HARE = new Rule.Quota(Price.HARE, null);
  private static final Rule DROOP = new Rule.Quota(Price.DROOP, null);

  private static Map<String, Integer> seats(Outcome outcome) {
    return outcome.counted().groupSeats();
  }

  private static Left left(String candidate, @Nullable Then then) {
    return new Left(candidate, Why.DIED, Moment.AFTER_POLL, then, null);
  }

  /** One member a list and no personal votes, where members need no order. */
  private static Outcome ofLists(Rule rule, int seats, long... lists) {
    int[] members = new int[lists.length];
    Arrays.fill(members, seats);
    ContestTerms terms = lists(seats, 0, 1, listed(rule), 0, members);
    long[] nobody = new long[terms.entrants().size()];
    return decide(terms, counts(terms, withLists("b", Arrays.stream(lists).sum(), nobody, lists)));
  }

  private static Rule listed(Rule rule) {
    return switch (rule) {
      case Rule.HighestAverages it ->
          new Rule.HighestAverages(
              it.divisors(), it.threshold(), it.thresholdBasis(), new Order.AsListed());
      case Rule.Quota it ->
          new Rule.Quota(it.price(), it.threshold(), it.thresholdBasis(), new Order.AsListed());
      case Rule.ListShare it ->
          new Rule.ListShare(
              it.mode(), it.denominator(), it.alternatesFrom(), new Order.AsListed());
      default -> rule;
    };
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
    assertThat(seats(stay)).containsEntry("list:A", 2).containsEntry("list:B", 1);
  }

  @Test
  void ballots_of_several_names_cannot_be_made_invalid_by_one_of_them() {
    ContestTerms terms = terms(4, 2, 2, new Rule.Plurality());
    Counts counts = counts(terms, counted("b", 10, 10, 0, 8, 8, 2, 2));
    Outcome outcome =
        decide(
            terms,
            counts,
            new VotesAnnulled("1", null, BallotsGo.INVALID_TAKEN),
            new VotesAnnulled("2", null, BallotsGo.INVALID_TAKEN));
    assertThat(outcome.state()).isEqualTo(State.OPEN);
    assertThat(outcome.margin()).isNull();
    assertThat(outcome.steps()).extracting(Step::sentence).contains(Sentence.BALLOTS_UNKNOWN);
  }

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
          .allSatisfy(it -> assertThat(it.elected()).isNotEqualTo(Chance.SURE));
    }
  }

  @Test
  void a_seat_that_stays_empty_moves_no_other() {
    ContestTerms terms = lists(11, 0, 1, listed(HARE), 0, 8, 8, 3);
    Counts counts = counts(terms, withLists("b", 1_000, new long[19], 450, 440, 110));
    Outcome before = decide(terms, counts);
    assertThat(seats(before)).containsValues(5, 5, 1);
    Outcome unnamed = decide(terms, counts, new SeatsVacant(1));
    assertThat(unnamed.state()).isEqualTo(State.BODY);
    assertThat(seats(unnamed)).isEqualTo(seats(before));
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
  void one_ballot_far_below_the_margin_opens_nothing_whoever_died() {
    int[] members = {10, 10, 10};
    ContestTerms terms = lists(10, 0, 1, listed(DHONDT), 1, members);
    long[] personal = new long[31];
    BranchCount counted = withLists("b", 99_011, personal, 61_003, 31_007, 7_001);
    Counts counts = counts(terms, counted, uncertain("u", 1));
    Outcome before = decide(terms, counts);
    Outcome after = decide(terms, counts, left("1", null));
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
    return seats(
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
      List<Integer> won = List.copyOf(seats(outcome).values());
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
    ContestTerms terms = lists(30, 0, 1, listed(DROOP), 0, 30, 30);
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
          lists(10, 0, 1, listed(new Rule.Quota(price, threshold)), 0, 10, 10, 10, 10);
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
    Outcome outcome = decide(terms, counts, left("A1", Then.NEXT));
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
  void votes_of_one_name_go_to_those_who_have_votes_in_the_box() {
    ContestTerms terms = terms(3, 1, 1, new Rule.Plurality());
    Counts counts = counts(terms, Paper.sameName("b", 10, new long[] {0, 0, 4}, List.of(0, 1), 6));
    Outcome silent = decide(terms, counts);
    assertThat(silent.candidate("1").votes()).isEqualTo(3);
    assertThat(silent.steps()).extracting(Step::sentence).contains(Sentence.SAME_NAME_SILENT);
    Outcome gone = decide(terms, counts, new Left("1", Why.WITHDREW, Moment.BEFORE_POLL));
    assertThat(gone.candidate("2").votes()).isEqualTo(6);
    assertThat(gone.counted().elected()).containsExactly("2");
    Counts one = counts(terms, Paper.sameName("b", 11, new long[] {1, 0, 4}, List.of(0, 1), 6));
    assertThat(decide(terms, one).candidate("1").votes()).isEqualTo(7);
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
    assertThat(open.candidate("A4").elected()).isEqualTo(Chance.SURE);
    assertThat(open.candidate("A1").elected()).isEqualTo(Chance.POSSIBLE);
    assertThat(open.candidate("A2").elected()).isEqualTo(Chance.POSSIBLE);
  }

  @Test
  void an_option_counts_as_valid_and_takes_no_place() {
    List<Entrant> entrants =
        List.of(
            new Entrant("1", ContestTerms.SINGLY),
            new Entrant("2", ContestTerms.SINGLY),
            new Entrant("none", ContestTerms.SINGLY, false));
    ContestTerms most = options(new Rule.Plurality(), entrants);
    assertThat(decide(most, votes(most, 30, 20, 50)).counted().elected()).containsExactly("1");
    ContestTerms half = options(Paper.majority(Basis.VALID), entrants);
    Outcome outcome = decide(half, votes(half, 45, 20, 35));
    assertThat(outcome.counted().elected()).isEmpty();
    assertThat(outcome.counted().runOffMembers()).containsExactly("1", "2");
    assertThat(outcome.candidate("none").elected()).isEqualTo(Chance.IMPOSSIBLE);
  }

  private static ContestTerms options(Rule rule, List<Entrant> entrants) {
    return new ContestTerms(Office.OTHER, 1, 1, 0, 1, rule, 1, OnTie.LOT, entrants, List.of());
  }

  @Test
  void who_left_after_the_poll_leaves_the_second_round_open_as_long_as_it_is() {
    ContestTerms terms = terms(5, 3, 3, Paper.threshold());
    Counts counts = counts(terms, counted("b", 100, 100, 0, 50, 40, 5, 4, 3), uncertain("u", 2));
    for (Then then : new @Nullable Then[] {null, Then.RUN_OFF, Then.VACANT}) {
      Outcome outcome = decide(terms, counts, left("1", then), left("2", then));
      assertThat(outcome.state()).as("%s", then).isEqualTo(State.OPEN);
      assertThat(outcome.candidate("1").elected()).isEqualTo(Chance.IMPOSSIBLE);
    }
    Outcome empty = decide(terms, counts, left("1", Then.VACANT), left("2", Then.VACANT));
    assertThat(empty.candidate("5").runOff()).isEqualTo(Chance.POSSIBLE);
    assertThat(empty.candidate("3").runOff()).isNotEqualTo(Chance.IMPOSSIBLE);
    Counts small =
        counts(
            terms, counted("b", 98, 98, 0, 48, 40, 5, 4, 3), counted("s", 2, 2, 0, 2, 0, 0, 0, 0));
    for (Then then : new @Nullable Then[] {null, Then.RUN_OFF, Then.VACANT}) {
      MaterialitySheet sheet =
          Materiality.of(
              terms,
              small,
              List.of(left("1", then), left("2", then)),
              List.of(),
              new Proposal.Branches(Set.of("s")),
              List.of(),
              0);
      assertThat(sheet.alone().verdict()).as("%s", then).isEqualTo(Verdict.POSSIBLY_MATERIAL);
    }
  }

  @Test
  void a_seat_left_after_the_poll_goes_where_the_act_or_the_policy_says() {
    ContestTerms one = terms(4, 1, 1, Paper.majority(Basis.VALID));
    Counts counts = votes(one, 60, 20, 15, 5);
    Outcome runOff = decide(one, counts, left("1", Then.RUN_OFF));
    assertThat(runOff.counted().runOffMembers()).containsExactly("2", "3");
    assertThat(runOff.state()).isEqualTo(State.DECIDED);
    assertThat(decide(one, counts, left("1", Then.NEXT)).counted().elected()).containsExactly("2");
    assertThat(decide(one, counts, left("1", Then.ALTERNATE)).counted().seats())
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
    assertThat(decide(policy, counts, left("1", null)).counted().seats())
        .containsExactly(new Place.Vacant(Place.Empty.WINNER_LEFT, "1"));
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

  @Test
  void figures_that_contradict_each_other_decide_nothing() {
    List<ContestTerms> all = new ArrayList<>();
    all.add(terms(3, 1, 1, new Rule.Plurality()));
    all.add(terms(3, 1, 1, Paper.majority(Basis.VALID)));
    all.add(terms(3, 2, 2, Paper.threshold()));
    all.add(lists(2, 0, 1, DHONDT, 3));
    for (ContestTerms terms : all) {
      long[] votes = new long[terms.entrants().size()];
      votes[0] = 11;
      Outcome outcome =
          decide(
              terms,
              counts(
                  terms,
                  new BranchCount(
                      "b",
                      BranchCount.State.COUNTED,
                      10,
                      new BranchCount.Box(10, 0, i -> votes[i], null, Collections.emptyList()))));
      assertThat(outcome.state()).isEqualTo(State.OPEN);
      assertThat(outcome.counted().elected()).isEmpty();
    }
  }

  @Test
  void a_lot_for_a_seat_that_somebody_left_leaves_the_second_round_open() {
    ContestTerms next = terms(5, 2, 1, Paper.threshold());
    Outcome outcome = decide(next, votes(next, 50, 5, 5, 4, 3), left("1", Then.NEXT));
    assertThat(outcome.state()).isEqualTo(State.LOT);
    for (String code : List.of("2", "3", "4")) {
      assertThat(outcome.candidate(code).runOff()).as(code).isEqualTo(Chance.POSSIBLE);
    }
    ContestTerms runOff = terms(3, 1, 1, new Rule.Threshold(Basis.TAKEN, Fraction.of("1/3"), 2));
    Outcome tied = decide(runOff, votes(runOff, 0, 1, 1), left("3", Then.RUN_OFF));
    assertThat(tied.candidate("1").runOff()).isEqualTo(Chance.POSSIBLE);
    assertThat(tied.precision()).isEqualTo(Precision.BOUND);
  }

  @Test
  void who_waits_for_the_body_alone_is_not_called_open() {
    ContestTerms terms = terms(3, 1, 1, new Rule.Plurality());
    Outcome outcome =
        decide(
            terms,
            counts(terms, counted("b", 60, 60, 0, 40, 15, 5), uncertain("u", 3)),
            left("1", null));
    assertThat(outcome.state()).isEqualTo(State.BODY);
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
    ContestTerms terms = lists(3, 0, 1, listed(DROOP), 0, 2);
    Outcome outcome =
        decide(
            terms,
            counts(terms, withLists("b", 5, new long[2], 5), uncertain("u", 1)),
            new SeatsVacant(1, new Which.Last(), null));
    assertThat(outcome.candidate("A1").elected()).isEqualTo(Chance.POSSIBLE);
  }
}
