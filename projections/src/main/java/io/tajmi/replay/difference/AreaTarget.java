package io.tajmi.replay.difference;

import io.tajmi.count.AreaTotal;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.view.ContestView;
import io.tajmi.view.PublicCount;
import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An area, or what of it is in none of the areas below.
 *
 * @param members branches, by their places in the contest; of the rest those that hang on the area
 * @param whole every branch of the area
 * @param below the areas directly below, by the branches at or below them; of an area itself none
 * @param rest whether it is what is in none of these
 */
record AreaTarget(
    Area area, BitSet members, BitSet whole, Map<AreaCode, BitSet> below, boolean rest)
    implements Target {

  /** An area of the contest. */
  static AreaTarget of(ContestView view, Area area) {
    return all(view, area).getFirst();
  }

  /** An area, the areas directly below it, and what is in none of these; the last is the rest. */
  static List<AreaTarget> all(ContestView view, Area area) {
    Map<AreaCode, BitSet> below = new LinkedHashMap<>();
    view.children(area.code()).forEach(child -> below.put(child.code(), new BitSet()));
    BitSet whole = new BitSet();
    BitSet own = new BitSet();
    Map<AreaCode, @Nullable BitSet> places = new HashMap<>(below);
    places.put(area.code(), own);
    List<Branch> branches = view.contest().branches();
    for (int branch = 0; branch < branches.size(); branch++) {
      BitSet place = place(view, branches.get(branch).area(), places);
      if (place != null) {
        place.set(branch);
        whole.set(branch);
      }
    }
    List<AreaTarget> all = new ArrayList<>();
    all.add(new AreaTarget(area, whole, whole, Map.of(), false));
    for (Area child : view.children(area.code())) {
      BitSet members = Objects.requireNonNull(below.get(child.code()));
      all.add(new AreaTarget(child, members, members, Map.of(), false));
    }
    all.add(new AreaTarget(area, own, whole, below, true));
    return all;
  }

  private static @Nullable BitSet place(
      ContestView view, AreaCode from, Map<AreaCode, @Nullable BitSet> places) {
    AreaCode up = from;
    while (up != null && !places.containsKey(up)) {
      up = view.definition().areas().get(view.definition().ordinal(up)).parent();
    }
    BitSet place = up == null ? null : places.get(up);
    places.put(from, place);
    return place;
  }

  /** Its figures, as a reader sees them; null where there are none. */
  @Nullable AreaTotal total(Visible visible) {
    return rest ? visible.direct(area) : visible.total(area);
  }

  @Override
  public long[] cells(Layout layout, Visible visible) {
    return layout.of(total(visible));
  }

  @Override
  public Visible.Extent extent(Visible visible) {
    return visible.extent(area.code());
  }

  @Override
  public Visible.Extent extent(Visible visible, int branch) {
    return extent(visible);
  }

  @Override
  public boolean opens(Visible then, Visible now) {
    return extent(then) != extent(now);
  }

  /** Whether a branch's box is in its public figures. */
  @Override
  public boolean shows(Visible visible, int branch) {
    PublicCount shown = visible.view().publicCount();
    return whole.get(branch)
        && shown.isIn(branch, area.code())
        && below.entrySet().stream()
            .noneMatch(child -> child.getValue().get(branch) && shown.isIn(branch, child.getKey()));
  }
}
