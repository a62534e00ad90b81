package io.tajmi.branch;

import static io.tajmi.branch.Elections.branch;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.StateDiagram;
import io.tajmi.branch.BranchTallyCommand.AnnulTally;
import io.tajmi.branch.BranchTallyCommand.CloseWithoutTally;
import io.tajmi.branch.BranchTallyCommand.CorrectTally;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.BranchTallyCommand.Reopen;
import io.tajmi.branch.BranchTallyCommand.RestoreTally;
import io.tajmi.document.Rejection;
import io.tajmi.election.BranchId;
import io.tajmi.election.Definition;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The diagram beside the states of a branch is the one that the code walks. */
class BranchDiagramTest {
  private static final BranchId BRANCH = branch("b-1");
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final Tally IN_ORDER = Minute.inOrder().tally();
  private static final Tally OUT_OF_ORDER = Minute.inOrder().with(BallotField.IN_BOX, 101).tally();

  /** Every kind of act, each tally with and without an error, and two rulings each way. */
  private static final List<BranchTallyCommand> ACTS =
      List.of(
          new RecordTally(BRANCH, "first", IN_ORDER),
          new RecordTally(BRANCH, "first of another", OUT_OF_ORDER),
          new CorrectTally(BRANCH, "second", null, "counted again", IN_ORDER),
          new CorrectTally(BRANCH, "third", null, "counted again", OUT_OF_ORDER),
          new AnnulTally(BRANCH, "one"),
          new AnnulTally(BRANCH, "two"),
          new RestoreTally(BRANCH, "reversal of one", "one"),
          new RestoreTally(BRANCH, "reversal of two", "two"),
          new CloseWithoutTally(BRANCH, "closing", "burnt"),
          new Reopen(BRANCH, "reopening", "found"));

  @Test
  void the_diagram_shows_every_step_that_an_act_can_take_and_no_other() throws IOException {
    assertThat(walked()).isEqualTo(StateDiagram.of(BranchState.class));
  }

  private static Set<String> walked() {
    Set<String> steps = new TreeSet<>();
    steps.add("[*] --> " + BranchState.first().getClass().getSimpleName());
    Set<BranchState> seen = new HashSet<>(Set.of(BranchState.first()));
    Deque<BranchState> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      BranchState state = open.remove();
      for (BranchTallyCommand act : ACTS) {
        event(state, act)
            .ifPresent(event -> {
              BranchState next = state.after(event);
              steps.add(StateDiagram.step(state, event, next));
              if (seen.add(next)) {
                open.add(next);
              }
            });
      }
    }
    return steps;
  }

  private static Optional<BranchTallyEvent> event(BranchState state, BranchTallyCommand act) {
    try {
      return BranchTallyDecisions.decide(state, act, DEFINITION);
    } catch (Rejection refused) {
      assertThat(refused.code()).isNotNull();
      return Optional.empty();
    }
  }
}
