package io.tajmi.branch;

import static io.tajmi.branch.BallotField.BLANK;
import static io.tajmi.branch.BallotField.IDENTIFIED;
import static io.tajmi.branch.BallotField.INVALID_NOT_TAKEN;
import static io.tajmi.branch.BallotField.INVALID_TAKEN;
import static io.tajmi.branch.BallotField.IN_BOX;
import static io.tajmi.branch.BallotField.RECEIVED;
import static io.tajmi.branch.BallotField.REMAINING;
import static io.tajmi.branch.BallotField.SPOILED;
import static io.tajmi.branch.BallotField.TAKEN;
import static io.tajmi.branch.BallotField.USED;
import static io.tajmi.branch.BallotField.VALID;
import static io.tajmi.branch.Finding.Outcome.FAILED;
import static io.tajmi.branch.Finding.Outcome.NOT_CHECKED;
import static io.tajmi.branch.Finding.Outcome.PASSED;
import static io.tajmi.branch.Minute.inOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Finding.Outcome;
import io.tajmi.branch.Tally.Explanation.Direction;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestRule.Method;
import io.tajmi.election.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TallyRulesTest {
  private static final Map<String, Integer> ALL_THRESHOLDS =
      Map.of(
          "W.201.invalidPercent", 10,
          "W.201.blankPercent", 5,
          "W.202.percent", 2,
          "W.202.min", 5,
          "W.205.max", 3,
          "Q.102.percent", 95,
          "Q.102.validMin", 50);
  private static final Policy POLICY = Elections.policy(ALL_THRESHOLDS, Map.of());
  private static final Contest ONE = Elections.contest(1);
  private static final Contest TWO = Elections.contest(2);
  private static final Contest SHARE = Elections.contestWithLists(2, Method.LIST_SHARE);
  private static final Contest QUOTA = Elections.contestWithLists(1, Method.DHONDT);
  private static final Contest QUOTA_OF_TWO = Elections.contestWithLists(2, Method.HARE);

  record Case(RuleCode rule, Outcome outcome, Contest contest, Minute minute, Policy policy) {
    Case(RuleCode rule, Outcome outcome, Contest contest, Minute minute) {
      this(rule, outcome, contest, minute, POLICY);
    }
  }

  @ParameterizedTest
  @MethodSource({"papers", "votes", "lists", "explanations", "warnings", "shares"})
  void a_rule_holds_just_inside_and_fails_just_outside(Case it) {
    assertThat(outcome(it.rule(), it.minute().tally(), it.contest(), it.policy()))
        .isEqualTo(it.outcome());
  }

  static Stream<Case> papers() {
    return Stream.of(
        new Case(RuleCode.E_201, PASSED, ONE, papersReceived(120)),
        new Case(RuleCode.E_201, FAILED, ONE, papersReceived(121)),
        new Case(RuleCode.E_201, FAILED, ONE, papersReceived(119)),
        new Case(RuleCode.E_201, NOT_CHECKED, ONE, papersReceived(119).without(SPOILED)),
        new Case(RuleCode.E_201, NOT_CHECKED, ONE, papersReceived(119).without(REMAINING)),
        new Case(RuleCode.E_202, PASSED, ONE, inOrder().with(TAKEN, 98)),
        new Case(RuleCode.E_202, FAILED, ONE, inOrder().with(TAKEN, 98).with(IN_BOX, 101)),
        new Case(RuleCode.E_202, FAILED, ONE, inOrder().with(TAKEN, 97)),
        new Case(RuleCode.E_202, FAILED, ONE, inOrder().with(TAKEN, 99)),
        new Case(RuleCode.E_202, NOT_CHECKED, ONE, inOrder().with(IN_BOX, 101)),
        new Case(RuleCode.E_203, PASSED, ONE, inOrder()),
        new Case(RuleCode.E_203, FAILED, ONE, inOrder().with(IN_BOX, 101)),
        new Case(RuleCode.E_203, FAILED, ONE, inOrder().with(INVALID_NOT_TAKEN, 3)),
        new Case(RuleCode.E_203, PASSED, ONE, inOrder().with(TAKEN, 98).with(IN_BOX, 101)),
        new Case(RuleCode.E_203, FAILED, ONE, inOrder().with(TAKEN, 99)),
        new Case(RuleCode.E_203, FAILED, ONE, inOrder().with(TAKEN, 97)),
        new Case(RuleCode.E_203, NOT_CHECKED, ONE, inOrder().without(INVALID_TAKEN)),
        new Case(RuleCode.E_204, PASSED, ONE, inOrder().with(BLANK, 8)),
        new Case(RuleCode.E_204, FAILED, ONE, inOrder().with(BLANK, 9)),
        new Case(RuleCode.E_204, NOT_CHECKED, ONE, inOrder()),
        new Case(RuleCode.E_208, PASSED, ONE, inOrder().with(USED, 98)),
        new Case(RuleCode.E_208, FAILED, ONE, inOrder().with(USED, 97)),
        new Case(RuleCode.E_208, NOT_CHECKED, ONE, inOrder()),
        new Case(RuleCode.E_209, PASSED, ONE, inOrder().with(USED, 100).with(RECEIVED, 100)),
        new Case(RuleCode.E_209, FAILED, ONE, inOrder().with(USED, 101).with(RECEIVED, 100)),
        new Case(RuleCode.E_209, NOT_CHECKED, ONE, inOrder().with(USED, 101)),
        new Case(RuleCode.E_210, PASSED, ONE, inOrder()),
        new Case(RuleCode.E_210, FAILED, ONE, inOrder().incomplete()));
  }

  private static Minute papersReceived(int received) {
    return inOrder().with(RECEIVED, received).with(USED, 100).with(SPOILED, 5).with(REMAINING, 15);
  }

  static Stream<Case> votes() {
    return Stream.of(
        new Case(RuleCode.E_205, PASSED, ONE, inOrder()),
        new Case(RuleCode.E_205, FAILED, ONE, inOrder().votes(50, 30, 9)),
        new Case(RuleCode.E_205, FAILED, ONE, inOrder().votes(50, 30, 11)),
        new Case(RuleCode.E_205, PASSED, ONE, inOrder().votes(50, 30, 9).ambiguous(1, 0, 2)),
        new Case(RuleCode.E_205, FAILED, ONE, inOrder().ambiguous(1, 0, 2)),
        new Case(RuleCode.E_205, NOT_CHECKED, ONE, inOrder().votes(50, -1, 9).incomplete()),
        new Case(RuleCode.E_205, NOT_CHECKED, TWO, inOrder()),
        new Case(RuleCode.E_205, NOT_CHECKED, QUOTA, inOrder()),
        new Case(RuleCode.E_206, PASSED, TWO, inOrder().votes(50, 30, 10)),
        new Case(RuleCode.E_206, FAILED, TWO, inOrder().votes(50, 30, 9)),
        new Case(RuleCode.E_206, PASSED, TWO, inOrder().votes(50, 30, 9).ambiguous(1, 0, 1)),
        new Case(RuleCode.E_206, PASSED, TWO, inOrder().votes(90, 50, 40)),
        new Case(RuleCode.E_206, FAILED, TWO, inOrder().votes(90, 50, 41)),
        new Case(RuleCode.E_206, FAILED, TWO, inOrder().votes(90, 50, 40).ambiguous(1, 0, 1)),
        new Case(RuleCode.E_206, FAILED, TWO, inOrder().votes(91, 0, 0)),
        new Case(RuleCode.E_206, NOT_CHECKED, TWO, inOrder().votes(0, 0, 0).incomplete()),
        new Case(RuleCode.E_206, NOT_CHECKED, ONE, inOrder().votes(0, 0, 0)),
        new Case(RuleCode.E_206, NOT_CHECKED, SHARE, inOrder().votes(0, 0, 0)));
  }

  static Stream<Case> lists() {
    return Stream.of(
        new Case(RuleCode.E_207, PASSED, SHARE, inOrder().votes(0, 0, 0).listVotes(45, 0)),
        new Case(RuleCode.E_207, FAILED, SHARE, inOrder().votes(0, 0, 0).listVotes(44, 0)),
        new Case(RuleCode.E_207, PASSED, SHARE, inOrder().votes(0, 0, 0).listVotes(90, 0)),
        new Case(RuleCode.E_207, FAILED, SHARE, inOrder().votes(0, 0, 1).listVotes(90, 0)),
        new Case(RuleCode.E_207, PASSED, SHARE, inOrder().votes(10, 0, 0).listVotes(80, 0)),
        new Case(RuleCode.E_207, FAILED, SHARE, inOrder().votes(11, 0, 0).listVotes(80, 0)),
        new Case(RuleCode.E_207, FAILED, SHARE, inOrder().votes(0, 0, 0).listVotes(0, 90)),
        new Case(RuleCode.E_207, PASSED, SHARE, inOrder().votes(50, 30, 10)),
        new Case(RuleCode.E_207, PASSED, SHARE, inOrder().votes(50, 30, 9).ambiguous(1, 0, 1)),
        new Case(RuleCode.E_207, PASSED, QUOTA, inOrder().votes(20, 0, 10).listVotes(20, 60)),
        new Case(RuleCode.E_207, FAILED, QUOTA, inOrder().votes(20, 0, 11).listVotes(20, 60)),
        new Case(RuleCode.E_207, FAILED, QUOTA, inOrder().votes(20, 0, 9).listVotes(20, 60)),
        new Case(RuleCode.E_207, FAILED, QUOTA, inOrder().votes(21, 0, 10).listVotes(20, 60)),
        new Case(
            RuleCode.E_207,
            PASSED,
            QUOTA,
            inOrder().votes(15, 0, 10).listVotes(20, 60).ambiguous(5, 0, 1)),
        new Case(
            RuleCode.E_207, PASSED, QUOTA_OF_TWO, inOrder().votes(20, 0, 0).listVotes(120, 60)),
        new Case(
            RuleCode.E_207, FAILED, QUOTA_OF_TWO, inOrder().votes(20, 0, 1).listVotes(120, 60)),
        new Case(RuleCode.E_207, FAILED, QUOTA_OF_TWO, inOrder().votes(0, 0, 0).listVotes(29, 60)),
        new Case(RuleCode.E_207, NOT_CHECKED, ONE, inOrder().votes(0, 0, 0)),
        new Case(RuleCode.E_207, NOT_CHECKED, TWO, inOrder().votes(0, 0, 0)),
        new Case(RuleCode.E_207, NOT_CHECKED, SHARE, inOrder().votes(0, 0, 0).incomplete()));
  }

  static Stream<Case> explanations() {
    return Stream.of(
        new Case(RuleCode.E_301, PASSED, ONE, inOrder().with(USED, 100)),
        new Case(RuleCode.E_301, PASSED, ONE, inOrder().with(USED, 101)),
        new Case(RuleCode.E_301, FAILED, ONE, inOrder().with(USED, 99)),
        new Case(
            RuleCode.E_301, PASSED, ONE, inOrder().with(USED, 99).explained(Direction.SURPLUS)),
        new Case(
            RuleCode.E_301, FAILED, ONE, inOrder().with(USED, 99).explained(Direction.SHORTAGE)),
        new Case(
            RuleCode.E_301, FAILED, ONE, inOrder().with(USED, 100).explained(Direction.SURPLUS)),
        new Case(
            RuleCode.E_301, FAILED, ONE, inOrder().with(USED, 100).explained(Direction.SHORTAGE)),
        new Case(
            RuleCode.E_301, PASSED, ONE, inOrder().with(USED, 101).explained(Direction.SHORTAGE)),
        new Case(
            RuleCode.E_301, FAILED, ONE, inOrder().with(USED, 101).explained(Direction.SURPLUS)),
        new Case(RuleCode.E_301, NOT_CHECKED, ONE, inOrder().explained(Direction.SURPLUS)));
  }

  static Stream<Case> warnings() {
    return Stream.of(
        new Case(RuleCode.W_202, PASSED, ONE, inOrder().with(USED, 104)),
        new Case(RuleCode.W_202, FAILED, ONE, inOrder().with(USED, 105)),
        new Case(RuleCode.W_202, FAILED, ONE, inOrder().with(USED, 95)),
        new Case(RuleCode.W_202, PASSED, ONE, inOrder().with(USED, 300).with(IN_BOX, 295)),
        new Case(RuleCode.W_202, FAILED, ONE, inOrder().with(USED, 300).with(IN_BOX, 294)),
        new Case(RuleCode.W_202, FAILED, ONE, inOrder().with(USED, 0)),
        new Case(RuleCode.W_202, FAILED, ONE, inOrder().with(USED, 0).with(IN_BOX, 1)),
        new Case(RuleCode.W_202, PASSED, ONE, inOrder().with(USED, 0).with(IN_BOX, 0)),
        new Case(RuleCode.W_202, PASSED, ONE, inOrder().with(USED, 1).with(IN_BOX, 0)),
        new Case(RuleCode.W_202, NOT_CHECKED, ONE, inOrder()),
        new Case(
            RuleCode.W_202,
            NOT_CHECKED,
            ONE,
            inOrder().with(USED, 300),
            Elections.policy(Map.of("W.202.percent", 2), Map.of())),
        new Case(
            RuleCode.W_202,
            NOT_CHECKED,
            ONE,
            inOrder().with(USED, 300),
            Elections.policy(Map.of("W.202.min", 2), Map.of())),
        new Case(RuleCode.W_203, PASSED, ONE, inOrder().votes(0, 1, 0)),
        new Case(RuleCode.W_203, FAILED, ONE, inOrder().votes(0, 0, 0)),
        new Case(RuleCode.W_203, PASSED, ONE, inOrder().votes(0, 0, 0).ambiguous(1, 0, 1)),
        new Case(RuleCode.W_203, PASSED, SHARE, inOrder().votes(0, 0, 0).listVotes(0, 1)),
        new Case(RuleCode.W_203, NOT_CHECKED, ONE, inOrder().votes(0, 0, 0).incomplete()),
        new Case(RuleCode.W_205, PASSED, ONE, inOrder().with(USED, 100).with(IDENTIFIED, 103)),
        new Case(RuleCode.W_205, FAILED, ONE, inOrder().with(USED, 100).with(IDENTIFIED, 104)),
        new Case(RuleCode.W_205, FAILED, ONE, inOrder().with(USED, 100).with(IDENTIFIED, 96)),
        new Case(RuleCode.W_205, NOT_CHECKED, ONE, inOrder().with(IDENTIFIED, 96)),
        new Case(
            RuleCode.W_205,
            NOT_CHECKED,
            ONE,
            inOrder().with(USED, 100).with(IDENTIFIED, 1),
            Elections.PLAIN),
        new Case(RuleCode.W_206, PASSED, ONE, inOrder().signedBy("supervisor")),
        new Case(RuleCode.W_206, FAILED, ONE, inOrder().signedBy()),
        new Case(RuleCode.W_206, NOT_CHECKED, ONE, inOrder()));
  }

  static Stream<Case> shares() {
    Policy blankOnly = Elections.policy(Map.of("W.201.blankPercent", 5), Map.of());
    Minute hundredTaken = inOrder().with(TAKEN, 100);
    return Stream.of(
        new Case(RuleCode.W_201, PASSED, ONE, hundredTaken.with(INVALID_TAKEN, 9)),
        new Case(RuleCode.W_201, FAILED, ONE, inOrder().with(TAKEN, 100).with(INVALID_TAKEN, 10)),
        new Case(RuleCode.W_201, PASSED, ONE, inOrder().with(TAKEN, 100).with(BLANK, 4)),
        new Case(RuleCode.W_201, FAILED, ONE, inOrder().with(TAKEN, 100).with(BLANK, 5)),
        new Case(RuleCode.W_201, FAILED, ONE, inOrder().with(INVALID_TAKEN, 10)),
        new Case(RuleCode.W_201, PASSED, ONE, inOrder().with(INVALID_TAKEN, 9)),
        new Case(RuleCode.W_201, PASSED, ONE, empty()),
        new Case(
            RuleCode.W_201, NOT_CHECKED, ONE, inOrder().with(INVALID_TAKEN, 90), Elections.PLAIN),
        new Case(RuleCode.W_201, NOT_CHECKED, ONE, inOrder().with(INVALID_TAKEN, 90), blankOnly),
        new Case(RuleCode.W_201, FAILED, ONE, inOrder().with(BLANK, 5), blankOnly),
        new Case(RuleCode.Q_102, PASSED, QUOTA, inOrder().votes(60, 0, 1).listVotes(88, 1)),
        new Case(RuleCode.Q_102, FAILED, SHARE, inOrder().votes(60, 0, 1).listVotes(30, 1)),
        new Case(RuleCode.Q_102, PASSED, ONE, hundredValid().votes(94, 6, 0)),
        new Case(RuleCode.Q_102, FAILED, ONE, hundredValid().votes(95, 5, 0)),
        new Case(RuleCode.Q_102, FAILED, ONE, inOrder().with(VALID, 50).votes(50, 0, 0)),
        new Case(RuleCode.Q_102, PASSED, ONE, inOrder().with(VALID, 49).votes(49, 0, 0)),
        new Case(RuleCode.Q_102, PASSED, SHARE, hundredValid().votes(4, 0, 0).listVotes(90, 0)),
        new Case(RuleCode.Q_102, FAILED, SHARE, hundredValid().votes(5, 0, 0).listVotes(90, 0)),
        new Case(
            RuleCode.Q_102,
            PASSED,
            ONE,
            empty(),
            Elections.policy(Map.of("Q.102.percent", 95, "Q.102.validMin", 0), Map.of())),
        new Case(RuleCode.Q_102, NOT_CHECKED, ONE, hundredValid().votes(100, 0, 0).incomplete()),
        new Case(
            RuleCode.Q_102,
            NOT_CHECKED,
            ONE,
            hundredValid().votes(100, 0, 0),
            Elections.policy(Map.of("Q.102.percent", 95), Map.of())),
        new Case(
            RuleCode.Q_102,
            NOT_CHECKED,
            ONE,
            hundredValid().votes(100, 0, 0),
            Elections.policy(Map.of("Q.102.validMin", 1), Map.of())));
  }

  private static Minute hundredValid() {
    return inOrder().with(VALID, 100);
  }

  private static Minute empty() {
    return inOrder()
        .with(IN_BOX, 0)
        .with(VALID, 0)
        .with(INVALID_TAKEN, 0)
        .with(INVALID_NOT_TAKEN, 0)
        .votes(0, 0, 0);
  }

  /** So that taking a rule away, or letting it pass everything, turns a case above red. */
  @ParameterizedTest
  @EnumSource(RuleCode.class)
  void every_rule_has_a_tally_just_inside_and_one_just_outside(RuleCode rule) {
    List<Outcome> outcomes =
        Stream.of(papers(), votes(), lists(), explanations(), warnings(), shares())
            .flatMap(cases -> cases)
            .filter(it -> it.rule() == rule)
            .map(Case::outcome)
            .toList();
    if (rule.severity() == 'R' || rule.comparesBranches()) {
      assertThat(outcomes).isEmpty();
    } else {
      assertThat(outcomes).contains(PASSED, FAILED);
    }
  }

  @Test
  void every_code_but_refusals_has_one_finding_in_the_order_of_the_catalogue() {
    List<Finding> findings = TallyRules.check(inOrder().tally(), ONE, POLICY);

    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactlyElementsOf(
            Arrays.stream(RuleCode.values())
                .filter(code -> code.severity() != 'R' && !code.comparesBranches())
                .toList());
  }

  @Test
  void a_finding_names_the_numbers_that_were_compared() {
    Finding finding = finding(RuleCode.E_203, inOrder().with(IN_BOX, 101).tally(), ONE, POLICY);

    assertThat(finding.figures())
        .containsExactly(
            new FindingFigure("inBox", 101),
            new FindingFigure("invalidNotTaken", 2),
            new FindingFigure("valid", 90),
            new FindingFigure("invalidTaken", 8));
  }

  @Test
  void a_failed_error_holds_back_where_the_policy_says_nothing() {
    List<Finding> findings =
        TallyRules.check(inOrder().with(IN_BOX, 101).tally(), ONE, Elections.PLAIN);

    assertThat(TallyRules.failed(findings)).containsExactly("E.203");
    assertThat(TallyRules.heldBack(findings, Elections.PLAIN)).isTrue();
  }

  @Test
  void a_failed_error_that_the_policy_only_flags_counts_and_is_found_all_the_same() {
    Policy flag = Elections.policy(Map.of(), Map.of("E.201", Policy.Effect.FLAG));
    Policy stated = Elections.policy(Map.of(), Map.of("E.201", Policy.Effect.QUARANTINE));
    List<Finding> papers = TallyRules.check(papersReceived(121).tally(), ONE, flag);
    List<Finding> both = TallyRules.check(papersReceived(121).with(IN_BOX, 101).tally(), ONE, flag);

    assertThat(TallyRules.failed(papers)).containsExactly("E.201");
    assertThat(TallyRules.heldBack(papers, flag)).isFalse();
    assertThat(TallyRules.heldBack(papers, stated)).isTrue();
    assertThat(TallyRules.failed(both)).contains("E.201", "E.203");
    assertThat(TallyRules.heldBack(both, flag)).isTrue();
  }

  @Test
  void a_failed_warning_or_question_holds_back_only_where_the_policy_says_so() {
    Policy flag = Elections.policy(ALL_THRESHOLDS, Map.of("W.201", Policy.Effect.FLAG));
    Policy warning = Elections.policy(ALL_THRESHOLDS, Map.of("W.206", Policy.Effect.QUARANTINE));
    Policy question = Elections.policy(ALL_THRESHOLDS, Map.of("Q.102", Policy.Effect.QUARANTINE));
    List<Finding> unsigned = TallyRules.check(inOrder().signedBy().tally(), ONE, flag);
    List<Finding> large = TallyRules.check(inOrder().votes(90, 0, 0).tally(), ONE, question);

    assertThat(TallyRules.failed(unsigned)).containsExactly("W.206");
    assertThat(TallyRules.heldBack(unsigned, flag)).isFalse();
    assertThat(TallyRules.heldBack(unsigned, warning)).isTrue();
    assertThat(TallyRules.failed(large)).containsExactly("Q.102");
    assertThat(TallyRules.heldBack(large, flag)).isFalse();
    assertThat(TallyRules.heldBack(large, question)).isTrue();
  }

  @Test
  void a_failed_warning_owes_a_reason_until_the_tally_gives_one() {
    Tally silent = inOrder().signedBy().votes(90, 0, 0).tally();
    Tally explained = inOrder().signedBy().votes(90, 0, 0).reason(RuleCode.W_206).tally();

    assertThat(TallyRules.reasonsOwed(TallyRules.check(silent, ONE, POLICY), silent))
        .containsExactly(RuleCode.W_206);
    assertThat(TallyRules.reasonsOwed(TallyRules.check(explained, ONE, POLICY), explained))
        .isEmpty();
  }

  private static Outcome outcome(RuleCode rule, Tally tally, Contest contest, Policy policy) {
    return finding(rule, tally, contest, policy).outcome();
  }

  private static Finding finding(RuleCode rule, Tally tally, Contest contest, Policy policy) {
    return TallyRules.check(tally, contest, policy).stream()
        .filter(finding -> finding.rule() == rule)
        .findFirst()
        .orElseThrow();
  }
}
