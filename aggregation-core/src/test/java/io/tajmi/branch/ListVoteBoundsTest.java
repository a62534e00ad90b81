package io.tajmi.branch;

import static io.tajmi.branch.Minute.inOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.document.RuleCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestRule.Method;
import io.tajmi.election.VoteLimits;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * E.207 where a vote for a person lies within a vote for its list: list x has a and b, list y
 * nobody, c stands singly.
 */
class ListVoteBoundsTest {
  static final Method[] METHODS = {Method.DHONDT, Method.SAINTE_LAGUE, Method.HARE, Method.DROOP};

  private static Minute valid(int valid) {
    return inOrder().with(BallotField.VALID, valid);
  }

  private static Finding finding(Contest contest, Minute minute) {
    return TallyRules.check(minute.tally(), contest, Elections.PLAIN).stream()
        .filter(it -> it.rule() == RuleCode.E_207)
        .findFirst()
        .orElseThrow();
  }

  private static Finding finding(VoteLimits limits, Method method, Minute minute) {
    return finding(Elections.contestWithLists(limits, method), minute);
  }

  private static void passes(VoteLimits limits, Minute minute) {
    for (Method method : METHODS) {
      assertThat(finding(limits, method, minute).outcome())
          .as("%s", method)
          .isEqualTo(Finding.Outcome.PASSED);
    }
  }

  private static void fails(
      VoteLimits limits, Minute minute, FindingFigure votes, FindingFigure most) {
    for (Method method : METHODS) {
      Finding finding = finding(limits, method, minute);
      assertThat(finding.outcome()).as("%s", method).isEqualTo(Finding.Outcome.FAILED);
      assertThat(finding.figures()).endsWith(votes, most).hasSize(5);
    }
  }

  @ParameterizedTest
  @FieldSource("METHODS")
  void one_vote_a_ballot_goes_to_a_list_or_to_who_stands_singly(Method method) {
    VoteLimits one = VoteLimits.of(1);
    Finding few = finding(one, method, valid(100).votes(0, 0, 9).listVotes(60, 30));

    assertThat(finding(one, method, valid(100).votes(0, 0, 10).listVotes(60, 30)).failed())
        .isFalse();
    assertThat(few.failed()).isTrue();
    assertThat(few.figures())
        .containsExactly(
            new FindingFigure("votes", 99),
            new FindingFigure("valid", 100),
            new FindingFigure("votesMax", 1));
    assertThat(finding(one, method, valid(100).votes(0, 0, 11).listVotes(60, 30)).failed())
        .isTrue();
    assertThat(
            finding(one, method, valid(100).votes(0, 0, 9).listVotes(60, 30).ambiguous(1, 2))
                .failed())
        .isFalse();
  }

  @Test
  void of_one_vote_a_ballot_the_members_of_a_list_have_together_no_more_than_the_list() {
    VoteLimits one = VoteLimits.of(1);

    passes(one, valid(100).votes(30, 30, 0).listVotes(60, 40));
    passes(one, valid(100).votes(0, 0, 0).listVotes(60, 40));
    passes(one, valid(100).votes(30, 29, 0).listVotes(60, 40).ambiguous(1, 0, 1));
    fails(
        one,
        valid(100).votes(60, 60, 0).listVotes(60, 40),
        new FindingFigure("members", 120),
        new FindingFigure("listVotes", 60));
    fails(
        one,
        valid(100).votes(30, 31, 0).listVotes(60, 40),
        new FindingFigure("members", 61),
        new FindingFigure("listVotes", 60));
    fails(
        one,
        valid(100).votes(30, 30, 0).listVotes(60, 40).ambiguous(1, 0, 1),
        new FindingFigure("members", 61),
        new FindingFigure("listVotes", 60));
  }

  @Test
  void of_several_votes_a_ballot_one_person_has_one_unless_votes_may_be_heaped() {
    Minute nine = valid(3).votes(9, 0, 0).listVotes(9, 0);

    fails(
        VoteLimits.of(3),
        nine,
        new FindingFigure("largest", 9),
        new FindingFigure("onePersonMax", 3));
    passes(new VoteLimits(3, 3, 3), nine);
    fails(
        new VoteLimits(3, 3, 2),
        nine,
        new FindingFigure("largest", 9),
        new FindingFigure("onePersonMax", 6));
    passes(VoteLimits.of(3), valid(3).votes(3, 3, 3).listVotes(6, 0));
    fails(
        VoteLimits.of(3),
        valid(3).votes(0, 0, 4).listVotes(5, 0),
        new FindingFigure("largest", 4),
        new FindingFigure("onePersonMax", 3));
  }

  @Test
  void of_several_votes_a_ballot_one_person_has_no_more_than_the_list_it_stands_on() {
    passes(new VoteLimits(3, 3, 3), valid(10).votes(8, 8, 0).listVotes(8, 10));
    fails(
        new VoteLimits(3, 3, 3),
        valid(10).votes(8, 9, 0).listVotes(8, 10),
        new FindingFigure("largest", 9),
        new FindingFigure("listVotes", 8));
  }

  @Test
  void of_several_votes_a_ballot_persons_have_together_what_it_may_mark() {
    VoteLimits two = new VoteLimits(4, 2, 1);

    passes(two, valid(10).votes(9, 10, 0).listVotes(20, 20).ambiguous(1, 0, 1));
    fails(
        two,
        valid(10).votes(10, 10, 0).listVotes(20, 19).ambiguous(1, 0, 2),
        new FindingFigure("persons", 21),
        new FindingFigure("personsMax", 20));
    passes(new VoteLimits(4, 2, 2), valid(10).votes(20, 20, 0).listVotes(20, 20));
    passes(new VoteLimits(3, 3, 3), valid(10).votes(15, 15, 0).listVotes(15, 15));
    fails(
        new VoteLimits(3, 3, 3),
        valid(10).votes(15, 15, 0).listVotes(15, 15).ambiguous(1, 0, 1),
        new FindingFigure("persons", 31),
        new FindingFigure("personsMax", 30));
  }

  @ParameterizedTest
  @MethodSource("sums")
  void several_votes_a_ballot_are_from_one_to_all_of_them(int lists, boolean failed) {
    Minute minute = valid(10).votes(0, 0, 2).listVotes(lists, 0);

    assertThat(finding(VoteLimits.of(3), Method.HARE, minute).failed()).isEqualTo(failed);
  }

  static Stream<Arguments> sums() {
    return Stream.of(
        Arguments.of(7, true),
        Arguments.of(8, false),
        Arguments.of(28, false),
        Arguments.of(29, true));
  }

  /** Where list votes are spread over members, nothing but the spread votes is measured. */
  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"PLURALITY", "MAJORITY", "THRESHOLD", "LIST_SHARE"})
  void votes_that_are_spread_over_members_are_measured_by_the_member(Method method) {
    VoteLimits two = VoteLimits.of(2);
    Minute within = valid(100).votes(40, 40, 0).listVotes(60, 0);

    assertThat(finding(two, method, within).failed()).isFalse();
    assertThat(finding(two, method, valid(100).votes(41, 40, 0).listVotes(60, 0)).failed())
        .isTrue();
  }
}
