package io.tajmi.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.digest.Sha256;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import io.tajmi.view.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A node that starts from its own checkpoints. */
class NodeCheckpointsTest {
  private static final int CONTESTS = 120;
  private static final int BETWEEN = 50;
  private static final Pattern FOLDED =
      Pattern.compile("The view is folded: (\\d+) entries from position (\\d+) on in \\d+ ms");

  private final Definition definition =
      RaceElection.of("checkpoints", RaceElection.MOST_VOTES, CONTESTS);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(NodeFold.class);

  @TempDir private Path data;

  @BeforeEach
  void listen() {
    said.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(said);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(said);
    logger.setLevel(null);
  }

  private Node open() {
    Node.Settings by = Node.Settings.of(LogKind.TEST);
    Keeping keeping = new Keeping(RocksCommitLog.RESERVE_BYTES, false, BETWEEN);
    return Node.open(
        data,
        new Node.Settings(
            by.name(), by.kind(), by.limits(), by.clock(), by.observer(), by.axon(), keeping));
  }

  private void send(Node node, int from, int to) throws InterruptedException {
    for (int i = from; i < to; i++) {
      Contest contest = definition.contests().get(i);
      BranchId branch = new BranchId(contest.id(), new BranchCode("A1"));
      node.commands()
          .send(
              new RecordTally(branch, "envelope-" + i, tally(100 + i)),
              new Act("test:operator", null, null));
    }
    assertThat(
            node.snapshots()
                .awaitAtLeast(new LogPosition(node.log().size() - 1), Duration.ofSeconds(30)))
        .isPresent();
  }

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

  private static void requireFoldFromNothing(Node node) {
    var entries = new DirectReader(node.log(), node.codec()).page(0, (int) node.log().size());
    assertThat(ContentHash.of(node.snapshots().current()))
        .isEqualTo(ContentHash.of(FoldState.first().after(entries).snapshot()));
  }

  /** How many entries the last start folded, after how many that it did not. */
  private List<Long> folded() {
    for (String line : lines().reversed()) {
      Matcher matcher = FOLDED.matcher(line);
      if (matcher.matches()) {
        return List.of(Long.valueOf(matcher.group(1)), Long.valueOf(matcher.group(2)));
      }
    }
    throw new AssertionError("no start: " + lines());
  }

  private List<String> lines() {
    return new ArrayList<>(said.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(data.resolve("fold"))) {
      return all.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }

  @Test
  void a_node_that_was_stopped_begins_where_it_ended_and_folds_nothing_twice() throws Exception {
    long size;
    try (Node node = open()) {
      var _ = node.imports("test:operator").run(definition, (done, all) -> {});
      send(node, 0, CONTESTS);
      size = node.log().size();
    }
    assertThat(files()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
    assertThat(files().getLast()).hasFileName("%012d.fold".formatted(size - 1));
    try (Node node = open()) {
      assertThat(folded()).containsExactly(0L, size);
      assertThat(node.foldCheckpoint()).isEqualTo(size - 1);
      assertThat(node.foldCheckpointFailing()).isFalse();
      assertThat(lines())
          .contains(
              "The view begins with fold checkpoint %012d.fold, at position %d"
                  .formatted(size - 1, size - 1));
      requireFoldFromNothing(node);
      assertThat(node.following()).isTrue();
    }
  }

  @Test
  void a_node_that_went_on_after_its_checkpoint_folds_the_rest_and_keeps_the_past()
      throws Exception {
    long kept;
    try (Node node = open()) {
      var _ = node.imports("test:operator").run(definition, (done, all) -> {});
      send(node, 0, CONTESTS / 2);
      kept = node.log().size();
    }
    Path file = files().getLast();
    byte[] bytes = Files.readAllBytes(file);
    try (Node node = open()) {
      send(node, CONTESTS / 2, CONTESTS);
    }
    for (Path later : files()) {
      Files.delete(later);
    }
    Files.write(file, bytes);
    try (Node node = open()) {
      assertThat(folded()).containsExactly((long) CONTESTS / 2, kept);
      requireFoldFromNothing(node);
      var page = new DirectReader(node.log(), node.codec()).page(0, (int) kept - 5);
      assertThat(ContentHash.of(node.timeline().at(kept - 6).snapshot()))
          .isEqualTo(ContentHash.of(FoldState.first().after(page).snapshot()));
    }
  }

  /** As a fault of memory would leave it, with a hash over it that is right. */
  @Test
  void a_node_shows_nothing_that_came_of_a_checkpoint_with_another_content() throws Exception {
    try (Node node = open()) {
      var _ = node.imports("test:operator").run(definition, (done, all) -> {});
      send(node, 0, CONTESTS);
    }
    for (Path file : files()) {
      byte[] bytes = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 32);
      int envelope = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("envelope-7");
      bytes[envelope + 9] = '6';
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(bytes);
      out.writeBytes(Sha256.begin().digest(bytes));
      Files.write(file, out.toByteArray());
    }
    try (Node node = open()) {
      assertThat(folded()).containsExactly(node.log().size(), 0L);
      assertThat(lines())
          .filteredOn(line -> line.contains("does not say what it said when it was written"))
          .hasSize(2);
      requireFoldFromNothing(node);
    }
  }

  @Test
  void a_node_whose_checkpoints_are_damaged_or_gone_comes_to_the_same() throws Exception {
    try (Node node = open()) {
      var _ = node.imports("test:operator").run(definition, (done, all) -> {});
      send(node, 0, CONTESTS);
    }
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
    String damaged = files().getLast().getFileName().toString();
    long size;
    try (Node node = open()) {
      size = node.log().size();
      assertThat(folded()).containsExactly(size, 0L);
      assertThat(lines())
          .contains(
              "Fold checkpoint %s has other bytes than were written; it is discarded, which loses nothing"
                  .formatted(damaged));
      requireFoldFromNothing(node);
    }
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.delete(data.resolve("fold"));
    try (Node node = open()) {
      assertThat(folded()).containsExactly(size, 0L);
      requireFoldFromNothing(node);
    }
  }
}
