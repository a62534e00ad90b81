package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.inStream;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of commits does. */
public abstract class CommitLogContract {
  private CommitLog log;

  /** An empty store; a second call in one test gives another one. */
  protected abstract CommitLog create();

  @BeforeEach
  void createOne() {
    log = create();
  }

  @AfterEach
  void closeIt() {
    log.close();
  }

  private Commit append(Entry... entries) {
    Commit commit = SampleEntries.next(log.head(), List.of(entries));
    log.append(commit);
    return commit;
  }

  private List<Commit> read(long from) {
    List<Commit> commits = new ArrayList<>();
    log.read(from, commits::add);
    return commits;
  }

  private static List<byte[]> lines(Commit commit) {
    return commit.entries().stream().map(Entry::line).toList();
  }

  @Test
  void an_empty_store_has_no_head_and_nothing_to_read() {
    assertThat(log.head()).isNull();
    assertThat(log.header(0)).isNull();
    assertThat(read(0)).isEmpty();
    assertThat(read(1)).isEmpty();
  }

  @Test
  void a_commit_is_appended_at_the_next_number_and_becomes_the_head() {
    Commit first = append(loose("a"));
    assertThat(log.head()).isEqualTo(first.header());
    Commit second = append(loose("b"), loose("c"));
    assertThat(log.head()).isEqualTo(second.header());
    assertThat(log.header(0)).isEqualTo(first.header());
    assertThat(log.header(1)).isEqualTo(second.header());
    assertThat(log.header(2)).isNull();
  }

  @Test
  void a_commit_at_a_number_that_is_taken_loses_and_one_beyond_the_next_is_a_mistake() {
    Commit first = append(loose("a"));
    Commit second = SampleEntries.next(first.header(), List.of(inStream("b", "branch/e:c/b", 0)));
    Commit third = SampleEntries.next(second.header(), List.of(inStream("c", "branch/e:c/b", 0)));
    assertThat(log.append(SampleEntries.next(null, List.of(inStream("d", "branch/e:c/b", 0)))))
        .isEqualTo(new CommitLog.Lost(first.header()));
    assertThatIllegalStateException().isThrownBy(() -> log.append(third));
    assertThat(log.head()).isEqualTo(first.header());
    assertThat(read(0)).hasSize(1);
    assertThat(read(1)).isEmpty();
    assertThat(log.append(second)).isEqualTo(new CommitLog.Appended());
    assertThat(log.head()).isEqualTo(second.header());
  }

  @Test
  void commits_are_read_from_a_number_in_order_byte_for_byte() {
    List<Commit> written =
        List.of(
            append(loose("a")),
            append(loose("b"), tally("c", Tallied.first("b-1", "v-1"))),
            append(loose("d")));
    for (int from = 0; from <= 4; from++) {
      List<Commit> expected = written.subList(Math.min(from, 3), 3);
      List<Commit> read = read(from);
      assertThat(read).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(read.get(i).header()).isEqualTo(expected.get(i).header());
        assertThat(lines(read.get(i)))
            .usingElementComparator(java.util.Arrays::compare)
            .isEqualTo(lines(expected.get(i)));
      }
    }
  }

  @Test
  void an_unfounded_log_takes_any_first_entry() {
    try (EventLog unfounded = EventLog.open(log, EventLog.Settings.plain())) {
      assertThat(unfounded.created()).isNull();
      assertThat(unfounded.append(List.of(inStream("a", "branch/e:c/b", 4))).first()).isZero();
      assertThat(unfounded.created()).isNull();
    }
  }

  @Test
  void on_a_founded_log_the_first_act_has_position_one() {
    LogCreated created = LogCreated.of("tajmi.example/log", LogKind.TEST);
    try (EventLog founded = EventLog.open(log, EventLog.Settings.plain())) {
      founded.found(created, "i-0", new Act("a-1", null, null));
      assertThat(founded.created()).isEqualTo(created);
      assertThat(founded.append(List.of(loose("a"))).first()).isEqualTo(1);
      assertThat(founded.entry(new LogPosition(0)).meta()).isEqualTo(Map.of("actor", "a-1"));
    }
  }
}
