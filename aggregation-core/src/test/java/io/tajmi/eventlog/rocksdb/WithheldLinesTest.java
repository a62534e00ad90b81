package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.SampleEntries.bytes;
import static io.tajmi.eventlog.SampleEntries.key;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogFormatUnknown;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.writer.AppendRefused;
import io.tajmi.eventlog.writer.EventLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.RocksDBException;

/**
 * A log in which sealed parts were erased is verified as before, and answers what it still knows.
 */
class WithheldLinesTest {
  private static final int ACT = 4;

  @TempDir Path directory;
  private Hash root = Hash.sha256(new byte[0]);

  /** Three tallies, and an act of four entries in one envelope; a fourth tally after it. */
  @BeforeEach
  void write_a_log() {
    try (EventLog log = open()) {
      for (int i = 0; i < 3; i++) {
        log.append(List.of(tally("t-" + i, Tallied.first("b-" + i, "v-" + i))));
      }
      log.append(
          java.util.stream.IntStream.range(0, ACT)
              .mapToObj(i -> tally("a-" + i, new Tallied("b-9", i, "act", "content of act")))
              .toList());
      log.append(List.of(tally("t-9", Tallied.first("b-8", "v-9"))));
      root = log.root();
    }
  }

  private EventLog open() {
    CommitLog store = RocksCommitLog.open(directory);
    try {
      return EventLog.open(store, EventLog.Settings.plain());
    } catch (LogCorrupted corrupted) {
      store.close();
      throw corrupted;
    }
  }

  private void tamper(TamperedLog.Tampering tampering) {
    try (Columns db = Columns.open(directory)) {
      tampering.on(db);
    } catch (RocksDBException failed) {
      throw new AssertionError(failed);
    }
  }

  private void erase(int... positions) {
    tamper(db -> {
      for (int position : positions) {
        byte[] key = Keys.number(position);
        byte[] line = Objects.requireNonNull(db.rocks().get(db.of(Column.ENTRIES), key));
        db.rocks().put(db.of(Column.ENTRIES), key, Entry.parse(line).publicLine());
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "7", "3", "4", "6", "3 4", "4 5", "3 5", "3 4 5 6", "0 1 2 3 4 5 6 7"})
  void whatever_is_erased_the_tree_is_whole_and_envelopes_are_known(String erased) {
    int[] positions =
        java.util.Arrays.stream(erased.split(" ")).mapToInt(Integer::parseInt).toArray();
    erase(positions);

    try (EventLog log = open()) {
      assertThat(log.root()).isEqualTo(root);
      assertThat(log.tilesRebuilt()).isZero();
      for (int position : positions) {
        Entry entry = log.entry(new LogPosition(position));
        assertThat(entry.isWithheld()).isTrue();
        assertThat(entry.toString()).doesNotContain("votes").doesNotContain("a-1");
      }
      assertThat(Objects.requireNonNull(log.envelope(key("act"))).position().index()).isEqualTo(3);
      assertThat(Objects.requireNonNull(log.envelope(key("v-0"))).position().index()).isZero();
      assertThat(log.streamPositions("branch/e:c/b-9", 0, 9)).containsExactly(3, 4, 5, 6);
      assertThatThrownBy(() -> log.append(List.of(tally("x", Tallied.first("b-7", "act")))))
          .isInstanceOf(AppendRefused.EnvelopeTaken.class);
      log.append(List.of(tally("y", Tallied.first("b-7", "new"))));
    }
    open().close();
  }

  @Test
  void the_index_of_envelopes_may_say_no_more_of_an_erased_entry_than_one_envelope() {
    erase(4);
    tamper(db ->
        db.rocks()
            .put(
                db.of(Column.ENVELOPES),
                Keys.envelope(key("false-1")),
                Keys.claim(4, "content of false-1")));
    open().close();
    tamper(db ->
        db.rocks()
            .put(
                db.of(Column.ENVELOPES),
                Keys.envelope(key("false-2")),
                Keys.claim(4, "content of false-2")));
    assertThatThrownBy(() -> open().close())
        .isInstanceOf(LogCorrupted.class)
        .hasMessageContaining("from position 4");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void an_envelope_of_an_act_whose_start_is_erased_may_not_have_moved_out_of_it(int to) {
    erase(3);
    tamper(db ->
        db.rocks()
            .put(
                db.of(Column.ENVELOPES),
                Keys.envelope(key("act")),
                Keys.claim(to, "content of act")));
    assertThatThrownBy(() -> open().close())
        .isInstanceOf(LogCorrupted.class)
        .hasMessageContaining("ENVELOPES");
  }

  @Test
  void an_envelope_of_an_act_whose_start_is_erased_may_not_be_missing_or_of_other_content() {
    erase(3);
    byte[] envelope = Keys.envelope(key("act"));
    tamper(db ->
        db.rocks().put(db.of(Column.ENVELOPES), envelope, Keys.claim(3, "content of another")));
    assertThatThrownBy(() -> open().close()).isInstanceOf(LogCorrupted.class);
    tamper(db -> db.rocks().delete(db.of(Column.ENVELOPES), envelope));
    assertThatThrownBy(() -> open().close())
        .isInstanceOf(LogCorrupted.class)
        .hasMessageContaining("from position 4");
  }

  @Test
  void a_log_of_format_1_is_refused_by_name_with_what_to_do() {
    String line =
        "{\"v\":1,\"id\":\"i\",\"type\":\"log.created/2\",\"stream\":null,\"seq\":null,\"contest\":null,"
            + "\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{},\"data\":{\"origin\":\"o\"}}";
    tamper(db -> db.rocks().put(db.of(Column.ENTRIES), Keys.number(0), bytes(line)));
    assertThatThrownBy(() -> open().close())
        .isInstanceOf(LogFormatUnknown.class)
        .hasMessage(
            "this log is of format 1, and this program reads format 2 only, since no earlier one"
                + " was ever in service: begin a new log in an empty directory and import its"
                + " elections again");
    tamper(db ->
        db.rocks().put(db.of(Column.ENTRIES), Keys.number(0), bytes(line.replace(":1,", ":3,"))));
    assertThatThrownBy(() -> open().close())
        .isInstanceOf(LogFormatUnknown.class)
        .hasMessageContaining("of format 3")
        .hasMessageContaining("a newer one");
  }

  @Test
  void one_line_of_another_format_among_ours_is_a_fault_and_no_format() {
    tamper(
        db -> db.rocks().put(db.of(Column.ENTRIES), Keys.number(1), bytes("{\"v\":1,\"id\":1}")));
    assertThatThrownBy(() -> open().close())
        .isInstanceOf(LogCorrupted.class)
        .isNotInstanceOf(LogFormatUnknown.class)
        .hasMessageContaining("from position 1");
  }
}
