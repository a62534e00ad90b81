package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.count.AreaDepth;
import io.tajmi.document.Rejection;
import io.tajmi.election.Area;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.replay.Past;
import io.tajmi.replay.Replay;
import io.tajmi.replay.ReplayBusy;
import io.tajmi.replay.Standpoint;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.difference.Differences;
import io.tajmi.replay.difference.Span;
import io.tajmi.replay.job.Job;
import io.tajmi.replay.job.JobKind;
import io.tajmi.replay.job.Jobs;
import io.tajmi.replay.job.Steps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The count is read as it stood, in bounds. */
@Timeout(60)
class ReplayTest {
  private static final Replay.Limits LIMITS = new Replay.Limits(1, 1, Duration.ofSeconds(30), 2);

  private final WrittenLog written = new WrittenLog(EveryActNight.of(14));
  private final Instant now = Instant.parse("2100-01-01T00:00:00Z");

  private Timeline timeline(Timeline.Entries entries) {
    return new Timeline(entries, EveryActNight.first(), new Timeline.Limits(1 << 20, 16));
  }

  private Replay replay(Timeline.Entries entries) {
    return new Replay(written.log, timeline(entries), InstantSource.fixed(now), LIMITS);
  }

  @AfterEach
  void close() {
    written.close();
  }

  @Test
  void at_any_position_it_is_the_fold_from_nothing_with_the_root_of_then() {
    Replay replay = replay(written.reader);
    Random seeded = new Random(14);
    for (int i = 0; i < 40; i++) {
      long position = seeded.nextLong(written.log.size());
      Past past = replay.at(new Standpoint.At(position));
      FoldState folded = written.after((int) position + 1);
      assertThat(ContentHash.of(past.snapshot())).isEqualTo(ContentHash.of(folded.snapshot()));
      assertThat(past.position()).isEqualTo(position);
      assertThat(past.treeSize()).isEqualTo(position + 1);
      assertThat(past.root()).isEqualTo(written.log.rootAt(position + 1));
      assertThat(past.isFinal()).isTrue();
    }
  }

  /** It holds its turn until somebody else had one, so it ends only where it gives way. */
  @Test
  void a_job_gives_its_turn_after_a_step_to_who_waits_and_goes_on() throws Exception {
    Replay replay = replay(written.reader);
    Jobs.Limits limits =
        new Jobs.Limits(1, 1, 1, 1, 1, Duration.ofMinutes(1), Duration.ofSeconds(50));
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger read = new AtomicInteger();
    try (Jobs jobs = new Jobs(limits, InstantSource.system());
        ExecutorService reader = Executors.newSingleThreadExecutor()) {
      Future<Integer> other =
          reader.submit(() -> {
            begun.await();
            return replay.inTurn(read::incrementAndGet);
          });
      String answer =
          jobs.of(
              new Job.Question("", JobKind.FORK, "a", "/a"),
              String.class,
              () ->
                  replay.inTurn(() -> {
                    begun.countDown();
                    long longest = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                    while (read.get() == 0 && System.nanoTime() < longest) {
                      Steps.passed(1);
                    }
                    assertThat(read).as("while the job had not ended").hasValue(1);
                    assertThat(replay.folding()).isOne();
                    return new Jobs.Made<>("A", 1);
                  }));
      assertThat(answer).isEqualTo("A");
      assertThat(other.get()).isOne();
    }
    assertThat(replay.folding()).isZero();
  }

  @Test
  void what_is_beyond_the_head_of_the_future_or_before_all_is_refused() {
    Replay replay = replay(written.reader);
    Standpoint.At beyond = new Standpoint.At(written.log.size());
    assertThatThrownBy(() -> replay.at(beyond)).isInstanceOf(Ahead.class);
    Standpoint.AsOf future = new Standpoint.AsOf(now.plusNanos(1));
    assertThatThrownBy(() -> replay.asOf(future)).isInstanceOf(Rejection.class);
    Standpoint.AsOf before = new Standpoint.AsOf(Instant.parse("1970-01-01T00:00:00Z"));
    assertThatThrownBy(() -> replay.asOf(before)).isInstanceOf(NotThere.class);
    assertThat(replay.asOf(new Standpoint.AsOf(now)).isFinal()).isFalse();
  }

  @Test
  void who_asks_beyond_the_bound_is_told_to_come_again_and_who_waits_is_served() throws Exception {
    Gate gate = new Gate(written.reader);
    Replay replay = replay(gate);
    Standpoint.At last = new Standpoint.At(written.log.size() - 1);
    Standpoint.At first = new Standpoint.At(3);
    try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Past> folds = askers.submit(() -> replay.at(last));
      gate.entered.await();
      Future<Past> waits = askers.submit(() -> replay.at(first));
      while (replay.waiting() == 0) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> replay.at(new Standpoint.At(5))).isInstanceOf(ReplayBusy.class);
      gate.open.countDown();
      assertThat(folds.get().position()).isEqualTo(last.position());
      assertThat(waits.get().position()).isEqualTo(3);
    }
  }

  @Test
  void a_difference_is_summed_and_decided_in_the_turn_of_readers_of_the_past() {
    Replay replay =
        new Replay(
            written.log,
            timeline(written.reader),
            InstantSource.fixed(now),
            new Replay.Limits(1, 1, Duration.ZERO, 2));
    Differences differences = new Differences(replay, written.reader);
    Past last = replay.at(new Standpoint.At(written.log.size() - 1));
    ElectionView election = last.snapshot().elections().values().iterator().next();
    ContestView view = election.contests().getFirst();
    ContestId contest = view.contest().id();
    Past sealed = replay.at(new Standpoint.At(election.sealedAt()));
    Span span =
        differences.between(
            new Differences.Side(sealed, null), new Differences.Side(last, null), contest);
    Area root = view.roots().getFirst();
    boolean held =
        replay.inTurn(() -> {
          assertThatThrownBy(() -> differences.in(span, Visible::all, root, AreaDepth.ITSELF))
              .isInstanceOf(ReplayBusy.class);
          assertThatThrownBy(() -> differences.outcome(span)).isInstanceOf(ReplayBusy.class);
          return true;
        });
    assertThat(held).isTrue();
    assertThat(differences.in(span, Visible::all, root, AreaDepth.ITSELF).area().addsUp()).isTrue();
  }

  @Test
  void what_was_made_of_states_that_were_forgotten_is_made_anew() {
    Timeline timeline = timeline(written.reader);
    Replay replay = new Replay(written.log, timeline, InstantSource.fixed(now), LIMITS);
    Counted entries = new Counted(written.reader);
    Differences differences = new Differences(replay, entries);
    ElectionView election =
        replay
            .at(new Standpoint.At(written.log.size() - 1))
            .snapshot()
            .elections()
            .values()
            .iterator()
            .next();
    ContestId contest = election.contests().getFirst().contest().id();
    List<Past> old = sides(replay, election.sealedAt());
    assertThat(read(differences, old, contest, entries)).isOne();
    assertThat(read(differences, old, contest, entries)).as("at hand").isOne();
    timeline.forget();
    assertThat(read(differences, old, contest, entries)).isEqualTo(2);
    assertThat(read(differences, old, contest, entries)).as("not kept").isEqualTo(3);
    List<Past> anew = sides(replay, election.sealedAt());
    assertThat(read(differences, anew, contest, entries)).isEqualTo(4);
    assertThat(read(differences, anew, contest, entries)).as("kept again").isEqualTo(4);
  }

  private List<Past> sides(Replay replay, long from) {
    return List.of(
        replay.at(new Standpoint.At(from)), replay.at(new Standpoint.At(written.log.size() - 1)));
  }

  private static int read(
      Differences differences, List<Past> sides, ContestId contest, Counted entries) {
    var _ =
        differences.between(
            new Differences.Side(sides.getFirst(), null),
            new Differences.Side(sides.getLast(), null),
            contest);
    return entries.read.get();
  }

  /** Counts how often the entries of a contest are read. */
  private record Counted(Timeline.Entries entries, AtomicInteger read) implements Timeline.Entries {
    Counted(Timeline.Entries entries) {
      this(entries, new AtomicInteger());
    }

    @Override
    public List<DecodedEntry> page(long from, int count) {
      return entries.page(from, count);
    }

    @Override
    public List<DecodedEntry> ofContest(ContestId contest, long from, long through) {
      read.incrementAndGet();
      return entries.ofContest(contest, from, through);
    }

    @Override
    public List<DecodedEntry> ofBranch(BranchId branch, long fromSeq, long through) {
      return entries.ofBranch(branch, fromSeq, through);
    }
  }

  @Test
  void what_was_asked_for_last_is_at_hand() {
    Gate gate = new Gate(written.reader);
    gate.open.countDown();
    Replay replay = replay(gate);
    var _ = replay.at(new Standpoint.At(40));
    int folded = gate.pages.get();
    var _ = replay.at(new Standpoint.At(40));
    assertThat(gate.pages).hasValue(folded);
    for (long position : new long[] {50, 51, 52}) {
      var _ = replay.at(new Standpoint.At(position));
    }
    assertThat(gate.pages).hasValue(folded + 3);
    var _ = replay.at(new Standpoint.At(50));
    assertThat(gate.pages).as("let go for two that were asked for later").hasValue(folded + 4);
    var _ = replay.at(new Standpoint.At(52));
    assertThat(gate.pages).hasValue(folded + 4);
  }

  @Test
  void who_steps_on_waits_for_what_lies_between_alone() {
    AtomicLong read = new AtomicLong();
    Replay replay =
        replay(
            new Timeline.Entries() {
              @Override
              public List<DecodedEntry> page(long from, int count) {
                read.addAndGet(count);
                return written.reader.page(from, count);
              }

              @Override
              public List<DecodedEntry> ofContest(ContestId contest, long from, long through) {
                return written.reader.ofContest(contest, from, through);
              }

              @Override
              public List<DecodedEntry> ofBranch(BranchId branch, long fromSeq, long through) {
                return written.reader.ofBranch(branch, fromSeq, through);
              }
            });
    var _ = replay.at(new Standpoint.At(44));
    assertThat(read).hasValue(45);
    for (int step = 1; step <= 7; step++) {
      var _ = replay.at(new Standpoint.At(44 + step));
      assertThat(read).hasValue(45 + step);
    }
    var _ = replay.at(new Standpoint.At(48));
    assertThat(read).as("from the state kept at 44: the two before 48 are let go").hasValue(56);
  }

  /** Entries that are read only once it is open. */
  private static final class Gate implements Timeline.Entries {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);
    final AtomicInteger pages = new AtomicInteger();
    private final Timeline.Entries entries;

    Gate(Timeline.Entries entries) {
      this.entries = entries;
    }

    @Override
    public List<DecodedEntry> page(long from, int count) {
      entered.countDown();
      pages.incrementAndGet();
      try {
        open.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      return entries.page(from, count);
    }

    @Override
    public List<DecodedEntry> ofContest(ContestId contest, long from, long through) {
      return entries.ofContest(contest, from, through);
    }

    @Override
    public List<DecodedEntry> ofBranch(BranchId branch, long fromSeq, long through) {
      return entries.ofBranch(branch, fromSeq, through);
    }
  }
}
