package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.ops.node.Node;
import io.tajmi.view.Snapshot;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A node that dies between the call of a second round and the seal of its definition. */
class KilledSecondRoundTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final Definition FIRST = SecondRound.FIRST;
  private static final Contest CONTEST = SecondRound.CONTEST;
  private static final ElectionId SECOND = SecondRound.ELECTION;

  @Test
  void wherever_it_was_cut_off_the_next_node_holds_it_before_it_serves() {
    int cuts = 0;
    while (cutOffAfter(1 + cuts)) {
      cuts++;
    }
    assertThat(cuts).as("commits between the call and the seal").isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_node_that_dies_again_while_it_holds_it_is_followed_by_one_that_does_not() {
    InMemoryCommitLog store = founded();
    MortalStore mortal = new MortalStore(store);
    try (Node node = Node.open(mortal, null, TEST)) {
      var _ = mortal.diesAfter(1, false);
      assertThatThrownBy(() -> SecondRound.call(node))
          .isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);
    }
    for (boolean written : new boolean[] {false, true}) {
      assertThatThrownBy(() -> Node.open(new MortalStore(store).diesAfter(0, written), null, TEST))
          .isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);
    }
    isHeld(store);
  }

  /** Whether the node died of it; where it did, the next one holds the second round. */
  private static boolean cutOffAfter(int commits) {
    InMemoryCommitLog store = founded();
    MortalStore mortal = new MortalStore(store);
    boolean died = false;
    try (Node node = Node.open(mortal, null, TEST)) {
      var _ = mortal.diesAfter(commits, false);
      try {
        var _ = SecondRound.call(node);
      } catch (OutcomeUnknown | LogStopped gone) {
        died = true;
        assertThat(node.definitions().of(SECOND)).isNull();
      }
    }
    isHeld(store);
    return died;
  }

  private static InMemoryCommitLog founded() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (Node node = Node.open(store, null, TEST)) {
      var _ = node.imports(DocumentIntake.ACTOR).run(FIRST, (done, all) -> {});
    }
    return store;
  }

  private static void isHeld(InMemoryCommitLog store) {
    try (Node node = Node.open(store, null, TEST)) {
      Definition held = Objects.requireNonNull(node.definitions().of(SECOND));
      assertThat(held.hash()).isEqualTo(SecondRound.called().definition());
      Snapshot live = Counts.live(node);
      assertThat(live.secondRound(CONTEST.id()))
          .isEqualTo(new ContestId(SECOND, CONTEST.id().contest()));
      assertThat(live.contest(new ContestId(SECOND, CONTEST.id().contest()))).isNotNull();
      assertThat(live.faults()).isEmpty();
      followsFromItsCall(node);
    }
  }

  /** What defines it says by which call, whichever node wrote it. */
  private static void followsFromItsCall(Node node) {
    long[] definition = node.log().streamPositions("election/" + SECOND, 0, 99);
    assertThat(definition).hasSizeGreaterThanOrEqualTo(2);
    for (long position : definition) {
      assertThat(node.log().entry(new LogPosition(position)).meta())
          .containsEntry("causedBy", FIRST.election() + "/" + SecondRound.CALL)
          .containsEntry("actor", Node.SELF);
    }
  }
}
