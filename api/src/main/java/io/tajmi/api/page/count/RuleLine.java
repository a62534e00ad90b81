package io.tajmi.api.page.count;

import io.tajmi.branch.Finding;
import io.tajmi.branch.Tally;
import io.tajmi.branch.TallyRules;
import io.tajmi.count.BranchRow;
import io.tajmi.document.RuleCode;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import io.tajmi.view.SameTallies;
import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one rule says of a branch's tally.
 *
 * @param outcome PASSED, FAILED or NOT_CHECKED
 * @param action what is to be done where it failed, else empty
 */
record RuleLine(String code, String sentence, String outcome, String figures, String action) {
  private static final List<String> IN_ORDER =
      Arrays.stream(RuleCode.values()).map(RuleCode::code).toList();

  /**
   * A rule that a tally failed.
   *
   * @param numbers what it compares, and what is missing; empty where it is more than numbers
   */
  record Failed(String code, String sentence, String numbers) {}

  /** Every rule where the reader sees the tally, else none. */
  static List<RuleLine> of(Words words, Visible visible, int branch) {
    ContestView view = visible.view();
    BranchRow row = view.row(branch);
    Tally tally = row.tally();
    if (tally == null || !visible.shows(branch)) {
      return List.of();
    }
    List<RuleLine> lines = new ArrayList<>();
    TallyRules.check(tally, view.contest(), view.definition().policy())
        .forEach(finding -> lines.add(of(words, finding, tally)));
    lines.add(same(words, visible, branch));
    lines.sort(Comparator.comparingInt(line -> IN_ORDER.indexOf(line.code())));
    return lines;
  }

  private static RuleLine same(Words words, Visible visible, int branch) {
    String code = RuleCode.Q_101.code();
    List<SameTallies.Finding> found = SameTallies.of(visible, branch);
    SameTelling telling = new SameTelling(words, visible.view());
    return new RuleLine(
        code,
        words.say("rule." + code),
        SameTallies.outcome(visible, branch).name(),
        found.stream()
            .map(finding -> telling.sentence(finding, branch))
            .collect(Collectors.joining(" ")),
        found.isEmpty() ? "" : words.say("rule.action." + code));
  }

  /**
   * The rules that a tally failed as they were when it was recorded, with their numbers; none to
   * who may not see it, whatever they are.
   */
  static List<Failed> failed(Words words, ContestView view, BranchRow row, boolean seen) {
    Tally tally = row.tally();
    return tally == null || !seen ? List.of() : failed(words, view, tally, row.failed());
  }

  /** Those of these codes. */
  static List<Failed> failed(Words words, ContestView view, Tally tally, List<String> codes) {
    Map<String, String> numbers = new HashMap<>();
    TallyRules.check(tally, view.contest(), view.definition().policy()).stream()
        .filter(Finding::failed)
        .forEach(finding -> numbers.put(finding.rule().code(), RuleNumbers.of(words, finding)));
    return IN_ORDER.stream()
        .filter(codes::contains)
        .map(code -> new Failed(code, words.say("rule." + code), numbers.getOrDefault(code, "")))
        .toList();
  }

  private static RuleLine of(Words words, Finding finding, Tally tally) {
    String code = finding.rule().code();
    String numbers = finding.failed() ? RuleNumbers.of(words, finding) : "";
    String figures = numbers.isEmpty() ? RuleNumbers.list(words, code, finding.figures()) : numbers;
    String action = finding.failed() ? words.say("rule.action." + code) : "";
    return new RuleLine(
        code,
        words.say("rule." + code),
        finding.outcome().name(),
        figures,
        finding.reasonOwed(tally) ? action + " " + words.say("rule.reasonOwed") : action);
  }
}
