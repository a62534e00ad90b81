package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.lists;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.uncertain;
import static io.tajmi.decision.Paper.withLists;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Rule.Denominator;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.Mode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples in the comments of the bounds, number by number. */
class BoundsExampleTest {
  private static final ContestTerms AVERAGES =
      lists(3, 0, 1, new Rule.HighestAverages(Divisors.DHONDT, null), 0, 3, 3, 3);
  private static final ContestTerms SHARES =
      lists(
          4,
          0,
          1,
          new Rule.ListShare(Mode.LARGEST_REMAINDER, Denominator.VOTES, AlternatesFrom.GROUP),
          0,
          4,
          4,
          4);
  private static final ContestTerms ROUNDS =
      terms(
          3,
          1,
          1,
          new Rule.Majority(
              Basis.TAKEN, Fraction.of("1/2"), Fraction.of("2/5"), Fraction.of("1/10"), 2));

  private static Outcome with(ContestTerms terms, BranchCount counted, long ballots) {
    return decide(terms, Paper.counts(terms, counted, uncertain("u", ballots)));
  }

  private static List<String> seats(Outcome outcome) {
    return outcome.groups().stream()
        .map(it -> it.group() + " " + it.seats() + " of " + it.least() + "-" + it.most())
        .toList();
  }

  private static List<String> averages(long ballots) {
    long[] personal = new long[9];
    return seats(with(AVERAGES, withLists("b", 189, personal, 100, 45, 44), ballots));
  }

  @Test
  void a_seat_by_averages_is_in_danger_once_rivals_together_can_reach_it() {
    assertThat(averages(0))
        .containsExactly("list:A 2 of 2-2", "list:B 1 of 1-1", "list:C 0 of 0-0");
    assertThat(averages(1))
        .containsExactly("list:A 2 of 2-2", "list:B 1 of 0-1", "list:C 0 of 0-1");
    assertThat(averages(10)).first().isEqualTo("list:A 2 of 2-2");
    assertThat(averages(11)).first().isEqualTo("list:A 2 of 1-2");
  }

  private static List<String> shares(long ballots) {
    long[] votes = new long[12];
    votes[0] = 46;
    votes[4] = 33;
    votes[8] = 21;
    return seats(with(SHARES, counted("b", -1, 100, 0, votes), ballots));
  }

  @Test
  void seats_by_share_are_sure_while_no_whole_part_changes_and_the_order_of_rests_stays() {
    assertThat(shares(2)).containsExactly("list:A 2 of 2-2", "list:B 1 of 1-1", "list:C 1 of 1-1");
    assertThat(shares(6)).containsExactly("list:A 2 of 1-2", "list:B 1 of 1-2", "list:C 1 of 0-2");
  }

  private static List<Possibility> second(long ballots) {
    Outcome outcome = with(ROUNDS, counted("b", -1, 100, 0, 46, 34, 20), ballots);
    return Arrays.asList("1", "2", "3").stream()
        .map(code -> outcome.candidate(code).runOff())
        .toList();
  }

  @Test
  void who_comes_near_only_where_another_is_elected_is_in_no_second_round() {
    assertThat(second(14))
        .containsExactly(Possibility.POSSIBLE, Possibility.POSSIBLE, Possibility.IMPOSSIBLE);
    assertThat(second(15)).containsOnly(Possibility.POSSIBLE);
  }
}
