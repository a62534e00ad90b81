package io.tajmi.api.access.sight;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.replay.Past;
import io.tajmi.replay.Replay;
import io.tajmi.replay.Standpoint;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.fork.Forked;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What whoever asks sees. Everything that leaves this node as a page, an answer, a stream or a file
 * is made of a {@link Sight}, so there is no other way to a vote.
 */
public final class Sights {
  private final SnapshotHolder snapshots;
  private final Replay replay;
  private final Supposed supposed;
  private final Supplier<Viewer> viewer;
  private final Supplier<CheckStatus> check;
  private final Duration atLeastWaitMax;

  /**
   * Over the latest snapshots and those of the past.
   *
   * @param viewer who asks, on this thread
   * @param check what this node knows of itself
   * @param atLeastWaitMax how long a read waits for the position that it asks for
   */
  public Sights(
      SnapshotHolder snapshots,
      Replay replay,
      Supposed supposed,
      Supplier<Viewer> viewer,
      Supplier<CheckStatus> check,
      Duration atLeastWaitMax) {
    this.snapshots = snapshots;
    this.replay = replay;
    this.supposed = supposed;
    this.viewer = viewer;
    this.check = check;
    this.atLeastWaitMax = atLeastWaitMax;
  }

  /** Who asks. */
  public Viewer viewer() {
    return viewer.get();
  }

  /** The latest snapshot, as whoever asks sees it. */
  public Sight current() {
    return current(viewer());
  }

  /** The latest snapshot as a viewer sees it, for threads that work for others. */
  public Sight current(Viewer who) {
    return new Sight(who, snapshots.current(), check.get());
  }

  /**
   * What whoever asks sees from a standpoint.
   *
   * @throws NotYet where a latest snapshot with a position does not come in time
   * @throws io.tajmi.replay.Ahead where the log does not reach so far
   * @throws io.tajmi.query.NotThere where nothing was on record then
   * @throws io.tajmi.replay.ReplayBusy where too many ask for the past
   */
  public Sight at(Standpoint standpoint) {
    return switch (standpoint) {
      case Standpoint.Live live -> {
        Long atLeast = live.atLeast();
        Snapshot latest = atLeast == null ? snapshots.current() : holding(atLeast);
        yield new Sight(viewer(), latest, check.get());
      }
      case Standpoint.At at -> of(replay.at(at));
      case Standpoint.AsOf asOf -> of(replay.asOf(asOf));
      case Standpoint.OfFork fork -> of(supposed.of(viewer(), fork.fork()));
    };
  }

  /**
   * The same, but the latest is pinned to the position where the log ends now, so that it can be
   * compared with others and asked for again.
   */
  public Sight pinned(Standpoint standpoint) {
    return standpoint instanceof Standpoint.OfFork ? at(standpoint) : of(replay.from(standpoint));
  }

  /**
   * Where a standpoint is in the log, the latest pinned as in {@link #pinned}, without working out
   * what is supposed there.
   *
   * @param fork what is supposed; null where nothing is
   */
  public record Stand(Past past, @Nullable String fork) {}

  /** Finds it for whoever asks; throws as {@link #at} does. */
  public Stand stand(Standpoint standpoint) {
    return standpoint instanceof Standpoint.OfFork of
        ? new Stand(supposed.base(viewer(), of.fork()), of.fork())
        : new Stand(replay.from(standpoint), null);
  }

  /** What is supposed where somebody stands; null where nothing is. */
  public @Nullable Forked forked(Viewer who, Stand stand) {
    return stand.fork() == null ? null : supposed.of(who, stand.fork());
  }

  /** What whoever asks sees of a state of the past, or of what is supposed on it. */
  public Sight of(Past past, @Nullable Forked forked) {
    Snapshot shown = forked == null ? past.snapshot() : forked.snapshot();
    return new Sight(viewer(), shown, past, forked, snapshots.current(), check.get());
  }

  private Sight of(Past past) {
    return of(past, null);
  }

  private Sight of(Forked forked) {
    return of(replay.at(new Standpoint.At(forked.fork().position())), forked);
  }

  /** Waits until the view holds a position, but not for long: what was written stays written. */
  public void reach(long position) {
    try {
      var _ = snapshots.awaitAtLeast(new LogPosition(position), atLeastWaitMax);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The first of the latest snapshots that holds a position.
   *
   * @throws NotYet where none comes in time
   */
  public Snapshot holding(long atLeast) {
    try {
      return snapshots
          .awaitAtLeast(new LogPosition(atLeast), atLeastWaitMax)
          .orElseThrow(() ->
              new NotYet("This node has not come to position " + atLeast + " yet; ask again."));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotYet("This node is stopping; ask another.");
    }
  }
}
