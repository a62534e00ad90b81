package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BallotField;
import io.tajmi.count.AreaDepth;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.Bucket;
import io.tajmi.election.Area;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.replay.difference.Part;
import io.tajmi.replay.difference.Selection;
import io.tajmi.replay.difference.Span;
import io.tajmi.view.Visible.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Random stretches of seeded nights with faults, as four kinds of readers ask for them. */
public final class Differences {
  private static final int STRETCHES = 12;

  private Differences() {}

  /** Who reads. */
  enum Reader {
    ALL(Visible::all),
    PUBLIC(view -> new Visible(view, area -> false, true)),
    NONE(view -> new Visible(view, area -> false, false)),
    OF_ONE_PROVINCE(view ->
        new Visible(
            view, area -> Set.of("p-1", "c-1", "c-2", "d-1", "d-2").contains(area.value()), true));

    @SuppressWarnings("ImmutableEnumChecker") // It is a pure function.
    final Function<ContestView, Visible> sight;

    Reader(Function<ContestView, Visible> sight) {
      this.sight = sight;
    }
  }

  /** One stretch as one reader asks for it. */
  record Asked(
      DisputedNight night,
      Contest contest,
      int from,
      int to,
      Area area,
      Reader reader,
      Span span,
      Difference difference) {}

  interface Check {
    void of(Asked asked);
  }

  static void everywhere(long seed, Check check) {
    DisputedNight night = new DisputedNight(seed);
    for (Contest contest : night.definition.contests()) {
      for (int i = 0; i < STRETCHES; i++) {
        int one = night.somePosition();
        int other = night.somePosition();
        int from = Math.min(one, other);
        int to = Math.max(one, other);
        Span span = night.span(contest.id(), from, to);
        List<Area> areas = night.at(contest.id(), to).areas();
        Area area = areas.get(night.random().nextInt(areas.size()));
        for (Reader reader : Reader.values()) {
          check.of(
              new Asked(
                  night,
                  contest,
                  from,
                  to,
                  area,
                  reader,
                  span,
                  Difference.between(span, reader.sight, area, AreaDepth.DIRECTLY_BELOW)));
        }
      }
    }
  }

  /** Both states of an area and what differs between them are what two readings of it show. */
  public static void agree(AreaDifference it, Visible before, Visible after, Area area) {
    Map<ComparedFigure, Long> then = shown(before, area);
    Map<ComparedFigure, Long> now = shown(after, area);
    assertThat(it.before()).isEqualTo(before.extent(area.code()));
    assertThat(it.after()).isEqualTo(after.extent(area.code()));
    Map<ComparedFigure, Long> differs = new HashMap<>();
    for (FigureChange figure : it.figures()) {
      assertThat(figure.before()).isEqualTo(seen(figure, it.before(), then));
      assertThat(figure.after()).isEqualTo(seen(figure, it.after(), now));
      differs.put(figure.figure(), figure.change());
    }
    now.forEach((figure, value) ->
        assertThat(differs.getOrDefault(figure, 0L))
            .isEqualTo(value - then.getOrDefault(figure, 0L)));
  }

  private static @Nullable Long seen(
      FigureChange figure, Extent extent, Map<ComparedFigure, Long> shown) {
    return extent == Extent.NONE && figure.figure().kind() != ComparedFigure.Kind.PROGRESS
        ? null
        : shown.get(figure.figure());
  }

  /** All figures of an area, read off one by one. */
  static Map<ComparedFigure, Long> shown(Visible visible, Area area) {
    AreaTotal total = visible.total(area);
    Contest contest = visible.view().contest();
    Map<ComparedFigure, Long> shown = new HashMap<>();
    for (Bucket bucket : Bucket.values()) {
      shown.put(
          new ComparedFigure(ComparedFigure.Kind.PROGRESS, bucket.key()),
          bucket.count(total.progress()));
    }
    for (BallotField field : BallotField.values()) {
      shown.put(new ComparedFigure(ComparedFigure.Kind.BALLOTS, field.key()), total.sum(field));
      shown.put(new ComparedFigure(ComparedFigure.Kind.STATING, field.key()), total.stating(field));
    }
    shown.put(new ComparedFigure(ComparedFigure.Kind.STATING, "listVotes"), total.statingLists());
    shown.put(new ComparedFigure(ComparedFigure.Kind.TAKEN, "taken"), total.taken());
    shown.put(new ComparedFigure(ComparedFigure.Kind.AMBIGUOUS, "ambiguous"), total.ambiguous());
    for (int i = 0; i < contest.candidates().size(); i++) {
      String code = contest.candidates().get(i).code().value();
      shown.put(new ComparedFigure(ComparedFigure.Kind.VOTES, code), total.votes(i));
    }
    for (int i = 0; i < contest.lists().size(); i++) {
      String code = contest.lists().get(i).code().value();
      shown.put(new ComparedFigure(ComparedFigure.Kind.LIST_VOTES, code), total.listVotes(i));
    }
    return shown;
  }

  static ContestId id(Asked asked) {
    return asked.contest().id();
  }

  static List<Explaining> pages(Difference difference, Selection selection, int limit) {
    List<Explaining> all = new ArrayList<>();
    Explaining.Page page = difference.entries(selection, -1, limit);
    all.addAll(page.entries());
    while (page.next() != null) {
      assertThat(page.entries()).hasSize(limit);
      page = difference.entries(selection, page.next(), limit);
      all.addAll(page.entries());
    }
    assertThat(page.matching()).isEqualTo(all.size());
    return all;
  }

  static List<AreaDifference> below(Difference difference) {
    List<AreaDifference> below = new ArrayList<>(difference.below());
    if (difference.direct() != null) {
      below.add(difference.direct());
    }
    return below;
  }

  /** Of the area, and of all that is below it. */
  public static List<AreaDifference> all(Difference difference) {
    List<AreaDifference> all = below(difference);
    all.add(difference.area());
    return all;
  }

  static Map<ComparedFigure, Long> changes(List<FigureChange> figures) {
    Map<ComparedFigure, Long> changes = new HashMap<>();
    figures.forEach(it -> changes.put(it.figure(), it.change()));
    return changes;
  }

  static Map<ComparedFigure, Long> changes(List<Part> parts, Cause cause) {
    return parts.stream()
        .filter(part -> part.cause() == cause)
        .findFirst()
        .map(Part::change)
        .orElse(Map.of());
  }

  static <T> Map<ComparedFigure, Long> sum(
      List<T> some, Function<T, Map<ComparedFigure, Long>> changes) {
    Map<ComparedFigure, Long> sum = new HashMap<>();
    some.forEach(
        it -> changes.apply(it).forEach((figure, change) -> sum.merge(figure, change, Long::sum)));
    sum.values().removeIf(value -> value == 0);
    return sum;
  }

  static Map<ComparedFigure, Long> negated(Map<ComparedFigure, Long> changes) {
    Map<ComparedFigure, Long> negated = new HashMap<>();
    changes.forEach((figure, change) -> negated.put(figure, -change));
    return negated;
  }
}
