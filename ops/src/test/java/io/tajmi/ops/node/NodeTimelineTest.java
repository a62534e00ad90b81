package io.tajmi.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.count.BranchRow;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import io.tajmi.replay.Timeline;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node keeps states of its past, those of before its start and those of after it. */
class NodeTimelineTest {
  private static final int CONTESTS = 1_500;
  private static final int POSITIONS_TRIED = 4;
  private static final int PARTS_TRIED = 20;

  private final Definition definition =
      RaceElection.of("timeline", RaceElection.MOST_VOTES, CONTESTS);

  @TempDir private Path data;

  private static Tally tally(int votes) {
    return new Tally(
        Tally.Source.PAPER,
        true,
        Ballots.of(Map.of(BallotField.VALID.key(), votes)),
        Votes.of(votes, 0, 0),
        null,
        List.of(),
        null,
        List.of(),
        null,
        Map.of(),
        null,
        null);
  }

  private void send(Node node, int from, int to) throws InterruptedException {
    for (int i = from; i < to; i++) {
      Contest contest = definition.contests().get(i);
      String envelope = "envelope-" + i;
      node.commands()
          .send(
              new RecordTally(branch(contest), envelope, tally(100 + i)),
              new Act("test:operator", null, null));
    }
    assertThat(
            node.snapshots()
                .awaitAtLeast(new LogPosition(node.log().size() - 1), Duration.ofSeconds(30)))
        .isPresent();
  }

  private void requireEveryPast(Node node, Random random) {
    DirectReader reader = new DirectReader(node.log(), node.codec());
    for (int i = 0; i < POSITIONS_TRIED; i++) {
      int position = random.nextInt((int) node.log().size());
      List<DecodedEntry> entries = reader.page(0, position + 1);
      Snapshot then = FoldState.first().after(entries).snapshot();
      assertThat(ContentHash.of(node.timeline().at(position).snapshot()))
          .as("position %d", position)
          .isEqualTo(ContentHash.of(then));
      requireParts(node.timeline(), position, then, random);
    }
  }

  /**
   * Some contests, each by itself, and its branch by itself, as the index of the log finds them.
   */
  private void requireParts(Timeline timeline, int position, Snapshot then, Random random) {
    for (int i = 0; i < PARTS_TRIED; i++) {
      Contest contest = definition.contests().get(random.nextInt(CONTESTS));
      ContestView expected = then.contest(contest.id());
      ContestView alone = timeline.contestAt(contest.id(), position);
      BranchRow row = timeline.branchAt(branch(contest), position);
      if (alone == null || expected == null) {
        assertThat(alone).isSameAs(expected);
        assertThat(row).isNull();
      } else {
        assertThat(alone.whole()).isEqualTo(expected.whole());
        assertThat(row).isEqualTo(expected.row(0)).isEqualTo(alone.row(0));
      }
    }
  }

  private static BranchId branch(Contest contest) {
    return new BranchId(contest.id(), new BranchCode("A1"));
  }

  @Test
  void a_node_keeps_states_while_it_counts_and_from_its_start() throws InterruptedException {
    Random random = new Random(3);
    try (Node node = Node.open(data, Node.Settings.of(LogKind.TEST))) {
      var _ = node.imports("test:operator").run(definition, (done, all) -> {});
      send(node, 0, CONTESTS);
      assertThat(node.timeline().size()).isGreaterThan(1);
      requireEveryPast(node, random);
    }
    try (Node node = Node.open(data, Node.Settings.of(LogKind.TEST))) {
      assertThat(node.timeline().size()).isGreaterThan(1);
      requireEveryPast(node, random);
    }
  }
}
