package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Tally;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.secrecy.BoxSize;
import io.tajmi.secrecy.GroupRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    Fold fold = new Fold(FoldState.first(SampleElection.source(definition)));
    RowSpace known = new RowSpace(tallies.size());
    for (int branch : arrivals) {
      String code = contest.branches().get(branch).code().value();
      log.happened(
          Tallies.recorded(
              SampleElection.branch(SampleElection.HEAD, code), "x" + code, tallies.get(branch)));
      ContestView view = view(fold.apply(log.entries()));
      PublicReads.of(view).forEach(known::learn);
    }
    ContestView view = view(fold.apply(log.entries()));
    List<Integer> small =
        IntStream.range(0, tallies.size())
            .filter(b -> BoxSize.ballots(tallies.get(b)) < LIMITS.ballotsMin())
            .boxed()
            .toList();
    assertThat(small).hasSizeGreaterThan(10);
    assertThat(small).noneMatch(known::knows);
    assertThat(IntStream.range(0, tallies.size()))
        .allMatch(b -> small.contains(b) || known.knows(b) || view.smallBoxes().isCover(b));
    assertThat(view.publicCount().whole().cells()).isEqualTo(view.whole().cells());
    nobodyWhoKnowsSomeBoxesLearnsOthers(view, known, small);
  }

  /** Whoever counted one box, or reads one area whole, and whatever everyone reads. */
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

  @Test
  void at_the_end_the_public_total_is_the_total_ballot_for_ballot_however_small_its_boxes_are() {
    for (int size = 1; size <= 40; size++) {
      ContestView view = counted(size, size);
      assertThat(view.complete()).isTrue();
      assertThat(view.publicCount().whole().cells())
          .as("%d boxes", size)
          .isEqualTo(view.whole().cells());
      assertThat(view.publicCount().withheld(view.index().top())).isZero();
    }
  }

  @Test
  void a_contest_of_one_small_box_is_its_own_result_and_one_that_cannot_hide_a_box_says_so() {
    LogOnPaper log = LogOnPaper.founded();
    send(log, 0, Tallies.plain(3, 2, 1));
    Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(1))));
    PublicCount alone = view(fold.apply(log.entries())).publicCount();
    assertThat(alone.whole().votes(0)).isEqualTo(3);
    assertThat(alone.groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.branches()).containsExactly(0);
          assertThat(group.enough()).isFalse();
        });
    ContestView three = sent(SampleElection.of(3), Set.of(1));
    assertThat(three.publicCount().groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.branches()).containsExactly(0, 1, 2);
          assertThat(group.cover()).containsExactly(0, 2);
          assertThat(group.enough()).isFalse();
        });
  }

  @Test
  void what_is_left_at_the_end_has_as_few_ordinary_boxes_as_cover_as_make_it_enough() {
    ContestView one = sent(SampleElection.of(60), Set.of(40));
    PublicCount.Group left = one.publicCount().groups().getFirst();
    assertThat(left.enough()).isTrue();
    assertThat(left.branches()).hasSize(6).contains(40);
    assertThat(left.cover()).hasSize(5).doesNotContain(40);
    ContestView three = sent(SampleElection.of(60), Set.of(40, 41, 47));
    assertThat(three.publicCount().groups().getFirst().cover()).hasSize(3);
    ContestView none = sent(SampleElection.of(60), Set.of());
    assertThat(none.publicCount().groups()).isEmpty();
    assertThat(IntStream.range(0, 60)).noneMatch(none.publicCount()::isHidden);
  }

  /** Whoever reads all of the other province knows it by the total, whatever is done. */
  @Test
  void a_box_that_is_alone_in_its_province_is_hidden_from_the_counties_of_the_other() {
    ContestView view = sent(SampleElection.ofCounties(5, 4, 1), Set.of(9));
    PublicCount.Group group = view.publicCount().groups().getFirst();
    assertThat(group.branches()).containsExactly(0, 1, 2, 5, 6, 9);
    assertThat(group.enough()).isFalse();
    RowSpace everyone = new RowSpace(10);
    PublicReads.of(view).forEach(everyone::learn);
    for (String county : List.of("c-1", "c-2")) {
      RowSpace known = everyone.copy();
      int local = view.index().local(new AreaCode(county));
      IntStream.range(0, 10)
          .filter(branch -> view.index().within(branch, local))
          .forEach(branch -> known.learn(alone(branch, view)));
      assertThat(known.knows(9)).as("who reads %s whole", county).isFalse();
    }
  }

  @Test
  void an_ordinary_box_that_is_alone_in_its_province_is_no_cover_for_the_other() {
    ContestView view = sent(SampleElection.ofCounties(1, 0, 9), Set.of(9));
    PublicCount shown = view.publicCount();
    assertThat(shown.isHidden(0)).isFalse();
    assertThat(shown.groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.branches()).containsExactly(1, 2, 3, 4, 5, 9);
          assertThat(group.enough()).isTrue();
        });
  }

  @Test
  void where_not_even_all_boxes_hide_a_single_one_none_is_shown_alone() {
    Tally ordinary = Tallies.plain(50, 40, 30);
    LogOnPaper log = LogOnPaper.founded();
    for (int branch = 5; branch > 0; branch--) {
      send(log, branch, ordinary);
    }
    Fold fold =
        new Fold(FoldState.first(SampleElection.source(SampleElection.ofCounties(3, 0, 3))));
    assertThat(view(fold.apply(log.entries())).publicCount().isHidden(5)).isFalse();
    log.happened(Tallies.annulled(SampleElection.branch(SampleElection.HEAD, "b4"), "r", ordinary));
    send(log, 0, Tallies.plain(4, 3, 0));
    ContestView view = view(fold.apply(log.entries()));
    assertThat(view.complete()).isTrue();
    assertThat(view.publicCount().groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.branches()).containsExactly(0, 1, 2, 3, 5);
          assertThat(group.enough()).isFalse();
        });
  }

  @Test
  void before_the_end_five_boxes_of_the_lowest_codes_of_two_parts_at_least_are_set_aside() {
    Definition definition = SampleElection.of(60);
    LogOnPaper log = LogOnPaper.founded();
    for (int branch = 0; branch < 59; branch++) {
      send(log, branch, Tallies.plain(50, 40, 30));
    }
    ContestView view =
        view(new Fold(FoldState.first(SampleElection.source(definition))).apply(log.entries()));
    List<String> aside =
        IntStream.range(0, 60)
            .filter(view.publicCount()::isHidden)
            .mapToObj(branch -> view.contest().branches().get(branch).code().value())
            .toList();
    assertThat(aside).containsExactlyInAnyOrder("b0", "b1", "b10", "b11", "b12");
  }

  @Test
  void a_box_that_turns_out_small_is_no_cover_and_another_takes_its_place_while_one_is_unseen() {
    Definition definition = SampleElection.of(60);
    LogOnPaper log = LogOnPaper.founded();
    send(log, 0, Tallies.plain(3, 3, 1));
    send(log, 1, Tallies.plain(3, 3, 1));
    ContestView view =
        view(new Fold(FoldState.first(SampleElection.source(definition))).apply(log.entries()));
    assertThat(view.smallBoxes().aside.branches()).hasSize(7).contains(0, 1);
  }

  @Test
  void a_group_is_large_enough_also_without_any_one_of_its_boxes_and_without_any_one_area() {
    int groups = 0;
    for (long seed = 0; seed < 40; seed++) {
      ContestView view = counted(seed, 120);
      for (PublicCount.Group group : view.publicCount().groups()) {
        groups++;
        assertThat(group.enough()).isTrue();
        for (int known : group.branches()) {
          List<Integer> rest = group.branches().stream().filter(b -> b != known).toList();
          assertThat(rest).hasSizeGreaterThanOrEqualTo(LIMITS.groupBoxesMin());
          assertThat(ballots(view, rest)).isGreaterThanOrEqualTo(LIMITS.groupBallotsMin());
        }
        for (Area area : view.areas()) {
          List<Integer> rest =
              group.branches().stream().filter(b -> !view.within(b, area.code())).toList();
          assertThat(rest.size()).as("%s", area).isNotEqualTo(1);
          assertThat(rest.isEmpty() || ballots(view, rest) >= LIMITS.otherAreasBallotsMin())
              .isTrue();
        }
      }
    }
    assertThat(groups).isGreaterThan(80);
  }

  private static long ballots(ContestView view, List<Integer> branches) {
    return branches.stream()
        .mapToLong(b -> BoxSize.ballots(Objects.requireNonNull(view.row(b).counted())))
        .sum();
  }

  @Test
  void what_is_left_over_joins_the_last_group_of_its_district_before_anybody_has_seen_it() {
    LogOnPaper log = LogOnPaper.founded();
    Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(180))));
    List<Integer> ofDistrict = IntStream.iterate(24, i -> i < 180, i -> i + 9).boxed().toList();
    for (int branch : ofDistrict.subList(0, 13)) {
      send(log, branch, Tallies.plain(8, 6, 1));
    }
    ContestView before = view(fold.apply(log.entries()));
    int district = before.index().areaOf(24);
    assertThat(before.publicCount().groups())
        .extracting(PublicCount.Group::branches)
        .containsExactly(ofDistrict.subList(0, 6));
    assertThat(before.publicCount().withheld(district)).isEqualTo(7);

    for (int branch : List.of(6, 15)) {
      send(log, branch, Tallies.plain(50, 40, 30));
    }
    for (int branch : ofDistrict.subList(13, ofDistrict.size())) {
      send(log, branch, Tallies.plain(50, 40, 30));
    }
    ContestView after = view(fold.apply(log.entries()));
    assertThat(after.publicCount().groups())
        .extracting(PublicCount.Group::branches)
        .containsExactly(ofDistrict.subList(0, 6), ofDistrict.subList(6, 13));
    assertThat(after.publicCount().withheld(district)).as("b15 is cover").isZero();
  }

  /** Two of the ballots are invalid. */
  @Test
  void a_tally_is_small_below_thirty_ballots_whomever_they_name() {
    ContestView view = sent(SampleElection.of(60), Set.of());
    GroupRule rule = view.smallBoxes().rule();
    assertThat(rule.hides(Tallies.plain(27, 0, 0))).isTrue();
    assertThat(rule.hides(Tallies.plain(9, 9, 9))).isTrue();
    assertThat(rule.hides(Tallies.plain(28, 0, 0))).isFalse();
    assertThat(rule.hides(Tallies.plain(10, 9, 9))).isFalse();
  }

  @Test
  void the_limits_are_those_that_the_log_was_founded_with() {
    LogOnPaper log = LogOnPaper.founded(new SecrecyLimits(5, 1, 1, 1, 1));
    for (int branch = 0; branch < 60; branch++) {
      send(log, branch, Tallies.plain(3, 0, 0));
    }
    Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(60))));
    PublicCount shown = view(fold.apply(log.entries())).publicCount();
    assertThat(shown.groups()).isEmpty();
    assertThat(IntStream.range(0, 60)).noneMatch(shown::isHidden);
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

  /** A whole night of a seed, in the order of the package. */
  private static ContestView counted(long seed, int branches) {
    Random random = new Random(seed);
    LogOnPaper log = LogOnPaper.founded();
    for (int branch = 0; branch < branches; branch++) {
      send(log, branch, tally(random));
    }
    Definition definition = SampleElection.of(branches);
    return view(new Fold(FoldState.first(SampleElection.source(definition))).apply(log.entries()));
  }

  /** A whole night in which these boxes are small. */
  private static ContestView sent(Definition definition, Set<Integer> small) {
    Contest contest = Objects.requireNonNull(definition.contest(SampleElection.HEAD.contest()));
    LogOnPaper log = LogOnPaper.founded();
    for (int branch = 0; branch < contest.branches().size(); branch++) {
      send(
          log, branch, small.contains(branch) ? Tallies.plain(4, 3, 0) : Tallies.plain(50, 40, 30));
    }
    return view(new Fold(FoldState.first(SampleElection.source(definition))).apply(log.entries()));
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
