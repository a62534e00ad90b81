package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.rocksdb.TamperedLog.MORE;
import static io.tajmi.eventlog.rocksdb.TamperedLog.SIZE;
import static io.tajmi.eventlog.rocksdb.TamperedLog.flip;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogCorrupted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage that keeps the database from being opened: the position is named all the same. */
@Timeout(120)
class UnopenedStoreTest {
  /** How the header of a commit ends, and with it the commit's record in a write-ahead log. */
  private static final String COMMIT_END = "\"writer\":\"node\"}";

  @TempDir static Path original;
  private static TamperedLog log;

  @TempDir Path directory;

  @BeforeAll
  static void writeTheLog() {
    log = TamperedLog.create(original);
  }

  /** Where keys are texts, "b-31" already lies between the keys of the second table. */
  @ParameterizedTest(name = "{0}: untrusted from {1}")
  @CsvSource({"ENTRIES, 300", "COMMITS, 300", "STREAMS, 31", "CONTESTS, 300", "ENVELOPES, 31"})
  void a_table_whose_footer_is_changed_and_its_first_position_are_named(Column column, int first)
      throws IOException {
    TamperedLog copy = log.copyTo(directory);
    List<Path> tables = tables(copy, column);
    flipLast(tables.getLast());
    assertThat(copy.assertRefusedAt(first)).hasMessageContaining(name(tables.getLast()));
    flipLast(tables.getLast());
    assertThat(copy.refusal(true)).isNull();
    flipLast(tables.getFirst());
    assertThat(copy.assertRefusedAt(0)).hasMessageContaining(name(tables.getFirst()));
  }

  @ParameterizedTest(name = "{0}: untrusted from {1}")
  @CsvSource({"ENTRIES, 300", "COMMITS, 300", "STREAMS, 31", "CONTESTS, 300", "ENVELOPES, 31"})
  void a_missing_table_and_its_first_position_are_named(Column column, int first)
      throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path table = tables(copy, column).getLast();
    Files.delete(table);
    assertThat(copy.assertRefusedAt(first)).hasMessageContaining(name(table));
  }

  @Test
  void an_entry_changed_before_the_damage_is_named_first() throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path table = tables(copy, Column.COMMITS).getLast();
    copy.tamper(
        MendedTamperingTest.put(Column.ENTRIES, Keys.number(17), TamperedLog.entry(18).line()));
    flipLast(table);
    copy.assertRefusedAt(17);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "25", "50", "75", "90", "99"})
  void a_changed_byte_in_the_write_ahead_log_is_found_and_position_and_file_are_named(int percent)
      throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path wal = onlyWal(copy);
    assertThat(commitsBefore(wal, Files.size(wal))).isEqualTo(SIZE);
    long offset = Files.size(wal) * percent / 100;
    int commits = commitsBefore(wal, offset);
    flip(wal, offset);
    assertThat(copy.assertRefusedAt(commits)).hasMessageContaining(name(wal));
    LogCorrupted without = Objects.requireNonNull(copy.refusal(false));
    assertThat(without.firstUntrusted()).isEqualTo(commits);
  }

  @ParameterizedTest
  @EnumSource(Column.class)
  void of_two_write_ahead_logs_the_damaged_one_is_named(Column flushed) throws Exception {
    TamperedLog copy = log.copyTo(directory);
    copy.writeInTwoLogs(flushed);
    List<Path> wals = copy.writeAheadLogs();
    assertThat(wals).hasSize(2);
    assertThat(commitsBefore(wals.getFirst(), Files.size(wals.getFirst()))).isEqualTo(MORE);
    int base = SIZE;
    for (Path wal : wals) {
      long offset = Files.size(wal) / 2;
      flip(wal, offset);
      assertThat(copy.assertRefusedAt(base + commitsBefore(wal, offset)))
          .hasMessageContaining(name(wal));
      flip(wal, offset);
      base += MORE;
    }
    assertThat(copy.refusal(true)).isNull();
  }

  @Test
  void a_torn_tail_of_the_write_ahead_log_is_found_against_the_record_outside() throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path wal = onlyWal(copy);
    try (RandomAccessFile file = new RandomAccessFile(wal.toFile(), "rw")) {
      file.setLength(file.length() - 20);
    }
    LogCorrupted refusal = copy.assertRefusedAt(SIZE - 1);
    assertThat(refusal).hasMessageContaining("the checkpoint record has seen 300 entries");
    assertThat(copy.refusal(false)).as("what a crash leaves before any record").isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CURRENT", "MANIFEST"})
  void without_the_list_of_its_files_no_position_is_trusted_and_no_file_is_touched(String list)
      throws IOException {
    TamperedLog copy = log.copyTo(directory);
    tables(copy, Column.ENTRIES);
    Path file = file(copy, list);
    byte[] bytes = Files.readAllBytes(file);
    Map<String, Integer> before = data(copy);

    flip(file, bytes.length / 2);
    assertThat(copy.assertRefusedAt(0)).hasMessageContaining(list);
    Files.write(file, new byte[0]);
    assertThat(copy.assertRefusedAt(0)).hasMessageContaining(list);
    Files.delete(file);
    assertThat(copy.assertRefusedAt(0)).hasMessageContaining(list);

    assertThat(data(copy)).isEqualTo(before);
    Files.write(file, bytes);
    assertThat(copy.refusal(true)).isNull();
  }

  private static List<Path> tables(TamperedLog log, Column column) {
    return Objects.requireNonNull(log.twoTables().get(column));
  }

  private static Path onlyWal(TamperedLog log) throws IOException {
    List<Path> wals = log.writeAheadLogs();
    assertThat(wals).hasSize(1);
    return wals.getFirst();
  }

  /** Commits whose record lies wholly before an offset of a write-ahead log. */
  private static int commitsBefore(Path wal, long offset) throws IOException {
    String before = new String(Files.readAllBytes(wal), 0, (int) offset, ISO_8859_1);
    return before.split(java.util.regex.Pattern.quote(COMMIT_END), -1).length - 1;
  }

  private static void flipLast(Path file) throws IOException {
    flip(file, Files.size(file) - 1);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Path file(TamperedLog log, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(log.store())) {
      return files.filter(file -> name(file).startsWith(prefix)).findFirst().orElseThrow();
    }
  }

  /** The files that hold the log, and a hash of what they hold. */
  private static Map<String, Integer> data(TamperedLog log) throws IOException {
    Map<String, Integer> data = new TreeMap<>();
    try (Stream<Path> files = Files.list(log.store())) {
      for (Path file : files.filter(f -> name(f).matches(".*\\.(sst|log)")).toList()) {
        data.put(name(file), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return data;
  }
}
