package io.tajmi.branch;

import io.tajmi.document.RuleCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Policy;
import java.util.ArrayList;
import java.util.List;

/** What the rules of the catalogue say of a tally. Pure: the same numbers, the same findings. */
public final class TallyRules {
  private static final List<TallyRule> CATALOGUE = List.of(TallyRule.values());

  private TallyRules() {}

  /** One finding for every E, W and Q rule, in the order of the catalogue. */
  public static List<Finding> check(Tally tally, Contest contest, Policy policy) {
    RuleCase it = new RuleCase(tally, contest, policy);
    List<Finding> findings = new ArrayList<>(CATALOGUE.size());
    for (TallyRule rule : CATALOGUE) {
      findings.add(rule.check(it));
    }
    return List.copyOf(findings);
  }

  /** Codes of the rules that failed, in the order of the findings. */
  public static List<String> failed(List<Finding> findings) {
    return findings.stream().filter(Finding::failed).map(f -> f.rule().code()).toList();
  }

  /** Whether a tally stays out of the totals: some rule failed that holds back. */
  public static boolean heldBack(List<Finding> findings, Policy policy) {
    return findings.stream()
        .filter(Finding::failed)
        .anyMatch(f -> policy.holdsBack(f.rule().code()));
  }

  /** Failed W rules for which the tally gives no written reason, in the order of the catalogue. */
  public static List<RuleCode> reasonsOwed(List<Finding> findings, Tally tally) {
    return findings.stream().filter(f -> f.reasonOwed(tally)).map(Finding::rule).toList();
  }
}
