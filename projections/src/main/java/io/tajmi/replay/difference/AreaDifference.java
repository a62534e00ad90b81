package io.tajmi.replay.difference;

import io.tajmi.election.Area;
import io.tajmi.view.Visible.Extent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the figures of one area differ between two states, as one reader sees them.
 *
 * @param before how much of the votes is seen there
 * @param after the same
 * @param figures those that differ, and those that some part moved and another moved back
 * @param parts by cause, in the order of causes; causes without any left out
 * @param remainder by figure, what of its change no part explains; empty where all is explained
 * @param whole whether the entries lead to the second state at every branch of the area, also where
 *     no figure tells
 */
public record AreaDifference(
    Area area,
    Extent before,
    Extent after,
    List<FigureChange> figures,
    List<Part> parts,
    Map<ComparedFigure, Long> remainder,
    boolean whole) {

  /** Takes copies. */
  public AreaDifference {
    figures = List.copyOf(figures);
    parts = List.copyOf(parts);
    remainder = Collections.unmodifiableMap(new LinkedHashMap<>(remainder));
  }

  /** Whether the parts are the whole difference, and no entry is missing. */
  public boolean addsUp() {
    return whole && remainder.isEmpty();
  }

  AreaDifference reversed() {
    return new AreaDifference(
        area,
        after,
        before,
        figures.stream().map(FigureChange::reversed).toList(),
        parts.stream().map(Part::reversed).toList(),
        Layout.negated(remainder),
        whole);
  }
}
