package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.document.Rejection;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.ops.node.Node;
import io.tajmi.view.Invariants;
import io.tajmi.view.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class LiveOrderTest {
  private static final int WRITERS = 64;
  private static final int ROUNDS = 12;
  private static final Definition DEFINITION = SmallElection.of(31, WRITERS, "box");
  private static final Contest CONTEST = DEFINITION.contests().getFirst();

  @Test
  void snapshots_follow_a_burst_in_order_each_its_own_sum_and_reach_the_head() throws Exception {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (Node node = Node.open(store, null, Node.Settings.of(LogKind.TEST))) {
      var _ = node.imports(DocumentIntake.ACTOR).run(DEFINITION, (done, all) -> {});
      Counts.live(node);
      Queue<Snapshot> seen = new ConcurrentLinkedQueue<>();
      Runnable leave = node.snapshots().listen(seen::add);
      long before = node.log().size();

      int accepted = burst(node);

      assertThat(Counts.live(node).position()).isEqualTo(node.log().size() - 1);
      leave.run();
      assertThat(node.log().size() - before).isEqualTo(accepted);
      assertThat(accepted).isGreaterThan(WRITERS * ROUNDS / 2);
      List<Long> positions = seen.stream().map(Snapshot::position).toList();
      assertThat(positions).hasSizeGreaterThan(1).isSorted().doesNotHaveDuplicates();
      assertThat(seen).allSatisfy(it -> assertThat(Invariants.check(it)).isEmpty());
      assertThat(node.following()).isTrue();
      Counts.agree(node);
      Counts.agreeStepByStep(node);
    }
  }

  /** Each writer has a branch of its own, and every third round also writes to its neighbour's. */
  private static int burst(Node node) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Integer>> writers = new ArrayList<>();
    int accepted = 0;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        Callable<Integer> writing =
            () -> {
              start.await();
              return write(node, writer);
            };
        writers.add(executor.submit(writing));
      }
      start.countDown();
      for (Future<Integer> writer : writers) {
        accepted += writer.get();
      }
    }
    return accepted;
  }

  private static int write(Node node, int writer) {
    Papers papers = new Papers(new Random(writer));
    DocumentIntake intake = new DocumentIntake(node, DEFINITION.election());
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int branch = (round % 3 == 2 ? writer + 1 : writer) % CONTEST.branches().size();
      String code = CONTEST.branches().get(branch).code().value();
      ObjectNode document = papers.tally(CONTEST, code, "w" + writer + "-" + round);
      if (round > 0) {
        document.put("corrects", true).put("reason", "again");
      }
      try {
        if (!intake.send(new Paper(Paper.Kind.TALLY, "", "", document.toString())).repeat()) {
          accepted++;
        }
      } catch (Rejection refused) {
        assertThat(refused.code().code()).isIn("R.105", "R.107");
      }
    }
    return accepted;
  }
}
