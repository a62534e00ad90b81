package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.rocksdb.TamperedLog.SIZE;
import static io.tajmi.eventlog.rocksdb.TamperedLog.flip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogCorrupted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A disk that turns bytes over: in table files and in the write-ahead log. */
@Timeout(120)
class UnmendedTamperingTest {
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

  @ParameterizedTest
  @EnumSource(Column.class)
  void a_table_whose_footer_is_changed_cannot_be_opened_and_is_named(Column column)
      throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path table = copy.table(column);
    flip(table, Files.size(table) - 1);
    assertThat(copy.assertRefusedAt(0)).hasMessageContaining(name(table));
  }

  @Test
  void a_missing_table_file_is_named() throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path table = copy.table(Column.ENTRIES);
    Files.delete(table);
    assertThat(copy.assertRefusedAt(0)).hasMessageContaining(name(table));
  }

  @ParameterizedTest
  @CsvSource({"1", "25", "50", "90"})
  void a_changed_byte_in_the_write_ahead_log_is_found(int percent) throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path wal = writeAheadLog(copy);
    flip(wal, Files.size(wal) * percent / 100);
    assertThat(copy.refusal(true)).as("a refusal").isNotNull();
    assertThat(copy.refusal(false)).as("a refusal without the record").isNotNull();
  }

  @Test
  void a_torn_tail_of_the_write_ahead_log_is_found_against_the_record_outside() throws IOException {
    TamperedLog copy = log.copyTo(directory);
    Path wal = writeAheadLog(copy);
    try (RandomAccessFile file = new RandomAccessFile(wal.toFile(), "rw")) {
      file.setLength(file.length() - 20);
    }
    LogCorrupted refusal = copy.assertRefusedAt(SIZE - 1);
    assertThat(refusal).hasMessageContaining("the checkpoint record has seen 300 entries");
    assertThat(copy.refusal(false)).as("what a crash leaves before any record").isNull();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Path writeAheadLog(TamperedLog log) throws IOException {
    try (Stream<Path> files = Files.list(log.store())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow();
    }
  }
}
