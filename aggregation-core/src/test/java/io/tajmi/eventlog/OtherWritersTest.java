package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.inContest;
import static io.tajmi.eventlog.SampleEntries.inStream;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.ChainVerification;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Tiles;
import io.tajmi.eventlog.writer.AppendRefused;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.eventlog.writer.LogWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One store that another node writes too. */
@Timeout(60)
class OtherWritersTest {
  private static final String BRANCH = "branch/e:c/b";

  private static EventLog open(CommitLog store) {
    return EventLog.open(store, EventLog.Settings.plain());
  }

  /** A second writer whose commit comes first at every n-th append. */
  private static final class Overtaken extends ForwardingCommitLog {
    private final int each;
    private final LongFunction<Entry> writes;
    private final LogIndex index;
    private int appends;
    private int races;

    Overtaken(CommitLog store, int each, LongFunction<Entry> writes) {
      super(store);
      this.index = store.index();
      this.each = each;
      this.writes = writes;
    }

    @Override
    public LogIndex index() {
      return index;
    }

    @Override
    public Outcome append(Commit commit) {
      if (++appends % each == 0) {
        Entry entry = writes.apply(races++);
        assertThat(super.append(SampleEntries.next(head(), List.of(entry))))
            .isEqualTo(new Appended());
      }
      return super.append(commit);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void where_the_other_writer_wins_each_nth_race_every_act_is_written_once_after_it(int each) {
    InMemoryCommitLog store = new InMemoryCommitLog();
    Overtaken overtaken = new Overtaken(store, each, race -> loose("other-" + race));
    AtomicInteger told = new AtomicInteger();
    try (EventLog log = open(overtaken)) {
      var _ = log.onAppend(told::incrementAndGet);
      for (int i = 0; i < 600; i++) {
        long first = log.append(List.of(inStream("own-" + i, BRANCH, i))).first();
        assertThat(log.entry(new LogPosition(first)).id()).isEqualTo("own-" + i);
      }
      assertThat(overtaken.races).isEqualTo(599 / (each - 1));
      assertThat(log.size()).isEqualTo(600 + overtaken.races);
      assertThat(told).hasValue(600 + overtaken.races);
      assertThat(ids(log)).doesNotHaveDuplicates();
      assertThat(log.streamPositions(BRANCH, 0, 999)).hasSize(600);
      try (EventLog verified = open(store)) {
        assertThat(verified.root()).isEqualTo(log.root());
      }
      LogIndex verified = ChainVerification.verify(store, null).index();
      for (long tile = 0; tile < log.size() / Tiles.WIDTH; tile++) {
        assertThat(overtaken.index.tile(0, tile)).isNotNull().isEqualTo(verified.tile(0, tile));
      }
    }
  }

  private static List<String> ids(EventLog log) {
    return LongStream.range(0, log.size())
        .mapToObj(position -> log.entry(new LogPosition(position)).id())
        .toList();
  }

  @Test
  void what_the_other_writer_took_is_taken_also_for_an_act_that_was_checked_before() {
    Overtaken overtaken =
        new Overtaken(new InMemoryCommitLog(), 1, race -> inStream("other-" + race, BRANCH, race));
    try (EventLog log = open(overtaken)) {
      assertThatThrownBy(() -> log.append(List.of(inStream("own", BRANCH, 0))))
          .isInstanceOf(AppendRefused.SequenceTaken.class);
      assertThat(ids(log)).containsExactly("other-0");
    }
  }

  @Test
  void an_envelope_that_the_other_writer_brought_in_is_a_repeat_of_something_that_can_be_read() {
    Overtaken overtaken =
        new Overtaken(
            new InMemoryCommitLog(), 1, race -> tally("other", Tallied.first("other", "v")));
    try (EventLog log = open(overtaken)) {
      AppendRefused.EnvelopeTaken taken =
          catchThrowableOfType(
              AppendRefused.EnvelopeTaken.class,
              () -> log.append(List.of(tally("own", Tallied.first("b", "v")))));
      assertThat(taken.sameContent()).isTrue();
      assertThat(log.entry(taken.first()).id()).isEqualTo("other");
      assertThat(log.size()).isEqualTo(1);
    }
  }

  @Test
  void a_condition_that_the_other_writer_broke_is_broken() {
    Overtaken overtaken =
        new Overtaken(
            new InMemoryCommitLog(), 1, race -> inContest("other-" + race, "e:c", BRANCH, race));
    try (EventLog log = open(overtaken)) {
      assertThatThrownBy(() ->
              log.append(
                  List.of(loose("own")), List.of(Condition.NothingAfter.inContest("e:c", -1))))
          .isInstanceOf(AppendRefused.Moved.class);
      assertThat(ids(log)).containsExactly("other-0");
    }
  }

  @Test
  void a_commit_of_another_writer_that_does_not_follow_stops_the_log() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (EventLog log = open(store)) {
      log.append(List.of(loose("own")));
      Commit first = SampleEntries.next(null, List.of(loose("x")));
      assertThat(store.append(SampleEntries.next(first.header(), List.of(loose("y")))))
          .isEqualTo(new CommitLog.Appended());
      assertThatThrownBy(() -> log.append(List.of(loose("z"))))
          .isInstanceOf(LogStopped.class)
          .hasCauseInstanceOf(LogCorrupted.class);
      assertThat(ids(log)).containsExactly("own");
    }
  }

  @Test
  void two_nodes_that_write_at_once_have_one_order_and_each_has_what_it_was_told() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (EventLog one = open(store);
        EventLog other = open(store)) {
      List<Callable<LogWriter.Appended>> acts = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        EventLog log = i % 2 == 0 ? one : other;
        Entry entry = loose("act-" + i);
        acts.add(() -> log.append(List.of(entry)));
      }
      List<Long> positions =
          LogThreads.startTogether(acts).stream()
              .map(CompletableFuture::join)
              .map(LogWriter.Appended::first)
              .toList();
      assertThat(positions).doesNotHaveDuplicates();
      one.append(List.of(loose("last of one")));
      other.append(List.of(loose("last of the other")));
      assertThat(other.size()).isEqualTo(402);
      for (int i = 0; i < 400; i++) {
        assertThat(other.entry(new LogPosition(positions.get(i))).id()).isEqualTo("act-" + i);
      }
    }
  }

  @Test
  void a_node_that_writes_nothing_takes_in_what_another_one_has_written() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (EventLog one = open(store);
        EventLog other = open(store)) {
      CompletableFuture<Void> told = new CompletableFuture<>();
      var _ = other.onAppend(() -> told.complete(null));
      one.append(List.of(loose("0")));
      told.join();
      assertThat(other.size()).isEqualTo(1);
      assertThat(other.root()).isEqualTo(one.root());
    }
  }
}
