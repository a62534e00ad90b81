package io.tajmi.branch;

import io.tajmi.election.Contest;
import io.tajmi.election.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tally before its rules: its numbers, its contest's shape and its election's thresholds. */
record RuleCase(Tally tally, Contest contest, Policy policy) {

  /** What a rule answers, before its code is put to it. */
  record Verdict(Finding.Outcome outcome, List<FindingFigure> figures) {}

  static Verdict notChecked() {
    return new Verdict(Finding.Outcome.NOT_CHECKED, List.of());
  }

  static Verdict holds(boolean holds, FindingFigure... figures) {
    return new Verdict(holds ? Finding.Outcome.PASSED : Finding.Outcome.FAILED, List.of(figures));
  }

  /** A verdict over quantities that the minute must state; the fields are its figures. */
  Verdict over(BallotField[] fields, Condition condition) {
    if (!tally.ballots().states(fields)) {
      return notChecked();
    }
    List<FindingFigure> figures = new ArrayList<>();
    for (BallotField field : fields) {
      figures.add(figure(field));
    }
    return holds(condition.holds(), figures.toArray(FindingFigure[]::new));
  }

  boolean states(BallotField... fields) {
    return tally.ballots().states(fields);
  }

  long of(BallotField field) {
    return tally.ballots().get(field);
  }

  FindingFigure figure(BallotField field) {
    return new FindingFigure(field.key(), of(field));
  }

  @Nullable Integer threshold(String name) {
    return policy.thresholds().get(name);
  }

  /** Whether {@code n} reaches {@code percent} of {@code base}: base > 0, 100·n ≥ percent·base. */
  static boolean reaches(long n, long percent, long base) {
    return base > 0 && 100 * n >= percent * base;
  }

  /** What must be true; evaluated only where its fields are stated. */
  @FunctionalInterface
  interface Condition {
    boolean holds();
  }
}
