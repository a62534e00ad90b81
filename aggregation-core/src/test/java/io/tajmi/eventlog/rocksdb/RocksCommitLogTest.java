package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.CommitLogContract;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.WALRecoveryMode;

class RocksCommitLogTest extends CommitLogContract {
  @TempDir Path directory;
  private int opened;

  @Override
  protected CommitLog create() {
    return RocksCommitLog.open(directory.resolve("log-" + opened++));
  }

  @Test
  void a_store_that_is_opened_again_holds_what_was_appended() {
    Path place = directory.resolve("again");
    Commit first = SampleEntries.next(null, List.of(loose("a"), loose("b")));
    Commit second =
        SampleEntries.next(first.header(), List.of(tally("c", Tallied.first("b-1", "v-1"))));
    try (RocksCommitLog log = RocksCommitLog.open(place)) {
      log.append(first);
      log.append(second);
    }
    try (RocksCommitLog log = RocksCommitLog.open(place)) {
      assertThat(log.head()).isEqualTo(second.header());
      assertThat(log.index().lines(0, 9)).hasSize(3);
      assertThat(log.index().lastSequence("branch/e:c/b-1")).isZero();
      assertThat(log.index().contestPositions("e:c", 0, 9)).containsExactly(2);
      assertThat(log.index().envelope(SampleEntries.key("v-1"))).isNotNull();
      log.append(SampleEntries.next(second.header(), List.of(loose("d"))));
    }
    try (EventLog log = EventLog.open(RocksCommitLog.open(place), EventLog.Settings.plain())) {
      assertThat(log.size()).isEqualTo(4);
      assertThat(log.append(List.of(loose("e"))).first()).isEqualTo(4);
    }
  }

  @Test
  void a_store_is_open_once_at_a_time() {
    Path place = directory.resolve("once");
    try (RocksCommitLog log = RocksCommitLog.open(place)) {
      assertThat(log.head()).isNull();
      assertThatThrownBy(() -> RocksCommitLog.open(place))
          .isInstanceOf(LogInUse.class)
          .hasMessageContaining("once");
    }
  }

  @Test
  void only_a_torn_tail_of_the_write_ahead_log_is_passed_over() {
    assertThat(Columns.RECOVERY).isEqualTo(WALRecoveryMode.TolerateCorruptedTailRecords);
  }

  @Test
  void the_database_runs_with_the_recovery_mode_that_is_asserted() throws Exception {
    Path place = directory.resolve("options");
    RocksCommitLog.open(place).close();
    try (var files = java.nio.file.Files.list(place)) {
      Path options =
          files
              .filter(file -> file.getFileName().toString().startsWith("OPTIONS-"))
              .max(Path::compareTo)
              .orElseThrow();
      assertThat(java.nio.file.Files.readString(options))
          .contains("wal_recovery_mode=kTolerateCorruptedTailRecords")
          .contains("paranoid_checks=true")
          .contains("recycle_log_file_num=0");
    }
  }
}
