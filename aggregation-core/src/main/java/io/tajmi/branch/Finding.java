package io.tajmi.branch;

import io.tajmi.document.RuleCode;
import java.util.List;

/** What one rule says of one tally, with the numbers that it compared. */
public record Finding(RuleCode rule, Outcome outcome, List<FindingFigure> figures) {

  /** Takes a copy of the figures. */
  public Finding {
    figures = List.copyOf(figures);
  }

  /** How a check ended; a rule whose fields or thresholds are absent is never passed. */
  public enum Outcome {
    PASSED,
    FAILED,
    NOT_CHECKED
  }

  /** Whether the rule was checked and does not hold. */
  public boolean failed() {
    return outcome == Outcome.FAILED;
  }

  /** Whether this is a failed W rule for which the tally gives no written reason: an open item. */
  public boolean reasonOwed(Tally tally) {
    return failed() && rule.severity() == 'W' && !tally.reasons().containsKey(rule.code());
  }
}
