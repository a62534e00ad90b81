package io.tajmi.api.page;

import io.tajmi.api.text.Words;
import io.tajmi.branch.Finding;
import io.tajmi.branch.RuleCode;
import io.tajmi.branch.Tally;
import io.tajmi.branch.TallyRules;
import io.tajmi.view.BranchRow;
import io.tajmi.view.ContestView;
import io.tajmi.view.SameTallies;
import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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

  /** The rules that a tally failed; none to who may not see it, whatever they are. */
  static List<RuleCode> failed(BranchRow row, boolean seen) {
    return Arrays.stream(RuleCode.values())
        .filter(code -> seen && row.failed().contains(code.code()))
        .toList();
  }

  private static RuleLine of(Words words, Finding finding, Tally tally) {
    String code = finding.rule().code();
    String figures =
        finding.figures().stream()
            .map(figure ->
                words.say("rule.figure", name(words, figure.name()), words.number(figure.value())))
            .collect(Collectors.joining(words.say("list.comma")));
    String action = finding.failed() ? words.say("rule.action." + code) : "";
    return new RuleLine(
        code,
        words.say("rule." + code),
        finding.outcome().name(),
        figures,
        finding.reasonOwed(tally) ? action + " " + words.say("rule.reasonOwed") : action);
  }

  private static String name(Words words, String figure) {
    String name = words.find("ballot." + figure);
    String other = name == null ? words.find("figure." + figure) : name;
    return other == null ? figure : other;
  }
}
