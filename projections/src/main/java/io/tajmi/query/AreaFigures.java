package io.tajmi.query;

import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.outcome.OutstandingBallots;
import io.tajmi.view.Arrivals;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.PublicCount;
import io.tajmi.view.RulingProgress;
import io.tajmi.view.RulingView;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contest says of an area at one position to one reader. Whatever is shown of it, as JSON,
 * on a page, in a chart or a table, is taken from here and worked out nowhere else. Immutable: it
 * holds one snapshot, and every figure is a function of that.
 */
public final class AreaFigures {
  private final Snapshot snapshot;
  private final Visible visible;
  private final Area area;
  private final CountedBoxes counted;

  private AreaFigures(Snapshot snapshot, Visible visible, Area area) {
    this.snapshot = snapshot;
    this.visible = visible;
    this.area = area;
    this.counted = counted(visible, area);
  }

  /** Of an area that has branches of the contest at or below it. */
  public static AreaFigures of(Snapshot snapshot, Visible visible, Area area) {
    return new AreaFigures(snapshot, visible, area);
  }

  /** An area directly below. */
  public record Below(Area area, Visible.Extent extent, CountedBoxes counted) {}

  /** A branch with its row; {@code shown} says whether the reader may see its votes. */
  public record Line(Branch branch, BranchRow row, boolean shown) {}

  /** The contest, as the reader may see it. */
  public Visible visible() {
    return visible;
  }

  /** The contest. */
  public ContestView view() {
    return visible.view();
  }

  /** The area. */
  public Area area() {
    return area;
  }

  /** Position of the snapshot. */
  public long position() {
    return snapshot.position();
  }

  /** Of the snapshot's last entry. */
  public @Nullable Instant time() {
    return snapshot.time();
  }

  /** Position of the last entry that changed any of this, but for the acts on the contest. */
  public long changedAt() {
    long changedAt = figuresChangedAt();
    ElectionView election = snapshot.elections().get(view().contest().id().election());
    if (election != null) {
      changedAt = Math.max(changedAt, election.sealedAt());
    }
    for (RulingView ruling : snapshot.rulings().values()) {
      if (ruling.issued().contest().equals(view().contest().id())) {
        changedAt = Math.max(changedAt, ruling.changedAt());
      }
    }
    return changedAt;
  }

  /**
   * The same with the acts on the contest, which may leave it without a margin, and without the
   * rulings on it.
   */
  public long drawnSince() {
    return Math.max(figuresChangedAt(), view().file().changedAt());
  }

  private long figuresChangedAt() {
    return Math.max(counted.changedAt(), view().publicity().position());
  }

  /** How much of the votes the reader sees; where none, every figure but the progress is 0. */
  public Visible.Extent extent() {
    return visible.extent(area.code());
  }

  /** The figures. */
  public CountedBoxes counted() {
    return counted;
  }

  /** Counted boxes that are not shown alone. */
  public PublicCount.Apart apart() {
    return visible.apart(area);
  }

  /** The most that the branches which are not counted can bring. */
  public OutstandingBallots outstanding() {
    return OutstandingBallots.of(visible, area);
  }

  /** Areas directly below with branches of the contest, in the order of the package. */
  public List<Below> below() {
    return view().children(area.code()).stream()
        .map(child -> new Below(child, visible.extent(child.code()), counted(visible, child)))
        .toList();
  }

  /**
   * What is in none of the areas below: branches that hang on the area itself, and boxes of several
   * of these areas that are shown as one; null where there is none of either, or no area below.
   */
  public @Nullable CountedBoxes direct() {
    AreaTotal direct = visible.direct(area);
    return direct == null ? null : new CountedBoxes(view(), direct, counted.seen(), 0, null);
  }

  /** Boxes that are shown as one in this area. */
  public List<BoxesTogether> together() {
    return visible.groups(area).stream().map(group -> BoxesTogether.of(view(), group)).toList();
  }

  /** Those of them that do not hide each other; null where all do. */
  public @Nullable BoxesTogether exposed() {
    return together().stream().filter(boxes -> !boxes.enough()).findFirst().orElse(null);
  }

  /** Branches that hang directly on the area. */
  public List<Line> branches() {
    return view().branches(area.code()).stream().map(this::line).toList();
  }

  /** Branches at or below the area that an entry could not be applied to. */
  public List<Line> incomplete() {
    List<Line> incomplete = new ArrayList<>();
    if (counted.progress().branches().incomplete() > 0) {
      List<Branch> branches = view().contest().branches();
      for (int i = 0; i < branches.size(); i++) {
        if (view().row(i).incomplete() && view().within(i, area.code())) {
          incomplete.add(line(branches.get(i)));
        }
      }
    }
    return incomplete;
  }

  /** Rulings on the contest that have not been carried out everywhere. */
  public List<RulingProgress> openRulings() {
    return snapshot.openRulings(view().contest().id()).stream().map(RulingProgress::of).toList();
  }

  /** When the branches came in. */
  public Arrivals arrivals() {
    return Arrivals.of(view(), area);
  }

  /** The same by the hours of the election's clocks. */
  public ArrivalHours hours() {
    return ArrivalHours.of(arrivals(), view().definition().head().zone());
  }

  /**
   * Hash of what counts in the whole contest; null elsewhere than at its one root, where it would
   * change without the area, and for whoever does not see all, since few values can be tried one by
   * one.
   */
  public @Nullable String countsHash() {
    List<Area> roots = view().roots();
    boolean whole = roots.size() == 1 && roots.getFirst().code().equals(area.code());
    return whole && extent() == Visible.Extent.ALL ? ContentHash.countsHash(view()) : null;
  }

  private static CountedBoxes counted(Visible visible, Area area) {
    return new CountedBoxes(
        visible.view(),
        visible.total(area),
        visible.extent(area.code()) != Visible.Extent.NONE,
        visible.withheld(area),
        visible.view().electorate(area));
  }

  private Line line(Branch branch) {
    int ordinal = view().contest().ordinal(branch.code());
    return new Line(branch, view().row(ordinal), visible.shows(ordinal));
  }
}
