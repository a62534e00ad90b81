package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.rocksdb.MendedTamperingTest.removed;
import static io.tajmi.eventlog.rocksdb.TamperedLog.SIZE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The head on record outside the store shows what the store itself cannot. */
@Timeout(120)
class RecordedHeadTest {
  @TempDir static Path original;
  private static TamperedLog log;

  @TempDir Path directory;

  @BeforeAll
  static void writeTheLog() {
    log = TamperedLog.create(original);
  }

  @Test
  void a_cut_tail_is_found_against_the_record_outside_and_only_there() {
    TamperedLog copy = log.copyTo(directory);
    copy.tamper(removed(297, SIZE));
    assertThat(copy.assertRefusedAt(297)).hasMessageContaining("has seen 300 entries");
    assertThat(copy.refusal(false)).isNull();
  }

  @Test
  void another_past_of_the_same_length_is_found_against_the_record_outside() {
    TamperedLog copy = log.copyTo(directory);
    copy.tamper(removed(SIZE - 1, SIZE));
    try (EventLog shorter = copy.open(false)) {
      Entry other = SampleEntries.tally("other", SampleEntries.Tallied.first("b-x", "v-x"));
      shorter.append(List.of(other));
    }
    copy.assertRefusedAt(SIZE - 1);
  }

  @Test
  void a_record_that_was_changed_or_cannot_be_read_is_not_passed_over() throws IOException {
    TamperedLog copy = log.copyTo(directory);
    CheckpointRecord.Head head = Objects.requireNonNull(copy.record().read());
    copy.record()
        .write(new CheckpointRecord.Head(1, head.commit() + 1, head.root(), head.header()));
    copy.assertRefusedAt(SIZE);
    copy.record().write(new CheckpointRecord.Head(SIZE, head.commit(), head.root(), head.root()));
    copy.assertRefusedAt(SIZE - 1);
    Files.writeString(directory.resolve("head.json"), "{");
    copy.assertRefusedAt(0);
  }
}
