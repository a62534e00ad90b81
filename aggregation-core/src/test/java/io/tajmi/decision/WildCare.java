package io.tajmi.decision;

import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Rule;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often a claim was needlessly careful, by rule. */
final class WildCare {
  private final SortedMap<String, int[]> careful = new TreeMap<>();

  void see(ContestTerms terms, String claim, boolean needless) {
    int[] counts = careful.computeIfAbsent(rule(terms) + " " + claim, _ -> new int[2]);
    counts[0] += needless ? 1 : 0;
    counts[1]++;
  }

  private static String rule(ContestTerms terms) {
    return switch (terms.rule()) {
      case Rule.ListShare rule -> rule.mode().name();
      case Rule.HighestAverages rule -> rule.divisors().name();
      case Rule.Quota rule -> rule.price().name();
      case Rule rule -> rule.getClass().getSimpleName();
    };
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("needlessly careful:");
    careful.forEach(
        (what, counts) -> text.append("%n  %s: %d of %d".formatted(what, counts[0], counts[1])));
    return text.toString();
  }
}
