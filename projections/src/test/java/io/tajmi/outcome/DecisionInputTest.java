package io.tajmi.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Marking;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestRule;
import io.tajmi.election.ContestRule.Method;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionType;
import io.tajmi.election.ListCode;
import io.tajmi.election.Name;
import io.tajmi.election.Policy;
import io.tajmi.election.Policy.LeftAfterPoll;
import io.tajmi.election.VoteLimits;
import io.tajmi.view.SampleElection;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a definition says comes to the decision, word for word. */
class DecisionInputTest {
  private static final Name NAME = new Name("", "n");
  private static final ListCode LIST = new ListCode("l");

  private static ContestTerms terms(ContestRule rule, @Nullable LeftAfterPoll left) {
    Contest contest =
        new Contest(
            SampleElection.HEAD,
            "OFFICE",
            1,
            3,
            0,
            new VoteLimits(4, 3, 2),
            List.of(),
            null,
            null,
            rule,
            List.of(
                new Candidate(new CandidateCode("a"), NAME, LIST),
                new Candidate(new CandidateCode("none"), NAME, null, false)),
            List.of(new CandidateList(LIST, NAME)),
            List.of());
    Policy policy =
        new Policy(Policy.Correction.SINGLE, Policy.Entry.SINGLE, false, Map.of(), Map.of(), left);
    Definition.Head head =
        new Definition.Head(ElectionType.OTHER, 1, 0, null, NAME, null, ZoneId.of("UTC"), policy);
    return DecisionInput.terms(
        new Definition(
            SampleElection.ID, SampleElection.HASH, head, List.of(), List.of(), List.of(contest)),
        contest);
  }

  private static Rule rule(
      Method method,
      ContestRule.ThresholdBasis basis,
      ContestRule.Order order,
      @Nullable String orderShare) {
    boolean shares = method == Method.LIST_SHARE;
    return terms(
            new ContestRule(
                method,
                1,
                ContestRule.OnTie.LOT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                shares ? "FLOOR_THEN_TOP" : null,
                shares ? "VOTES" : null,
                shares ? "GROUP" : null,
                shares ? null : "1/20",
                basis,
                order,
                orderShare),
            null)
        .rule();
  }

  @Test
  void a_ballot_carries_what_the_definition_allows_and_an_option_takes_no_place() {
    ContestTerms terms = terms(ContestRule.of(Method.DHONDT), null);

    assertThat(terms.ballot()).isEqualTo(new Marking(4, 3, 2));
    assertThat(terms.leftAfterPoll()).isNull();
    assertThat(terms.entrants())
        .containsExactly(
            new Entrant("a", 0, true), new Entrant("none", ContestTerms.SINGLY, false));
  }

  @ParameterizedTest
  @EnumSource(LeftAfterPoll.class)
  void what_becomes_of_a_seat_left_is_as_the_policy_says(LeftAfterPoll left) {
    assertThat(terms(ContestRule.of(Method.PLURALITY), left).leftAfterPoll())
        .isEqualTo(ContestAct.Then.valueOf(left.name()));
  }

  @Test
  void rules_of_lists_have_their_basis_and_their_order() {
    var valid = ContestRule.ThresholdBasis.VALID;
    var votes = ContestRule.ThresholdBasis.LIST_VOTES;
    Fraction twentieth = Fraction.of("1/20");

    assertThat(rule(Method.DHONDT, valid, ContestRule.Order.LIST, null))
        .isEqualTo(
            new Rule.HighestAverages(
                Rule.Divisors.DHONDT,
                twentieth,
                Rule.ThresholdBasis.VALID,
                new Rule.Order.AsListed()));
    assertThat(rule(Method.SAINTE_LAGUE, votes, ContestRule.Order.PERSONAL, null))
        .isEqualTo(new Rule.HighestAverages(Rule.Divisors.SAINTE_LAGUE, twentieth));
    assertThat(rule(Method.HARE, valid, ContestRule.Order.LIST_UNLESS, "1/4"))
        .isEqualTo(
            new Rule.Quota(
                Rule.Price.HARE,
                twentieth,
                Rule.ThresholdBasis.VALID,
                new Rule.Order.Unless(Fraction.of("1/4"))));
    assertThat(rule(Method.DROOP, votes, ContestRule.Order.PERSONAL, null))
        .isEqualTo(new Rule.Quota(Rule.Price.DROOP, twentieth));
    assertThat(rule(Method.LIST_SHARE, votes, ContestRule.Order.LIST, null))
        .isEqualTo(
            new Rule.ListShare(
                Rule.Mode.FLOOR_THEN_TOP,
                Rule.Denominator.VOTES,
                Rule.AlternatesFrom.GROUP,
                new Rule.Order.AsListed()));
  }
}
