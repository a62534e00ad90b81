package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.ForwardingCommitLog;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.Receipt;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.ops.node.Node;
import io.tajmi.ops.node.NodeName;
import io.tajmi.view.ContentHash;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes that write one store and finish the same things: each is done once, neither fails. */
@Timeout(120)
class TwoNodesTest {
  private static final Node.Settings ONE = Node.Settings.of(LogKind.TEST);
  private static final Node.Settings OTHER = ONE.called(new NodeName("node-2"));
  private static final Definition DEFINITION = SecondRound.FIRST;
  private static final Contest CONTEST = SecondRound.CONTEST;
  private static final int SCOPE = 4;
  private static final int ROUNDS = 5;

  private final InMemoryCommitLog night = new InMemoryCommitLog();
  private int entriesOfOneSecondRound;

  @BeforeEach
  void count_a_night() {
    try (Node node = Node.open(night, null, ONE)) {
      var _ = node.imports(DocumentIntake.ACTOR).run(DEFINITION, (_, _) -> {});
      new DocumentIntake(node, DEFINITION.election()).count(CONTEST, new Papers(new Random(5)));
    }
    try (Node alone = Node.open(copy(night), null, ONE)) {
      var _ = SecondRound.call(alone);
      entriesOfOneSecondRound =
          alone.log().streamPositions("election/" + SecondRound.ELECTION, 0, 99).length;
    }
  }

  private static InMemoryCommitLog copy(CommitLog store) {
    InMemoryCommitLog copy = new InMemoryCommitLog();
    store.read(0, copy::append);
    return copy;
  }

  /** The night with an act that was cut off after so many commits. */
  private CommitLog cutOff(int commits, Consumer<Node> act) {
    InMemoryCommitLog store = copy(night);
    MortalStore mortal = new MortalStore(store);
    try (Node node = Node.open(mortal, null, ONE)) {
      var _ = mortal.diesAfter(commits, false);
      assertThatThrownBy(() -> act.accept(node))
          .isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);
    }
    return store;
  }

  private static Receipt rule(Node node) {
    return new DocumentIntake(node, DEFINITION.election()).send(annulment());
  }

  /** Before one of its appends another node comes in, does something to the store and goes. */
  private static final class Overtaken extends ForwardingCommitLog {
    private final Runnable other;
    private int left;

    Overtaken(CommitLog store, int appends, Runnable other) {
      super(store);
      this.left = appends;
      this.other = other;
    }

    @Override
    public Outcome append(Commit commit) {
      if (left-- == 0) {
        other.run();
      }
      return super.append(commit);
    }

    boolean happened() {
      return left < 0;
    }
  }

  /** How often each type of event is on record. */
  private static Map<String, Integer> types(CommitLog store) {
    Map<String, Integer> types = new HashMap<>();
    store.read(
        0, commit -> commit.entries().forEach(entry -> types.merge(entry.type(), 1, Integer::sum)));
    return types;
  }

  private static void isAnnulledOnce(CommitLog store) {
    assertThat(types(store))
        .containsEntry("ruling.issued/1", 1)
        .containsEntry("branch.tally-annulled/1", SCOPE)
        .containsEntry("ruling.enforcement-completed/1", 1);
  }

  private void isHeldOnce(CommitLog store) {
    assertThat(types(store))
        .containsEntry("contest.second-round-called/1", 1)
        .containsEntry("election.definition-sealed/1", 2);
    long[] second;
    try (Node node = Node.open(store, null, ONE)) {
      second = node.log().streamPositions("election/" + SecondRound.ELECTION, 0, 99);
      assertThat(Objects.requireNonNull(node.definitions().of(SecondRound.ELECTION)).hash())
          .isEqualTo(SecondRound.called().definition());
      Counts.agree(node);
    }
    assertThat(second).hasSize(entriesOfOneSecondRound);
  }

  /** The views of both say the same at the head of the store. */
  private static void agree(CommitLog store, Node one, Node other) {
    LogPosition head = new LogPosition(Objects.requireNonNull(store.head()).end() - 1);
    assertThat(ContentHash.of(at(one, head))).isEqualTo(ContentHash.of(at(other, head)));
    Counts.agree(one);
    Counts.agree(other);
  }

  private static Snapshot at(Node node, LogPosition head) {
    try {
      return node.snapshots().awaitAtLeast(head, Duration.ofSeconds(30)).orElseThrow();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static void finish(CommitLog store) {
    Node.open(store, null, OTHER).close();
  }

  @Test
  void a_ruling_that_another_node_finishes_first_at_any_step_is_carried_out_once() {
    CommitLog open = cutOff(1, TwoNodesTest::rule);
    for (int step = 0; step <= SCOPE; step++) {
      InMemoryCommitLog store = copy(open);
      assertThat(isOvertaken(store, step)).isTrue();
      isAnnulledOnce(store);
    }
  }

  @Test
  void a_second_round_that_another_node_holds_first_at_any_step_is_held_once() {
    CommitLog open = cutOff(1, SecondRound::call);
    for (int step = 0; step < 2; step++) {
      InMemoryCommitLog store = copy(open);
      assertThat(isOvertaken(store, step)).isTrue();
      isHeldOnce(store);
    }
  }

  /** Opens a node that another one overtakes before an append; whether it came to that. */
  private static boolean isOvertaken(CommitLog store, int step) {
    Overtaken beneath = new Overtaken(store, step, () -> finish(store));
    try (Node node = Node.open(beneath, null, ONE)) {
      Counts.agree(node);
    }
    return beneath.happened();
  }

  /** Both do it at once, on two threads. */
  private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) {
    CyclicBarrier both = new CyclicBarrier(2);
    return Stream.of(one, other).map(act -> start(both, act)).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static <T> CompletableFuture<T> start(CyclicBarrier both, Callable<T> act) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            both.await();
            outcome.complete(act.call());
          } catch (Exception failed) {
            outcome.completeExceptionally(failed);
          }
        });
    return outcome;
  }

  @Test
  void one_ruling_handed_to_two_nodes_at_once_is_issued_and_carried_out_once() {
    for (int round = 0; round < ROUNDS; round++) {
      InMemoryCommitLog store = copy(night);
      try (Node one = Node.open(store, null, ONE);
          Node other = Node.open(store, null, OTHER)) {
        List<Receipt> receipts = atOnce(() -> rule(one), () -> rule(other));
        assertThat(receipts)
            .extracting(Receipt::leafHash)
            .containsOnly(receipts.getFirst().leafHash());
        assertThat(receipts).filteredOn(Receipt::repeat).hasSize(1);
        isAnnulledOnce(store);
        agree(store, one, other);
      }
    }
  }

  @Test
  void one_second_round_called_at_two_nodes_at_once_is_called_and_held_once() {
    for (int round = 0; round < ROUNDS; round++) {
      InMemoryCommitLog store = copy(night);
      try (Node one = Node.open(store, null, ONE);
          Node other = Node.open(store, null, OTHER)) {
        List<Receipt> receipts = atOnce(() -> SecondRound.call(one), () -> SecondRound.call(other));
        assertThat(receipts).filteredOn(Receipt::repeat).hasSize(1);
        agree(store, one, other);
      }
      isHeldOnce(store);
    }
  }

  @Test
  void two_nodes_that_open_at_once_finish_what_a_third_left_open_once() {
    CommitLog open = cutOff(2, TwoNodesTest::rule);
    for (int round = 0; round < ROUNDS; round++) {
      InMemoryCommitLog store = copy(open);
      List<Node> nodes =
          atOnce(() -> Node.open(store, null, ONE), () -> Node.open(store, null, OTHER));
      try (Node one = nodes.getFirst();
          Node other = nodes.getLast()) {
        isAnnulledOnce(store);
        agree(store, one, other);
      }
    }
  }

  private static Paper annulment() {
    return Paper.ruling("annul", "\"kind\":\"ANNUL\"", CONTEST, SCOPE);
  }
}
