package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.Definition;
import io.tajmi.eventlog.DecodedEntry;
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

  @Test
  void states_are_charged_with_what_they_hold_within_three_tenths(TestReporter reporter) {
    Definition definition = SampleElection.of(4_000);
    List<DecodedEntry> night = new Night(11, definition, ACTS, 1).entries();
    FoldState first = FoldState.first(SampleElection.source(definition));
    FoldState last = first;
    for (int from = 0; from < night.size(); from += BATCH) {
      last = last.after(night.subList(from, Math.min(night.size(), from + BATCH)));
    }
    long before = used();
    Timeline timeline =
        new Timeline(
            (from, count) -> night.subList((int) from, (int) from + count),
            first,
            new Timeline.Limits(Long.MAX_VALUE, BATCH));
    FoldState state = first;
    for (int from = 0; from < night.size(); from += BATCH) {
      state = state.after(night.subList(from, Math.min(night.size(), from + BATCH)));
      timeline.keep(state);
    }
    long held = used() - before;
    double ratio = (double) held / timeline.bytes();
    reporter.publishEntry(
        "timeline", timeline.size() + " states, held " + held + ", charged " + timeline.bytes());
    assertThat(last.position()).as("the other night is held as well").isEqualTo(state.position());
    assertThat(ratio).as("held by the heap over charged").isBetween(1 / 1.3, 1.3);
  }
}
