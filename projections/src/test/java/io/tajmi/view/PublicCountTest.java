package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchId;
import io.tajmi.branch.Tally;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
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
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void at_the_end_the_public_total_lacks_less_than_one_group(long seed) {
    ContestView view = counted(seed);
    int root = view.index().local(new AreaCode("ir"));
    PublicCount shown = view.publicCount();
    long missing = view.total(root).taken() - shown.total(root).taken();
    assertThat(missing).isLessThan(LIMITS.unanimousBallotsMin());
    assertThat(missing == 0).isEqualTo(shown.withheld(root) == 0);
    assertThat(shown.groups()).isNotEmpty();
  }

  @Test
  void a_group_has_two_boxes_at_least_and_is_as_large_and_as_mixed_as_a_box_must_be() {
    for (long seed = 0; seed < 40; seed++) {
      for (PublicCount.Group group : counted(seed).publicCount().groups()) {
        assertThat(group.branches()).hasSizeGreaterThan(1);
        assertThat(group.total().taken()).isGreaterThanOrEqualTo(LIMITS.secrecyBallotsMin());
        assertThat(LIMITS.allow(group.total())).isTrue();
      }
    }
  }

  @Test
  void what_is_left_over_joins_the_last_group_of_its_district_before_anybody_has_seen_it() {
    LogOnPaper log = LogOnPaper.founded();
    Fold fold = new Fold(SampleElection.source(SampleElection.of(54)));
    List<Integer> ofDistrict = List.of(6, 15, 24, 33, 42);
    for (int branch : ofDistrict) {
      send(log, branch, Tallies.plain(3, 3, 1));
    }
    ContestView before = view(fold.apply(log.entries()));
    int district = before.index().local(new AreaCode("d-2"));
    assertThat(before.publicCount().groups())
        .extracting(PublicCount.Group::branches)
        .containsExactly(List.of(6, 15));
    assertThat(before.publicCount().withheld(district)).isEqualTo(3);

    send(log, 51, Tallies.plain(50, 40, 30));
    ContestView after = view(fold.apply(log.entries()));
    assertThat(after.publicCount().groups())
        .extracting(PublicCount.Group::branches)
        .containsExactly(List.of(6, 15), List.of(24, 33, 42));
    assertThat(after.publicCount().withheld(district)).isZero();
    assertThat(after.publicCount().total(district).votes(0)).isEqualTo(5 * 3 + 50);
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
      case 1 -> Tallies.plain(0, 12 + random.nextInt(12), 0);
      default -> Tallies.plain(50 + random.nextInt(50), random.nextInt(90), random.nextInt(40));
    };
  }

  private static ContestView view(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
  }
}
