package io.tajmi.replay.fork;

import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestState;
import io.tajmi.decision.Decision;
import io.tajmi.decision.terms.Lot;
import io.tajmi.election.BranchCode;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether those are equal between whom lots were drawn that stand. */
final class Ties {
  private Ties() {}

  /** Envelopes of the lots that answer no question that there would be without them. */
  static Set<String> withoutQuestion(ContestView view) {
    ContestState done = view.file().state();
    List<LotDrawn> drawn =
        done.facts().stream()
            .filter(fact -> fact instanceof LotDrawn && done.stands(fact.act()))
            .map(LotDrawn.class::cast)
            .toList();
    Set<String> gone = new HashSet<>();
    List<Lot.Question> ofNames = drawn.isEmpty() ? List.of() : questions(view, List.of());
    for (int i = 0; i < drawn.size(); i++) {
      LotDrawn lot = drawn.get(i);
      List<Lot> others = new ArrayList<>(done.lots());
      others.remove(i);
      boolean ofName = lot.matter() == Lot.Matter.SAME_NAME;
      if (!asks(ofName ? ofNames : questions(view, others), lot)) {
        gone.add(lot.act());
      }
    }
    return gone;
  }

  /** Votes of one name are divided before all else: what is asked of them waits for no lot. */
  private static List<Lot.Question> questions(ContestView view, List<Lot> lots) {
    return Decision.decide(
            DecisionInput.terms(view.definition(), view.contest()),
            DecisionInput.counts(view),
            view.file().state().acts(),
            lots)
        .questions();
  }

  private static boolean asks(List<Lot.Question> questions, LotDrawn lot) {
    BranchCode branch = lot.branch();
    @Nullable String at = branch == null ? null : branch.value();
    return questions.stream()
        .anyMatch(it ->
            it.matter() == lot.matter()
                && Objects.equals(it.branch(), at)
                && Set.copyOf(it.equal()).equals(Set.copyOf(lot.drawn())));
  }
}
