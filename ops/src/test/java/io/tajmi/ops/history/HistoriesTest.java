package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.fold.NotApplied.Why;
import io.tajmi.ops.node.Node;
import io.tajmi.view.ContentHash;
import io.tajmi.view.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoriesTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);

  @Test
  @Tag("soak")
  void twelve_hundred_nights_are_counted_and_replayed_alike_directly_and_on_plain_paper() {
    Replayed replayed = new Replayed();
    Map<String, Integer> outcomes = Nights.of(1_001, 2_200, 1, replayed);
    assertThat(outcomes.get("restart")).isGreaterThan(1_200);
    replayed.hasSeenAll(1_200);
    assertThat(replayed.forks().noPlace()).containsKeys(Why.ANNULLED, Why.NOT_CLOSED);
  }

  @ParameterizedTest
  @ValueSource(longs = {301, 302, 303, 304})
  void nights_on_disk_are_counted_alike(long seed, @TempDir Path data) {
    assertThat(Nights.night(seed, () -> Node.open(data, TEST), Night.Crash.NEVER, _ -> {}))
        .containsKey("record");
  }

  @Test
  void the_comparison_notices_a_count_that_leaves_corrections_out() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (Night night = new Night(7, () -> Node.open(store, null, TEST))) {
      night.acts(Nights.ACTS, node -> {});
      Snapshot live = Counts.live(night.node());
      List<byte[]> lines = Counts.lines(night.node());
      List<byte[]> without =
          lines.stream()
              .filter(line ->
                  !new String(line, StandardCharsets.UTF_8).contains("branch.tally-corrected/1"))
              .toList();

      assertThat(without).hasSizeLessThan(lines.size());
      Counts.agree(live, new PlainFold().read(lines));
      assertThatThrownBy(() -> Counts.agree(live, new PlainFold().read(without)))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void the_comparison_notices_a_snapshot_of_another_position() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (Night night = new Night(8, () -> Node.open(store, null, TEST))) {
      night.acts(Nights.ACTS, node -> {});
      var entries = Counts.entries(night.node());
      Snapshot early = new Fold(FoldState.first()).apply(entries.subList(0, entries.size() - 1));

      assertThat(ContentHash.of(early)).isNotEqualTo(ContentHash.of(Counts.live(night.node())));
    }
  }

  @Test
  void the_replay_notices_a_past_of_the_position_before() {
    Replayed late = new Replayed(position -> position - 1, entries -> entries, new HonestForks());
    assertThatThrownBy(() -> replayed(9, late)).isInstanceOf(AssertionError.class);
  }

  @Test
  void the_replay_notices_a_difference_that_is_explained_without_one_of_its_entries() {
    Replayed silent =
        new Replayed(
            position -> position,
            entries -> entries.isEmpty() ? entries : entries.subList(1, entries.size()),
            new HonestForks());
    assertThatThrownBy(() -> replayed(9, silent)).isInstanceOf(AssertionError.class);
  }

  @Test
  void the_replay_notices_a_fork_that_leaves_one_of_its_suppositions_out() {
    HonestForks forgetful =
        new HonestForks(all -> all.isEmpty() ? all : all.subList(1, all.size()));
    Replayed replayed = new Replayed(position -> position, entries -> entries, forgetful);
    assertThatThrownBy(() -> replayed(9, replayed)).isInstanceOf(AssertionError.class);
    replayed(9, new Replayed());
  }

  private static void replayed(long seed, Replayed replayed) {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (Night night = new Night(seed, () -> Node.open(store, null, TEST))) {
      replayed.of(night.acts(Nights.ACTS, _ -> {}), seed);
    }
  }
}
