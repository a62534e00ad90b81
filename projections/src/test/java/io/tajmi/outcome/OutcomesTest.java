package io.tajmi.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.decision.Outcome;
import io.tajmi.document.Authority;
import io.tajmi.election.ContestId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.view.ContestView;
import io.tajmi.view.LogOnPaper;
import io.tajmi.view.SampleElection;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Tallies;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often a contest is decided, and what a reader gets meanwhile. */
class OutcomesTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final AtomicInteger decisions = new AtomicInteger();
  private final LogOnPaper log = LogOnPaper.founded();
  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))));

  private Outcome counting(ContestView view) {
    decisions.incrementAndGet();
    return DecisionInput.decide(view);
  }

  private Snapshot after(LogOnPaper more) {
    return fold.apply(more.entries());
  }

  private LogOnPaper tally(ContestId contest, String branch) {
    return log.happened(
        Tallies.recorded(
            SampleElection.branch(contest, branch),
            "x-" + contest.contest() + branch,
            contest.equals(SampleElection.HEAD)
                ? Tallies.plain(4, 3, 1)
                : Tallies.plain(4, 3, 1, 0)));
  }

  private static ContestView view(Snapshot snapshot, ContestId contest) {
    return Objects.requireNonNull(snapshot.contest(contest));
  }

  @Test
  void a_contest_is_decided_again_only_when_a_batch_touched_what_it_is_decided_on() {
    try (Outcomes outcomes = new Outcomes(this::counting)) {
      Snapshot first = after(tally(SampleElection.HEAD, "b0"));
      readBoth(outcomes, first);
      readBoth(outcomes, first);
      assertThat(decisions).hasValue(2);

      Snapshot village = after(tally(SampleElection.VILLAGE, "b2"));
      readBoth(outcomes, village);
      assertThat(decisions).as("the village alone was touched").hasValue(3);

      Snapshot released =
          after(
              log.published(
                  new ContestReleased(SampleElection.HEAD, "office", null, null, null, null)));
      readBoth(outcomes, released);
      assertThat(decisions).as("a release changes nothing of it").hasValue(3);

      Snapshot vacated =
          after(
              log.done(
                  new SeatsVacated(
                      SampleElection.HEAD,
                      "a-1",
                      1,
                      new Authority("board", "chair", "1", "2", "2026-01-02"))));
      readBoth(outcomes, vacated);
      assertThat(decisions).as("an act does").hasValue(4);
      assertThat(outcomes.of(vacated, view(vacated, SampleElection.HEAD)).position())
          .isEqualTo(vacated.position());
    }
  }

  private static void readBoth(Outcomes outcomes, Snapshot snapshot) {
    for (ContestId contest : new ContestId[] {SampleElection.HEAD, SampleElection.VILLAGE}) {
      ContestView view = view(snapshot, contest);
      Outcomes.Decided decided = outcomes.of(snapshot, view);
      assertThat(decided.outcome()).isEqualTo(DecisionInput.decide(view));
      assertThat(decided.position()).isEqualTo(snapshot.position());
      assertThat(decided.current()).isTrue();
    }
  }

  @Test
  void what_is_forgotten_is_decided_again_and_never_shown_as_the_one_before() {
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean slow = new AtomicBoolean();
    try (Outcomes outcomes =
        new Outcomes(view -> {
          if (slow.get()) {
            await(go);
          }
          return counting(view);
        })) {
      Snapshot first = after(tally(SampleElection.HEAD, "b0"));
      ContestView view = view(first, SampleElection.HEAD);
      var _ = outcomes.of(first, view);
      outcomes.forget();
      slow.set(true);
      assertThat(outcomes.soon(first, view, Duration.ZERO)).isNull();
      go.countDown();
      assertThat(outcomes.of(first, view).outcome()).isEqualTo(DecisionInput.decide(view));
      assertThat(decisions).hasValue(2);
    }
  }

  @Test
  void while_a_long_decision_runs_a_page_gets_the_one_before_with_its_position() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean slow = new AtomicBoolean();
    CountDownLatch began = new CountDownLatch(1);
    try (Outcomes outcomes =
        new Outcomes(view -> {
          if (slow.get()) {
            began.countDown();
            await(go);
          }
          return counting(view);
        })) {
      Snapshot first = after(tally(SampleElection.HEAD, "b0"));
      Outcomes.Decided before = outcomes.of(first, view(first, SampleElection.HEAD));
      slow.set(true);
      Snapshot second = after(tally(SampleElection.HEAD, "b1"));
      ContestView view = view(second, SampleElection.HEAD);
      Outcomes.Decided meanwhile =
          Objects.requireNonNull(outcomes.soon(second, view, Duration.ZERO));
      began.await();
      assertThat(meanwhile.current()).isFalse();
      assertThat(meanwhile.position()).isEqualTo(first.position()).isEqualTo(before.position());
      assertThat(meanwhile.time()).isEqualTo(first.time());
      assertThat(meanwhile.outcome()).isEqualTo(before.outcome());
      go.countDown();
      Outcomes.Decided there = Objects.requireNonNull(outcomes.soon(second, view, LONG));
      assertThat(there.current()).isTrue();
      assertThat(there.position()).isEqualTo(second.position());
      assertThat(decisions).as("one for each content").hasValue(2);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_decision_that_fails_is_told_and_tried_again() {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (Outcomes outcomes =
        new Outcomes(view -> {
          if (broken.getAndSet(false)) {
            throw new IllegalStateException("broken");
          }
          return counting(view);
        })) {
      Snapshot snapshot = after(tally(SampleElection.HEAD, "b0"));
      ContestView view = view(snapshot, SampleElection.HEAD);
      assertThatThrownBy(() -> outcomes.of(snapshot, view)).hasMessage("broken");
      assertThat(outcomes.of(snapshot, view).current()).isTrue();
    }
  }

  @Test
  void a_contest_is_within_areas_that_hold_all_its_branches() {
    ContestView village = view(after(log), SampleElection.VILLAGE);
    assertThat(village.isWithin(area -> area.value().equals("ir"))).isTrue();
    assertThat(village.isWithin(area -> area.value().equals("v-1"))).isTrue();
    assertThat(village.isWithin(area -> area.value().equals("p-1"))).isFalse();
    assertThat(village.outside(area -> area.value().equals("p-1")))
        .isEqualTo(village.contest().scope());
    assertThat(village.outside(area -> area.value().equals("v-1"))).isEmpty();
    ContestView head = view(fold.current(), SampleElection.HEAD);
    assertThat(head.isWithin(area -> area.value().startsWith("p-"))).isFalse();
    assertThat(
            head.isWithin(area -> area.value().startsWith("p-") || area.value().equals("abroad")))
        .isTrue();
  }
}
