package io.tajmi.replay.difference;

import io.tajmi.count.AreaDepth;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import io.tajmi.view.Visible.Extent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What differs between the two states of a {@link Span} in one area to one reader, and by which
 * entries. Immutable.
 */
public final class Difference {
  private final Span span;
  private final Function<ContestView, Visible> sight;
  private final Layout layout;
  private final AreaDifference area;
  private final List<AreaDifference> below;
  private final @Nullable AreaDifference direct;
  private final boolean reversed;

  private Difference(
      Span span,
      Function<ContestView, Visible> sight,
      Layout layout,
      List<AreaDifference> below,
      @Nullable AreaDifference direct,
      AreaDifference area,
      boolean reversed) {
    this.span = span;
    this.sight = sight;
    this.layout = layout;
    this.area = area;
    this.below = List.copyOf(below);
    this.direct = direct;
    this.reversed = reversed;
  }

  /**
   * Sums it up.
   *
   * @param sight what the reader may see of the contest in a state; by publicity alone it may
   *     differ from one to another
   * @param area one that has branches of the contest at or below it
   * @param depth whether the areas directly below are asked for as well
   */
  public static Difference between(
      Span span, Function<ContestView, Visible> sight, Area area, AreaDepth depth) {
    boolean children = depth == AreaDepth.DIRECTLY_BELOW;
    Layout layout = new Layout(span.before().contest());
    List<AreaTarget> targets = AreaTarget.all(span.before(), area);
    List<AreaDifference> made =
        (children ? targets : targets.subList(0, 1))
            .stream().map(target -> made(span, sight, layout, target)).toList();
    return new Difference(
        span,
        sight,
        layout,
        children ? made.subList(1, made.size() - 1) : List.of(),
        children && says(span, sight, targets.getLast()) ? made.getLast() : null,
        made.getFirst(),
        false);
  }

  /** Whether there is anything that is in none of the areas below, in one state or the other. */
  private static boolean says(Span span, Function<ContestView, Visible> sight, AreaTarget rest) {
    return rest.total(sight.apply(span.before())) != null
        || rest.total(sight.apply(span.after())) != null;
  }

  private static ChangeAccount account(
      Span span, Function<ContestView, Visible> sight, Layout layout, Target target) {
    ChangeAccount account = new ChangeAccount(layout, target, sight);
    List<Leg> legs = span.legs();
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      Visible seen = account.sight(leg);
      leg.steps().forEach(step -> account.add(seen, leg, step));
      account.smallBoxes(leg);
      if (leg.cut() != null) {
        account.publish(leg, legs.get(i + 1));
      }
    }
    return account;
  }

  private static AreaDifference made(
      Span span, Function<ContestView, Visible> sight, Layout layout, AreaTarget target) {
    return made(span, sight, layout, target, target.area());
  }

  private static AreaDifference made(
      Span span, Function<ContestView, Visible> sight, Layout layout, Target target, Area area) {
    ChangeAccount account = account(span, sight, layout, target);
    Visible then = sight.apply(span.before());
    Visible now = sight.apply(span.after());
    long[] before = target.cells(layout, then);
    long[] after = target.cells(layout, now);
    BitSet moved = new BitSet();
    long[] remainder = after.clone();
    Layout.addAll(remainder, before, -1);
    Layout.addAll(remainder, account.sum(moved), -1);
    List<FigureChange> figures = new ArrayList<>();
    for (int i = 0; i < layout.length(); i++) {
      if (moved.get(i) || before[i] != after[i]) {
        ComparedFigure figure = layout.figure(i);
        figures.add(
            new FigureChange(
                figure,
                seen(figure, target.extent(then), before[i]),
                seen(figure, target.extent(now), after[i]),
                Math.subtractExact(after[i], before[i])));
      }
    }
    return new AreaDifference(
        area,
        target.extent(then),
        target.extent(now),
        figures,
        account.parts(),
        layout.told(remainder),
        span.leadsOn(target.members()));
  }

  private static @Nullable Long seen(ComparedFigure figure, Extent extent, long value) {
    return extent == Extent.NONE && figure.kind() != ComparedFigure.Kind.PROGRESS ? null : value;
  }

  /** Of the area. */
  public AreaDifference area() {
    return area;
  }

  /**
   * Of the areas directly below, in the order of the package; none where they were not asked for.
   */
  public List<AreaDifference> below() {
    return below;
  }

  /** Of what is in none of the areas below; null where there is nothing of that. */
  public @Nullable AreaDifference direct() {
    return direct;
  }

  /** From the second state to the first: every change the other way round. */
  public Difference reversed() {
    return new Difference(
        span,
        sight,
        layout,
        below.stream().map(AreaDifference::reversed).toList(),
        direct == null ? null : direct.reversed(),
        area.reversed(),
        !reversed);
  }

  /**
   * The entries that explain it, in the order of the log.
   *
   * @param after {@code next} of the page before, -1 from the beginning
   * @param limit at least one
   */
  public Explaining.Page entries(Selection selection, long after, int limit) {
    Listing listing = new Listing(selection, after, limit);
    List<Leg> legs = span.legs();
    for (int i = 0; i < legs.size(); i++) {
      listing.add(legs.get(i), i + 1 < legs.size() ? legs.get(i + 1) : null);
    }
    return listing.page();
  }

  /**
   * What the entries of a selection did, by cause. Of chosen branches nothing is told that is known
   * of several together only.
   */
  public List<Part> parts(Selection selection) {
    Target target = target(selection);
    ChangeAccount account = new ChangeAccount(layout, target, sight);
    List<Leg> legs = span.legs();
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      Visible seen = account.sight(leg);
      leg.steps().stream()
          .filter(step -> takes(selection, target, step))
          .forEach(step -> account.add(seen, leg, step));
      if (selection.branches() == null && selection.takes(Cause.SMALL_BOXES)) {
        account.smallBoxes(leg);
      }
      if (leg.cut() != null && takes(selection, target, leg.cut())) {
        account.publish(leg, legs.get(i + 1));
      }
    }
    List<Part> parts = account.parts();
    return reversed ? parts.stream().map(Part::reversed).toList() : parts;
  }

  /**
   * What differs of some branches of the area by themselves, each as far as the reader sees it
   * alone; and of all of them together.
   */
  public BoxesDifference boxes(Set<BranchCode> branches) {
    AreaTarget in = AreaTarget.of(span.before(), area.area());
    BitSet all = new BitSet();
    for (BranchCode code : branches) {
      int branch = span.before().contest().ordinal(code);
      if (branch >= 0 && in.members().get(branch)) {
        all.set(branch);
      }
    }
    List<BoxesDifference.Box> each =
        all.stream()
            .limit(BoxesDifference.EACH_MAX)
            .mapToObj(branch -> new BoxesDifference.Box(code(branch), boxes(only(branch))))
            .toList();
    return new BoxesDifference(all.cardinality(), boxes(all), each);
  }

  private static BitSet only(int branch) {
    BitSet one = new BitSet();
    one.set(branch);
    return one;
  }

  private AreaDifference boxes(BitSet members) {
    AreaDifference made = made(span, sight, layout, new BoxesTarget(members), area.area());
    return reversed ? made.reversed() : made;
  }

  private AreaTarget target(Selection selection) {
    AreaCode code = selection.area();
    return AreaTarget.of(
        span.before(),
        code == null
            ? area.area()
            : span.before().areas().stream()
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no area of it: " + code)));
  }

  private boolean takes(Selection selection, Target target, DifferenceStep step) {
    Set<BranchCode> branches = selection.branches();
    if (!selection.takes(step.cause())) {
      return false;
    }
    return step.branch() < 0
        ? branches == null
        : target.members().get(step.branch())
            && (branches == null || branches.contains(code(step)));
  }

  private BranchCode code(DifferenceStep step) {
    return code(step.branch());
  }

  private BranchCode code(int branch) {
    return span.before().contest().branches().get(branch).code();
  }

  /** One page while it is filled. */
  private final class Listing {
    private final Selection selection;
    private final long after;
    private final int limit;
    private final Target target;
    private final ChangeAccount account;
    private final List<Explaining> listed = new ArrayList<>();
    private int matching;
    private boolean more;
    private long place = -1;
    private long last = -1;

    Listing(Selection selection, long after, int limit) {
      this.selection = selection;
      this.after = after;
      this.limit = limit;
      this.target = target(selection);
      this.account = new ChangeAccount(layout, target, sight);
    }

    void add(Leg leg, @Nullable Leg next) {
      Visible seen = account.sight(leg);
      for (DifferenceStep step : leg.steps()) {
        if (isNext(step)) {
          long[] cells = new long[layout.length()];
          account.change(seen, leg, step, cells);
          list(step, account.tells(seen, leg, step), cells);
        }
      }
      DifferenceStep cut = leg.cut();
      if (cut != null && next != null && isNext(cut)) {
        long[] cells = new long[layout.length()];
        account.publish(leg, next, cells);
        list(cut, true, cells);
      }
    }

    /** Whether a step is the next of the page. */
    private boolean isNext(DifferenceStep step) {
      // Beside what is supposed the entries of a branch come a second time, at the same positions.
      place = span.supposes() ? place + 1 : step.position();
      if (!takes(selection, target, step)) {
        return false;
      }
      matching++;
      boolean later = place > after;
      more |= later && listed.size() == limit;
      if (!later || listed.size() == limit) {
        return false;
      }
      last = place;
      return true;
    }

    private void list(DifferenceStep step, boolean told, long[] cells) {
      listed.add(
          new Explaining(
              step.position(),
              step.time(),
              step.cause(),
              step.branch() < 0 ? null : code(step),
              told,
              reversed ? Layout.negated(layout.told(cells)) : layout.told(cells)));
    }

    Explaining.Page page() {
      Long next = more ? Long.valueOf(last) : null;
      return new Explaining.Page(listed, matching, next);
    }
  }
}
