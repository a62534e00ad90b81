package io.tajmi.api.reads;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What cannot be recorded is counted, and what was done to the record is said in it. */
class ReadsLimitsTest {
  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z"));
  private static final ReadsRecord.Limits WIDE = new ReadsRecord.Limits(1_000, 1L << 20);
  private static final int READS = 200;

  @TempDir private Path data;

  private ReadsRecord record(ReadsRecord.Limits limits) {
    return new ReadsRecord(data, NOON, limits);
  }

  private Path file() {
    return data.resolve("reads/reads.log");
  }

  private static void note(ReadsRecord record, int reads) {
    IntStream.range(0, reads).forEach(i -> record.note("account:1", "/read/" + i, null));
  }

  /** Reads on record, those that the record says it missed, and those it has yet to say. */
  private static long accounted(ReadsRecord record) {
    ReadsRecord.Head head = record.head();
    return head.missed()
        + record.from(0, Integer.MAX_VALUE).stream()
            .mapToLong(line ->
                switch (line.what()) {
                  case READ -> 1;
                  case MISSED -> line.count() == null ? 0 : line.count();
                  case CUT, SHORTENED, REPLACED -> 0;
                })
            .sum();
  }

  private List<ReadLine.What> reopened() {
    try (ReadsRecord record = record(WIDE)) {
      var _ = record.head();
      return record.from(0, 100).stream().map(ReadLine::what).toList();
    }
  }

  @Test
  void what_finds_no_room_to_wait_is_counted_in_the_record_or_beside_it() {
    try (ReadsRecord record = record(new ReadsRecord.Limits(0, 1L << 20))) {
      note(record, READS);
      assertThat(record.head()).isEqualTo(new ReadsRecord.Head(0, ReadsFile.NONE, READS));
    }
    try (ReadsRecord record = record(new ReadsRecord.Limits(1, 1L << 20))) {
      note(record, READS);
      assertThat(accounted(record)).isEqualTo(READS);
      assertThat(record.head().count()).isPositive();
    }
  }

  @Test
  void a_full_record_takes_no_more_and_goes_on_counting_and_says_so_once() {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    Logger log = (Logger) LoggerFactory.getLogger(ReadsRecord.class);
    log.addAppender(said);
    try (ReadsRecord record = record(new ReadsRecord.Limits(1_000, 1_000))) {
      for (int i = 0; i < READS; i++) {
        note(record, 1);
        var _ = record.head();
      }
      assertThat(record.head().count()).isBetween(2L, 10L);
      assertThat(accounted(record)).isEqualTo(READS);
      assertThat(said.list).hasSize(1);
    } finally {
      log.detachAppender(said);
    }
  }

  @Test
  void what_cannot_be_written_is_missed_and_not_half_there() throws IOException {
    try (ReadsRecord record = record(WIDE)) {
      note(record, 1);
      ReadsRecord.Head one = record.head();
      long bytes = Files.size(file());
      Files.delete(data.resolve("reads/head"));
      Files.createDirectories(data.resolve("reads/head/in-the-way"));
      note(record, 3);
      assertThat(record.head()).isEqualTo(new ReadsRecord.Head(1, one.hash(), 3));
      assertThat(file()).hasSize(bytes);
      Files.delete(data.resolve("reads/head/in-the-way"));
      Files.delete(data.resolve("reads/head"));
      note(record, 1);
      assertThat(record.head().missed()).isZero();
      assertThat(record.from(1, 10))
          .extracting(ReadLine::what)
          .containsExactly(ReadLine.What.READ, ReadLine.What.MISSED);
      assertThat(accounted(record)).isEqualTo(5);
    }
  }

  @Test
  void a_last_line_that_is_another_than_it_was_is_said_to_be_replaced() throws IOException {
    try (ReadsRecord record = record(WIDE)) {
      note(record, 3);
    }
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("/read/2", "/read/9"));
    assertThat(reopened())
        .containsExactly(
            ReadLine.What.READ, ReadLine.What.READ, ReadLine.What.READ, ReadLine.What.REPLACED);
    assertThat(reopened()).as("said once").hasSize(4);
  }

  @Test
  void a_line_before_the_last_that_is_another_cuts_the_record_there() throws IOException {
    try (ReadsRecord record = record(WIDE)) {
      note(record, 3);
    }
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("/read/0", "/read/9"));
    assertThat(reopened())
        .containsExactly(ReadLine.What.READ, ReadLine.What.CUT, ReadLine.What.SHORTENED);
    assertThat(data.resolve("reads/cut-1-0")).content().contains("/read/1", "/read/2");
  }
}
