package io.tajmi.eventlog.reader;

import static io.tajmi.eventlog.SampleEntries.inContest;
import static io.tajmi.eventlog.SampleEntries.inStream;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A reader of a store that another log writes. */
class FollowerTest {
  private static final String BRANCH = "branch/e:c/b";

  private final InMemoryCommitLog store = new InMemoryCommitLog();

  private EventLog writer() {
    return EventLog.open(store, EventLog.Settings.plain());
  }

  @Test
  void a_follower_shows_what_was_written_once_it_has_followed_and_nothing_before() {
    try (EventLog log = writer()) {
      log.append(List.of(loose("before")));
      Follower follower = Follower.of(store);
      LogReader reader = follower.reader();
      assertThat(reader.size()).isEqualTo(1);
      log.append(List.of(inContest("x", "e:c", BRANCH, 0)));
      log.append(List.of(tally("y", Tallied.first("env", "v"))));
      assertThat(reader.size()).isEqualTo(1);
      assertThat(reader.streamPositions(BRANCH, 0, 9)).isEmpty();
      assertThat(reader.contestPositions("e:c", 0, 9)).isEmpty();
      assertThat(follower.follow()).isEqualTo(2);
      assertThat(reader.root()).isEqualTo(log.root());
      assertThat(reader.streamPositions(BRANCH, 0, 9)).contains(1);
      assertThat(reader.contestPositions("e:c", 0, 9)).contains(1);
      assertThat(reader.entries(0, 9)).hasSize(3);
      assertThat(follower.follow()).isZero();
    }
  }

  @Test
  void after_each_of_many_commits_the_follower_has_the_writers_root_and_its_listeners_are_told() {
    Random random = new Random(5);
    List<Long> told = new ArrayList<>();
    try (EventLog log = writer()) {
      Follower follower = Follower.of(store);
      var _ = follower.reader().onAppend(() -> told.add(follower.reader().size()));
      int seq = 0;
      for (int round = 0; round < 200; round++) {
        int commits = random.nextInt(4);
        for (int i = 0; i < commits; i++) {
          log.append(List.of(inStream("id-" + seq, BRANCH, seq)));
          seq++;
        }
        assertThat(follower.follow()).isEqualTo(commits);
        assertThat(follower.reader().root()).isEqualTo(log.root());
        assertThat(follower.reader().lastSequence(BRANCH)).isEqualTo(seq - 1);
      }
      assertThat(told).hasSize(seq).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void a_commit_that_does_not_follow_is_never_shown() {
    try (EventLog log = writer()) {
      log.append(List.of(loose("own")));
      Follower follower = Follower.of(store);
      Commit other = SampleEntries.next(null, List.of(loose("x")));
      assertThat(store.append(SampleEntries.next(other.header(), List.of(loose("y")))))
          .isEqualTo(new CommitLog.Appended());
      assertThatThrownBy(follower::follow).isInstanceOf(LogCorrupted.class);
      assertThat(follower.reader().size()).isEqualTo(1);
      assertThat(follower.reader().entries(0, 9)).hasSize(1);
    }
  }
}
