package io.tajmi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.terms.BranchCount.State;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Everything that is claimed of what may still come, against all that may still come: every way of
 * every uncertain branch, counted by the second count.
 */
class WildFillingsTest {
  private static final int CASES = Cases.of(600);
  private static final int SOAK = 12_000;
  private static final int ENDS = 2_500;

  private static void hold(long seed, int cases, TestReporter reporter) {
    WildCases wild = WildCases.small(seed);
    WildCare care = new WildCare();
    int tried = 0;
    for (int i = 0; i < cases; i++) {
      WildCase it = wild.next();
      if (it.answer().contradicts()) {
        WildLaws.hold(it, it.outcome());
        continue;
      }
      Set<PlainSums> ends = WildEnds.of(it);
      if (ends.size() <= ENDS) {
        tried++;
        hold(it, ends, care);
      }
    }
    reporter.publishEntry("%d of %d cases; %s".formatted(tried, cases, care));
    if (Cases.all()) {
      assertThat(tried).isGreaterThan(cases * 3 / 4);
    }
  }

  private static void hold(WildCase it, Set<PlainSums> ends, WildCare care) {
    WildClaims claims = new WildClaims(it, care);
    claims.hold(ends);
    claims.margin();
    for (WildBranch branch : it.branches()) {
      if (branch.state() == State.COUNTED && branch.papers() <= 3) {
        claims.materiality(branch);
      }
    }
  }

  @Test
  void no_claim_is_refuted(TestReporter reporter) {
    hold(3, CASES, reporter);
  }

  @Test
  @Tag("soak")
  void no_claim_is_refuted_for_long(TestReporter reporter) {
    hold(4, SOAK, reporter);
  }

  @Test
  void a_claim_too_much_is_refuted() {
    assumeTrue(Cases.all(), "with few cases no mutant has to meet the one that refutes it");
    WildCases wild = WildCases.small(5);
    int wrong = 0;
    for (int i = 0; i < CASES / 4; i++) {
      WildCase it = wild.next();
      WildTruth truth = new WildTruth(it, WildEnds.of(it));
      boolean countedAlone = it.answer().settled();
      wrong += countedAlone && !truth.decided() ? 1 : 0;
    }
    assertThat(wrong).isPositive();
  }
}
