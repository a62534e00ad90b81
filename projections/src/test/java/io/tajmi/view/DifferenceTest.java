package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.BoxesDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.FigureChange;
import io.tajmi.replay.difference.Part;
import io.tajmi.replay.difference.Selection;
import io.tajmi.view.Visible.Extent;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences of random stretches of nights with faults, against folds from nothing. */
class DifferenceTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_parts_are_the_whole_difference_in_every_area_for_every_reader(long seed) {
    EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
    Differences.everywhere(
        seed,
        asked -> {
          for (AreaDifference it : Differences.all(asked.difference())) {
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
    Differences.everywhere(
        seed,
        asked -> {
          Visible before =
              asked.reader().sight.apply(asked.night().at(Differences.id(asked), asked.from()));
          Visible after =
              asked.reader().sight.apply(asked.night().at(Differences.id(asked), asked.to()));
          Differences.agree(asked.difference().area(), before, after, asked.area());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void each_part_is_what_its_entries_moved_when_the_log_is_folded_one_by_one(long seed) {
    Differences.everywhere(
        seed,
        asked -> {
          if (asked.reader() == Differences.Reader.ALL && asked.to() - asked.from() < 120) {
            Map<Cause, Map<ComparedFigure, Long>> moved = new TreeMap<>();
            Map<Cause, Integer> entries = new TreeMap<>();
            for (Explaining entry : Differences.pages(asked.difference(), Selection.ALL, 7)) {
              int position = (int) entry.position();
              Map<ComparedFigure, Long> step =
                  Differences.shown(
                      Visible.all(asked.night().at(Differences.id(asked), position)), asked.area());
              Differences.shown(
                      Visible.all(asked.night().at(Differences.id(asked), position - 1)),
                      asked.area())
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
              Map<ComparedFigure, Long> sum = moved.getOrDefault(part.cause(), new HashMap<>());
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
    Differences.everywhere(
        seed,
        asked -> {
          if (asked.reader() != Differences.Reader.OF_ONE_PROVINCE
              && !asked.difference().below().isEmpty()) {
            assertThat(
                    Differences.sum(
                        Differences.below(asked.difference()),
                        it -> Differences.changes(it.figures())))
                .isEqualTo(
                    Differences.sum(
                        List.of(asked.difference().area()),
                        it -> Differences.changes(it.figures())));
            for (Cause cause : Cause.values()) {
              assertThat(
                      Differences.sum(
                          Differences.below(asked.difference()),
                          it -> Differences.changes(it.parts(), cause)))
                  .as("%s %s", cause, asked)
                  .isEqualTo(
                      Differences.sum(
                          List.of(asked.difference().area()),
                          it -> Differences.changes(it.parts(), cause)));
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42})
  void from_the_second_state_to_the_first_everything_is_the_other_way_round(long seed) {
    Differences.everywhere(
        seed,
        asked -> {
          Difference back = asked.difference().reversed();
          assertThat(back.area().before()).isEqualTo(asked.difference().area().after());
          assertThat(Differences.negated(Differences.changes(back.area().figures())))
              .isEqualTo(Differences.changes(asked.difference().area().figures()));
          for (Cause cause : Cause.values()) {
            assertThat(Differences.negated(Differences.changes(back.area().parts(), cause)))
                .isEqualTo(Differences.changes(asked.difference().area().parts(), cause));
          }
          List<Explaining> there = Differences.pages(asked.difference(), Selection.ALL, 50);
          List<Explaining> andBack = Differences.pages(back, Selection.ALL, 50);
          assertThat(andBack.stream().map(it -> Differences.negated(it.change())).toList())
              .isEqualTo(there.stream().map(Explaining::change).toList());
          assertThat(back.reversed().area()).isEqualTo(asked.difference().area());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53})
  void boxes_by_themselves_add_up_one_by_one_and_together_to_their_area(long seed) {
    Set<Extent> seen = EnumSet.noneOf(Extent.class);
    Differences.everywhere(
        seed,
        asked -> {
          ContestView after = asked.night().at(Differences.id(asked), asked.to());
          BoxesDifference boxes = asked.difference().boxes(codes(after));
          assertThat(boxes.together().addsUp()).as("%s", asked).isTrue();
          assertThat(boxes.each()).allMatch(box -> box.difference().addsUp());
          Extent extent = asked.reader().sight.apply(after).extent(asked.area().code());
          seen.add(extent);
          if (asked.reader() == Differences.Reader.ALL) {
            assertThat(Differences.changes(boxes.together().figures()))
                .isEqualTo(Differences.changes(asked.difference().area().figures()));
            assertThat(boxes.together().parts().stream().filter(it -> it.branches() > 0).toList())
                .isEqualTo(
                    asked.difference().area().parts().stream()
                        .filter(it -> it.branches() > 0)
                        .toList());
          }
        });
    assertThat(seen).isEqualTo(EnumSet.allOf(Extent.class));
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62})
  void a_box_differs_by_what_was_counted_of_it_and_not_by_what_its_tally_says(long seed) {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    Differences.everywhere(
        seed,
        asked -> {
          ContestView before = asked.night().at(Differences.id(asked), asked.from());
          ContestView after = asked.night().at(Differences.id(asked), asked.to());
          Difference difference = asked.difference();
          for (BoxesDifference.Box box : difference.boxes(codes(after)).each()) {
            int branch = after.contest().ordinal(box.branch());
            if (asked.reader() == Differences.Reader.ALL) {
              long taken = taken(after.row(branch)) - taken(before.row(branch));
              assertThat(
                      box.difference().figures().stream()
                          .filter(it -> it.figure().kind() == ComparedFigure.Kind.TAKEN)
                          .mapToLong(FigureChange::change)
                          .sum())
                  .isEqualTo(taken);
              box.difference().parts().forEach(part -> causes.add(part.cause()));
            }
            assertThat(
                    Differences.negated(
                        Differences.changes(
                            difference
                                .reversed()
                                .boxes(Set.of(box.branch()))
                                .together()
                                .figures())))
                .isEqualTo(Differences.changes(box.difference().figures()));
          }
        });
    assertThat(causes).contains(Cause.INTO_HOLDING_BACK, Cause.OUT_OF_HOLDING_BACK);
  }

  private static long taken(BranchRow row) {
    Tally counted = row.counted();
    return counted == null ? 0 : counted.ballots().taken();
  }

  private static Set<BranchCode> codes(ContestView view) {
    return view.contest().branches().stream().map(Branch::code).collect(Collectors.toSet());
  }
}
