package io.tajmi.api.page.suppose;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.count.BranchRow;
import io.tajmi.decision.Materiality;
import io.tajmi.decision.MaterialitySheet;
import io.tajmi.decision.Outcome;
import io.tajmi.election.BranchCode;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.replay.difference.OutcomeDifference;
import io.tajmi.replay.fork.Forked;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.List;
import java.util.Objects;
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
  private final boolean whole;
  private final MaterialitySheet.@Nullable Finding finding;

  private ForkEffect(
      Forked forked, Outcome before, boolean whole, MaterialitySheet.@Nullable Finding finding) {
    this.forked = forked;
    this.before = before;
    this.whole = whole;
    this.finding = finding;
  }

  /**
   * For whoever reads the outcome, and, once everyone reads that of the log where the fork stands,
   * for a body whose areas hold all branches that are out; null for everybody else, and where
   * nobody can say it.
   */
  static @Nullable ForkEffect of(Sight sight, Forked forked) {
    ContestView view = forked.before();
    boolean whole = sight.readsOutcome(view);
    if (!forked.decidable()) {
      return null;
    }
    Set<BranchCode> out = out(forked);
    Sight log =
        new Sight(
            sight.viewer(), sight.snapshot(), sight.past(), null, sight.latest(), sight.check());
    return whole || (!out.isEmpty() && out.stream().allMatch(it -> log.readsMateriality(view, it)))
        ? new ForkEffect(
            forked, forked.outcomeOfLog(), whole, out.isEmpty() ? null : finding(forked, out))
        : null;
  }

  /** Whether the reader is told of the outcome itself. */
  boolean whole() {
    return whole;
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
    if (finding == null) {
      return words.say(
          OutcomeDifference.isSame(before, after()) ? "suppose.same" : "suppose.other");
    }
    return words.say(
        "suppose.material",
        proposed(words),
        needed(words),
        words.say("suppose." + finding.verdict()));
  }

  /** How many ballots are in question at most. */
  private String proposed(Words words) {
    MaterialitySheet.Finding of = Objects.requireNonNull(finding);
    String ballots = words.number(of.ballotsInQuestion());
    if (of.papersUnknown() == 0) {
      return words.say("suppose.proposed", ballots);
    }
    return whole
        ? words.say("suppose.proposedPartly", ballots, words.number(of.papersUnknown()))
        : words.say("suppose.proposedUnknown");
  }

  /** How many it would take to make the outcome another than it then is. */
  private String needed(Words words) {
    Long needed = Objects.requireNonNull(finding).ballotsNeeded();
    return needed == null
        ? words.say("suppose.neededNone")
        : words.say("suppose.needed", words.number(needed));
  }

  /** Branches that do not count any more where nothing else is otherwise; none where it is. */
  private static Set<BranchCode> out(Forked forked) {
    ContestView was = forked.before();
    Set<BranchCode> out =
        forked.touched().stream()
            .filter(branch -> counts(was.row(branch)) && !counts(forked.contest().row(branch)))
            .collect(Collectors.toSet());
    boolean alone =
        out.size() <= BRANCHES_MAX
            && out.size() == forked.touched().size()
            && forked.fork().rule() == null
            && was.file().equals(forked.contest().file());
    return alone ? out : Set.of();
  }

  private static MaterialitySheet.Finding finding(Forked forked, Set<BranchCode> out) {
    ContestView was = forked.before();
    return Materiality.of(
            DecisionInput.terms(was.definition(), was.contest()),
            DecisionInput.counts(was),
            was.file().state().acts(),
            was.file().state().lots(),
            new Materiality.Proposal.Branches(
                out.stream().map(BranchCode::value).collect(Collectors.toSet())),
            List.of(),
            forked.fork().position())
        .alone();
  }

  private static boolean counts(@Nullable BranchRow row) {
    return row != null && row.counts();
  }
}
