package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.rocksdb.TamperedLog.SIZE;
import static io.tajmi.eventlog.rocksdb.TamperedLog.flip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.writer.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that turns bytes over in the blocks of table files. */
@Timeout(120)
class UnmendedTamperingTest {
  private static final int STEPS = 40;

  @TempDir static Path original;
  private static TamperedLog log;

  @TempDir Path directory;

  @BeforeAll
  static void writeTheLog() {
    log = TamperedLog.create(original);
  }

  @ParameterizedTest(name = "{0} at {1} percent of its data")
  @CsvSource({
    "ENTRIES, 0", "ENTRIES, 50", "ENTRIES, 99",
    "COMMITS, 0", "COMMITS, 50", "COMMITS, 99",
    "STREAMS, 0", "STREAMS, 50", "STREAMS, 99",
    "CONTESTS, 0", "CONTESTS, 50", "CONTESTS, 99",
    "ENVELOPES, 0", "ENVELOPES, 50", "ENVELOPES, 99"
  })
  void a_failed_checksum_is_found_and_position_and_file_are_named(Column column, int percent) {
    TamperedLog copy = log.copyTo(directory);
    Path table = copy.table(column);
    flip(table, (long) copy.dataBytes(column) * percent / 100);
    int first = copy.firstUnreadable(column);
    assertThat(first).isLessThan(SIZE);
    assertThat(copy.assertRefusedAt(first))
        .hasMessageContaining(name(table))
        .hasMessageContaining("checksum mismatch");
  }

  /** Where keys are texts, "b-31" already lies between the keys of the second table. */
  @ParameterizedTest(name = "{0}: untrusted from {1}")
  @CsvSource({"ENTRIES, 300", "COMMITS, 300", "STREAMS, 31", "CONTESTS, 300", "ENVELOPES, 31"})
  void what_a_whole_table_holds_is_trusted_beside_a_broken_one(Column column, int first) {
    TamperedLog copy = log.copyTo(directory);
    Path table = Objects.requireNonNull(copy.twoTables().get(column)).getLast();
    flip(table, 10);
    assertThat(copy.assertRefusedAt(first))
        .hasMessageContaining(name(table))
        .hasMessageContaining("checksum mismatch");
  }

  /** Some bytes of a table are read by nobody; the others are missed by nobody. */
  @ParameterizedTest
  @EnumSource(Column.class)
  void a_changed_byte_anywhere_in_a_table_is_found_or_makes_no_difference(Column column)
      throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path table = copy.table(column);
    byte[] whole = Files.readAllBytes(table);
    Hash root = rootOf(copy);
    int refused = 0;
    int step = Math.max(1, whole.length / STEPS);
    for (int offset = 0; offset < whole.length; offset += step) {
      flip(table, offset);
      if (copy.refusal(true) == null) {
        assertThat(rootOf(copy)).isEqualTo(root);
      } else {
        refused++;
      }
      Files.write(table, whole);
    }
    assertThat(refused).isGreaterThan(STEPS / 2);
  }

  private static Hash rootOf(TamperedLog log) {
    try (EventLog opened = log.open(true)) {
      return opened.root();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
