package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.ops.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a node does because of an act says so, also where another node finishes it after a crash.
 */
class CausesTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final Definition ELECTION = SmallElection.of(21, 9, "box");
  private static final Contest CONTEST = ELECTION.contests().getFirst();

  private final InMemoryCommitLog store = new InMemoryCommitLog();

  private void found() {
    try (Node node = Node.open(store, null, TEST)) {
      var _ = node.imports(DocumentIntake.ACTOR).run(ELECTION, (_, _) -> {});
      Papers papers = new Papers(new Random(5));
      for (Branch branch : CONTEST.branches()) {
        String code = branch.code().value();
        String text = papers.tally(CONTEST, code, "tally-" + code).toString();
        var _ = intake(node).send(new Paper(Paper.Kind.TALLY, "", "", text));
      }
    }
  }

  private static DocumentIntake intake(Node node) {
    return new DocumentIntake(node, ELECTION.election());
  }

  private static Paper ruling(String envelope, String kind) {
    List<String> branches =
        CONTEST.branches().stream().limit(2).map(it -> "\"" + it.code() + "\"").toList();
    return new Paper(
        Paper.Kind.RULING,
        "",
        "",
        """
        {"envelope":"%s",%s,"contest":"%s","branches":[%s],"body":"board","office":"chair",
         "article":"31","document":"7","date":"2026-01-02"}
        """
            .formatted(envelope, kind, CONTEST.id().contest(), String.join(",", branches)));
  }

  /** Each entry that says a cause, or that the node did by itself: type, actor and cause. */
  private static List<String> causes(Node node) {
    List<String> causes = new ArrayList<>();
    for (Entry entry : node.log().entries(0, Integer.MAX_VALUE)) {
      String cause = entry.meta().get("causedBy");
      String actor = String.valueOf(entry.meta().get("actor"));
      if (cause != null || actor.equals(Node.SELF)) {
        causes.add(entry.type() + " " + actor + " " + cause);
      }
    }
    return causes;
  }

  @Test
  void what_enforces_a_ruling_or_completes_it_is_caused_by_the_ruling() {
    found();
    try (Node node = Node.open(store, null, TEST)) {
      var _ = intake(node).send(ruling("annul", "\"kind\":\"ANNUL\""));
      var _ = intake(node).send(ruling("back", "\"kind\":\"RESTORE\",\"reverses\":\"annul\""));

      assertThat(causes(node))
          .containsExactly(
              "log.created/1 system:node null",
              "branch.tally-annulled/1 system:node night-21/annul",
              "branch.tally-annulled/1 system:node night-21/annul",
              "ruling.enforcement-completed/1 system:node night-21/annul",
              "branch.tally-restored/1 system:node night-21/back",
              "branch.tally-restored/1 system:node night-21/back",
              "ruling.enforcement-completed/1 system:node night-21/back");
    }
  }

  @Test
  void a_ruling_that_is_sent_again_after_a_crash_is_enforced_and_its_first_receipt_given() {
    found();
    Paper annul = ruling("annul", "\"kind\":\"ANNUL\"");
    MortalStore mortal = new MortalStore(store);
    long issued;
    try (Node node = Node.open(mortal, null, TEST)) {
      issued = node.log().size();
      mortal.diesAfter(2, false);
      assertThatThrownBy(() -> intake(node).send(annul))
          .isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);
    }
    try (Node node = Node.open(store, null, TEST)) {
      long size = node.log().size();
      var receipt = intake(node).send(annul);

      assertThat(receipt.repeat()).isTrue();
      assertThat(receipt.position().index()).isEqualTo(issued);
      assertThat(node.log().size()).as("nothing was written twice").isEqualTo(size);
      assertThat(causes(node))
          .containsExactly(
              "log.created/1 system:node null",
              "branch.tally-annulled/1 system:node night-21/annul",
              "branch.tally-annulled/1 system:node night-21/annul",
              "ruling.enforcement-completed/1 system:node night-21/annul");
      assertThat(Counts.live(node).openRulings()).isEmpty();
    }
  }
}
