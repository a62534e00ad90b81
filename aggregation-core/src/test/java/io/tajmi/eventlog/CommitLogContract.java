package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.bytes;
import static io.tajmi.eventlog.SampleEntries.inStream;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of commits does. */
public abstract class CommitLogContract {
  private CommitLog log;

  /** An empty store; a second call in one test gives another one. */
  protected abstract CommitLog create();

  @BeforeEach
  void createOne() {
    log = create();
  }

  @AfterEach
  void closeIt() {
    log.close();
  }

  private Commit append(Entry... entries) {
    Commit commit = SampleEntries.next(log.head(), List.of(entries));
    log.append(commit);
    return commit;
  }

  private List<Commit> read(long from) {
    List<Commit> commits = new ArrayList<>();
    log.read(from, commits::add);
    return commits;
  }

  private static List<byte[]> lines(Commit commit) {
    return commit.entries().stream().map(Entry::line).toList();
  }

  @Test
  void an_empty_store_has_no_head_and_nothing_to_read() {
    assertThat(log.head()).isNull();
    assertThat(log.header(0)).isNull();
    assertThat(read(0)).isEmpty();
    assertThat(read(1)).isEmpty();
    assertThat(log.lines(0, 10)).isEmpty();
    assertThat(log.lastSequence("branch/e:c/b")).isEqualTo(-1);
    assertThat(log.streamPositions("branch/e:c/b", 0, 10)).isEmpty();
    assertThat(log.contestPositions("e:c", 0, 10)).isEmpty();
    assertThat(log.envelope(SampleEntries.key("v"))).isNull();
    assertThat(log.tile(0, 0)).isNull();
    log.auditIndexes().finish();
  }

  @Test
  void a_commit_is_appended_at_the_next_number_and_becomes_the_head() {
    Commit first = append(loose("a"));
    assertThat(log.head()).isEqualTo(first.header());
    Commit second = append(loose("b"), loose("c"));
    assertThat(log.head()).isEqualTo(second.header());
    assertThat(log.header(0)).isEqualTo(first.header());
    assertThat(log.header(1)).isEqualTo(second.header());
    assertThat(log.header(2)).isNull();
  }

  @Test
  void a_commit_at_a_number_that_is_taken_loses_and_one_beyond_the_next_is_a_mistake() {
    Commit first = append(loose("a"));
    Commit second = SampleEntries.next(first.header(), List.of(inStream("b", "branch/e:c/b", 0)));
    Commit third = SampleEntries.next(second.header(), List.of(inStream("c", "branch/e:c/b", 0)));
    assertThat(log.append(SampleEntries.next(null, List.of(inStream("d", "branch/e:c/b", 0)))))
        .isEqualTo(new CommitLog.Lost(first.header()));
    assertThatIllegalStateException().isThrownBy(() -> log.append(third));
    assertThat(log.head()).isEqualTo(first.header());
    assertThat(log.lines(0, 10)).hasSize(1);
    assertThat(log.lastSequence("branch/e:c/b")).isEqualTo(-1);
    assertThat(log.append(second)).isEqualTo(new CommitLog.Appended());
    assertThat(log.head()).isEqualTo(second.header());
  }

  @Test
  void commits_are_read_from_a_number_in_order_byte_for_byte() {
    List<Commit> written =
        List.of(
            append(loose("a")),
            append(loose("b"), tally("c", Tallied.first("b-1", "v-1"))),
            append(loose("d")));
    for (int from = 0; from <= 4; from++) {
      List<Commit> expected = written.subList(Math.min(from, 3), 3);
      List<Commit> read = read(from);
      assertThat(read).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(read.get(i).header()).isEqualTo(expected.get(i).header());
        assertThat(lines(read.get(i)))
            .usingElementComparator(java.util.Arrays::compare)
            .isEqualTo(lines(expected.get(i)));
      }
    }
  }

  @Test
  void lines_are_read_by_position_across_commits() {
    append(loose("a"), loose("b"));
    append(loose("c"));
    append(loose("d"), loose("e"));
    assertThat(ids(0, 10)).containsExactly("a", "b", "c", "d", "e");
    assertThat(ids(1, 3)).containsExactly("b", "c", "d");
    assertThat(ids(4, 1)).containsExactly("e");
    assertThat(ids(4, 10)).containsExactly("e");
    assertThat(ids(5, 10)).isEmpty();
    assertThat(ids(9, 1)).isEmpty();
    assertThat(ids(0, 0)).isEmpty();
  }

  private List<String> ids(long from, int max) {
    return log.lines(from, max).stream().map(Entry::parse).map(Entry::id).toList();
  }

  @Test
  void a_stream_s_entries_are_found_by_sequence_and_streams_do_not_mix() {
    append(inStream("a", "branch/e:c/1", 0), inStream("b", "branch/e:c/10", 0));
    append(inStream("c", "branch/e:c/1", 1), inStream("d", "branch/e:c/1", 7));
    append(inStream("e", "branch/e:c/10", 300), inStream("f", "branch/e:c/", 5));
    assertThat(log.lastSequence("branch/e:c/1")).isEqualTo(7);
    assertThat(log.lastSequence("branch/e:c/10")).isEqualTo(300);
    assertThat(log.lastSequence("branch/e:c/")).isEqualTo(5);
    assertThat(log.lastSequence("branch/e:c")).isEqualTo(-1);
    assertThat(log.lastSequence("branch/e:c/2")).isEqualTo(-1);
    assertThat(log.streamPositions("branch/e:c/1", 0, 10)).containsExactly(0, 2, 3);
    assertThat(log.streamPositions("branch/e:c/1", 1, 10)).containsExactly(2, 3);
    assertThat(log.streamPositions("branch/e:c/1", 2, 10)).containsExactly(3);
    assertThat(log.streamPositions("branch/e:c/1", 8, 10)).isEmpty();
    assertThat(log.streamPositions("branch/e:c/1", 0, 2)).containsExactly(0, 2);
    assertThat(log.streamPositions("branch/e:c/10", 0, 10)).containsExactly(1, 4);
  }

  @Test
  void a_contest_s_entries_are_found_by_position() {
    append(tally("a", Tallied.first("b-1", null)), loose("x"));
    append(tally("b", Tallied.first("b-2", null)), tally("c", Tallied.first("b-3", null)));
    assertThat(log.contestPositions("e:c", 0, 10)).containsExactly(0, 2, 3);
    assertThat(log.contestPositions("e:c", 1, 10)).containsExactly(2, 3);
    assertThat(log.contestPositions("e:c", 3, 10)).containsExactly(3);
    assertThat(log.contestPositions("e:c", 4, 10)).isEmpty();
    assertThat(log.contestPositions("e:c", 0, 1)).containsExactly(0);
    assertThat(log.contestPositions("e:", 0, 10)).isEmpty();
  }

  @Test
  void an_envelope_is_found_where_its_act_begins() {
    append(loose("x"), tally("a", Tallied.first("b-1", "v-1")));
    append(
        tally("b", Tallied.first("b-2", "v-2")),
        tally("c", new Tallied("b-2", 1, "v-2", "content of v-2")),
        tally("d", Tallied.first("b-3", "v-22")));
    assertThat(log.envelope(SampleEntries.key("v-1")))
        .isEqualTo(new CommitLog.EnvelopeRecord(new LogPosition(1), "content of v-1"));
    assertThat(log.envelope(SampleEntries.key("v-2")))
        .isEqualTo(new CommitLog.EnvelopeRecord(new LogPosition(2), "content of v-2"));
    assertThat(log.envelope(SampleEntries.key("v-22")))
        .isEqualTo(new CommitLog.EnvelopeRecord(new LogPosition(4), "content of v-22"));
    assertThat(log.envelope(SampleEntries.key("v"))).isNull();
    assertThat(log.envelope(new Entry.EnvelopeKey("other", "v-1"))).isNull();
  }

  @Test
  void indexes_that_say_what_the_entries_say_pass_the_audit() {
    append(loose("x"), tally("a", Tallied.first("b-1", "v-1")));
    append(tally("b", Tallied.first("b-2", "v-2")));
    CommitLog.IndexAudit audit = log.auditIndexes();
    read(0).forEach(audit::accept);
    audit.finish();
  }

  @Test
  void a_tile_is_kept_and_replaced() {
    List<Hash> hashes =
        IntStream.range(0, Tiles.WIDTH).mapToObj(i -> Hash.sha256(bytes("n" + i))).toList();
    Tiles.Tile tile = new Tiles.Tile(1, 3, hashes);
    log.keepTile(new Tiles.Tile(1, 3, hashes.reversed()));
    log.keepTile(tile);
    assertThat(log.tile(1, 3)).isEqualTo(tile.toBytes());
    assertThat(log.tile(0, 3)).isNull();
    assertThat(log.tile(1, 2)).isNull();
  }

  @Test
  void an_unfounded_log_takes_any_first_entry() {
    try (EventLog unfounded = EventLog.open(log, EventLog.Settings.plain())) {
      assertThat(unfounded.created()).isNull();
      assertThat(unfounded.append(List.of(inStream("a", "branch/e:c/b", 4))).first()).isZero();
      assertThat(unfounded.created()).isNull();
    }
  }

  @Test
  void on_a_founded_log_the_first_act_has_position_one() {
    LogCreated created = LogCreated.of("tajmi.example/log", LogKind.TEST);
    try (EventLog founded = EventLog.open(log, EventLog.Settings.plain())) {
      founded.found(created, "i-0", new Act("a-1", null, null));
      assertThat(founded.created()).isEqualTo(created);
      assertThat(founded.append(List.of(loose("a"))).first()).isEqualTo(1);
      assertThat(founded.entry(new LogPosition(0)).meta()).isEqualTo(Map.of("actor", "a-1"));
    }
  }
}
