package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.ops.node.Node;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownOutcomeTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final Definition DEFINITION = SmallElection.of(41);
  private static final Contest CONTEST = DEFINITION.contests().getFirst();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_act_that_a_failing_store_may_hold_is_not_acknowledged_before_it_is_found_durable(
      boolean written) {
    InMemoryCommitLog store = new InMemoryCommitLog();
    MortalStore mortal = new MortalStore(store);
    String branch = CONTEST.branches().getFirst().code().value();
    String text = new Papers(new Random(1)).tally(CONTEST, branch, "first").toString();
    Paper paper = new Paper(Paper.Kind.TALLY, "", "", text);
    try (Node node = Node.open(mortal, null, TEST)) {
      var _ = node.imports(DocumentIntake.ACTOR).run(DEFINITION, (done, all) -> {});
      mortal.diesAfter(0, written);
      DocumentIntake intake = new DocumentIntake(node, DEFINITION.election());
      assertThatThrownBy(() -> intake.send(paper)).isInstanceOf(OutcomeUnknown.class);
      assertThatThrownBy(() -> intake.send(paper))
          .isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);
    }

    try (Node next = Node.open(store, null, TEST)) {
      assertThat(new DocumentIntake(next, DEFINITION.election()).send(paper).repeat())
          .isEqualTo(written);
      Counts.agree(next);
    }
  }
}
