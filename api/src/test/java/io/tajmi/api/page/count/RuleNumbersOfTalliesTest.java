package io.tajmi.api.page.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.Elections;
import io.tajmi.branch.Finding;
import io.tajmi.branch.FindingFigure;
import io.tajmi.branch.Tally;
import io.tajmi.branch.TallyRules;
import io.tajmi.branch.Votes;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestRule.Method;
import io.tajmi.election.Policy;
import io.tajmi.election.VoteLimits;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a page says that a rule compares is what the rule compares. Generated: minutes with any of
 * the quantities absent and all from 0 to 5, complete or not, with and without list votes,
 * ambiguous votes and an explanation; contests of one vote and of several, with lists that spread
 * and lists that win seats, with and without heaped votes.
 */
class RuleNumbersOfTalliesTest {
  private static final int MINUTES = 40_000;
  private static final Set<String> EXACT =
      Set.of("E.201", "E.202", "E.203", "E.204", "E.205", "E.206", "E.207", "E.208", "E.209");
  private static final Set<String> WITH_LEEWAY = Set.of("E.301", "W.202", "W.205");
  private static final Policy LIMITS =
      Elections.policy(Map.of("W.202.percent", 20, "W.202.min", 2, "W.205.max", 1), Map.of());
  private static final List<Contest> CONTESTS =
      List.of(
          Elections.contest(1),
          Elections.contest(3),
          Elections.contestWithLists(1, Method.LIST_SHARE),
          Elections.contestWithLists(3, Method.LIST_SHARE),
          Elections.contestWithLists(1, Method.DHONDT),
          Elections.contestWithLists(3, Method.HARE),
          Elections.contestWithLists(new VoteLimits(3, 3, 2), Method.DROOP));

  private final Random random = new Random(20_261);

  private static boolean equalSides(Finding finding) {
    return finding.figures().stream().map(FindingFigure::value).distinct().count() == 1;
  }

  @Test
  void a_rule_is_broken_exactly_where_its_numbers_are_said_to_break_it() {
    Set<String> broken = new TreeSet<>();
    Set<String> kept = new TreeSet<>();
    for (int i = 0; i < MINUTES; i++) {
      Contest contest = CONTESTS.get(i % CONTESTS.size());
      Tally tally = tally(contest);
      for (Finding finding : TallyRules.check(tally, contest, LIMITS)) {
        String code = finding.rule().code();
        boolean explained = RuleNumbers.explains(finding);
        if (EXACT.contains(code)) {
          assertThat(explained).as("%s of %s", finding, tally).isEqualTo(finding.failed());
        } else if (WITH_LEEWAY.contains(code) && finding.failed() && !equalSides(finding)) {
          assertThat(explained).as("%s of %s", finding, tally).isTrue();
        }
        if (finding.outcome() != Finding.Outcome.NOT_CHECKED) {
          (finding.failed() ? broken : kept).add(code);
        }
      }
    }
    assertThat(broken).containsAll(EXACT).containsAll(WITH_LEEWAY);
    assertThat(kept).containsAll(EXACT).containsAll(WITH_LEEWAY);
  }

  private Tally tally(Contest contest) {
    int candidates = contest.candidates().size();
    int lists = contest.lists().size();
    return new Tally(
        Tally.Source.PAPER,
        random.nextInt(5) > 0,
        ballots(),
        votes(candidates),
        lists > 0 && random.nextInt(4) > 0 ? votes(lists) : null,
        random.nextInt(4) == 0
            ? List.of(new Tally.Ambiguous(List.of(0, 1), random.nextInt(3)))
            : List.of(),
        null,
        List.of(),
        explanation(),
        Map.of(),
        null,
        null);
  }

  private Tally.@Nullable Explanation explanation() {
    Tally.Explanation.Direction[] directions = Tally.Explanation.Direction.values();
    int which = random.nextInt(directions.length + 2);
    return which < directions.length ? new Tally.Explanation(directions[which], "counted") : null;
  }

  private Ballots ballots() {
    Map<String, Integer> stated = new HashMap<>();
    for (BallotField field : EnumSet.allOf(BallotField.class)) {
      if (random.nextInt(8) > 0) {
        stated.put(field.key(), random.nextInt(6));
      }
    }
    return Ballots.of(stated);
  }

  private Votes votes(int size) {
    return Votes.of(random.ints(size, 0, 5).toArray());
  }
}
