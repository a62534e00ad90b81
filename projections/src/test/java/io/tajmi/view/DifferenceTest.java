package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BallotField;
import io.tajmi.election.Area;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.DecodedEntry;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.Figure;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.replay.difference.Part;
import io.tajmi.replay.difference.Selection;
import io.tajmi.replay.difference.Span;
import io.tajmi.view.Visible.Extent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences of random stretches of nights with faults, against folds from nothing. */
class DifferenceTest {
  private static final int STRETCHES = 12;

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
  private record Asked(
      DisputedNight night,
      Contest contest,
      int from,
      int to,
      Area area,
      Reader reader,
      Span span,
      Difference difference) {}

  private interface Check {
    void of(Asked asked);
  }

  private static void everywhere(long seed, Check check) {
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
                  Difference.between(span, reader.sight, area, true)));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_parts_are_the_whole_difference_in_every_area_for_every_reader(long seed) {
    EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
    everywhere(
        seed,
        asked -> {
          for (AreaDifference it : all(asked.difference())) {
            assertThat(it.remainder()).as("%s", asked).isEmpty();
            assertThat(it.addsUp()).isTrue();
            it.parts().forEach(part -> causes.add(part.cause()));
          }
        });
    EnumSet<Cause> never = EnumSet.of(Cause.MENDED, Cause.SUPPOSITION);
    assertThat(causes).isEqualTo(EnumSet.complementOf(never));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void before_and_after_are_what_folds_from_nothing_show_the_reader(long seed) {
    everywhere(
        seed,
        asked -> {
          Visible before = asked.reader().sight.apply(asked.night().at(id(asked), asked.from()));
          Visible after = asked.reader().sight.apply(asked.night().at(id(asked), asked.to()));
          AreaDifference it = asked.difference().area();
          Map<Figure, Long> then = shown(before, asked.area());
          Map<Figure, Long> now = shown(after, asked.area());
          assertThat(it.before()).isEqualTo(before.extent(asked.area().code()));
          assertThat(it.after()).isEqualTo(after.extent(asked.area().code()));
          Map<Figure, Long> differs = new HashMap<>();
          for (FigureChange figure : it.figures()) {
            assertThat(figure.before()).isEqualTo(seen(figure, it.before(), then));
            assertThat(figure.after()).isEqualTo(seen(figure, it.after(), now));
            differs.put(figure.figure(), figure.change());
          }
          now.forEach((figure, value) ->
              assertThat(differs.getOrDefault(figure, 0L))
                  .isEqualTo(value - then.getOrDefault(figure, 0L)));
        });
  }

  private static @Nullable Long seen(FigureChange figure, Extent extent, Map<Figure, Long> shown) {
    return extent == Extent.NONE && figure.figure().kind() != Figure.Kind.PROGRESS
        ? null
        : shown.get(figure.figure());
  }

  /** All figures of an area, read off one by one. */
  private static Map<Figure, Long> shown(Visible visible, Area area) {
    AreaTotal total = visible.total(area);
    Contest contest = visible.view().contest();
    Map<Figure, Long> shown = new HashMap<>();
    for (Bucket bucket : Bucket.values()) {
      shown.put(new Figure(Figure.Kind.PROGRESS, bucket.key()), bucket.count(total.progress()));
    }
    for (BallotField field : BallotField.values()) {
      shown.put(new Figure(Figure.Kind.BALLOTS, field.key()), total.sum(field));
      shown.put(new Figure(Figure.Kind.STATING, field.key()), total.stating(field));
    }
    shown.put(new Figure(Figure.Kind.STATING, "listVotes"), total.statingLists());
    shown.put(new Figure(Figure.Kind.TAKEN, "taken"), total.taken());
    shown.put(new Figure(Figure.Kind.AMBIGUOUS, "ambiguous"), total.ambiguous());
    for (int i = 0; i < contest.candidates().size(); i++) {
      String code = contest.candidates().get(i).code().value();
      shown.put(new Figure(Figure.Kind.VOTES, code), total.votes(i));
    }
    for (int i = 0; i < contest.lists().size(); i++) {
      String code = contest.lists().get(i).code().value();
      shown.put(new Figure(Figure.Kind.LIST_VOTES, code), total.listVotes(i));
    }
    return shown;
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void each_part_is_what_its_entries_moved_when_the_log_is_folded_one_by_one(long seed) {
    everywhere(
        seed,
        asked -> {
          if (asked.reader() == Reader.ALL && asked.to() - asked.from() < 120) {
            Map<Cause, Map<Figure, Long>> moved = new TreeMap<>();
            Map<Cause, Integer> entries = new TreeMap<>();
            for (Explaining entry : pages(asked.difference(), Selection.ALL, 7)) {
              int position = (int) entry.position();
              Map<Figure, Long> step =
                  shown(Visible.all(asked.night().at(id(asked), position)), asked.area());
              shown(Visible.all(asked.night().at(id(asked), position - 1)), asked.area())
                  .forEach((figure, value) -> step.merge(figure, -value, Long::sum));
              step.values().removeIf(value -> value == 0);
              assertThat(entry.told()).isTrue();
              assertThat(entry.change()).isEqualTo(step);
              entries.merge(entry.cause(), 1, Integer::sum);
              step.forEach((figure, value) ->
                  moved
                      .computeIfAbsent(entry.cause(), _ -> new HashMap<>())
                      .merge(figure, value, Long::sum));
            }
            for (Part part : asked.difference().area().parts()) {
              Map<Figure, Long> sum = moved.getOrDefault(part.cause(), new HashMap<>());
              sum.values().removeIf(value -> value == 0);
              assertThat(part.change()).isEqualTo(sum);
              assertThat(part.entries()).isEqualTo(entries.get(part.cause()));
              assertThat(part.untold()).isZero();
            }
            assertThat(asked.difference().area().parts()).hasSize(entries.size());
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void the_areas_below_and_the_rest_are_the_area(long seed) {
    everywhere(
        seed,
        asked -> {
          if (asked.reader() != Reader.OF_ONE_PROVINCE && !asked.difference().below().isEmpty()) {
            assertThat(sum(below(asked.difference()), it -> changes(it.figures())))
                .isEqualTo(sum(List.of(asked.difference().area()), it -> changes(it.figures())));
            for (Cause cause : Cause.values()) {
              assertThat(sum(below(asked.difference()), it -> changes(it.parts(), cause)))
                  .as("%s %s", cause, asked)
                  .isEqualTo(
                      sum(List.of(asked.difference().area()), it -> changes(it.parts(), cause)));
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42})
  void from_the_second_state_to_the_first_everything_is_the_other_way_round(long seed) {
    everywhere(
        seed,
        asked -> {
          Difference back = asked.difference().reversed();
          assertThat(back.area().before()).isEqualTo(asked.difference().area().after());
          assertThat(negated(changes(back.area().figures())))
              .isEqualTo(changes(asked.difference().area().figures()));
          for (Cause cause : Cause.values()) {
            assertThat(negated(changes(back.area().parts(), cause)))
                .isEqualTo(changes(asked.difference().area().parts(), cause));
          }
          List<Explaining> there = pages(asked.difference(), Selection.ALL, 50);
          List<Explaining> andBack = pages(back, Selection.ALL, 50);
          assertThat(andBack.stream().map(it -> negated(it.change())).toList())
              .isEqualTo(there.stream().map(Explaining::change).toList());
          assertThat(back.reversed().area()).isEqualTo(asked.difference().area());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53, 54})
  void the_entries_of_each_cause_are_its_part(long seed) {
    everywhere(
        seed,
        asked -> {
          List<Explaining> all = pages(asked.difference(), Selection.ALL, 9);
          assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
          for (Part part : asked.difference().area().parts()) {
            Selection ofCause = new Selection(null, part.cause(), null);
            List<Explaining> entries = pages(asked.difference(), ofCause, 4);
            assertThat(entries)
                .isEqualTo(all.stream().filter(it -> it.cause() == part.cause()).toList())
                .hasSize(part.entries());
            assertThat(asked.difference().parts(ofCause)).containsExactly(part);
            if (part.cause() != Cause.SMALL_BOXES) {
              assertThat(sum(entries, Explaining::change)).isEqualTo(part.change());
              assertThat(entries.stream().filter(it -> !it.told()).count())
                  .isEqualTo(part.untold());
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62})
  void chosen_branches_explain_what_their_entries_moved_and_no_sum_of_small_boxes(long seed) {
    everywhere(
        seed,
        asked -> {
          Set<BranchCode> chosen =
              Set.of(new BranchCode("b0"), new BranchCode("b1"), new BranchCode("b9"));
          List<Part> parts = asked.difference().parts(Selection.of(chosen));
          List<Explaining> entries = pages(asked.difference(), Selection.of(chosen), 5);
          assertThat(entries)
              .isEqualTo(
                  pages(asked.difference(), Selection.ALL, 50).stream()
                      .filter(it -> it.branch() != null && chosen.contains(it.branch()))
                      .toList());
          assertThat(parts).noneMatch(part -> part.cause() == Cause.SMALL_BOXES);
          assertThat(sum(parts, Part::change)).isEqualTo(sum(entries, Explaining::change));
          assertThat(parts.stream().mapToInt(Part::entries).sum()).isEqualTo(entries.size());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {71, 72, 73})
  void an_entry_that_is_left_out_is_missed(long seed) {
    DisputedNight night = new DisputedNight(seed);
    int missed = 0;
    for (Contest contest : night.definition.contests()) {
      int from = 1 + night.random().nextInt(100);
      int to = night.entries.size() - 1 - night.random().nextInt(100);
      Span span = night.span(contest.id(), from, to);
      Area top = night.at(contest.id(), to).roots().getFirst();
      List<DecodedEntry> entries = night.between(contest.id(), from, to);
      Difference whole = Difference.between(span, Visible::all, top, false);
      Set<Long> positions = new HashSet<>();
      pages(whole, Selection.ALL, 1_000).forEach(it -> positions.add(it.position()));
      for (int i = 0; i < entries.size(); i += 3) {
        List<DecodedEntry> fewer = new ArrayList<>(entries);
        DecodedEntry out = fewer.remove(i);
        Span lacking = night.span(contest.id(), from, to, fewer);
        for (Reader reader : Reader.values()) {
          AreaDifference it = Difference.between(lacking, reader.sight, top, false).area();
          assertThat(it.addsUp())
              .as("without %s", out)
              .isEqualTo(!positions.contains(out.position().index()));
          missed += it.remainder().isEmpty() ? 0 : 1;
        }
      }
    }
    assertThat(missed).as("missed by a figure").isGreaterThan(200);
  }

  @Test
  void a_remainder_is_what_the_entry_left_out_did() {
    LogOnPaper log = LogOnPaper.founded();
    var b0 = SampleElection.branch(SampleElection.HEAD, "b0");
    var b1 = SampleElection.branch(SampleElection.HEAD, "b1");
    log.happened(Tallies.recorded(b0, "e0", Tallies.plain(100, 20, 3)));
    log.happened(Tallies.recorded(b1, "e1", Tallies.plain(50, 60, 7)));
    log.happened(
        Tallies.corrected(b0, "e2", "e0", Tallies.plain(100, 20, 3), Tallies.plain(115, 20, 0)));
    FoldState first = FoldState.first(SampleElection.source(SampleElection.of(4)));
    ContestCourse course =
        Objects.requireNonNull(
            ContestCourse.from(first.after(log.entries().subList(0, 2)), SampleElection.HEAD));
    FoldState last = first.after(log.entries());
    ContestView after = Objects.requireNonNull(last.snapshot().contest(SampleElection.HEAD));
    Span span = Span.between(course, log.entries().subList(2, 4), after);
    AreaDifference it =
        Difference.between(span, Visible::all, after.roots().getFirst(), false).area();
    assertThat(it.remainder())
        .containsOnly(
            Map.entry(new Figure(Figure.Kind.BALLOTS, "inBox"), 12L),
            Map.entry(new Figure(Figure.Kind.BALLOTS, "valid"), 12L),
            Map.entry(new Figure(Figure.Kind.TAKEN, "taken"), 12L),
            Map.entry(new Figure(Figure.Kind.VOTES, "k0"), 15L),
            Map.entry(new Figure(Figure.Kind.VOTES, "k2"), -3L));
  }

  @Test
  void what_is_supposed_is_explained_by_the_branches_that_it_leaves_otherwise() {
    DisputedNight night = new DisputedNight(81);
    Contest contest = night.definition.contests().getFirst();
    int last = night.entries.size() - 1;
    ContestView base = night.at(contest.id(), last / 2);
    ContestView fork = night.at(contest.id(), last);
    List<Span.Supposed> branches = new ArrayList<>();
    for (int i = 0; i < contest.branches().size(); i++) {
      if (!base.row(i).equals(fork.row(i))) {
        branches.add(new Span.Supposed(7 + i, Instant.EPOCH, i, base.row(i), fork.row(i)));
      }
    }
    ContestView forked = base.with(fork.rows(), fork.totals(), base.smallBoxes());
    Area top = base.roots().getFirst();
    AreaDifference it =
        Difference.between(Span.supposed(base, forked, branches), Visible::all, top, true).area();
    assertThat(it.addsUp()).isTrue();
    assertThat(it.parts()).extracting(Part::cause).containsExactly(Cause.SUPPOSITION);
    assertThat(it.parts().getFirst().entries()).isEqualTo(branches.size());
    Span lacking = Span.supposed(base, forked, branches.subList(1, branches.size()));
    assertThat(Difference.between(lacking, Visible::all, top, true).area().addsUp()).isFalse();
  }

  private static ContestId id(Asked asked) {
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

  private static List<AreaDifference> below(Difference difference) {
    List<AreaDifference> below = new ArrayList<>(difference.below());
    if (difference.direct() != null) {
      below.add(difference.direct());
    }
    return below;
  }

  private static List<AreaDifference> all(Difference difference) {
    List<AreaDifference> all = below(difference);
    all.add(difference.area());
    return all;
  }

  private static Map<Figure, Long> changes(List<FigureChange> figures) {
    Map<Figure, Long> changes = new HashMap<>();
    figures.forEach(it -> changes.put(it.figure(), it.change()));
    return changes;
  }

  private static Map<Figure, Long> changes(List<Part> parts, Cause cause) {
    return parts.stream()
        .filter(part -> part.cause() == cause)
        .findFirst()
        .map(Part::change)
        .orElse(Map.of());
  }

  private static <T> Map<Figure, Long> sum(List<T> some, Function<T, Map<Figure, Long>> changes) {
    Map<Figure, Long> sum = new HashMap<>();
    some.forEach(
        it -> changes.apply(it).forEach((figure, change) -> sum.merge(figure, change, Long::sum)));
    sum.values().removeIf(value -> value == 0);
    return sum;
  }

  private static Map<Figure, Long> negated(Map<Figure, Long> changes) {
    Map<Figure, Long> negated = new HashMap<>();
    changes.forEach((figure, change) -> negated.put(figure, -change));
    return negated;
  }
}
