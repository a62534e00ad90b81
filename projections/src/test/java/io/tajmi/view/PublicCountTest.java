package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchId;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicCountTest {
  private static final SecrecyLimits LIMITS = SecrecyLimits.DEFAULT;

  /**
   * Everything that the public can read is written down as sums over branches, of every position of
   * a night; then linear algebra is asked for each small box.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void no_adding_and_subtracting_of_public_figures_of_any_positions_gives_a_small_box_away(
      long seed) {
    Definition definition = SampleElection.of(45 + (int) seed);
    Contest contest = Objects.requireNonNull(definition.contest(SampleElection.HEAD.contest()));
    Random random = new Random(seed);
    List<Tally> tallies = contest.branches().stream().map(b -> tally(random)).toList();
    List<Integer> arrivals = new ArrayList<>(IntStream.range(0, tallies.size()).boxed().toList());
    Collections.shuffle(arrivals, random);
    LogOnPaper log = LogOnPaper.founded();
    Fold fold = new Fold(SampleElection.source(definition));
    RowSpace known = new RowSpace(tallies.size());
    for (int branch : arrivals) {
      String code = contest.branches().get(branch).code().value();
      log.happened(
          Tallies.recorded(
              SampleElection.branch(SampleElection.HEAD, code), "x" + code, tallies.get(branch)));
      ContestView view = view(fold.apply(log.entries()));
      PublicReads.of(view).forEach(known::learn);
    }
    List<Integer> small =
        IntStream.range(0, tallies.size())
            .filter(b -> LIMITS.hides(tallies.get(b)))
            .boxed()
            .toList();
    assertThat(small).hasSizeGreaterThan(10);
    for (int branch : small) {
      assertThat(known.knows(branch)).as("branch %d", branch).isFalse();
    }
    for (int branch = 0; branch < tallies.size(); branch++) {
      assertThat(small.contains(branch) || known.knows(branch)).isTrue();
    }
    nobodyWhoKnowsSomeBoxesLearnsOthers(view(fold.apply(log.entries())), known, small);
  }

  /** Who counted one box, or reads one area whole, and whatever everyone reads. */
  private static void nobodyWhoKnowsSomeBoxesLearnsOthers(
      ContestView view, RowSpace everyone, List<Integer> small) {
    for (int own : small) {
      RowSpace known = everyone.copy();
      known.learn(alone(own, view));
      assertThat(small).filteredOn(known::knows).as("who counted %d", own).containsExactly(own);
    }
    for (Area area : view.areas()) {
      int local = view.index().local(area.code());
      RowSpace known = everyone.copy();
      small.stream()
          .filter(branch -> view.index().within(branch, local))
          .forEach(branch -> known.learn(alone(branch, view)));
      assertThat(small)
          .filteredOn(known::knows)
          .as("who reads %s", area)
          .allMatch(branch -> view.index().within(branch, local));
    }
  }

  private static boolean[] alone(int branch, ContestView view) {
    boolean[] alone = new boolean[view.contest().branches().size()];
    alone[branch] = true;
    return alone;
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void at_the_end_the_public_total_lacks_what_is_no_group_in_the_country(long seed) {
    ContestView view = counted(seed);
    int root = view.index().local(new AreaCode("ir"));
    PublicCount shown = view.publicCount();
    long missing = view.total(root).taken() - shown.total(root).taken();
    List<Tally> left =
        IntStream.range(0, view.contest().branches().size())
            .filter(branch -> shown.small(branch) && shown.group(branch) == null)
            .mapToObj(branch -> Objects.requireNonNull(view.row(branch).counted()))
            .toList();
    assertThat(shown.withheld(root)).isEqualTo(left.size());
    assertThat(missing).isEqualTo(left.stream().mapToLong(t -> t.ballots().taken()).sum());
    assertThat(left).hasSizeLessThan(6);
    assertThat(shown.groups()).isNotEmpty();
  }

  @Test
  void a_group_is_large_and_mixed_enough_and_so_it_is_without_any_one_of_its_boxes() {
    for (long seed = 0; seed < 40; seed++) {
      ContestView view = counted(seed);
      for (PublicCount.Group group : view.publicCount().groups()) {
        assertIsEnough(view, group.branches());
        for (int known : group.branches()) {
          assertIsEnough(view, group.branches().stream().filter(other -> other != known).toList());
        }
      }
    }
  }

  /** Two boxes with votes, ten valid ballots, and two candidates. */
  private static void assertIsEnough(ContestView view, List<Integer> branches) {
    List<Tally> tallies =
        branches.stream().map(b -> Objects.requireNonNull(view.row(b).counted())).toList();
    assertThat(tallies).filteredOn(tally -> tally.votes().sum() > 0).hasSizeGreaterThan(1);
    assertThat(tallies.stream().mapToLong(tally -> tally.votes().sum()).sum())
        .isGreaterThanOrEqualTo(LIMITS.secrecyBallotsMin());
    assertThat(
            IntStream.range(0, view.contest().candidates().size())
                .filter(of -> tallies.stream().anyMatch(tally -> tally.votes().get(of) > 0)))
        .hasSizeGreaterThan(1);
  }

  @Test
  void what_is_left_over_joins_the_last_group_of_its_district_before_anybody_has_seen_it() {
    LogOnPaper log = LogOnPaper.founded();
    Fold fold = new Fold(SampleElection.source(SampleElection.of(81)));
    List<Integer> ofDistrict = List.of(6, 15, 24, 33, 42, 60, 69);
    for (int branch : ofDistrict) {
      send(log, branch, Tallies.plain(3, 3, 1));
    }
    ContestView before = view(fold.apply(log.entries()));
    int district = before.index().local(new AreaCode("d-2"));
    assertThat(before.publicCount().groups())
        .extracting(PublicCount.Group::branches)
        .containsExactly(List.of(6, 15, 24));
    assertThat(before.publicCount().withheld(district)).isEqualTo(4);

    send(log, 51, Tallies.plain(50, 40, 30));
    send(log, 78, Tallies.plain(50, 40, 30));
    ContestView after = view(fold.apply(log.entries()));
    assertThat(after.publicCount().groups())
        .extracting(PublicCount.Group::branches)
        .containsExactly(List.of(6, 15, 24), List.of(33, 42, 60, 69));
    assertThat(after.publicCount().withheld(district)).isZero();
    assertThat(after.publicCount().total(district).votes(0)).isEqualTo(7 * 3 + 2 * 50);
  }

  /** One has other villages, counties or provinces than another; each leaves a group. */
  @Test
  void boxes_of_two_areas_are_no_group_where_one_of_them_leaves_a_single_box() {
    LogOnPaper log = LogOnPaper.founded();
    Fold fold = new Fold(SampleElection.source(SampleElection.of(36)));
    Definition definition = SampleElection.of(36);
    Contest contest = Objects.requireNonNull(definition.contest(SampleElection.HEAD.contest()));
    Set<Integer> small = Set.of(0, 9, 18, 5);
    for (int branch = 0; branch < contest.branches().size(); branch++) {
      boolean isSmall = small.contains(branch);
      send(log, branch, isSmall ? Tallies.plain(4, 3, 0) : Tallies.plain(50, 40, 30));
    }
    ContestView view = view(fold.apply(log.entries()));
    assertThat(view.publicCount().groups())
        .extracting(PublicCount.Group::branches)
        .containsExactly(List.of(0, 9, 18));
    assertThat(view.publicCount().small(5)).isTrue();
    assertThat(view.publicCount().group(5)).isNull();
  }

  @Test
  void all_alike_is_no_group_however_many_they_are_and_boxes_without_votes_make_none() {
    Tally alike = Tallies.plain(25, 0, 0);
    assertThat(LIMITS.allow(List.of(alike, alike, alike))).isFalse();
    assertThat(LIMITS.allow(List.of(alike, alike, Tallies.plain(3, 1, 0)))).isTrue();
    Tally nine = Tallies.plain(4, 5, 0);
    assertThat(LIMITS.allow(List.of(nine, Tallies.plain(0, 0, 0), Tallies.plain(0, 0, 0))))
        .isFalse();
    assertThat(LIMITS.allow(List.of(nine, Tallies.plain(0, 1, 0)))).isTrue();
  }

  /** What was typed wrong is held back, and is as secret as what it should have been. */
  @Test
  void one_figure_that_is_too_large_makes_no_box_larger() {
    for (String field : List.of("inBox", "valid", "taken", "used", "identified", "invalidTaken")) {
      Map<String, Integer> ballots = new HashMap<>(Map.of("inBox", 4, "valid", 4, "taken", 4));
      ballots.putAll(Map.of("used", 4, "identified", 4));
      ballots.put(field, 40);
      assertThat(LIMITS.hides(typed(ballots, 3, 1, 0))).as(field).isTrue();
    }
    Map<String, Integer> all = Map.of("inBox", 40, "valid", 40, "taken", 40, "invalidTaken", 0);
    assertThat(LIMITS.hides(typed(all, 3, 1, 0))).isTrue();
    Map<String, Integer> thirteen = Map.of("inBox", 13, "valid", 13, "taken", 13);
    assertThat(LIMITS.hides(typed(thirteen, 12, 0, 0))).isTrue();
    assertThat(LIMITS.hides(typed(thirteen, 12, 1, 0))).isFalse();
    Map<String, Integer> unsaid = Map.of("inBox", 40, "valid", 40, "used", 0, "identified", 0);
    assertThat(LIMITS.hides(typed(unsaid, 30, 10, 0))).isFalse();
  }

  private static Tally typed(Map<String, Integer> ballots, int... votes) {
    return Tallies.tally(ballots, Votes.of(votes), null, List.of());
  }

  @Test
  void a_tally_is_small_below_ten_ballots_and_below_thirty_where_all_are_alike() {
    assertThat(LIMITS.hides(Tallies.plain(3, 3, 1))).isTrue();
    assertThat(LIMITS.hides(Tallies.plain(3, 3, 2))).isFalse();
    assertThat(LIMITS.hides(Tallies.plain(27, 0, 0))).isTrue();
    assertThat(LIMITS.hides(Tallies.plain(28, 0, 0))).isFalse();
    assertThat(LIMITS.hides(Tallies.plain(20, 7, 0))).isFalse();
  }

  @Test
  void the_algebra_finds_a_box_that_a_total_less_the_others_gives_away() {
    RowSpace known = new RowSpace(3);
    known.learn(new boolean[] {true, true, true});
    known.learn(new boolean[] {true, false, false});
    assertThat(known.knows(1)).isFalse();
    known.learn(new boolean[] {false, false, true});
    assertThat(known.knows(1)).isTrue();
  }

  /** A whole night, in the order of the package. */
  private static ContestView counted(long seed) {
    Definition definition = SampleElection.of(60);
    Random random = new Random(seed);
    LogOnPaper log = LogOnPaper.founded();
    Contest contest = Objects.requireNonNull(definition.contest(SampleElection.HEAD.contest()));
    for (int branch = 0; branch < contest.branches().size(); branch++) {
      send(log, branch, tally(random));
    }
    return view(new Fold(SampleElection.source(definition)).apply(log.entries()));
  }

  private static void send(LogOnPaper log, int branch, Tally tally) {
    BranchId id = SampleElection.branch(SampleElection.HEAD, "b" + branch);
    log.happened(Tallies.recorded(id, "x" + branch, tally));
  }

  /** Half of all are small. */
  static Tally tally(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Tallies.plain(random.nextInt(3), random.nextInt(3), random.nextInt(3));
      case 1 -> {
        int[] alike = new int[3];
        alike[random.nextInt(3)] = 12 + random.nextInt(12);
        yield Tallies.plain(alike);
      }
      default -> Tallies.plain(50 + random.nextInt(50), random.nextInt(90), random.nextInt(40));
    };
  }

  private static ContestView view(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
  }
}
