package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.InMemoryCommitLog;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.node.Node;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Fold;
import io.tajmi.view.Invariants;
import io.tajmi.view.LogDefinitions;
import io.tajmi.view.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoriesTest {
  private static final int ACTS = 70;
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);

  @Test
  void two_hundred_nights_are_counted_alike_live_directly_and_on_plain_paper() {
    Map<String, Integer> outcomes = nights(1, 200);

    assertThat(outcomes)
        .containsKeys("record", "correct", "annul", "restore", "close", "reopen", "repeat")
        .containsKeys("leave", "annul votes", "vacate", "annul contest", "reverse", "R.110")
        .containsKeys("restart", "R.101", "R.102", "R.103", "R.105", "R.106", "R.107", "R.109");
    assertThat(outcomes).containsKeys("AWAITED", "RECORDED", "QUARANTINED", "ANNULLED", "NO_TALLY");
    assertThat(outcomes.get("restart")).isGreaterThan(200);
    assertThat(outcomes.get("crash")).isGreaterThan(100);
  }

  @Test
  @Tag("soak")
  void twelve_hundred_nights_are_counted_alike_live_directly_and_on_plain_paper() {
    Map<String, Integer> outcomes = nights(1_001, 2_200);
    assertThat(outcomes.get("restart")).isGreaterThan(1_200);
  }

  @ParameterizedTest
  @ValueSource(longs = {301, 302, 303, 304})
  void nights_on_disk_are_counted_alike(long seed, @TempDir Path data) {
    assertThat(night(seed, () -> Node.open(data, TEST), Night.Crash.NEVER)).containsKey("record");
  }

  @Test
  void the_comparison_notices_a_count_that_leaves_corrections_out() {
    InMemoryCommitLog store = new InMemoryCommitLog();
    try (Night night = new Night(7, () -> Node.open(store, null, TEST))) {
      night.acts(ACTS, node -> {});
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
      night.acts(ACTS, node -> {});
      var entries = Counts.entries(night.node());
      Snapshot early = new Fold(new LogDefinitions()).apply(entries.subList(0, entries.size() - 1));

      assertThat(ContentHash.of(early)).isNotEqualTo(ContentHash.of(Counts.live(night.node())));
    }
  }

  private static Map<String, Integer> nights(long first, long last) {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (long seed = first; seed <= last; seed++) {
      try {
        mortalNight(seed).forEach((outcome, n) -> outcomes.merge(outcome, n, Integer::sum));
      } catch (AssertionError | RuntimeException failed) {
        throw new AssertionError("the night of seed " + seed, failed);
      }
    }
    return outcomes;
  }

  /** Each node of the night has a store of its own over the same log, and may die of it. */
  private static Map<String, Integer> mortalNight(long seed) {
    InMemoryCommitLog store = new InMemoryCommitLog();
    ArrayDeque<MortalStore> stores = new ArrayDeque<>();
    Supplier<Node> opener =
        () -> {
          stores.add(new MortalStore(store));
          return Node.open(stores.getLast(), null, TEST);
        };
    return night(seed, opener, (commits, writes) -> stores.getLast().diesAfter(commits, writes));
  }

  /** Every snapshot that is published on the way is its own sum, too. */
  private static Map<String, Integer> night(long seed, Supplier<Node> opener, Night.Crash crash) {
    ConcurrentLinkedQueue<Invariants.Violation> violations = new ConcurrentLinkedQueue<>();
    Supplier<Node> watched =
        () -> {
          Node node = opener.get();
          var _ = node.snapshots().listen(it -> violations.addAll(Invariants.check(it)));
          return node;
        };
    try (Night night = new Night(seed, watched, crash)) {
      night.acts(ACTS, Counts::agree);
      Counts.agree(night.node());
      Counts.agreeOnOutcomes(night.node());
      Counts.agreeStepByStep(night.node());
      assertThat(violations).isEmpty();
      Map<String, Integer> outcomes = new TreeMap<>(night.outcomes());
      for (ElectionView election : Counts.live(night.node()).elections().values()) {
        for (ContestView contest : election.contests()) {
          for (int i = 0; i < contest.contest().branches().size(); i++) {
            outcomes.merge(contest.row(i).state().name(), 1, Integer::sum);
          }
        }
      }
      return outcomes;
    }
  }
}
