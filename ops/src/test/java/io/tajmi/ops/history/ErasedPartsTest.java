package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.count.BranchRow;
import io.tajmi.count.Fault;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.ops.node.Node;
import io.tajmi.view.ContestView;
import io.tajmi.view.Snapshot;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A node serves a log in which sealed parts were erased, and says what it can no longer read. */
class ErasedPartsTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final Definition ELECTION = SmallElection.of(21, 9, "box");
  private static final Contest CONTEST = ELECTION.contests().getFirst();
  private static final String FIRST = CONTEST.branches().getFirst().code().value();

  private final InMemoryCommitLog store = new InMemoryCommitLog();
  private final Papers papers = new Papers(new Random(5));
  private Hash root = Hash.sha256(new byte[0]);

  @BeforeEach
  void count_a_night() {
    try (Node node = Node.open(store, null, TEST)) {
      var _ = node.imports(DocumentIntake.ACTOR).run(ELECTION, (_, _) -> {});
      new DocumentIntake(node, ELECTION.election()).count(CONTEST, papers);
      root = node.log().root();
    }
  }

  private static boolean send(Node node, ObjectNode document) {
    Paper paper = new Paper(Paper.Kind.TALLY, "", "", document.toString());
    return new DocumentIntake(node, ELECTION.election()).send(paper).repeat();
  }

  /** The same log, in which the sealed parts of some entries are erased. */
  private CommitLog without(Predicate<Entry> erased) {
    InMemoryCommitLog copy = new InMemoryCommitLog();
    store.read(
        0,
        commit ->
            copy.append(
                new Commit(
                    commit.header(),
                    commit.entries().stream()
                        .map(it -> erased.test(it) ? Entry.parse(it.publicLine()) : it)
                        .toList())));
    return copy;
  }

  private static boolean isOfFirst(Entry entry) {
    return ("branch/" + CONTEST.id() + "/" + FIRST).equals(entry.header().stream());
  }

  @Test
  void a_branch_whose_tally_was_erased_is_incomplete_and_counts_nowhere() {
    try (Node node = Node.open(without(ErasedPartsTest::isOfFirst), null, TEST)) {
      assertThat(node.log().root()).isEqualTo(root);
      Snapshot live = Counts.live(node);
      ContestView view = Objects.requireNonNull(live.contest(CONTEST.id()));
      BranchRow row = view.row(0);
      assertThat(row.incomplete()).isTrue();
      assertThat(row.counts()).isFalse();
      assertThat(row.tally()).isNull();
      assertThat(String.valueOf(row.trail().fault())).contains("withheld or erased");
      for (int i = 1; i < CONTEST.branches().size(); i++) {
        assertThat(view.row(i).incomplete()).isFalse();
      }
    }
  }

  @Test
  void nothing_is_decided_on_an_erased_tally_and_the_other_branches_go_on() {
    String second = CONTEST.branches().get(1).code().value();
    try (Node node = Node.open(without(ErasedPartsTest::isOfFirst), null, TEST)) {
      ObjectNode correction = papers.tally(CONTEST, FIRST, "after").put("reason", "r");
      assertThatThrownBy(() -> send(node, correction.put("corrects", true)))
          .hasRootCauseInstanceOf(CorruptedStream.class);
      ObjectNode other = papers.tally(CONTEST, second, "other").put("reason", "r");
      assertThat(send(node, other.put("corrects", true))).isFalse();
    }
  }

  @Test
  void an_erased_definition_is_a_fault_of_the_log_and_no_crash_of_the_node() {
    String stream = "election/" + ELECTION.election();
    try (Node node = Node.open(without(it -> stream.equals(it.header().stream())), null, TEST)) {
      Snapshot live = Counts.live(node);
      assertThat(live.elections()).isEmpty();
      assertThat(live.faults()).extracting(Fault::reason).anyMatch(it -> it.contains("erased"));
      assertThatThrownBy(() -> node.definitions().of(ELECTION.election()))
          .isInstanceOf(CorruptedStream.class);
    }
  }
}
