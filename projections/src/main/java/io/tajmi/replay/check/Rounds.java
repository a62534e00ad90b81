package io.tajmi.replay.check;

import io.tajmi.fold.FoldState;
import io.tajmi.view.ContentHash;
import io.tajmi.view.Snapshot;
import io.tajmi.view.TotalsDisagree;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Folds the log again and compares; for one thread. */
final class Rounds {
  private static final int SLICE_ENTRIES = 256;
  private static final int SLICES_BETWEEN_KEPT = 16;
  private static final int CATCH_UPS_MAX = 8;

  private final Subject subject;
  private final int fromNothingEvery;
  private final Pace pace;
  private final RandomGenerator chance;
  private int number;

  Rounds(Subject subject, SelfCheck.Settings settings, Pace pace) {
    this.subject = subject;
    this.fromNothingEvery = settings.fromNothingEvery();
    this.pace = pace;
    this.chance = new SplittableRandom(settings.seed());
  }

  /**
   * What one fold came to.
   *
   * @param live what was shown at that position
   * @param origin position of the state that it began with
   * @param folded null where the fold itself said that its totals are wrong
   */
  record Found(Snapshot live, long origin, @Nullable FoldState folded, Concerned differs) {
    long position() {
      return live.position();
    }
  }

  /** Position of what is shown now. */
  long position() {
    return subject.live().position();
  }

  /** Folds once: each so manieth time from nothing, else from a state that is kept. */
  Found next() throws InterruptedException {
    Snapshot live = subject.live();
    number++;
    FoldState kept =
        number % fromNothingEvery == 0
            ? null
            : pace.slice(() -> subject.kept(live.position(), chance));
    FoldState origin = kept == null ? subject.first() : kept;
    FoldState folded = fold(origin, live.position(), _ -> {});
    Concerned differs = folded == null ? Concerned.ALL : difference(folded, live);
    return new Found(live, origin.position(), folded, differs);
  }

  /** Of a round that did not end. */
  Found broken() {
    return new Found(subject.live(), -1, null, Concerned.NONE);
  }

  void distrust() {
    subject.distrust();
  }

  /**
   * What a second fold says.
   *
   * @param differs from it in what is shown, if it agrees with the first fold; none if not
   * @param good what the log adds up to, by both; null where they do not agree
   */
  record Second(Concerned differs, @Nullable FoldState good) {
    private static final Second DISAGREES = new Second(Concerned.NONE, null);
  }

  /** Folds once more, from nothing. */
  Second again(Found first) throws InterruptedException {
    FoldState second = fold(subject.first(), first.position(), subject::folded);
    FoldState folded = first.folded();
    if (second == null || folded == null) {
      return Second.DISAGREES;
    }
    String content = pace.slice(() -> ContentHash.of(folded.snapshot()));
    boolean agrees = pace.slice(() -> ContentHash.of(second.snapshot())).equals(content);
    return agrees ? new Second(difference(second, first.live()), second) : Second.DISAGREES;
  }

  /** Goes on from a good state to about where what is shown stands, and puts it in its place. */
  void mend(FoldState good) throws InterruptedException {
    FoldState state = good;
    for (int i = 0; i < CATCH_UPS_MAX && position() - state.position() > SLICE_ENTRIES; i++) {
      FoldState next = fold(state, position(), subject::folded);
      if (next == null) {
        throw new IllegalStateException("the good fold cannot go on to what is shown");
      }
      state = next;
    }
    subject.mend(state);
  }

  private Concerned difference(FoldState folded, Snapshot live) throws InterruptedException {
    return pace.slice(() -> Comparison.difference(folded.snapshot(), live));
  }

  /** Null where the fold says that its own totals are wrong: then it began with a damaged state. */
  private @Nullable FoldState fold(FoldState origin, long position, Consumer<FoldState> now)
      throws InterruptedException {
    try {
      FoldState state = origin;
      for (int slice = 1; state.position() < position; slice++) {
        FoldState before = state;
        int count = (int) Math.min(SLICE_ENTRIES, position - before.position());
        state = pace.slice(() -> before.after(subject.page(before.position() + 1, count)));
        if (slice % SLICES_BETWEEN_KEPT == 0) {
          now.accept(state);
        }
      }
      now.accept(state);
      return state;
    } catch (TotalsDisagree damaged) {
      return null;
    }
  }

  /** Halts the contests of a stop that were released; false where that has to be tried again. */
  boolean halt(Stop stop) {
    List<Boolean> done =
        subject.live().elections().values().stream()
            .flatMap(election -> election.contests().stream())
            .filter(contest -> contest.publicity().released())
            .map(contest -> contest.contest().id())
            .filter(stop.concerned()::holds)
            .map(contest -> subject.halt(contest, stop))
            .toList();
    return !done.contains(false);
  }

  long takeWorkedNanos() {
    return pace.takeWorkedNanos();
  }
}
