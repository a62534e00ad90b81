package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.Timeline;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What states are charged with against what the heap holds. */
@Tag("soak")
class TimelineWeightTest {
  private static final int ACTS = 60_000;
  private static final int BATCH = 64;

  private static final Timeline.Entries NOTHING =
      new Timeline.Entries() {
        @Override
        public List<DecodedEntry> page(long from, int count) {
          return List.of();
        }

        @Override
        public List<DecodedEntry> ofContest(ContestId contest, long from, long through) {
          return List.of();
        }

        @Override
        public List<DecodedEntry> ofBranch(BranchId branch, long fromSeq, long through) {
          return List.of();
        }
      };

  /** Bytes in use once nothing more can be collected. */
  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  /** The night's entries are let go; what its tallies hold is held by states alone. */
  private static Timeline filled(Definition definition, int acts) {
    List<DecodedEntry> night = new Night(11, definition, acts, 1).entries();
    FoldState first = FoldState.first(SampleElection.source(definition));
    Timeline timeline = new Timeline(NOTHING, first, new Timeline.Limits(Long.MAX_VALUE, BATCH));
    FoldState state = first;
    for (int from = 0; from < night.size(); from += BATCH) {
      state = state.after(night.subList(from, Math.min(night.size(), from + BATCH)));
      timeline.keep(state);
    }
    return timeline;
  }

  @Test
  void states_are_charged_with_what_they_hold_within_three_tenths(TestReporter reporter) {
    Definition definition = SampleElection.of(4_000);
    assertThat(filled(definition, BATCH).size()).as("a first night loads classes").isEqualTo(2);
    long before = used();
    Timeline timeline = filled(definition, ACTS);
    long held = used() - before;
    reporter.publishEntry(
        "timeline", timeline.size() + " states, held " + held + ", charged " + timeline.bytes());
    assertThat((double) held / timeline.bytes())
        .as("held by the heap over charged")
        .isBetween(1 / 1.3, 1.3);
  }
}
