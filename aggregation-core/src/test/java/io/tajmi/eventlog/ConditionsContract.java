package io.tajmi.eventlog;

import static io.tajmi.eventlog.LogThreads.awaitBacklog;
import static io.tajmi.eventlog.LogThreads.failure;
import static io.tajmi.eventlog.LogThreads.start;
import static io.tajmi.eventlog.SampleEntries.inContest;
import static io.tajmi.eventlog.SampleEntries.inStream;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.eventlog.Condition.NothingAfter;
import io.tajmi.eventlog.Condition.StreamAt;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.AppendRefused;
import io.tajmi.eventlog.writer.Conditions;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.eventlog.writer.LogWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a log over any store makes of the conditions of an act. */
@Timeout(60)
public abstract class ConditionsContract {
  private static final String BRANCH = "branch/e:c/b";
  private static final String RULING = "ruling/e/r";

  private GatedCommitLog store;
  private EventLog log;

  /** An empty store. */
  protected abstract CommitLog create();

  @BeforeEach
  void openIt() {
    store = new GatedCommitLog(create());
    log = EventLog.open(store, EventLog.Settings.plain());
  }

  @AfterEach
  void closeIt() {
    store.open();
    log.close();
  }

  private void refused(Condition condition) {
    long before = log.size();
    assertThatThrownBy(() -> log.append(List.of(loose("refused")), List.of(condition)))
        .isInstanceOf(AppendRefused.Moved.class)
        .hasMessageContaining(condition.toString());
    assertThat(log.size()).isEqualTo(before);
  }

  private void taken(String id, Condition condition) {
    assertThat(log.append(List.of(loose(id)), List.of(condition)).first())
        .isEqualTo(log.size() - 1);
  }

  @Test
  void a_stream_must_stand_exactly_where_it_was_seen() {
    store.open();
    taken("empty", new StreamAt(BRANCH, -1));
    var _ = log.append(List.of(inStream("0", BRANCH, 0), inStream("1", BRANCH, 1)));
    taken("at", new StreamAt(BRANCH, 1));
    refused(new StreamAt(BRANCH, 0));
    refused(new StreamAt(BRANCH, 2));
    refused(new StreamAt(BRANCH, -1));
  }

  @Test
  void nothing_may_have_come_into_a_contest_after_what_was_seen() {
    store.open();
    var _ = log.append(List.of(inContest("0", "e:c", BRANCH, 0), loose("1")));
    taken("seen", NothingAfter.inContest("e:c", 0));
    var _ = log.append(List.of(inContest("2", "e:cc", "branch/e:cc/b", 0)));
    taken("another", NothingAfter.inContest("e:c", 0));
    var _ = log.append(List.of(inContest("3", "e:c", BRANCH, 1)));
    long last = log.size() - 1;
    taken("last", NothingAfter.inContest("e:c", last));
    refused(NothingAfter.inContest("e:c", last - 1));
    refused(NothingAfter.inContest("e:c", -1));
  }

  @Test
  void where_a_kind_of_stream_is_named_only_entries_of_its_streams_count() {
    store.open();
    var _ = log.append(List.of(loose("0"), inContest("1", "e:c", BRANCH, 0)));
    taken("tally", new NothingAfter(0, "e:c", "ruling"));
    var _ = log.append(List.of(inContest("2", "e:d", RULING, 0), loose("3")));
    taken("elsewhere", new NothingAfter(0, "e:c", "ruling"));
    taken("kinds", new NothingAfter(0, null, "rulin"));
    refused(new NothingAfter(0, null, "ruling"));
    var _ = log.append(List.of(inContest("4", "e:c", RULING + "2", 0)));
    refused(new NothingAfter(0, "e:c", "ruling"));
    taken("seen", new NothingAfter(log.size() - 1, "e:c", "ruling"));
    taken("all seen", new NothingAfter(log.size() - 1, null, "ruling"));
  }

  @Test
  void a_condition_says_after_what() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NothingAfter(0, null, null));
  }

  @Test
  void all_conditions_must_hold() {
    store.open();
    var _ = log.append(List.of(inStream("0", BRANCH, 0)));
    List<Condition> conditions = List.of(new StreamAt(BRANCH, 0), new StreamAt(RULING, 0));
    assertThatThrownBy(() -> log.append(List.of(loose("1")), conditions))
        .isInstanceOf(AppendRefused.Moved.class);
    assertThat(log.size()).isEqualTo(1);
  }

  @Test
  void an_act_does_not_stand_in_its_own_way() {
    store.open();
    List<Condition> conditions =
        List.of(new StreamAt(BRANCH, -1), NothingAfter.inContest("e:c", -1));
    List<Entry> act = List.of(inContest("0", "e:c", BRANCH, 0), inContest("1", "e:c", BRANCH, 1));
    assertThat(log.append(act, conditions).first()).isZero();
  }

  @Test
  void acts_accepted_earlier_in_the_same_commit_count_and_refused_ones_do_not() {
    List<CompletableFuture<LogWriter.Appended>> acts = new ArrayList<>();
    List<Condition> untouched = List.of(NothingAfter.inContest("e:c", 0));
    acts.add(start(log, inStream("0", BRANCH, 0)));
    store.awaitArrival();
    queued(acts, List.of(), inContest("refused", "e:c", BRANCH, 0));
    queued(acts, untouched, inContest("1", "e:c", RULING, 0));
    queued(acts, untouched, inContest("2", "e:c", RULING + "2", 0));
    queued(acts, List.of(new StreamAt(RULING, -1)), loose("3"));
    queued(acts, List.of(new StreamAt(RULING, 0)), loose("4"));
    queued(acts, List.of(new NothingAfter(0, null, "ruling")), loose("5"));
    queued(acts, List.of(new NothingAfter(0, "e:c", "branch")), loose("6"));
    store.open();
    assertThat(acts.stream().map(LogThreads::failure))
        .extracting(failure -> failure == null ? "" : failure.getClass().getSimpleName())
        .containsExactly("", "SequenceTaken", "", "Moved", "Moved", "", "Moved", "");
    assertThat(store.count(1)).isEqualTo(3);
    assertThat(acts.get(7).join().first()).isEqualTo(3);
  }

  @Test
  void what_is_refused_because_of_its_own_commit_is_told_when_that_is_durable() {
    List<CompletableFuture<LogWriter.Appended>> acts = new ArrayList<>();
    acts.add(start(log, loose("0")));
    store.awaitArrival();
    queued(acts, List.of(), tally("1", Tallied.first("b", "v-1")));
    queued(acts, List.of(), tally("2", Tallied.first("other", "v-1")));
    queued(acts, List.of(new StreamAt(BRANCH, -1)), loose("3"));
    List<CompletableFuture<Long>> sizes =
        acts.subList(2, 4).stream()
            .map(act -> act.handle((appended, refused) -> refused == null ? -1 : log.size()))
            .toList();
    store.pass(1);
    store.awaitArrival();
    assertThat(sizes).noneMatch(CompletableFuture::isDone);
    store.open();
    assertThat(sizes.stream().map(CompletableFuture::join)).containsExactly(2L, 2L);
  }

  private void queued(
      List<CompletableFuture<LogWriter.Appended>> acts, List<Condition> conditions, Entry act) {
    acts.add(start(log, conditions, act));
    awaitBacklog(log, acts.size() - 1);
  }

  @Test
  void a_repeat_is_a_repeat_also_where_its_condition_would_fail_now() {
    store.open();
    List<Condition> untouched = List.of(NothingAfter.inContest("e:c", -1));
    Entry first = tally("0", Tallied.first("b", "v-1"));
    Entry again = tally("1", new Tallied("other", 0, "v-1", "content of v-1"));
    assertThat(log.append(List.of(first), untouched).first()).isZero();
    AppendRefused.EnvelopeTaken taken =
        catchThrowableOfType(
            AppendRefused.EnvelopeTaken.class, () -> log.append(List.of(again), untouched));
    assertThat(taken.sameContent()).isTrue();
    assertThat(taken.first()).isEqualTo(new LogPosition(0));
  }

  @Test
  void what_was_decided_too_long_ago_to_be_looked_through_is_decided_anew() {
    store.open();
    int entries = 0;
    while (entries < Conditions.ENTRIES_MAX) {
      List<Entry> act = new ArrayList<>();
      for (int i = 0; i < LogLimits.DEFAULT.commitEntriesMax(); i++) {
        act.add(inContest("e-" + entries, "e:c", BRANCH, entries++));
      }
      var _ = log.append(act);
    }
    assertThat(log.size()).isEqualTo(Conditions.ENTRIES_MAX);
    taken("within", new NothingAfter(-1, null, "ruling"));
    refused(new NothingAfter(-1, null, "ruling"));
    refused(new NothingAfter(-1, "e:c", "ruling"));
    taken("from the next", new NothingAfter(0, "e:c", "ruling"));
  }

  @Test
  void of_many_who_rest_on_the_same_one_is_accepted() {
    store.open();
    List<CompletableFuture<LogWriter.Appended>> acts = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      acts.add(
          start(
              log,
              List.of(NothingAfter.inContest("e:c", -1)),
              inContest("r-" + i, "e:c", RULING + i, 0)));
    }
    assertThat(acts.stream().filter(act -> failure(act) == null)).hasSize(1);
    assertThat(log.size()).isEqualTo(1);
  }
}
