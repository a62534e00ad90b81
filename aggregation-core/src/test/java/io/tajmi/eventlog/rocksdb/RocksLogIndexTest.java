package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogIndexContract;
import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CommitLog;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksLogIndexTest extends LogIndexContract {
  @TempDir Path directory;

  @Override
  protected CommitLog create() {
    return RocksCommitLog.open(directory.resolve("log"));
  }

  @Test
  void its_records_stand_as_soon_as_the_commit_does_whether_or_not_it_is_handed_over() {
    Path place = directory.resolve("unhanded");
    try (RocksCommitLog log = RocksCommitLog.open(place)) {
      log.append(SampleEntries.next(null, List.of(tally("a", Tallied.first("b-1", "v-1")))));
      assertThat(log.index().envelope(SampleEntries.key("v-1"))).isNotNull();
    }
    try (RocksCommitLog log = RocksCommitLog.open(place)) {
      assertThat(log.index().envelope(SampleEntries.key("v-1"))).isNotNull();
      assertThat(log.index().lastSequence("branch/e:c/b-1")).isZero();
    }
  }
}
