package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.contest.ContestActCommand.CallSecondRound;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.SecondRoundDocument;
import io.tajmi.contest.SecondRounds;
import io.tajmi.document.Authority;
import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.InMemoryCommitLog;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.ops.node.Node;
import io.tajmi.view.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A node that dies between the call of a second round and the seal of its definition. */
class KilledSecondRoundTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final Definition FIRST = SmallElection.of(21, 9, "box");
  private static final Contest CONTEST = FIRST.contests().getFirst();
  private static final ElectionId SECOND = new ElectionId("second");
  private static final String CALL = "call";

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
      assertThatThrownBy(() -> call(node)).isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);
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
        call(node);
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
      var _ = node.imports(Door.ACTOR).run(FIRST, (done, all) -> {});
    }
    return store;
  }

  private static void isHeld(InMemoryCommitLog store) {
    try (Node node = Node.open(store, null, TEST)) {
      Definition held = Objects.requireNonNull(node.definitions().of(SECOND));
      assertThat(held.hash()).isEqualTo(called().definition());
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
          .containsEntry("causedBy", FIRST.election() + "/" + CALL)
          .containsEntry("actor", Node.SELF);
    }
  }

  /** As the web's door does: the call goes on record, then its definition comes into the log. */
  private static void call(Node node) {
    String document =
        """
        {"envelope":"%s","election":"%s","name":{"fa":"مرحلهٔ دوم","en":"Second round"},
         "body":"board","office":"chair","article":"31","document":"7","date":"2026-01-02"}
        """
            .formatted(CALL, SECOND);
    Act.Envelope envelope =
        SecondRoundDocument.parse(document.getBytes(StandardCharsets.UTF_8)).envelope(CONTEST.id());
    var _ = node.commands().send(new CallSecondRound(called()), Act.of(Door.ACTOR, envelope));
    node.secondRounds().hold(called());
  }

  private static SecondRoundCalled called() {
    SecondRoundCalled unnamed = called(new DefinitionHash("0".repeat(64)));
    return called(SecondRounds.definition(FIRST, unnamed).hash());
  }

  private static SecondRoundCalled called(DefinitionHash hash) {
    return new SecondRoundCalled(
        CONTEST.id(),
        CALL,
        SECOND,
        hash,
        new Name("مرحلهٔ دوم", "Second round"),
        null,
        null,
        null,
        1,
        CONTEST.candidates().stream().limit(2).map(Candidate::code).toList(),
        9,
        new Authority("board", "chair", "31", "7", "2026-01-02"));
  }
}
