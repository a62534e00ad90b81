package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.NOON;
import static io.tajmi.eventlog.SampleEntries.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.writer.EventLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tree head of then, also within a commit. */
class RootAtTest {

  @Test
  void the_root_over_any_number_of_entries_is_the_one_that_their_leaves_have() {
    Random seeded = new Random(5);
    List<Hash> leaves = new ArrayList<>();
    EventLog.Settings settings =
        new EventLog.Settings(
            LogLimits.DEFAULT, InstantSource.fixed(NOON), "node", null, EventLog.Observer.NONE);
    try (EventLog log = EventLog.open(new InMemoryCommitLog(), settings)) {
      for (int commit = 0; commit < 40; commit++) {
        List<Entry> act = new ArrayList<>();
        for (int i = 0; i <= seeded.nextInt(7); i++) {
          act.add(loose(commit + "-" + i));
          leaves.add(act.getLast().leafHash());
        }
        var _ = log.append(act);
      }
      for (int size = 0; size <= leaves.size(); size++) {
        assertThat(log.rootAt(size))
            .isEqualTo(RightEdge.EMPTY.append(leaves.subList(0, size)).root());
      }
      assertThat(log.rootAt(log.size())).isEqualTo(log.root());
      assertThatThrownBy(() -> log.rootAt(leaves.size() + 1L))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> log.rootAt(-1)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
