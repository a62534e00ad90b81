package io.tajmi.eventlog;

import static io.tajmi.eventlog.LogThreads.awaitBacklog;
import static io.tajmi.eventlog.LogThreads.failure;
import static io.tajmi.eventlog.LogThreads.start;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.AppendRefused;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.eventlog.writer.LogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room stops the log only until there is some. */
@Timeout(60)
class FullLogTest {
  private static final Entry KEPT = tally("kept", Tallied.first("b-1", "v-1"));

  @TempDir Path directory;

  /** Takes no commit while it is full; it may have written the one that it refused. */
  private static final class Fillable extends ForwardingCommitLog {
    private final boolean writesIt;
    private volatile boolean full;

    Fillable(CommitLog store, boolean writesIt) {
      super(store);
      this.writesIt = writesIt;
    }

    @Override
    public Outcome append(Commit commit) {
      if (full) {
        if (writesIt) {
          super.append(commit);
        }
        throw new StoreFull("No space left on device", new IOException("in this test"));
      }
      return super.append(commit);
    }

    @Override
    public boolean reopen() {
      return !full && super.reopen();
    }
  }

  private static EventLog open(CommitLog store) {
    return EventLog.open(store, EventLog.Settings.plain());
  }

  /** Sends until the log takes it, as a sender does. */
  private static LogWriter.Appended sent(EventLog log, Entry entry) {
    while (true) {
      try {
        return log.append(List.of(entry));
      } catch (LogFull again) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void an_act_without_room_is_told_at_once_and_stands_once_when_there_is_room() {
    Fillable store = new Fillable(new InMemoryCommitLog(), false);
    try (EventLog log = open(store)) {
      log.append(List.of(loose("before")));
      store.full = true;
      long began = System.nanoTime();
      assertThatThrownBy(() -> log.append(List.of(KEPT))).isInstanceOf(LogFull.class);
      assertThatThrownBy(() -> log.append(List.of(loose("later")))).isInstanceOf(LogFull.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
      assertThat(log.full()).isTrue();
      assertThat(log.running()).isTrue();
      assertThat(log.size()).isEqualTo(1);
      assertThat(log.envelope(SampleEntries.key("v-1"))).isNull();

      store.full = false;
      assertThat(sent(log, loose("after")).first()).isEqualTo(2);
      assertThat(log.full()).isFalse();
      assertThat(log.entries(0, 9))
          .extracting(e -> e.id())
          .containsExactly("before", "kept", "after");
      assertThatThrownBy(() -> log.append(List.of(KEPT))).isInstanceOf(AppendRefused.class);
      assertThat(Objects.requireNonNull(log.envelope(SampleEntries.key("v-1"))).position())
          .isEqualTo(new LogPosition(1));
    }
  }

  @Test
  void an_act_that_was_written_before_the_disk_refused_it_is_not_written_twice() {
    InMemoryCommitLog disk = new InMemoryCommitLog();
    Fillable store = new Fillable(disk, true);
    try (EventLog log = open(store)) {
      log.append(List.of(loose("before")));
      store.full = true;
      assertThatThrownBy(() -> log.append(List.of(KEPT))).isInstanceOf(LogFull.class);
      store.full = false;
      assertThat(sent(log, loose("after")).first()).isEqualTo(2);
    }
    try (EventLog log = open(disk)) {
      assertThat(log.entries(0, 9))
          .extracting(e -> e.id())
          .containsExactly("before", "kept", "after");
    }
  }

  @Test
  void acts_that_wait_when_the_disk_fills_are_told_that_they_were_not_written() {
    GatedCommitLog gate = new GatedCommitLog();
    Fillable store = new Fillable(gate, true);
    try (EventLog log = open(store)) {
      store.full = true;
      CompletableFuture<?> first = start(log, KEPT);
      gate.awaitArrival();
      CompletableFuture<?> waiting = start(log, loose("waiting"));
      awaitBacklog(log, 1);
      gate.open();
      assertThat(failure(first)).isInstanceOf(LogFull.class);
      assertThat(failure(waiting))
          .isInstanceOf(LogFull.class)
          .hasMessageContaining("was not written");
      assertThat(log.backlog()).isZero();
      store.full = false;
      assertThat(sent(log, loose("waiting")).first()).isEqualTo(1);
    }
  }

  @Test
  void a_store_that_lost_what_was_acknowledged_stops_the_log_for_good() {
    InMemoryCommitLog disk = new InMemoryCommitLog();
    InMemoryCommitLog shorter = new InMemoryCommitLog();
    CommitLog losing =
        new ForwardingCommitLog(disk) {
          private boolean lost;

          @Override
          public Outcome append(Commit commit) {
            if (commit.header().number() == 2) {
              throw new StoreFull("No space left on device", new IOException("in this test"));
            }
            if (commit.header().number() == 0) {
              shorter.append(commit);
            }
            return super.append(commit);
          }

          @Override
          public boolean reopen() {
            lost = true;
            return true;
          }

          @Override
          public @Nullable CommitHeader head() {
            return lost ? shorter.head() : super.head();
          }

          @Override
          public void read(long from, java.util.function.Consumer<Commit> reader) {
            (lost ? shorter : disk).read(from, reader);
          }
        };
    try (EventLog log = open(losing)) {
      log.append(List.of(loose("a")));
      log.append(List.of(loose("b")));
      assertThatThrownBy(() -> log.append(List.of(loose("c")))).isInstanceOf(LogFull.class);
      while (log.running()) {
        Thread.onSpinWait();
      }
      assertThat(log.fault()).isInstanceOf(LogCorrupted.class).hasMessageContaining("position 1");
      assertThatThrownBy(() -> log.append(List.of(loose("d")))).isInstanceOf(LogStopped.class);
    }
  }

  @Test
  void a_log_is_closed_while_its_disk_is_full_and_goes_on_at_its_next_start() {
    InMemoryCommitLog disk = new InMemoryCommitLog();
    Fillable store = new Fillable(disk, false);
    EventLog log = open(store);
    log.append(List.of(loose("before")));
    store.full = true;
    assertThatThrownBy(() -> log.append(List.of(KEPT))).isInstanceOf(LogFull.class);
    log.close();
    assertThat(log.fault()).isNull();
    try (EventLog again = open(disk)) {
      assertThat(again.append(List.of(KEPT)).first()).isEqualTo(1);
    }
  }

  @Test
  void a_head_that_cannot_be_put_on_record_is_told_and_ends_nothing() throws IOException {
    Path file = directory.resolve("head.json");
    CheckpointRecord record = new CheckpointRecord(file);
    EventLog.Settings settings =
        new EventLog.Settings(
            LogLimits.DEFAULT, InstantSource.system(), "node", record, EventLog.Observer.NONE);
    try (EventLog log = EventLog.open(new InMemoryCommitLog(), settings)) {
      Path inTheWay = Files.createDirectory(directory.resolve("head.json.next"));
      for (int i = 0; !log.recordFailing(); i++) {
        log.append(List.of(loose("a-" + i)));
      }
      assertThat(log.append(List.of(loose("still"))).first()).isPositive();
      assertThat(log.running()).isTrue();

      Files.delete(inTheWay);
      for (int i = 0; log.recordFailing(); i++) {
        log.append(List.of(loose("b-" + i)));
      }
      assertThat(Objects.requireNonNull(record.read()).size()).isPositive();
    }
    assertThat(Files.exists(file)).isTrue();
  }

  @Test
  void a_head_is_on_record_before_the_first_entry() {
    CheckpointRecord record = new CheckpointRecord(directory.resolve("head.json"));
    EventLog.Settings settings =
        new EventLog.Settings(
            LogLimits.DEFAULT, InstantSource.system(), "node", record, EventLog.Observer.NONE);
    GatedCommitLog store = new GatedCommitLog();
    try (EventLog log = EventLog.open(store, settings)) {
      CompletableFuture<?> first = start(log, loose("first"));
      store.awaitArrival();
      CheckpointRecord.Head seen = record.read();
      store.open();
      first.join();
      assertThat(seen).isEqualTo(CheckpointRecord.Head.EMPTY);
    }
  }
}
