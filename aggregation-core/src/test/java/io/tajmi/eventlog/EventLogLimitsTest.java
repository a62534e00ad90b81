package io.tajmi.eventlog;

import static io.tajmi.eventlog.LogThreads.awaitBacklog;
import static io.tajmi.eventlog.LogThreads.failure;
import static io.tajmi.eventlog.LogThreads.start;
import static io.tajmi.eventlog.SampleEntries.NOON;
import static io.tajmi.eventlog.SampleEntries.at;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.ofSize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.line.EntryTooLarge;
import io.tajmi.eventlog.merkle.Tiles;
import io.tajmi.eventlog.writer.AppendRefused;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.eventlog.writer.LogWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each limit with its own refusal, and what an act is told when the log cannot go on. */
@Timeout(60)
class EventLogLimitsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static EventLog open(CommitLog store, LogLimits limits) {
    return EventLog.open(
        store,
        new EventLog.Settings(
            limits, InstantSource.fixed(NOON), "node", null, EventLog.Observer.NONE));
  }

  private static LogLimits queue(int entriesMax, long bytesMax) {
    return new LogLimits(4, 4_096, entriesMax, bytesMax, LONG, Duration.ofSeconds(2));
  }

  @Test
  void an_act_fills_a_commit_and_not_one_entry_or_byte_more() {
    try (EventLog log = open(new InMemoryCommitLog(), queue(100, 1 << 20))) {
      log.append(IntStream.range(0, 4).mapToObj(i -> loose("a-" + i)).toList());
      log.append(List.of(ofSize("b", 2_048), ofSize("c", 2_048)));
      assertThatThrownBy(
              () -> log.append(IntStream.range(0, 5).mapToObj(i -> loose("d-" + i)).toList()))
          .isInstanceOf(EntryTooLarge.class)
          .hasMessageContaining("5 entries");
      assertThatThrownBy(() -> log.append(List.of(ofSize("e", 2_048), ofSize("f", 2_049))))
          .isInstanceOf(EntryTooLarge.class)
          .hasMessageContaining("4097 bytes");
      assertThat(log.size()).isEqualTo(6);
    }
  }

  @Test
  void a_commit_takes_no_more_than_its_limits_from_the_queue() {
    GatedCommitLog store = new GatedCommitLog();
    try (EventLog log = open(store, queue(100, 1 << 20))) {
      CompletableFuture<?> first = start(log, loose("first"));
      store.awaitArrival();
      List<CompletableFuture<LogWriter.Appended>> later =
          IntStream.range(0, 10).mapToObj(i -> start(log, loose("l-" + i))).toList();
      awaitBacklog(log, 10);
      store.open();
      first.join();
      later.forEach(CompletableFuture::join);
      assertThat(IntStream.range(1, 4).map(n -> store.count(n))).containsExactly(4, 4, 2);
    }
  }

  @Test
  void a_queue_full_of_entries_is_busy_and_writes_nothing() {
    GatedCommitLog store = new GatedCommitLog();
    try (EventLog log = open(store, queue(3, 1 << 20))) {
      CompletableFuture<?> first = start(log, loose("first"));
      store.awaitArrival();
      CompletableFuture<?> second = start(log, loose("a"), loose("b"), loose("c"));
      awaitBacklog(log, 3);
      assertThatThrownBy(() -> log.append(List.of(loose("d"))))
          .isInstanceOf(LogBusy.class)
          .hasMessageStartingWith("3 entries");
      store.open();
      first.join();
      second.join();
      assertThat(log.append(List.of(loose("e"))).first()).isEqualTo(4);
    }
  }

  @Test
  void a_queue_full_of_bytes_is_busy_and_writes_nothing() {
    GatedCommitLog store = new GatedCommitLog();
    try (EventLog log = open(store, queue(100, 1_000))) {
      CompletableFuture<?> first = start(log, loose("first"));
      store.awaitArrival();
      CompletableFuture<?> second = start(log, ofSize("a", 700));
      awaitBacklog(log, 1);
      assertThatThrownBy(() -> log.append(List.of(ofSize("b", 301))))
          .isInstanceOf(LogBusy.class)
          .hasMessageContaining("700 bytes");
      CompletableFuture<?> fits = start(log, ofSize("c", 300));
      awaitBacklog(log, 2);
      store.open();
      first.join();
      second.join();
      fits.join();
      assertThat(log.size()).isEqualTo(3);
    }
  }

  @Test
  void a_time_more_than_two_seconds_ahead_of_the_committer_is_refused() {
    try (EventLog log = open(new InMemoryCommitLog(), LogLimits.DEFAULT)) {
      log.append(List.of(at("a", NOON.plusSeconds(2))));
      assertThatThrownBy(() -> log.append(List.of(at("b", NOON.plusSeconds(2).plusNanos(1_000)))))
          .isInstanceOf(AppendRefused.ClockAhead.class);
      log.append(List.of(at("c", NOON.minusSeconds(86_400))));
      assertThat(log.size()).isEqualTo(2);
    }
  }

  @Test
  void an_interrupted_wait_means_that_the_outcome_is_unknown() throws InterruptedException {
    GatedCommitLog store = new GatedCommitLog();
    try (EventLog log = open(store, LogLimits.DEFAULT)) {
      CompletableFuture<Throwable> told = new CompletableFuture<>();
      AtomicBoolean stillInterrupted = new AtomicBoolean();
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  log.append(List.of(loose("a")));
                  told.complete(null);
                } catch (OutcomeUnknown unknown) {
                  stillInterrupted.set(Thread.currentThread().isInterrupted());
                  told.complete(unknown);
                }
              });
      store.awaitArrival();
      writer.interrupt();
      assertThat(told.join()).isInstanceOf(OutcomeUnknown.class);
      writer.join();
      assertThat(stillInterrupted).isTrue();
      store.open();
      assertThat(log.append(List.of(loose("b"))).first()).isEqualTo(1);
      assertThat(log.entry(new LogPosition(0)).id()).isEqualTo("a");
    }
  }

  @Test
  void a_wait_that_is_too_long_means_that_the_outcome_is_unknown() {
    GatedCommitLog store = new GatedCommitLog();
    LogLimits hasty =
        new LogLimits(4, 4_096, 9, 4_096, Duration.ofMillis(1), Duration.ofSeconds(2));
    try (EventLog log = open(store, hasty)) {
      assertThatThrownBy(() -> log.append(List.of(loose("a")))).isInstanceOf(OutcomeUnknown.class);
      store.open();
    }
    assertThat(store.count(0)).isEqualTo(1);
  }

  @Test
  void a_store_that_fails_stops_the_log_and_no_act_is_left_waiting() {
    CommitLog.StoreFailed disk = new CommitLog.StoreFailed("disk full", new IOException());
    GatedCommitLog gate = new GatedCommitLog();
    CommitLog failing =
        new ForwardingCommitLog(gate) {
          @Override
          public Outcome append(Commit commit) {
            super.append(commit);
            return new Unknown(disk);
          }
        };
    try (EventLog log = open(failing, LogLimits.DEFAULT)) {
      CompletableFuture<?> first = start(log, loose("a"));
      gate.awaitArrival();
      CompletableFuture<?> waiting = start(log, loose("b"));
      awaitBacklog(log, 1);
      gate.open();
      assertThat(failure(first)).isInstanceOf(OutcomeUnknown.class).hasCause(disk);
      assertThat(failure(waiting)).isInstanceOf(LogStopped.class).hasCause(disk);
      assertThatThrownBy(() -> log.append(List.of(loose("c"))))
          .isInstanceOf(LogStopped.class)
          .hasCause(disk);
      assertThat(log.fault()).isSameAs(disk);
      assertThat(log.size()).isZero();
    }
  }

  @Test
  void a_fault_while_checking_tells_that_nothing_was_written() {
    LogCorrupted broken = new LogCorrupted(0, "an index cannot be read", null);
    CommitLog unreadable =
        new ForwardingCommitLog(new InMemoryCommitLog()) {
          @Override
          public LogIndex index() {
            return new ForwardingLogIndex(super.index()) {
              @Override
              public long lastSequence(String stream) {
                throw broken;
              }
            };
          }
        };
    try (EventLog log = open(unreadable, LogLimits.DEFAULT)) {
      assertThatThrownBy(() -> log.append(List.of(SampleEntries.inStream("a", "branch/e:c/b", 0))))
          .isInstanceOf(LogStopped.class)
          .hasCause(broken);
      assertThatThrownBy(() -> log.append(List.of(loose("b")))).isInstanceOf(LogStopped.class);
      assertThat(unreadable.head()).isNull();
    }
  }

  @Test
  void a_fault_after_the_write_means_that_the_outcome_is_unknown() {
    CommitLog noTiles =
        new ForwardingCommitLog(new InMemoryCommitLog()) {
          @Override
          public LogIndex index() {
            return new ForwardingLogIndex(super.index()) {
              @Override
              public void keepTile(Tiles.Tile tile) {
                throw new CommitLog.StoreFailed("no room for a tile", new IOException());
              }
            };
          }
        };
    try (EventLog log = open(noTiles, LogLimits.DEFAULT)) {
      List<Entry> act = IntStream.range(0, 256).mapToObj(i -> loose("a-" + i)).toList();
      assertThatThrownBy(() -> log.append(act)).isInstanceOf(OutcomeUnknown.class);
      assertThatThrownBy(() -> log.append(List.of(loose("b")))).isInstanceOf(LogStopped.class);
    }
  }

  @Test
  void a_closed_log_finishes_what_is_queued_and_takes_no_more() {
    GatedCommitLog store = new GatedCommitLog();
    EventLog log = open(store, LogLimits.DEFAULT);
    CompletableFuture<LogWriter.Appended> first = start(log, loose("a"));
    store.awaitArrival();
    CompletableFuture<LogWriter.Appended> queued = start(log, loose("b"));
    awaitBacklog(log, 1);
    store.open();
    log.close();
    assertThat(first.join().first()).isZero();
    assertThat(queued.join().first()).isEqualTo(1);
    assertThat(log.running()).isFalse();
    assertThatThrownBy(() -> log.append(List.of(loose("c"))))
        .isInstanceOf(LogStopped.class)
        .hasNoCause();
  }
}
