package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Small nights are played with every way in which the secret ballots can have been cast, and all
 * that everyone is told is compared. How many ballots each box has is no secret here.
 */
class VotesTellNothingTest {

  /** Nights of 27 branches over four provinces; b0 and b11 are those that are set aside. */
  enum Night {
    ONE_SMALL_BOX_IS_LEFT(new SecretNight(27).sends(5, 2).sends(0, 3).sends(11, 3)),
    A_GROUP_AND_A_REST(
        new SecretNight(27)
            .sends(6, 2)
            .sends(5, 1)
            .sends(15, 1)
            .sends(24, 2)
            .sends(8, 1)
            .sends(0, 3)),
    TWO_GROUPS_OF_A_DISTRICT(
        new SecretNight(63)
            .sends(6, 2)
            .sends(15, 1)
            .sends(24, 2)
            .sends(33, 1)
            .sends(42, 1)
            .sends(51, 2)
            .sends(60, 1)),
    A_MEMBER_IS_CORRECTED(
        new SecretNight(27).sends(6, 2).sends(15, 1).sends(24, 2).corrects(15, 2).sends(0, 3)),
    A_MEMBER_IS_ANNULLED_AND_RESTORED(
        new SecretNight(27)
            .sends(6, 2)
            .sends(15, 1)
            .sends(24, 2)
            .isAnnulled(24)
            .sends(5, 1)
            .sends(0, 3)
            .isRestored(24)),
    A_SMALL_BOX_IS_HELD_BACK_FIRST(
        new SecretNight(27).sendsWrong(6, 1).sends(15, 1).sends(24, 2).sends(0, 3).corrects(6, 2)),
    ONE_BOX(new SecretNight(1).sends(0, 2));

    @SuppressWarnings("ImmutableEnumChecker") // It remembers what was told, to tell it again.
    private final SecretNight night;

    Night(SecretNight night) {
      this.night = night;
    }

    SecretNight night() {
      return night;
    }

    Set<List<Integer>> sums() {
      return Set.copyOf(night.told(new int[night.ballots().size()]).sums());
    }
  }

  @ParameterizedTest
  @EnumSource(Night.class)
  void all_that_is_told_but_the_sums_is_the_same_however_the_ballots_were_cast(Night night) {
    assertThat(dependsOnVotes(night.night, night.night::told)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Night.class)
  void two_ways_with_the_same_sums_are_told_alike(Night night) {
    assertThat(moreThanSums(night.night, night.night::told)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Night.class,
      names = {"ONE_SMALL_BOX_IS_LEFT", "A_GROUP_AND_A_REST", "TWO_GROUPS_OF_A_DISTRICT"})
  void who_counted_one_box_learns_of_no_other_what_its_sum_leaves_open(Night night) {
    assertThat(learned(night.night, night.night::told)).isEmpty();
  }

  /** By the numbers of secrets, in the order of the branches. */
  @Test
  void the_nights_have_groups_and_rests_with_cover() {
    assertThat(Night.ONE_SMALL_BOX_IS_LEFT.sums()).containsOnly(List.of(1, 0, 2));
    assertThat(Night.A_GROUP_AND_A_REST.sums())
        .containsOnly(List.of(0, 2, 3), List.of(5, 1, 4), List.of(5, 1, 0, 4, 2, 3));
    assertThat(Night.TWO_GROUPS_OF_A_DISTRICT.sums())
        .containsOnly(List.of(0, 1, 2), List.of(3, 4, 5, 6), List.of(0, 1, 2, 3, 4, 5, 6));
    assertThat(Night.A_MEMBER_IS_CORRECTED.sums())
        .containsOnly(List.of(0, 1, 2), List.of(4, 0, 3, 2));
    assertThat(Night.A_MEMBER_IS_ANNULLED_AND_RESTORED.sums())
        .as("the restored one is told by two totals, and never alone")
        .containsOnly(List.of(0, 1, 2), List.of(4, 3, 0, 1), List.of(4, 3, 0, 1, 2));
    assertThat(Night.A_SMALL_BOX_IS_HELD_BACK_FIRST.sums()).contains(List.of(3, 4, 1, 2));
    assertThat(Night.ONE_BOX.sums()).contains(List.of(0));
  }

  /** Until now a group was closed at the first box with which it was not all alike. */
  @Test
  void a_group_that_is_closed_at_a_moment_chosen_by_votes_is_found() {
    SecretNight night = Night.TWO_GROUPS_OF_A_DISTRICT.night;
    assertThat(dependsOnVotes(night, way -> closedByVotes(night, way))).isTrue();
    assertThat(learned(night, way -> closedByVotes(night, way))).isNotEmpty();
  }

  @Test
  void boxes_that_are_small_because_they_agree_are_found() {
    SecretNight night = Night.A_GROUP_AND_A_REST.night;
    assertThat(dependsOnVotes(night, way -> more(night.told(way), agreeing(night, way)))).isTrue();
  }

  @Test
  void a_total_without_cover_is_found() {
    SecretNight night = Night.ONE_SMALL_BOX_IS_LEFT.night;
    Function<int[], Told> uncovered =
        way -> {
          Told told = night.told(way);
          List<List<Integer>> sums = new ArrayList<>(told.sums());
          sums.add(List.of(1));
          sums.add(List.of(2));
          return new Told(told.record(), told.figures() + way[1] + way[2], sums);
        };
    assertThat(learned(night, uncovered)).isNotEmpty();
  }

  @Test
  void a_figure_that_is_no_sum_that_was_told_is_found() {
    SecretNight night = Night.A_GROUP_AND_A_REST.night;
    Function<int[], Told> hashed =
        way -> {
          Told told = night.told(way);
          return new Told(told.record(), told.figures() + Arrays.hashCode(way), told.sums());
        };
    assertThat(moreThanSums(night, hashed)).isTrue();
  }

  private static Told more(Told told, Object more) {
    return new Told(told.record() + more, told.figures(), told.sums());
  }

  private static List<Integer> agreeing(SecretNight night, int[] way) {
    List<Integer> agreeing = new ArrayList<>();
    for (int i = 0; i < way.length; i++) {
      if (way[i] == 0 || way[i] == night.ballots().get(i)) {
        agreeing.add(i);
      }
    }
    return agreeing;
  }

  /** The rule that was: closed as soon as it names two, also without any one of its boxes. */
  private static Told closedByVotes(SecretNight night, int[] way) {
    List<List<Integer>> cuts = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int secret = 0; secret < way.length; secret++) {
      open.add(secret);
      if (open.stream().allMatch(known -> isMixed(night, way, open, known))) {
        cuts.add(List.copyOf(open));
        open.clear();
      }
    }
    List<Long> sums = cuts.stream().map(cut -> sum(way, cut)).toList();
    return new Told(cuts.toString(), sums.toString(), cuts);
  }

  private static boolean isMixed(SecretNight night, int[] way, List<Integer> open, int without) {
    List<Integer> rest = open.stream().filter(secret -> secret != without).toList();
    long votes = sum(way, rest);
    long ballots = rest.stream().mapToLong(night.ballots()::get).sum();
    return rest.size() > 1 && votes > 0 && votes < ballots;
  }

  private static long sum(int[] way, List<Integer> secrets) {
    return secrets.stream().mapToLong(secret -> way[secret]).sum();
  }

  /** Whether anything but figures differs between two ways. */
  private static boolean dependsOnVotes(SecretNight night, Function<int[], Told> told) {
    Set<String> records = new HashSet<>();
    night.ways().forEach(way -> records.add(told.apply(way).record()));
    return records.size() > 1;
  }

  /** Whether two ways are told differently that have the same sums wherever one is told. */
  private static boolean moreThanSums(SecretNight night, Function<int[], Told> told) {
    Map<String, String> bySums = new HashMap<>();
    boolean more = false;
    for (int[] way : night.ways()) {
      Told it = told.apply(way);
      List<Long> sums = it.sums().stream().map(sum -> sum(way, sum)).toList();
      String before = bySums.put(it.record() + sums, it.figures());
      more |= before != null && !before.equals(it.figures());
    }
    return more;
  }

  /**
   * What somebody who counted a box works out of another, of all ways that are told alike, although
   * the sum that it is told in leaves more than one possibility.
   */
  private static Set<String> learned(SecretNight night, Function<int[], Told> told) {
    Map<String, List<int[]>> alike = new LinkedHashMap<>();
    Map<String, Told> tellings = new HashMap<>();
    for (int[] way : night.ways()) {
      Told it = told.apply(way);
      String key = it.record() + it.figures();
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(way);
      tellings.put(key, it);
    }
    Set<String> learned = new HashSet<>();
    alike.forEach((key, ways) -> {
      for (List<Integer> sum : hiding(night, Objects.requireNonNull(tellings.get(key)))) {
        for (int own : sum) {
          learned.addAll(learned(night, ways, sum, own));
        }
      }
    });
    return learned;
  }

  /** The smallest sum that each secret is told in; one that is told in none stands alone. */
  private static Set<List<Integer>> hiding(SecretNight night, Told told) {
    Set<List<Integer>> hiding = new HashSet<>();
    List<Integer> all = new ArrayList<>();
    for (int secret = 0; secret < night.ballots().size(); secret++) {
      all.add(secret);
    }
    for (int secret : all) {
      List<Integer> smallest = all;
      for (List<Integer> sum : told.sums()) {
        smallest = sum.contains(secret) && sum.size() < smallest.size() ? sum : smallest;
      }
      hiding.add(smallest);
    }
    return hiding;
  }

  private static Set<String> learned(
      SecretNight night, List<int[]> ways, List<Integer> sum, int own) {
    Set<String> learned = new HashSet<>();
    Map<Integer, List<int[]>> byOwn = new HashMap<>();
    ways.forEach(way -> byOwn.computeIfAbsent(way[own], _ -> new ArrayList<>()).add(way));
    List<Integer> others = sum.stream().filter(other -> other != own).toList();
    long ballots = others.stream().mapToLong(night.ballots()::get).sum();
    byOwn
        .values()
        .forEach(known -> {
          long votes = sum(known.getFirst(), others);
          for (int other : others) {
            long values = known.stream().mapToInt(way -> way[other]).distinct().count();
            if (votes > 0 && votes < ballots && values == 1) {
              learned.add(own + " tells " + other + " of " + sum);
            }
          }
        });
    return learned;
  }
}
