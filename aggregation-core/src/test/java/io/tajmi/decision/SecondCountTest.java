package io.tajmi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.decision.plain.PlainAnswer;
import io.tajmi.decision.result.Place;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestTerms;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Who wins what, against a second count that was written from the rules alone. */
class SecondCountTest {
  private static final int CASES = Cases.of(1_000);
  private static final int SOAK = 20_000;
  private static final int EACH_KIND = 8;

  private static void agree(long seed, int cases) {
    WildCases wild = WildCases.any(seed);
    for (int i = 0; i < cases; i++) {
      WildCase it = wild.next();
      if (!agrees(it)) {
        WildCase small = it.smallest(less -> !agrees(less));
        assertThat(PlainAnswer.of(small.outcome().counted()))
            .as("case %d%n%s%n", i, small)
            .isEqualTo(small.answer());
        assertThat(states(small)).as("case %d%n%s%n", i, small).contains(small.outcome().state());
      }
      WildLaws.hold(it, it.outcome());
    }
  }

  private static boolean agrees(WildCase it) {
    Outcome outcome;
    try {
      outcome = it.outcome();
    } catch (AssertionError broken) {
      return false;
    }
    boolean certain = it.branches().stream().noneMatch(b -> b.state() == State.UNCERTAIN);
    return PlainAnswer.of(outcome.counted()).equals(it.answer())
        && (!certain || states(it).contains(outcome.state()));
  }

  /** Where nothing is uncertain; a lot on votes of one name need not matter to who is elected. */
  private static Set<Outcome.State> states(WildCase it) {
    PlainAnswer answer = it.answer();
    if (answer.contradicts()) {
      return Set.of(Outcome.State.OPEN);
    }
    if (answer.places().anyMatch(Place.LotNeeded.class::isInstance)) {
      return Set.of(Outcome.State.LOT);
    }
    boolean waits =
        !it.plain().sums(it.counts()).waiting().isEmpty()
            && answer.seats().stream().noneMatch(WildLaws::endsAll);
    if (waits) {
      return new WildTruth(it, WildEnds.of(it)).decided()
          ? Set.of(Outcome.State.LOT, Outcome.State.DECIDED)
          : Set.of(Outcome.State.LOT);
    }
    boolean asksWhoseSeatStaysEmpty =
        WildKind.VACANT_LAST.isIn(it)
            && !it.plain().groupsOpen(it.plain().sums(it.counts())).isEmpty();
    if (answer.settled() && asksWhoseSeatStaysEmpty) {
      return Set.of(
          it.terms().onTie() == ContestTerms.OnTie.LOT ? Outcome.State.LOT : Outcome.State.BODY);
    }
    return Set.of(answer.settled() ? Outcome.State.DECIDED : Outcome.State.BODY);
  }

  @Test
  void a_second_count_agrees() {
    agree(1, CASES);
  }

  @Test
  @Tag("soak")
  void a_second_count_agrees_for_long() {
    agree(2, SOAK);
  }

  @Test
  void every_kind_of_act_and_state_occurs(TestReporter reporter) {
    assumeTrue(Cases.all(), "a share of few cases says nothing");
    Map<WildKind, Integer> seen = new EnumMap<>(WildKind.class);
    WildCases wild = WildCases.any(1);
    for (int i = 0; i < CASES; i++) {
      WildCase it = wild.next();
      Predicate<WildKind> isIn = kind -> kind.isIn(it);
      WildKind.all().stream().filter(isIn).forEach(kind -> seen.merge(kind, 1, Integer::sum));
    }
    reporter.publishEntry(seen.toString());
    assertThat(WildKind.all())
        .allSatisfy(kind ->
            assertThat(seen.getOrDefault(kind, 0))
                .as("%s", kind)
                .isGreaterThanOrEqualTo(EACH_KIND));
  }
}
