package io.tajmi.api.page.desk;

import io.tajmi.api.access.Sight;
import io.tajmi.decision.Materiality;
import io.tajmi.decision.MaterialitySheet;
import io.tajmi.decision.Outcome;
import io.tajmi.replay.difference.OutcomeDifference;
import io.tajmi.replay.fork.Forked;
import io.tajmi.text.Words;
import io.tajmi.view.BranchRow;
import io.tajmi.view.ContestView;
import io.tajmi.view.DecisionInput;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a fork does to the outcome. Where branches that counted do not any more, and nothing else is
 * otherwise, what could have been in their boxes is asked too, as of a proposed annulment.
 */
final class ForkEffect {
  /** As of a proposed annulment. */
  private static final int BRANCHES_MAX = 1_000;

  private final Forked forked;
  private final Outcome before;

  private ForkEffect(Forked forked, Outcome before) {
    this.forked = forked;
    this.before = before;
  }

  /** For who reads the outcome; null for who does not, and where nobody can say it. */
  static @Nullable ForkEffect of(Sight sight, Forked forked) {
    ContestView view = forked.before();
    return !sight.readsOutcome(view)
            || view.file().incomplete()
            || forked.contest().file().incomplete()
        ? null
        : new ForkEffect(forked, DecisionInput.decide(view));
  }

  /** By the log alone. */
  Outcome before() {
    return before;
  }

  /** With what is supposed. */
  Outcome after() {
    return forked.outcome();
  }

  /** Whether it changes the outcome, or could have, in one sentence. */
  String said(Words words) {
    MaterialitySheet.Finding finding = finding();
    if (finding == null) {
      return words.say(
          OutcomeDifference.isSame(before, after()) ? "suppose.same" : "suppose.other");
    }
    String verdict = words.say("materiality." + finding.verdict());
    String ballots = words.number(finding.ballotsInQuestion());
    return finding.papersUnknown() == 0
        ? words.say("suppose.material", verdict, ballots)
        : words.say(
            "suppose.materialPartly", verdict, ballots, words.number(finding.papersUnknown()));
  }

  private MaterialitySheet.@Nullable Finding finding() {
    ContestView was = forked.before();
    Set<String> out =
        forked.touched().stream()
            .filter(branch -> counts(was.row(branch)) && !counts(forked.contest().row(branch)))
            .map(Object::toString)
            .collect(Collectors.toSet());
    boolean outAlone =
        !out.isEmpty()
            && out.size() <= BRANCHES_MAX
            && out.size() == forked.touched().size()
            && forked.fork().rule() == null
            && was.file().equals(forked.contest().file());
    return outAlone
        ? Materiality.of(
                DecisionInput.terms(was.definition(), was.contest()),
                DecisionInput.counts(was),
                was.file().state().acts(),
                was.file().state().lots(),
                new Materiality.Proposal.Branches(out),
                List.of(),
                forked.fork().position())
            .alone()
        : null;
  }

  private static boolean counts(@Nullable BranchRow row) {
    return row != null && row.counts();
  }
}
