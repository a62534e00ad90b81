package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.NOON;
import static io.tajmi.eventlog.SampleEntries.at;
import static io.tajmi.eventlog.SampleEntries.key;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As of an instant, and the head on record. */
@Timeout(60)
class EventLogTimeTest {
  @TempDir Path directory;

  private static EventLog.Settings settings(@Nullable CheckpointRecord record) {
    return new EventLog.Settings(
        LogLimits.DEFAULT, InstantSource.fixed(NOON), "node", record, EventLog.Observer.NONE);
  }

  @Test
  void as_of_an_instant_is_what_a_linear_scan_finds_before_the_first_later_entry() {
    Random seeded = new Random(7);
    List<Instant> times = new ArrayList<>();
    try (EventLog log = EventLog.open(new InMemoryCommitLog(), settings(null))) {
      assertThat(log.sizeAsOf(NOON)).isZero();
      for (int commit = 0; commit < 60; commit++) {
        List<Entry> act = new ArrayList<>();
        for (int i = 0; i <= seeded.nextInt(6); i++) {
          // Drifting forwards, with steps back of up to 40 microseconds and nanoseconds below.
          Instant time =
              NOON.minusSeconds(1)
                  .plusNanos(commit * 20_000L + seeded.nextInt(40_000) + seeded.nextInt(999));
          act.add(at(commit + "-" + i, time));
          times.add(act.getLast().header().time());
        }
        log.append(act);
      }
      for (Instant time : times) {
        for (int step = -1_500; step <= 1_500; step += 500) {
          Instant instant = time.plusNanos(step);
          assertThat(log.sizeAsOf(instant)).isEqualTo(linear(times, instant));
        }
      }
    }
  }

  private static long linear(List<Instant> times, Instant instant) {
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i).isAfter(instant)) {
        return i;
      }
    }
    return times.size();
  }

  @Test
  void entries_of_the_instant_are_in_whatever_commit_they_came_in() {
    Instant next = NOON.plusNanos(1_000);
    try (EventLog log = EventLog.open(new InMemoryCommitLog(), settings(null))) {
      log.append(List.of(at("a", NOON), at("b", NOON)));
      log.append(List.of(at("c", NOON), at("d", next)));
      log.append(List.of(at("e", next)));
      assertThat(log.sizeAsOf(NOON.minusNanos(1))).isZero();
      assertThat(log.sizeAsOf(NOON)).isEqualTo(3);
      assertThat(log.sizeAsOf(NOON.plusNanos(999))).isEqualTo(3);
      assertThat(log.sizeAsOf(next)).isEqualTo(5);
      assertThat(log.sizeAsOf(Instant.MAX)).isEqualTo(5);
    }
  }

  @Test
  void where_a_clock_went_back_what_came_after_a_later_entry_is_not_in() {
    Instant before = NOON.minusSeconds(1);
    try (EventLog log = EventLog.open(new InMemoryCommitLog(), settings(null))) {
      log.append(List.of(at("a", before)));
      log.append(List.of(at("b", NOON), at("c", before)));
      log.append(List.of(at("d", before)));
      log.append(List.of(at("e", NOON)));
      assertThat(log.sizeAsOf(before)).isEqualTo(1);
      assertThat(log.sizeAsOf(NOON.minusNanos(1))).isEqualTo(1);
      assertThat(log.sizeAsOf(NOON)).isEqualTo(5);
    }
  }

  /** A store that has written a commit with its index, and says so when it is let go on. */
  private static final class Unacknowledged extends ForwardingCommitLog {
    private final CompletableFuture<Void> written = new CompletableFuture<>();
    private final CompletableFuture<Void> goOn = new CompletableFuture<>();
    private final long number;

    Unacknowledged(CommitLog store, long number) {
      super(store);
      this.number = number;
    }

    @Override
    public Outcome append(Commit commit) {
      Outcome outcome = super.append(commit);
      if (commit.header().number() == number) {
        written.complete(null);
        goOn.join();
      }
      return outcome;
    }
  }

  @Test
  void an_instant_can_be_asked_for_between_the_write_and_its_acknowledgement() {
    Unacknowledged slow = new Unacknowledged(RocksCommitLog.open(directory.resolve("log")), 0);
    try (EventLog log = EventLog.open(slow, settings(null))) {
      CompletableFuture<?> act =
          LogThreads.start(log, at("a", NOON.minusSeconds(1)), at("b", NOON));
      slow.written.join();
      assertThat(log.sizeAsOf(NOON)).isZero();
      assertThat(log.sizeAsOf(NOON.minusNanos(1))).isZero();
      slow.goOn.complete(null);
      act.join();
    }
  }

  @Test
  void what_is_written_and_not_acknowledged_yet_is_not_read() {
    Unacknowledged slow = new Unacknowledged(RocksCommitLog.open(directory.resolve("log")), 1);
    try (EventLog log = EventLog.open(slow, settings(null))) {
      log.append(List.of(tally("a", new Tallied("b", 4, null, ""))));
      CompletableFuture<?> act =
          LogThreads.start(log, tally("c", new Tallied("b", 5, "v", "content")));
      slow.written.join();
      assertThat(log.lastSequence("branch/e:c/b")).isEqualTo(4);
      assertThat(log.streamPositions("branch/e:c/b", 0, 9)).containsExactly(0);
      assertThat(log.contestPositions("e:c", 0, 9)).containsExactly(0);
      assertThat(log.envelope(key("v"))).isNull();
      slow.goOn.complete(null);
      act.join();
      assertThat(log.lastSequence("branch/e:c/b")).isEqualTo(5);
    }
  }

  @Test
  void closing_puts_the_head_on_record() {
    CheckpointRecord record = new CheckpointRecord(directory.resolve("head.json"));
    InMemoryCommitLog store = new InMemoryCommitLog();
    EventLog.open(store, settings(record)).close();
    assertThat(record.read()).isEqualTo(CheckpointRecord.Head.EMPTY);
    try (EventLog log = EventLog.open(store, settings(record))) {
      log.append(List.of(loose("a")));
      log.append(List.of(loose("b"), loose("c")));
    }
    CheckpointRecord.Head head = Objects.requireNonNull(record.read());
    assertThat(head.size()).isEqualTo(3);
    assertThat(head.commit()).isEqualTo(1);
    assertThat(head.root())
        .isEqualTo(
            RightEdge.EMPTY
                .append(
                    List.of(loose("a").leafHash(), loose("b").leafHash(), loose("c").leafHash()))
                .root()
                .hex());
    assertThat(head).isEqualTo(CheckpointRecord.Head.of(Objects.requireNonNull(store.head())));
  }
}
