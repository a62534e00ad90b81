package io.tajmi.eventlog.writer;

import static io.tajmi.eventlog.LogThreads.awaitBacklog;
import static io.tajmi.eventlog.LogThreads.failure;
import static io.tajmi.eventlog.LogThreads.start;
import static io.tajmi.eventlog.SampleEntries.inStream;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.GatedCommitLog;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.LogThreads;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One total order: group commit, and what the log refuses because of what it holds. */
@Timeout(60)
class EventLogTest {
  private static EventLog open(CommitLog store) {
    return EventLog.open(store, EventLog.Settings.plain());
  }

  @Test
  void many_threads_get_positions_without_gaps_and_every_act_in_one_piece() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    Random seeded = new Random(64);
    Map<String, LogWriter.Appended> acknowledged = new ConcurrentHashMap<>();
    Map<String, Integer> lengths = new HashMap<>();
    List<Callable<Boolean>> writers = new ArrayList<>();
    try (EventLog log = open(store)) {
      for (int writer = 0; writer < 64; writer++) {
        List<List<Entry>> acts = new ArrayList<>();
        for (int act = 0; act < 20; act++) {
          List<Entry> entries = new ArrayList<>();
          int length = 1 + seeded.nextInt(5);
          for (int i = 0; i < length; i++) {
            entries.add(
                inStream(writer + "-" + act + "-" + i, "branch/e:c/" + writer, act * 5 + i));
          }
          acts.add(entries);
          lengths.put(entries.getFirst().id(), length);
        }
        writers.add(() -> {
          acts.forEach(act -> acknowledged.put(act.getFirst().id(), log.append(act)));
          return true;
        });
      }
      LogThreads.startTogether(writers).forEach(CompletableFuture::join);
      assertEveryActStandsWhereItWasAcknowledged(log, store, acknowledged, lengths);
    }
  }

  private static void assertEveryActStandsWhereItWasAcknowledged(
      EventLog log,
      CommitLog store,
      Map<String, LogWriter.Appended> acknowledged,
      Map<String, Integer> lengths) {
    assertThat(acknowledged).hasSameSizeAs(lengths);
    assertThat(log.size()).isEqualTo(lengths.values().stream().mapToLong(n -> n).sum());
    List<Integer> commitOf = new ArrayList<>();
    store.read(
        0,
        commit -> commit.entries().forEach(entry -> commitOf.add((int) commit.header().number())));
    acknowledged.forEach((id, appended) -> {
      int first = (int) appended.first();
      int length = lengths.getOrDefault(id, 0);
      List<Entry> act = log.entries(first, length);
      assertThat(act.getFirst().leafHash()).isEqualTo(appended.leafHash());
      for (int i = 0; i < length; i++) {
        assertThat(act.get(i).id()).isEqualTo(id.substring(0, id.lastIndexOf('-') + 1) + i);
        assertThat(commitOf.get(first + i)).isEqualTo(commitOf.get(first));
      }
    });
  }

  @Test
  void what_queues_up_during_one_sync_shares_the_next() {
    GatedCommitLog store = new GatedCommitLog();
    try (EventLog log = open(store)) {
      List<CompletableFuture<LogWriter.Appended>> acts = new ArrayList<>();
      acts.add(start(log, loose("first")));
      store.awaitArrival();
      for (int i = 0; i < 63; i++) {
        acts.add(start(log, loose("later-" + i)));
      }
      awaitBacklog(log, 63);
      assertThat(log.size()).isZero();
      store.open();
      assertThat(acts.stream().map(CompletableFuture::join).map(LogWriter.Appended::first).sorted())
          .hasSize(64)
          .doesNotHaveDuplicates()
          .startsWith(0L)
          .endsWith(63L);
      assertThat(store.count(1)).isEqualTo(63);
    }
  }

  @Test
  void a_conflict_fails_its_own_act_only() {
    GatedCommitLog store = new GatedCommitLog();
    try (EventLog log = open(store)) {
      CompletableFuture<LogWriter.Appended> first = start(log, inStream("a", "branch/e:c/1", 0));
      store.awaitArrival();
      CompletableFuture<LogWriter.Appended> before = start(log, inStream("b", "branch/e:c/2", 0));
      awaitBacklog(log, 1);
      CompletableFuture<LogWriter.Appended> loser =
          start(log, loose("c"), inStream("d", "branch/e:c/1", 0));
      awaitBacklog(log, 3);
      CompletableFuture<LogWriter.Appended> twin = start(log, inStream("b", "branch/e:c/4", 0));
      awaitBacklog(log, 4);
      CompletableFuture<LogWriter.Appended> after = start(log, inStream("e", "branch/e:c/2", 1));
      awaitBacklog(log, 5);
      store.open();
      assertThat(first.join().first()).isZero();
      assertThat(before.join().first()).isEqualTo(1);
      assertThat(after.join().first()).isEqualTo(2);
      AppendRefused.SequenceTaken taken =
          catchThrowableOfType(
              AppendRefused.SequenceTaken.class,
              () -> {
                throw java.util.Objects.requireNonNull(failure(loser));
              });
      assertThat(taken.entry()).isEqualTo(1);
      assertThat(failure(twin)).isInstanceOf(AppendRefused.IdTaken.class);
      assertThat(log.entries(0, 9)).extracting(e -> e.id()).containsExactly("a", "b", "e");
      assertThat(store.count(1)).isEqualTo(2);
    }
  }

  @Test
  void a_sequence_goes_up_and_an_id_stands_once_within_an_act() {
    try (EventLog log = open(new InMemoryCommitLog())) {
      log.append(List.of(inStream("a", "branch/e:c/1", 4), inStream("b", "branch/e:c/1", 5)));
      assertThat(log.lastSequence("branch/e:c/1")).isEqualTo(5);
      assertThatThrownBy(() -> log.append(List.of(inStream("c", "branch/e:c/1", 5))))
          .isInstanceOf(AppendRefused.SequenceTaken.class);
      assertThatThrownBy(() ->
              log.append(
                  List.of(inStream("d", "branch/e:c/1", 7), inStream("e", "branch/e:c/1", 6))))
          .isInstanceOf(AppendRefused.SequenceTaken.class);
      assertThatThrownBy(() -> log.append(List.of(loose("f"), loose("f"))))
          .isInstanceOf(AppendRefused.IdTaken.class);
      assertThat(log.size()).isEqualTo(2);
    }
  }

  @Test
  void an_envelope_is_accepted_once_and_a_repeat_is_told_from_a_conflict() {
    try (EventLog log = open(new InMemoryCommitLog())) {
      log.append(List.of(loose("x")));
      log.append(List.of(tally("a", Tallied.first("b-1", "v-1"))));
      AppendRefused.EnvelopeTaken repeat =
          catchThrowableOfType(
              AppendRefused.EnvelopeTaken.class,
              () ->
                  log.append(List.of(tally("b", new Tallied("b-1", 1, "v-1", "content of v-1")))));
      AppendRefused.EnvelopeTaken conflict =
          catchThrowableOfType(
              AppendRefused.EnvelopeTaken.class,
              () -> log.append(List.of(tally("c", new Tallied("b-2", 0, "v-1", "other")))));
      assertThat(repeat.sameContent()).isTrue();
      assertThat(conflict.sameContent()).isFalse();
      assertThat(List.of(repeat.first(), conflict.first())).containsOnly(new LogPosition(1));
      assertThat(log.size()).isEqualTo(2);
    }
  }

  @Test
  void of_64_writers_that_send_one_envelope_for_64_branches_at_once_one_is_accepted() {
    for (int round = 0; round < 20; round++) {
      try (EventLog log = open(new InMemoryCommitLog())) {
        List<Callable<LogWriter.Appended>> writers = new ArrayList<>();
        for (int branch = 0; branch < 64; branch++) {
          Entry entry = tally("i-" + branch, new Tallied("b-" + branch, 0, "v", "c-" + branch));
          writers.add(() -> log.append(List.of(entry)));
        }
        List<Throwable> failures =
            LogThreads.startTogether(writers).stream().map(LogThreads::failure).toList();
        assertThat(failures).filteredOn(f -> f == null).hasSize(1);
        assertThat(failures)
            .filteredOn(f -> f != null)
            .hasOnlyElementsOfType(AppendRefused.EnvelopeTaken.class);
        assertThat(log.size()).isEqualTo(1);
      }
    }
  }

  @Test
  void the_entries_of_an_act_carry_one_and_the_same_envelope() {
    try (EventLog log = open(new InMemoryCommitLog())) {
      Entry first = tally("a", Tallied.first("b-1", "v-1"));
      assertThatIllegalArgumentException().isThrownBy(() -> log.append(List.of()));
      assertThatIllegalArgumentException().isThrownBy(() -> log.append(List.of(first, loose("b"))));
      assertThatIllegalArgumentException().isThrownBy(() -> log.append(List.of(loose("b"), first)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> log.append(List.of(first, tally("c", Tallied.first("b-2", "v-2")))));
      log.append(List.of(first, tally("c", new Tallied("b-1", 1, "v-1", "content of v-1"))));
      assertThat(log.size()).isEqualTo(2);
    }
  }

  @Test
  void an_entry_is_appended_whole_or_not_at_all() {
    try (EventLog log = open(new InMemoryCommitLog())) {
      Entry withheld = Entry.parse(loose("a").publicLine());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> log.append(List.of(loose("b"), withheld)))
          .withMessageContaining("withheld");
      assertThat(log.size()).isZero();
    }
  }

  @Test
  void a_log_is_founded_once_and_only_while_it_is_empty() {
    LogCreated created = LogCreated.of("tajmi.example/log", LogKind.LIVE);
    Act act = new Act("a-1", null, null);
    try (EventLog log = open(new InMemoryCommitLog())) {
      log.append(List.of(loose("a")));
      assertThatIllegalStateException().isThrownBy(() -> log.found(created, "i-0", act));
      assertThat(log.size()).isEqualTo(1);
    }
    try (EventLog log = open(new InMemoryCommitLog())) {
      List<Callable<Boolean>> founders = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String id = "i-" + i;
        founders.add(() -> {
          log.found(created, id, act);
          return true;
        });
      }
      List<Throwable> failures =
          LogThreads.startTogether(founders).stream().map(LogThreads::failure).toList();
      assertThat(failures).filteredOn(f -> f == null).hasSize(1);
      assertThat(failures)
          .filteredOn(f -> f != null)
          .hasOnlyElementsOfType(IllegalStateException.class);
      assertThat(log.size()).isEqualTo(1);
      assertThat(log.created()).isEqualTo(created);
    }
  }

  @Test
  void listeners_are_called_after_each_commit_until_they_leave() {
    AtomicInteger calls = new AtomicInteger();
    try (EventLog log = open(new InMemoryCommitLog())) {
      LogReader.Registration registration =
          log.onAppend(() -> {
            if (log.size() == log.entries(0, 9).size()) {
              calls.incrementAndGet();
            }
          });
      log.append(List.of(loose("a")));
      log.append(List.of(loose("b")));
      registration.close();
      log.append(List.of(loose("c")));
      assertThat(calls).hasValue(2);
    }
  }
}
