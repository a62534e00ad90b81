package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.ops.node.Node;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Invariants;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Nights of seeds, each counted live, directly and on plain paper, and replayed. */
final class Nights {
  static final int ACTS = 70;

  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);

  private Nights() {}

  /** A hundred nights in which everything happened that can happen. */
  static void hundredFrom(long first) {
    Replayed replayed = new Replayed();
    Map<String, Integer> outcomes = of(first, first + 198, 2, replayed);
    assertThat(outcomes)
        .containsKeys("record", "correct", "annul", "restore", "close", "reopen", "repeat")
        .containsKeys("leave", "annul votes", "vacate", "annul contest", "reverse", "R.110")
        .containsKeys("restart", "R.101", "R.102", "R.103", "R.105", "R.106", "R.107", "R.109");
    assertThat(outcomes).containsKeys("AWAITED", "RECORDED", "QUARANTINED", "ANNULLED", "NO_TALLY");
    assertThat(outcomes.get("restart")).isGreaterThan(100);
    assertThat(outcomes.get("crash")).isGreaterThan(50);
    replayed.hasSeenAll(100);
  }

  /** How often what happened in the nights of these seeds; each is counted alike in every way. */
  static Map<String, Integer> of(long first, long last, int step, Replayed replayed) {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (long seed = first; seed <= last; seed += step) {
      try {
        mortalNight(seed, replayed)
            .forEach((outcome, n) -> outcomes.merge(outcome, n, Integer::sum));
      } catch (AssertionError | RuntimeException failed) {
        throw new AssertionError("the night of seed " + seed, failed);
      }
    }
    return outcomes;
  }

  /** Each node of the night has a store of its own over the same log, and may die of it. */
  private static Map<String, Integer> mortalNight(long seed, Replayed replayed) {
    InMemoryCommitLog store = new InMemoryCommitLog();
    ArrayDeque<MortalStore> stores = new ArrayDeque<>();
    Supplier<Node> opener =
        () -> {
          stores.add(new MortalStore(store));
          return Node.open(stores.getLast(), null, TEST);
        };
    return night(
        seed,
        opener,
        (commits, writes) -> stores.getLast().diesAfter(commits, writes),
        night -> replayed.of(night, seed));
  }

  /** Every snapshot that is published on the way is its own sum, too. */
  static Map<String, Integer> night(
      long seed, Supplier<Node> opener, Night.Crash crash, Consumer<Night> over) {
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
      over.accept(night);
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
