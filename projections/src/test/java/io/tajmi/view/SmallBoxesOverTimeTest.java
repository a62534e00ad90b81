package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Tally;
import io.tajmi.count.AreaTotal;
import io.tajmi.election.Area;
import io.tajmi.election.BranchId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.secrecy.SmallBoxes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small boxes of nights in which tallies are corrected, annulled, restored and held back. */
class SmallBoxesOverTimeTest {
  private static final int BRANCHES = 130;

  /** Of every position up to the first at which the contest is complete, that one with it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void nothing_that_happens_to_small_boxes_gives_one_of_them_away(long seed) {
    ActiveNight night = new ActiveNight(seed, BRANCHES);
    SmallBoxesLedger ledger = new SmallBoxesLedger();
    Fold fold = night.fold();
    for (List<DecodedEntry> log : night.untilComplete()) {
      ledger.reads(view(fold.apply(log)));
    }
    ContestView view = view(fold.current());
    assertThat(view.complete()).isTrue();
    assertThat(view.publicCount().whole().cells()).isEqualTo(view.whole().cells());
    assertThat(ledger.small()).hasSizeGreaterThan(40);
    assertThat(ledger.groupsBroken).isPositive();
    assertThat(ledger.smallAndKnown()).isEmpty();
    assertThat(ledger.ordinaryAndNotKnown()).allMatch(branch -> ledger.covers.contains(branch));
    for (Area area : view.areas()) {
      assertThat(ledger.learnedBy(view, area)).as("who reads %s whole", area).isEmpty();
    }
  }

  /** Two official totals differ by what was corrected between them, and by that alone. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void after_the_end_nothing_is_learned_but_by_the_difference_of_official_totals(long seed) {
    ActiveNight night = new ActiveNight(seed, BRANCHES);
    SmallBoxesLedger ledger = new SmallBoxesLedger();
    SmallBoxesLedger totals = new SmallBoxesLedger();
    Fold fold = night.fold();
    for (List<DecodedEntry> log : night.logs()) {
      ContestView view = view(fold.apply(log));
      ledger.reads(view);
      if (totals.unknowns.isEmpty() || night.untilComplete().contains(log)) {
        totals.reads(view);
      } else if (view.complete()) {
        assertThat(view.publicCount().whole().cells()).isEqualTo(view.whole().cells());
        totals.ordinary(view);
      } else {
        totals.ordinary(view);
      }
    }
    assertThat(totals.smallAndKnown()).containsAll(ledger.smallAndKnown());
  }

  @Test
  void groups_that_are_as_they_were_are_shown_again() {
    int back = 0;
    for (long seed = 1; seed <= 6; seed++) {
      ActiveNight night = new ActiveNight(seed, BRANCHES);
      SmallBoxesLedger ledger = new SmallBoxesLedger();
      Fold fold = night.fold();
      night.untilComplete().forEach(log -> ledger.reads(view(fold.apply(log))));
      back += ledger.groupsBack;
    }
    assertThat(back).isPositive();
  }

  /** What is left of a group that lost a member is what must not be said. */
  @Test
  void a_group_that_is_shown_without_the_member_that_it_lost_gives_that_member_away() {
    ActiveNight night = new ActiveNight(3, BRANCHES);
    SmallBoxesLedger ledger = new SmallBoxesLedger();
    Fold fold = night.fold();
    for (List<DecodedEntry> log : night.untilComplete()) {
      ContestView view = view(fold.apply(log));
      ledger.reads(view);
      for (SmallBoxes.Group group : view.smallBoxes().groups()) {
        boolean[] left = new boolean[view.contest().branches().size()];
        group.boxes().stream()
            .filter(box -> box.isIn(view.row(box.branch())))
            .forEach(box -> left[box.branch()] = true);
        ledger.learn(view, left);
      }
    }
    assertThat(ledger.smallAndKnown()).isNotEmpty();
  }

  /** Six boxes of a district are shown as one, and one of them is annulled before the end. */
  @Test
  void a_total_without_cover_gives_away_the_member_that_a_group_has_lost() {
    LogOnPaper log = LogOnPaper.founded();
    Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(60))));
    SmallBoxesLedger ledger = new SmallBoxesLedger();
    Tally small = Tallies.plain(8, 6, 1);
    List<Integer> members = List.of(6, 15, 24, 33, 42, 51);
    members.subList(0, 5).forEach(branch -> send(log, branch, small));
    assertThat(view(fold.apply(log.entries())).publicCount().groups()).isEmpty();
    send(log, members.getLast(), small);
    ContestView together = view(fold.apply(log.entries()));
    AreaTotal six = together.publicCount().groups().getFirst().total();
    assertThat(List.of(six.votes(0), six.votes(1), six.votes(2))).containsExactly(48L, 36L, 6L);
    ledger.reads(together);
    log.happened(Tallies.annulled(id(6), "r1", small));
    for (int branch = 0; branch < 60; branch++) {
      if (!members.contains(branch)) {
        send(log, branch, Tallies.plain(50, branch, 30));
      }
    }
    ContestView view = view(fold.apply(log.entries()));
    ledger.reads(view);
    assertThat(view.publicCount().whole().cells()).isEqualTo(view.whole().cells());
    assertThat(ledger.groupsBroken).isEqualTo(1);
    assertThat(ledger.smallAndKnown()).isEmpty();
    assertThat(view.publicCount().groups().getFirst().cover()).hasSize(5);

    for (int branch : view.publicCount().groups().getFirst().cover()) {
      boolean[] alone = new boolean[60];
      alone[branch] = true;
      ledger.learn(view, alone);
    }
    assertThat(ledger.smallAndKnown()).containsExactly(Map.entry(6, small).toString());
  }

  private static void send(LogOnPaper log, int branch, Tally tally) {
    log.happened(Tallies.recorded(id(branch), "x" + branch, tally));
  }

  private static BranchId id(int branch) {
    return SampleElection.branch(SampleElection.HEAD, "b" + branch);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void the_size_of_batches_makes_no_difference_to_what_is_shown(long seed) {
    ActiveNight night = new ActiveNight(seed, 2 * BRANCHES);
    List<DecodedEntry> before = night.untilComplete().get(night.untilComplete().size() - 2);
    for (List<DecodedEntry> all : List.of(before, night.logs().getLast())) {
      ContestView whole = view(night.fold().apply(all));
      Fold fold = night.fold();
      Random random = new Random(seed);
      for (int upTo = 2; upTo < all.size(); upTo += 1 + random.nextInt(9)) {
        var _ = fold.apply(all.subList(0, upTo));
      }
      ContestView stepwise = view(fold.apply(all));
      assertThat(stepwise.smallBoxes().groups())
          .hasSizeGreaterThan(all.equals(before) ? 3 : 0)
          .isEqualTo(whole.smallBoxes().groups());
    }
  }

  private static ContestView view(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
  }
}
