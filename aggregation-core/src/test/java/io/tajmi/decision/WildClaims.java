package io.tajmi.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.MaterialitySheet.Finding;
import io.tajmi.decision.MaterialitySheet.Verdict;
import io.tajmi.decision.plain.PlainAnswer;
import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.Counts;
import java.util.List;
import java.util.Set;

/** The claims of one outcome, held against the truth. */
final class WildClaims {
  private static final int MARGIN = 3;

  private final WildCase it;
  private final WildCare care;
  private final Outcome outcome;
  private final PlainAnswer counted;

  WildClaims(WildCase it, WildCare care) {
    this.it = it;
    this.care = care;
    this.outcome = it.outcome();
    this.counted = it.answer();
  }

  void hold(Set<PlainSums> ends) {
    WildTruth truth = new WildTruth(it, ends);
    WildLaws.hold(it, outcome);
    boolean exact = outcome.precision() == Precision.EXACT;
    for (Outcome.Standing one : outcome.candidates()) {
      String who = one.candidate();
      if (one.elected() != Possibility.SURE || !truth.electedByAnyLot(who)) {
        chance("elected " + one, one.elected(), truth.elected(who), exact, truth);
      }
      if (one.runOff() != Possibility.SURE || !truth.runOffByAnyLot(who)) {
        chance("runOff " + one, one.runOff(), truth.runOff(who), exact, truth);
      }
    }
    for (Outcome.GroupStanding group : outcome.groups()) {
      group(group, truth);
    }
    boolean decided = outcome.state() == Outcome.State.DECIDED;
    assertThat(!decided || truth.decided()).as("DECIDED%n%s%n%s", it, truth).isTrue();
    if (truth.decided()) {
      care.see(it.terms(), "decided", !decided);
    }
  }

  private void chance(
      String what, Possibility claim, Possibility really, boolean exact, WildTruth truth) {
    boolean waits = counted.unnamedVacant() > 0 && really == Possibility.SURE;
    if (claim != Possibility.POSSIBLE || (exact && !waits)) {
      assertThat(claim).as("%s %s%n%s%n%s", outcome.precision(), what, it, truth).isEqualTo(really);
    } else {
      care.see(it.terms(), "possible", really != Possibility.POSSIBLE);
    }
  }

  private void group(Outcome.GroupStanding group, WildTruth truth) {
    int least = truth.least(group.group());
    int most = truth.most(group.group());
    boolean last =
        WildKind.VACANT_LAST.isIn(it); // A lot on a seat that stays empty is never drawn.
    if (outcome.groupsPrecision() == Precision.EXACT && !last) {
      assertThat(List.of(group.least(), group.most()))
          .as("EXACT %s%n%s%n%s", group, it, truth)
          .isEqualTo(List.of(least, most));
    }
    assertThat(group.least()).as("%s%n%s%n%s", group, it, truth).isLessThanOrEqualTo(least);
    if (!last) {
      assertThat(group.most()).as("%s%n%s%n%s", group, it, truth).isGreaterThanOrEqualTo(most);
    }
    care.see(it.terms(), "group", group.least() < least || group.most() > most);
  }

  /** With fewer ballots of one more branch nothing changes; with so many, where exact, it can. */
  void margin() {
    Outcome.Margin margin = outcome.margin();
    boolean waits = !it.plain().sums(it.counts()).waiting().isEmpty();
    if (margin == null || waits) {
      return;
    }
    long fewest = 0;
    while (fewest < MARGIN && onlyCounted((int) fewest)) {
      fewest++;
    }
    boolean found = !onlyCounted((int) fewest);
    if (found) {
      assertThat(margin.ballots()).as("%s%n%s", margin, it).isLessThanOrEqualTo(fewest);
    }
    boolean exact = margin.precision() == Precision.EXACT;
    if (exact && counted.settled() && margin.ballots() <= MARGIN && !WildKind.annulsSomewhere(it)) {
      assertThat(found ? fewest : MARGIN + 1).as("%s%n%s", margin, it).isEqualTo(margin.ballots());
    }
    if (found) {
      care.see(it.terms(), "margin", margin.ballots() < fewest);
    }
  }

  private boolean onlyCounted(int papers) {
    return new WildTruth(it, WildEnds.withOneMore(it, papers)).onlyEver(counted);
  }

  /** What a branch that is proposed to be annulled could have been. */
  void materiality(WildBranch branch) {
    Finding finding =
        Materiality.of(
                it.terms(),
                Counts.of(it.terms(), it.counts()),
                it.acts(),
                it.lots(),
                new Materiality.Proposal.Branches(Set.of(branch.branch())),
                List.of(),
                0)
            .alone();
    assertThat(PlainAnswer.of(finding.before())).as("before%n%s", it).isEqualTo(counted);
    List<BranchCount> others =
        it.counts().stream().filter(b -> !b.branch().equals(branch.branch())).toList();
    PlainAnswer after = it.plain().of(others);
    assertThat(PlainAnswer.of(finding.after())).as("after%n%s", it).isEqualTo(after);
    boolean safe = new WildTruth(it, WildEnds.without(it, branch)).onlyEver(counted);
    boolean claimed = finding.verdict() == Verdict.NOT_MATERIAL;
    assertThat(!claimed || safe).as("NOT_MATERIAL without %s%n%s", branch, it).isTrue();
    assertThat(branch.state()).isEqualTo(State.COUNTED);
    if (safe && counted.settled()) {
      care.see(it.terms(), "materiality", !claimed);
    }
  }
}
