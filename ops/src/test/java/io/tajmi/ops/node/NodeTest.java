package io.tajmi.ops.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.commit.CheckpointMissing;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node serves, and what it refuses to serve. */
class NodeTest {
  @TempDir Path data;

  @ParameterizedTest
  @EnumSource(LogKind.class)
  void an_empty_directory_is_founded_as_it_was_asked_for_and_never_changes(LogKind kind) {
    try (Node node = Node.open(data, Node.Settings.of(kind))) {
      assertThat(node.log().size()).isEqualTo(1);
      assertThat(node.log().created()).extracting(created -> created.kind()).isEqualTo(kind);
      assertThat(node.snapshots().current().position()).isZero();
    }
    LogKind other = kind == LogKind.LIVE ? LogKind.TEST : LogKind.LIVE;
    assertThatThrownBy(() -> Node.open(data, Node.Settings.of(other)))
        .isInstanceOf(Node.WrongLog.class)
        .hasMessageContaining("--test");
    try (Node node = Node.open(data, Node.Settings.of(kind))) {
      assertThat(node.log().size()).isEqualTo(1);
    }
  }

  @Test
  void a_log_that_is_not_empty_and_was_never_founded_is_not_served() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (EventLog log = EventLog.open(store, EventLog.Settings.plain())) {
      Entry.Header header = new Entry.Header(null, -1, null, Instant.parse("2026-01-01T00:00:00Z"));
      Entry.Name name = new Entry.Name("an-id", "branch.reopened/1");
      byte[] data = "{}".getBytes(StandardCharsets.UTF_8);
      var _ = log.append(List.of(Entry.write(header, name, Map.of(), data)));
    }
    assertThatThrownBy(() -> Node.open(store, null, Node.Settings.of(LogKind.LIVE)))
        .isInstanceOf(Node.WrongLog.class)
        .hasMessageContaining("never founded");
  }

  @Test
  void a_log_that_was_cut_since_the_checkpoint_record_is_not_served() throws IOException {
    Node.open(data, Node.Settings.of(LogKind.TEST)).close();
    try (Stream<Path> files = Files.walk(data.resolve("log"))) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(() -> Node.open(data, Node.Settings.of(LogKind.TEST)))
        .isInstanceOf(LogCorrupted.class)
        .hasMessageContaining("from position 0")
        .hasMessageContaining("1 entries");
  }

  @Test
  void a_log_whose_checkpoint_record_is_missing_is_served_only_where_the_log_says_so()
      throws IOException {
    Node.open(data, Node.Settings.of(LogKind.TEST)).close();
    Path record = data.resolve("checkpoint.json");
    Files.delete(record);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Node.open(data, Node.Settings.of(LogKind.TEST)))
          .isInstanceOf(Node.WrongLog.class)
          .hasMessageContaining("checkpoint.json is missing beside a log of 1 entries")
          .hasMessageContaining("--accept-missing-checkpoint");
      assertThat(record).doesNotExist();
    }

    Node.Settings plain = Node.Settings.of(LogKind.TEST);
    Node.Settings accepting =
        new Node.Settings(
            plain.name(),
            plain.kind(),
            plain.limits(),
            plain.clock(),
            plain.observer(),
            plain.axon(),
            new Keeping(1, true));
    for (int i = 0; i < 2; i++) {
      try (Node node = Node.open(data, accepting)) {
        assertThat(node.log().size()).isEqualTo(2);
        Entry said = node.log().entry(new LogPosition(1));
        assertThat(said.type()).isEqualTo(CheckpointMissing.NAME);
        assertThat(new String(said.dataBytes(), StandardCharsets.UTF_8)).contains("\"size\":1");
        assertThat(node.snapshots().current().faults()).isEmpty();
      }
    }
    try (Node node = Node.open(data, plain)) {
      assertThat(node.log().size()).isEqualTo(2);
    }
  }

  @Test
  void each_commit_says_which_node_wrote_it() {
    Node.Settings settings = Node.Settings.of(LogKind.TEST);
    InMemoryCommitLog store = new InMemoryCommitLog();
    Node.open(store, null, settings).close();
    try (Node other = Node.open(store, null, settings.called(new NodeName("count-2")))) {
      other.log().acceptWithoutCheckpoint("id", new Act(Node.SELF, null, null));
    }
    List<String> writers = new ArrayList<>();
    store.read(0, commit -> writers.add(commit.header().writer()));
    assertThat(writers).containsExactly("node-1", "count-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "-a",
        "A",
        "a b",
        "a/b",
        "a\n",
        "گره",
        "abcdefghijklmnopqrstuvwxyz0123456"
      })
  void a_node_s_name_is_a_short_plain_word(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NodeName(name))
        .withMessageStartingWith(NodeName.RULE);
  }

  @Test
  void a_second_node_cannot_open_the_same_directory() {
    try (Node first = Node.open(data, Node.Settings.of(LogKind.TEST))) {
      assertThatThrownBy(() -> RocksCommitLog.open(data.resolve("log")))
          .isInstanceOf(LogInUse.class);
      assertThat(first.log().running()).isTrue();
    }
  }
}
