package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.count.AreaDepth;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.ContestCourse;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.difference.BoxesDifference;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.Selection;
import io.tajmi.replay.difference.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever reads as the public learns no more from a difference than whoever has read every position
 * of the stretch: nights whose hidden ballots were cast otherwise are told alike wherever all these
 * positions are.
 */
class DifferenceTellsNothingTest {
  private static final Function<ContestView, Visible> PUBLIC = Differences.Reader.PUBLIC.sight;

  /** A night with all that everyone could read at each of its positions. */
  private record Watched(List<FoldState> states, List<DecodedEntry> entries, List<Told> told) {
    static Watched of(List<DecodedEntry> entries, FoldState first) {
      List<FoldState> states = new ArrayList<>();
      List<Told> told = new ArrayList<>();
      FoldState state = first;
      for (DecodedEntry entry : entries) {
        state = state.after(List.of(entry));
        states.add(state);
        ContestView view = state.snapshot().contest(SampleElection.HEAD);
        Told.Listener listener = new Told.Listener();
        if (view != null) {
          int[] secrets = new int[view.contest().branches().size()];
          Arrays.fill(secrets, -1);
          listener.reads(state.snapshot(), view, secrets);
        }
        told.add(listener.told());
      }
      return new Watched(states, entries, told);
    }

    /** What everyone could have read from one position to another. */
    List<Told> from(int from, int to) {
      return told.subList(from, to + 1);
    }

    /** Every answer about what differs between two positions. */
    String answers(int from, int to, Function<ContestView, Visible> sight) {
      ContestCourse course =
          Objects.requireNonNull(ContestCourse.from(states.get(from), SampleElection.HEAD));
      ContestView after =
          Objects.requireNonNull(states.get(to).snapshot().contest(SampleElection.HEAD));
      Span span = Span.between(course, entries.subList(from + 1, to + 1), after);
      StringBuilder answers = new StringBuilder();
      for (Area area : after.areas()) {
        Difference difference = Difference.between(span, sight, area, AreaDepth.DIRECTLY_BELOW);
        assertThat(difference.area().addsUp()).isTrue();
        answers.append(difference.area()).append(difference.below()).append(difference.direct());
        BoxesDifference boxes = difference.boxes(everyBranch(after));
        assertThat(boxes.together().addsUp()).isTrue();
        assertThat(boxes.each()).allMatch(box -> box.difference().addsUp());
        answers.append(boxes);
        for (Explaining entry : Differences.pages(difference, Selection.ALL, 100)) {
          answers.append(entry);
          BranchCode branch = entry.branch();
          if (branch != null) {
            answers.append(difference.parts(Selection.of(Set.of(branch))));
          }
        }
      }
      return answers.toString();
    }
  }

  private static Set<BranchCode> everyBranch(ContestView view) {
    return view.contest().branches().stream().map(Branch::code).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource(VotesTellNothingTest.Night.class)
  void however_the_ballots_were_cast_what_is_read_alike_differs_alike(
      VotesTellNothingTest.Night it) {
    SecretNight night = it.night();
    Map<String, String> everyone = new HashMap<>();
    Map<String, String> all = new HashMap<>();
    boolean told = false;
    for (int[] way : ways(night)) {
      List<DecodedEntry> log = night.log(way);
      Watched watched = Watched.of(log, night.fold().state());
      int last = log.size() - 1;
      for (int from = last - night.steps().size(); from < last; from++) {
        for (int to : List.of(from + 1, last)) {
          String key = from + " " + to + watched.from(from, to);
          String answers = watched.answers(from, to, PUBLIC);
          String before = everyone.put(key, answers);
          assertThat(before == null || before.equals(answers)).isTrue();
          String seen = watched.answers(from, to, Visible::all);
          String seenBefore = all.put(key, seen);
          told |= seenBefore != null && !seenBefore.equals(seen);
        }
      }
    }
    assertThat(told)
        .as("who sees all is told more")
        .isEqualTo(it != VotesTellNothingTest.Night.ONE_BOX);
  }

  /** All, or as many as time allows, spread evenly. */
  private static List<int[]> ways(SecretNight night) {
    List<int[]> ways = night.ways();
    int step = Math.max(1, ways.size() / 36);
    List<int[]> some = new ArrayList<>();
    for (int i = 0; i < ways.size(); i += step) {
      some.add(ways.get(i));
    }
    return some;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void ballots_that_no_everyonesnapshot_told_apart_are_told_by_no_difference(long seed) {
    Random random = new Random(seed);
    HiddenNight night = new HiddenNight(seed, null);
    Watched one = watched(night);
    int alike = 0;
    int more = 0;
    for (int i = 0; i < 20; i++) {
      Watched other = watched(new HiddenNight(seed, recast(night, random)));
      for (int j = 0; j < 12; j++) {
        int a = 2 + random.nextInt(one.entries().size() - 2);
        int b = Math.min(one.entries().size() - 1, a + random.nextInt(25));
        if (one.from(a, b).equals(other.from(a, b))) {
          alike++;
          assertThat(other.answers(a, b, PUBLIC)).isEqualTo(one.answers(a, b, PUBLIC));
          more += other.answers(a, b, Visible::all).equals(one.answers(a, b, Visible::all)) ? 0 : 1;
        }
      }
    }
    assertThat(alike).as("stretches that were read alike").isGreaterThan(50);
    assertThat(more).as("of these, such in which who sees all is told more").isGreaterThan(10);
  }

  /** The same ballots, one of them cast otherwise in each of two boxes, or in one alone. */
  private static int[] recast(HiddenNight night, Random random) {
    int[] first = night.first.clone();
    int one = random.nextInt(night.ballots.size());
    int other = random.nextInt(night.ballots.size());
    if (first[one] < night.ballots.get(one)) {
      first[one]++;
      if (one != other && first[other] > 0 && random.nextInt(4) > 0) {
        first[other]--;
      }
    }
    return first;
  }

  private static Watched watched(HiddenNight night) {
    return Watched.of(
        night.entries, FoldState.first(SampleElection.source(HiddenNight.DEFINITION)));
  }

  /** A member of a group is corrected: its own change is nobody's, the group is gone. */
  @Test
  void a_small_box_that_is_corrected_is_told_without_votes_and_its_group_goes_as_one() {
    SecretNight night = VotesTellNothingTest.Night.A_MEMBER_IS_CORRECTED.night();
    int[] way = new int[night.ballots().size()];
    List<DecodedEntry> log = night.log(way);
    Watched watched = Watched.of(log, night.fold().state());
    int corrected = log.size() - 2;
    ContestCourse course =
        Objects.requireNonNull(
            ContestCourse.from(watched.states().get(corrected - 1), SampleElection.HEAD));
    ContestView after =
        Objects.requireNonNull(
            watched.states().get(corrected).snapshot().contest(SampleElection.HEAD));
    Span span = Span.between(course, log.subList(corrected, corrected + 1), after);
    Difference difference =
        Difference.between(span, PUBLIC, after.roots().getFirst(), AreaDepth.ITSELF);
    assertThat(Differences.pages(difference, Selection.ALL, 1))
        .singleElement()
        .matches(entry -> !entry.told() && entry.change().isEmpty());
    assertThat(difference.area().parts())
        .extracting(part ->
            part.cause().key() + " " + part.entries() + " " + part.branches() + " " + part.untold())
        .containsExactly("correction 1 1 1", "smallBoxes 0 3 0");
  }
}
