package io.tajmi.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.plain.PlainAnswer;
import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import java.util.Map;

/** What every outcome keeps, whatever happened. */
final class WildLaws {
  private WildLaws() {}

  static void hold(WildCase it, Outcome outcome) {
    PlainAnswer answer = it.answer();
    if (answer.contradicts()) {
      assertThat(outcome.state()).as("%s", it).isEqualTo(Outcome.State.OPEN);
      assertThat(outcome.candidates())
          .as("%s", it)
          .allSatisfy(c ->
              assertThat(c.elected())
                  .isEqualTo(c.stands() ? Possibility.POSSIBLE : Possibility.IMPOSSIBLE));
      return;
    }
    PlainSums sums = it.plain().sums(it.counts());
    if (it.plain().contradicts(sums)) {
      return;
    }
    for (Outcome.Standing standing : outcome.candidates()) {
      person(it, sums, standing);
    }
    long grouped = 0;
    Map<String, Long> votes = it.plain().groupVotes(sums);
    for (Outcome.GroupStanding group : outcome.groups()) {
      assertThat(group.votes())
          .as("%s %s", it, group)
          .isNotNegative()
          .isEqualTo(votes.get(group.group()));
      assertThat(group.least()).as("%s %s", it, group).isBetween(0, group.most());
      grouped += group.votes();
    }
    assertThat(grouped).as("%s", it).isLessThanOrEqualTo(it.terms().votesMax() * sums.valid());
    assertThat(outcome.counted().seats()).as("%s", it).hasSize(it.terms().seats());
  }

  private static void person(WildCase it, PlainSums sums, Outcome.Standing standing) {
    long votes = sums.votes().of(it.terms().ordinal(standing.candidate()));
    Fraction share = standing.share();
    assertThat(standing.votes()).as("%s %s", it, standing).isEqualTo(votes).isNotNegative();
    if (it.terms().rule().ordersWithinListVote()) {
      assertThat(share.numerator()).as("%s %s", it, standing).isNotNegative();
      return;
    }
    assertThat(votes).as("%s %s", it, standing).isLessThanOrEqualTo(sums.valid());
    assertThat(share)
        .as("%s %s", it, standing)
        .isEqualByComparingTo(Fraction.of(votes, base(it.terms().rule(), sums)))
        .isLessThanOrEqualTo(new Fraction(1, 1));
    assertThat(share.numerator() == 0 || base(it.terms().rule(), sums) > 0)
        .as("%s %s", it, standing)
        .isTrue();
  }

  private static long base(Rule rule, PlainSums sums) {
    Rule.Basis basis =
        switch (rule) {
          case Rule.Majority it -> it.basis();
          case Rule.Threshold it -> it.basis();
          default -> Rule.Basis.VALID;
        };
    return sums.valid() + (basis == Rule.Basis.TAKEN ? sums.invalidTaken() : 0);
  }

  /** Whether nobody can win this seat, whatever lots are drawn. */
  static boolean endsAll(Place place) {
    return place instanceof Place.Vacant vacant && vacant.why() == Place.Empty.CONTEST_ANNULLED;
  }
}
