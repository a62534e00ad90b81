package io.tajmi.api.access.sight;

import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.election.Area;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.fold.NotApplied;
import io.tajmi.outcome.Outcomes;
import io.tajmi.outcome.PublicOutcome;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.BranchHistory;
import io.tajmi.query.Lookup;
import io.tajmi.replay.Past;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Stop;
import io.tajmi.replay.fork.Forked;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingView;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot as one viewer sees it; a request takes one and answers from it alone. Rights are
 * those of now, publicity is that of the snapshot, or wider where the release that is in force now
 * opens what came before it.
 *
 * @param past where the snapshot is of, or stands on; null where it is the latest
 * @param forked what is supposed; null where nothing is
 * @param latest the latest snapshot, by whose releases something of the past may be open
 * @param check what this node knows of itself
 */
public record Sight(
    Viewer viewer,
    Snapshot snapshot,
    @Nullable Past past,
    @Nullable Forked forked,
    Snapshot latest,
    CheckStatus check) {

  /** The latest snapshot. */
  public Sight(Viewer viewer, Snapshot snapshot, CheckStatus check) {
    this(viewer, snapshot, null, null, snapshot, check);
  }

  /** Whether nobody is shown votes of a contest here, as this node's own check has stopped them. */
  public boolean withholds(ContestView view) {
    return withholds(view.contest().id());
  }

  /** The same of a contest that may not be on record here. */
  public boolean withholds(ContestId contest) {
    return check.withholds(contest, stands());
  }

  /** The last position at which stopped votes of a contest are read on; null where none are. */
  public @Nullable Long lastGood(ContestView view) {
    if (!withholds(view)) {
      return null;
    }
    Stop stop = check.stop();
    return stop == null || check.down() ? Long.valueOf(-1) : Long.valueOf(stop.lastGood());
  }

  /** What tells answers that were made while something was stopped from others; mostly empty. */
  public String mark() {
    return check.mark(stands());
  }

  /** Position of a state of the past, null of the latest. */
  private @Nullable Long stands() {
    if (forked != null) {
      return forked.fork().position();
    }
    return past == null ? null : Long.valueOf(past.position());
  }

  /** Finds what an address names, in this snapshot. */
  public Lookup find() {
    return new Lookup(snapshot);
  }

  /** What the viewer may see of a contest of this snapshot. */
  public Visible of(ContestView view) {
    if (withholds(view)) {
      return Visible.stopped(view);
    }
    return new Visible(
        view,
        area -> viewer.acts(view.definition(), area),
        viewer.readsPublished(),
        openedAt(view) >= 0);
  }

  /**
   * Position of the release in force now that opens all that came before it, -1 where none does: an
   * answer of the past is another one from then on.
   */
  public long openedAt(ContestView view) {
    ContestView now = latest.contest(view.contest().id());
    return now != null && now.publicity().released() && now.publicity().history()
        ? now.publicity().position()
        : -1;
  }

  /** Whether everyone may read a contest's votes here. */
  private boolean isOpen(ContestView view) {
    return view.publicity().released() || openedAt(view) >= 0;
  }

  /** What the viewer sees of a contest by a role alone, as if nothing were published. */
  public Visible acting(ContestView view) {
    return new Visible(view, area -> viewer.acts(view.definition(), area), false);
  }

  /** What is supposed of a branch of a contest; null where nothing is of the contest. */
  public BranchHistory.@Nullable Supposed supposed(ContestView view, int branch) {
    return forked == null || !supposes(view.contest().id())
        ? null
        : forked.history(view.contest().branches().get(branch).code());
  }

  /** Whether something is supposed of a contest here. */
  public boolean supposes(ContestId contest) {
    return forked != null && forked.fork().contest().equals(contest);
  }

  /** Entries that have no place on a fork, as far as they tell the viewer of no votes elsewhere. */
  public List<NotApplied> notApplied(Forked told) {
    return readsOutcome(told.before()) ? told.notApplied() : told.notAppliedAtBranches();
  }

  /** Whether the viewer sees every vote of a contest by a role. */
  public boolean seesEveryVote(ContestView view) {
    return view.isWithin(area -> viewer.acts(view.definition(), area));
  }

  /** What a contest of this snapshot says to the viewer of an area that has branches of it. */
  public AreaFigures figures(ContestView view, Area area) {
    return AreaFigures.of(snapshot, of(view), area);
  }

  /** Whether the viewer reads the outcome of a contest, which tells of votes in all of it. */
  public boolean readsOutcome(ContestView view) {
    return !withholds(view) && actsInAll(view);
  }

  private boolean actsInAll(ContestView view) {
    return view.isWithin(area -> viewer.may(Right.READ_OUTCOMES, view.definition(), area));
  }

  /**
   * Whether the viewer reads what annulling a branch would do to the outcome of a contest.
   *
   * <p>Of a contest that reaches beyond the viewer's areas that is a number about everybody's
   * votes. From one position to the next it would move by the votes of a single box elsewhere, and
   * with what is supposed in an own area by as much as somebody likes. So it is told of the latest
   * state alone, until everyone reads the outcome.
   */
  public boolean readsMateriality(ContestView view, BranchCode branch) {
    int ordinal = view.contest().ordinal(branch);
    return tellsMateriality(view)
        && ordinal >= 0
        && viewer.may(
            Right.READ_OUTCOMES, view.definition(), view.contest().branches().get(ordinal).area());
  }

  /** Whether there may be a branch of which the viewer reads that. */
  public boolean readsMaterialityAtSome(ContestView view) {
    return tellsMateriality(view) && actsAtSome(view);
  }

  private boolean tellsMateriality(ContestView view) {
    return !withholds(view) && (isLatest() || outcome(view) != Visible.Extent.NONE);
  }

  private boolean actsAtSome(ContestView view) {
    return view.contest().branches().stream()
        .anyMatch(branch -> viewer.may(Right.READ_OUTCOMES, view.definition(), branch.area()));
  }

  private boolean isLatest() {
    return past == null && forked == null;
  }

  /**
   * How much of a contest's outcome the viewer reads: what can still change too, or how the votes
   * became seats, or nothing.
   */
  public Visible.Extent outcome(ContestView view) {
    if (readsOutcome(view)) {
      return Visible.Extent.ALL;
    }
    boolean open = PublicOutcome.open(view) || (openedAt(view) >= 0 && view.complete());
    return !withholds(view) && viewer.readsPublished() && open && !view.isSupposed()
        ? Visible.Extent.PUBLIC
        : Visible.Extent.NONE;
  }

  /** The outcome of a contest of this snapshot, whoever reads it; waits for the decision. */
  public Outcomes.Decided decided(ContestView view, Outcomes outcomes) {
    if (forked != null && forked.contest() == view) {
      return new Outcomes.Decided(forked.outcome(), snapshot.position(), snapshot.time(), true);
    }
    return past == null ? outcomes.of(snapshot, view) : outcomes.past(snapshot, view);
  }

  /** Whether the viewer may suppose things of a contest: who sees votes of it by a role may. */
  public boolean maySuppose(ContestView view) {
    return view.areas().stream().anyMatch(area -> viewer.acts(view.definition(), area.code()));
  }

  /** Whether the viewer reads what was done to a contest and its candidates. */
  public boolean readsActs(ContestView view) {
    return isOpen(view) || actsInAll(view);
  }

  /** Whether the viewer reads a ruling: everyone does once its contest is released. */
  public boolean reads(RulingView ruling) {
    ContestView view = snapshot.contest(ruling.issued().contest());
    return view != null && (isOpen(view) || actsAtSome(view, ruling));
  }

  private boolean actsAtSome(ContestView view, RulingView ruling) {
    return viewer.may(Right.READ_VOTES)
        && ruling.scope().stream().anyMatch(branch -> acts(view, branch));
  }

  private boolean acts(ContestView view, BranchCode branch) {
    int ordinal = view.contest().ordinal(branch);
    return ordinal >= 0
        && viewer.acts(view.definition(), view.contest().branches().get(ordinal).area());
  }

  /**
   * Why the viewer does not read something of a contest for which one needs a right in all of it.
   */
  public AccessRefused refusal(Right right, ContestView view) {
    Stop stop = check.stop();
    if (stop != null && withholds(view)) {
      return AccessRefused.stopped(stop.lastGood());
    }
    if (viewer.equals(Viewer.PUBLIC)) {
      return AccessRefused.notLoggedIn();
    }
    return viewer.may(right) ? elsewhere(right, view) : AccessRefused.lacks(right);
  }

  /** Why the viewer does not read what an annulment would do to the outcome of a contest. */
  public AccessRefused refusalOfMateriality(ContestView view) {
    return !isLatest() && !tellsMateriality(view) && !withholds(view) && actsAtSome(view)
        ? AccessRefused.latestAlone()
        : refusal(Right.READ_OUTCOMES, view);
  }

  private AccessRefused elsewhere(Right right, ContestView view) {
    return AccessRefused.elsewhere(
        right, view.outside(area -> viewer.may(right, view.definition(), area)));
  }
}
