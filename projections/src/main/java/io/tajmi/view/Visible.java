package io.tajmi.view;

import io.tajmi.branch.Tally;
import io.tajmi.count.AreaTotal;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What of one contest one reader may see. Progress, in branches, is for every reader; votes are for
 * the acting chain within its areas, and for everyone once the contest is released, then without
 * boxes that are not shown alone.
 */
public final class Visible {
  private final ContestView view;
  private final Predicate<AreaCode> acting;
  private final boolean published;
  private final boolean stopped;

  /** How much of an area's or a branch's votes is seen. */
  public enum Extent {
    /** Every figure, as counted. */
    ALL,
    /** Figures without boxes that are not shown alone. */
    PUBLIC,
    /** No votes at all. */
    NONE
  }

  /** Why a tally is not shown alone. */
  public enum Withheld {
    /** It has so few ballots that it would tell how people voted. */
    SMALL,
    /** It is of ordinary size; without it the contest's total would give a small one away. */
    COVER
  }

  /**
   * For a reader.
   *
   * @param acting whether the reader's chain acts in an area
   * @param readsPublished whether the reader may see what is published
   */
  public Visible(ContestView view, Predicate<AreaCode> acting, boolean readsPublished) {
    this(view, acting, readsPublished, false);
  }

  /**
   * The same of a contest that a later release may have opened.
   *
   * @param opened whether one has
   */
  public Visible(
      ContestView view, Predicate<AreaCode> acting, boolean readsPublished, boolean opened) {
    this(view, acting, readsPublished, opened, false);
  }

  private Visible(
      ContestView view,
      Predicate<AreaCode> acting,
      boolean readsPublished,
      boolean opened,
      boolean stopped) {
    this.stopped = stopped;
    this.view = view;
    this.acting = acting;
    this.published =
        readsPublished && (opened || view.publicity().released()) && !view.isSupposed();
  }

  /** Everything: for a reader whose chain acts everywhere. */
  public static Visible all(ContestView view) {
    return new Visible(view, area -> true, true);
  }

  /** No votes, for nobody: what is shown may not be what the log adds up to. */
  public static Visible stopped(ContestView view) {
    return new Visible(view, area -> false, false, false, true);
  }

  /** Whether nobody is shown votes, as the node does not vouch for them. */
  public boolean isStopped() {
    return stopped;
  }

  /** The contest. */
  public ContestView view() {
    return view;
  }

  /** How much of an area's votes is seen. */
  public Extent extent(AreaCode area) {
    if (acting.test(area)) {
      return Extent.ALL;
    }
    return published ? Extent.PUBLIC : Extent.NONE;
  }

  /** How much of a branch's votes is seen; {@link #shows} says whether a tally of it is. */
  public Extent extent(int branch) {
    return extent(view.contest().branches().get(branch).area());
  }

  /** An area's figures as they may be seen; where no votes may be, its progress alone. */
  public AreaTotal total(Area area) {
    int local = view.index().local(area.code());
    AreaTotal all = view.total(local);
    return switch (extent(area.code())) {
      case ALL -> all;
      case PUBLIC -> view.publicCount().total(local);
      case NONE -> all.progressOnly();
    };
  }

  /**
   * What of {@link #total} is in none of the areas below: branches that hang on the area itself,
   * and boxes of several of these areas that are shown as one. Null where there is none of either,
   * or no area below.
   */
  public @Nullable AreaTotal direct(Area area) {
    int local = view.index().local(area.code());
    if (view.children(area.code()).isEmpty()) {
      return null;
    }
    return switch (extent(area.code())) {
      case ALL -> view.direct(local);
      case PUBLIC -> view.publicCount().direct(local);
      case NONE -> {
        AreaTotal all = view.direct(local);
        yield all == null ? null : all.progressOnly();
      }
    };
  }

  /** How many counted boxes of an area are not in the figures of {@link #total}. */
  public int withheld(Area area) {
    return extent(area.code()) == Extent.PUBLIC
        ? view.publicCount().withheld(view.index().local(area.code()))
        : 0;
  }

  /** Counted boxes of an area that are not shown alone to who sees what is public; else none. */
  public PublicCount.Apart apart(Area area) {
    return extent(area.code()) == Extent.PUBLIC
        ? view.publicCount().apart(view.index().local(area.code()))
        : PublicCount.Apart.NONE;
  }

  /** Whether the votes of a tally of a branch, in force or replaced, may be shown. */
  public boolean shows(int branch, Tally tally) {
    return switch (extent(branch)) {
      case ALL -> true;
      case PUBLIC -> !view.smallBoxes().isCover(branch) && !view.smallBoxes().rule().hides(tally);
      case NONE -> false;
    };
  }

  /** Whether the votes of the tally on record may be shown; there may be none. */
  public boolean shows(int branch) {
    Tally tally = view.row(branch).tally();
    return tally != null && shows(branch, tally);
  }

  /** Why the tally on record is not shown to who sees what is public; null where it is, or none. */
  public @Nullable Withheld withheld(int branch) {
    Tally tally = view.row(branch).tally();
    if (tally == null || extent(branch) != Extent.PUBLIC || shows(branch, tally)) {
      return null;
    }
    return view.smallBoxes().rule().hides(tally) ? Withheld.SMALL : Withheld.COVER;
  }

  /**
   * The group in an area's figures whose boxes do not hide each other, as the contest is too small
   * for that and its total is everyone's all the same; null where there is none.
   */
  public PublicCount.@Nullable Group exposed(Area area) {
    return groups(area).stream().filter(group -> !group.enough()).findFirst().orElse(null);
  }

  /** The group that a hidden box is shown in; null where it is shown alone, or not at all. */
  public PublicCount.@Nullable Group group(int branch) {
    return extent(branch) == Extent.PUBLIC ? view.publicCount().group(branch) : null;
  }

  /** The groups of boxes that are shown in an area as such, to who sees what is public. */
  public List<PublicCount.Group> groups(Area area) {
    return extent(area.code()) == Extent.PUBLIC
        ? view.publicCount().groups(view.index().local(area.code()))
        : List.of();
  }

  @Override
  public String toString() {
    return "what may be seen of " + Objects.toString(view.contest());
  }
}
