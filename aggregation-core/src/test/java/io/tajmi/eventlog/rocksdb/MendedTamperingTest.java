package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.SampleEntries.bytes;
import static io.tajmi.eventlog.rocksdb.TamperedLog.SIZE;
import static io.tajmi.eventlog.rocksdb.TamperedLog.claim;
import static io.tajmi.eventlog.rocksdb.TamperedLog.contestKey;
import static io.tajmi.eventlog.rocksdb.TamperedLog.envelopeKey;
import static io.tajmi.eventlog.rocksdb.TamperedLog.streamKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.rocksdb.TamperedLog.Tampering;
import io.tajmi.eventlog.writer.EventLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever owns the machine can change any record together with its checksum: each kind of record is
 * changed so, and the node must refuse to start and name the first position it cannot trust.
 */
@Timeout(120)
class MendedTamperingTest {
  private static final int LAST = SIZE - 1;

  @TempDir static Path original;
  private static TamperedLog log;

  @TempDir Path directory;

  @BeforeAll
  static void writeTheLog() {
    log = TamperedLog.create(original);
  }

  @ParameterizedTest(name = "{0}: untrusted from {1}")
  @MethodSource({"entries", "headers", "commits", "indexes"})
  void a_changed_record_is_found_and_its_position_named(
      String change, int firstUntrusted, Tampering tampering) {
    TamperedLog copy = log.copyTo(directory);
    copy.tamper(tampering);
    copy.assertRefusedAt(firstUntrusted);
  }

  @Test
  void a_log_that_nobody_changed_is_opened() {
    try (EventLog opened = log.copyTo(directory).open(true)) {
      assertThat(opened.size()).isEqualTo(SIZE);
      assertThat(opened.tilesRebuilt()).isZero();
    }
  }

  private static Arguments of(String change, int firstUntrusted, Tampering tampering) {
    return Arguments.of(change, firstUntrusted, tampering);
  }

  static Tampering put(Column column, byte[] key, byte[] value) {
    return db -> db.rocks().put(db.of(column), key, value);
  }

  static Tampering delete(Column column, byte[] key) {
    return db -> db.rocks().delete(db.of(column), key);
  }

  private static Tampering line(int position, String from, String to) {
    String line = TamperedLog.entry(position).toString();
    assertThat(line).contains(from);
    return put(Column.ENTRIES, Keys.number(position), bytes(line.replace(from, to)));
  }

  static Stream<Arguments> entries() {
    byte[] foreign = TamperedLog.entry(SIZE).line();
    byte[] other =
        bytes(
            new String(TamperedLog.entry(17).publicLine(), StandardCharsets.UTF_8)
                .replaceAll("\"sealed\":\"[0-9a-f]{2}", "\"sealed\":\"00"));
    return Stream.of(
        of("another vote", 17, line(17, "[10,20]", "[20,10]")),
        of("another vote in the first entry", 0, line(0, "[10,20]", "[11,20]")),
        of("another vote in the last entry", LAST, line(LAST, "[10,20]", "[11,20]")),
        of("another id", 17, line(17, "id-17", "id-71")),
        of("another time", 17, line(17, "12:00:00.000000", "12:00:00.000001")),
        of("another actor", 17, line(17, "a-1", "a-2")),
        of("another envelope", 17, line(17, "v-17\"", "v-x\"")),
        of("another stream", 17, line(17, "/b-17\"", "/b-x\"")),
        of("a month that does not exist", 17, line(17, "2024-06", "2024-13")),
        of("another version", 17, line(17, "{\"v\":2", "{\"v\":3")),
        of("another salt", 17, line(17, "cdef0000", "cdee0000")),
        of("another type", 17, line(17, "test.counted/1", "test.counted/2")),
        of("withheld as if it were another", 17, put(Column.ENTRIES, Keys.number(17), other)),
        of("no line at all", 17, put(Column.ENTRIES, Keys.number(17), bytes("votes"))),
        of("an empty line", 17, put(Column.ENTRIES, Keys.number(17), new byte[0])),
        of("a removed entry", 17, delete(Column.ENTRIES, Keys.number(17))),
        of("the first entry removed", 0, delete(Column.ENTRIES, Keys.number(0))),
        of("the last entry removed", LAST, delete(Column.ENTRIES, Keys.number(LAST))),
        of("an added entry", SIZE, put(Column.ENTRIES, Keys.number(SIZE), foreign)),
        of("an entry far away", SIZE, put(Column.ENTRIES, Keys.number(-1), foreign)),
        of("an entry under no number", 17, put(Column.ENTRIES, longer(16), foreign)),
        of(
            "an entry under a longer number",
            17,
            db -> {
              delete(Column.ENTRIES, Keys.number(17)).on(db);
              put(Column.ENTRIES, longer(17), TamperedLog.entry(17).line()).on(db);
            }),
        of(
            "two entries exchanged",
            17,
            db -> {
              put(Column.ENTRIES, Keys.number(17), TamperedLog.entry(18).line()).on(db);
              put(Column.ENTRIES, Keys.number(18), TamperedLog.entry(17).line()).on(db);
            }));
  }

  private static byte[] longer(long number) {
    return java.util.Arrays.copyOf(Keys.number(number), Long.BYTES + 1);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        of("number", 17, header(17, h -> copy(h, 16, h.first(), 1, h.id(), h.previous()))),
        of("first", 17, header(17, h -> copy(h, 17, 16, 1, h.id(), h.previous()))),
        of("count", 17, raw(17, "\"count\":1", "\"count\":2")),
        of("a huge count", 17, raw(17, "\"count\":1", "\"count\":1073741825")),
        of("a count of none", 17, raw(17, "\"count\":1", "\"count\":0")),
        of("id", 17, header(17, h -> copy(h, 17, 17, 1, "f".repeat(32), h.previous()))),
        of("id of the last", LAST, raw(LAST, "\"id\":\"", "\"id\":\"0")),
        of("id of the last but one", LAST - 1, raw(LAST - 1, "\"id\":\"", "\"id\":\"0")),
        of("previous", 17, header(17, h -> copy(h, 17, 17, 1, h.id(), Hash.sha256(bytes("x"))))),
        of("previous of the first", 0, raw(0, "\"previous\":\"e3", "\"previous\":\"e4")),
        of("previous of the last", LAST, header(LAST, h -> copy(h, LAST, LAST, 1, h.id(), NONE))),
        of("root", 17, raw(17, "\"root\":\"", "\"root\":\"0")),
        of("edge and root", 17, header(17, MendedTamperingTest::withOtherEdge)),
        of("edge and root of the last", LAST, header(LAST, MendedTamperingTest::withOtherEdge)),
        of("latest time", 17, raw(17, "12:00:00.000000Z", "12:00:00.000001Z")),
        of("a time that is none", 17, raw(17, "\"maxTime\":\"2024", "\"maxTime\":\"24")),
        of("writer", 17, raw(17, "\"writer\":\"node", "\"writer\":\"other")),
        of("writer of the last", LAST, raw(LAST, "\"writer\":\"node", "\"writer\":\"other")),
        of("a space", 17, raw(17, "{\"v\":1,", "{\"v\":1, ")),
        of("no header at all", 17, put(Column.COMMITS, Keys.number(17), bytes("commit"))),
        of("no header in the last", LAST, put(Column.COMMITS, Keys.number(LAST), bytes("x"))));
  }

  private static final Hash NONE = Hash.sha256(new byte[0]);

  private static Tampering header(int number, UnaryOperator<CommitHeader> change) {
    return db ->
        put(
                Column.COMMITS,
                Keys.number(number),
                change.apply(TamperedLog.stored(db, number)).toBytes())
            .on(db);
  }

  private static Tampering raw(int number, String from, String to) {
    return db -> {
      String stored = new String(TamperedLog.stored(db, number).toBytes(), StandardCharsets.UTF_8);
      assertThat(stored).contains(from);
      put(Column.COMMITS, Keys.number(number), bytes(stored.replace(from, to))).on(db);
    };
  }

  private static CommitHeader copy(
      CommitHeader h, long number, long first, int count, String id, Hash previous) {
    RightEdge edge =
        first == h.first()
            ? h.edge()
            : RightEdge.EMPTY.append(java.util.Collections.nCopies((int) first + count, NONE));
    return new CommitHeader(number, first, count, id, previous, edge, h.maxTime(), h.writer());
  }

  private static CommitHeader withOtherEdge(CommitHeader h) {
    RightEdge other = RightEdge.EMPTY.append(java.util.Collections.nCopies((int) h.end(), NONE));
    return new CommitHeader(
        h.number(), h.first(), h.count(), h.id(), h.previous(), other, h.maxTime(), h.writer());
  }

  static Stream<Arguments> commits() {
    return Stream.of(
        of("a header removed", 17, delete(Column.COMMITS, Keys.number(17))),
        of("the first header removed", 0, delete(Column.COMMITS, Keys.number(0))),
        of(
            "a header under a longer number",
            17,
            db -> {
              byte[] stored = TamperedLog.stored(db, 17).toBytes();
              delete(Column.COMMITS, Keys.number(17)).on(db);
              put(Column.COMMITS, longer(17), stored).on(db);
            }),
        of("a middle commit removed with all it wrote", 17, removed(17, 18)),
        of("the first commit removed with all it wrote", 0, removed(0, 1)),
        of("all but the last commit removed", 0, removed(0, LAST)),
        of(
            "a header added",
            SIZE,
            db ->
                put(Column.COMMITS, Keys.number(SIZE), TamperedLog.stored(db, LAST).toBytes())
                    .on(db)),
        of(
            "a header far away",
            SIZE,
            db ->
                put(Column.COMMITS, Keys.number(-1), TamperedLog.stored(db, LAST).toBytes())
                    .on(db)),
        of("garbage under no number", SIZE, put(Column.COMMITS, new byte[] {-1}, new byte[0])),
        of("the last commits cut with all they wrote", 297, removed(297, SIZE)),
        of(
            "the last commits cut, their entries left",
            297,
            db -> {
              for (int i = 297; i < SIZE; i++) {
                delete(Column.COMMITS, Keys.number(i)).on(db);
              }
            }),
        of(
            "the last entries cut, their commits left",
            297,
            db -> {
              for (int i = 297; i < SIZE; i++) {
                delete(Column.ENTRIES, Keys.number(i)).on(db);
              }
            }),
        of(
            "the last commits and entries cut, their indexes left",
            297,
            db -> {
              for (int i = 297; i < SIZE; i++) {
                delete(Column.COMMITS, Keys.number(i)).on(db);
                delete(Column.ENTRIES, Keys.number(i)).on(db);
              }
            }),
        of("everything removed", 0, removed(0, SIZE)));
  }

  static Tampering removed(int from, int to) {
    return db -> {
      for (int i = from; i < to; i++) {
        for (Column column : Column.values()) {
          delete(column, TamperedLog.key(column, i)).on(db);
        }
      }
    };
  }

  static Stream<Arguments> indexes() {
    return Stream.of(
        of("a stream's position changed", 17, put(Column.STREAMS, streamKey(17), Keys.number(18))),
        of("a stream's position cut", 17, put(Column.STREAMS, streamKey(17), new byte[3])),
        of("a stream's entry removed", 17, delete(Column.STREAMS, streamKey(17))),
        of("a stream's entry moved", 17, moved(Column.STREAMS, 17, Keys.numbered("branch/x", 0))),
        of("a stream's entry added", SIZE, put(Column.STREAMS, streamKey(SIZE), Keys.number(17))),
        of(
            "two streams exchanged",
            17,
            db -> {
              put(Column.STREAMS, streamKey(17), Keys.number(18)).on(db);
              put(Column.STREAMS, streamKey(18), Keys.number(17)).on(db);
            }),
        of("a contest's entry removed", 17, delete(Column.CONTESTS, contestKey(17))),
        of("a contest's entry moved", 17, moved(Column.CONTESTS, 17, Keys.numbered("e:x", 17))),
        of("a contest's entry added", SIZE, put(Column.CONTESTS, contestKey(SIZE), new byte[0])),
        of("a contest's entry with a value", 17, put(Column.CONTESTS, contestKey(17), bytes("x"))),
        of("an envelope's position", 17, put(Column.ENVELOPES, envelopeKey(17), claim(18))),
        of(
            "an envelope's content",
            17,
            put(Column.ENVELOPES, envelopeKey(17), Keys.claim(17, "other"))),
        of("an envelope removed", 17, delete(Column.ENVELOPES, envelopeKey(17))),
        of("the last envelope removed", LAST, delete(Column.ENVELOPES, envelopeKey(LAST))),
        of("an envelope moved", 17, moved(Column.ENVELOPES, 17, envelopeKey(SIZE))),
        of("an envelope added", SIZE, put(Column.ENVELOPES, envelopeKey(SIZE), claim(17))));
  }

  private static Tampering moved(Column column, int position, byte[] to) {
    return db -> {
      byte[] key = TamperedLog.key(column, position);
      byte[] value = db.rocks().get(db.of(column), key);
      db.rocks().delete(db.of(column), key);
      db.rocks().put(db.of(column), to, value);
    };
  }

  @Test
  void a_changed_entry_of_a_larger_commit_is_named_by_the_commit_s_first_position() {
    TamperedLog copy = log.copyTo(directory);
    try (EventLog opened = copy.open(true)) {
      opened.append(
          List.of(SampleEntries.loose("x"), SampleEntries.loose("y"), SampleEntries.loose("z")));
    }
    copy.tamper(put(Column.ENTRIES, Keys.number(SIZE + 2), SampleEntries.loose("zz").line()));
    copy.assertRefusedAt(SIZE);
    copy.tamper(delete(Column.ENTRIES, Keys.number(SIZE + 1)));
    copy.assertRefusedAt(SIZE + 1);
  }
}
