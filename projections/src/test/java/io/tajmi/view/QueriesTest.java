package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.branch.BallotField;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.CountedBoxes;
import io.tajmi.query.Turnout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueriesTest {
  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(27))));

  @Test
  void results_name_children_that_have_branches_and_branches_that_hang_on_the_area_itself() {
    LogOnPaper log =
        LogOnPaper.founded()
            .happened(Tallies.recorded(at("b1"), "x", Tallies.plain(900, 900, 900)));
    AreaFigures results = results(fold.apply(log.entries()), "c-1");
    assertThat(results.below())
        .extracting(child -> child.area().code().value())
        .containsExactly("d-1", "d-2");
    assertThat(results.branches())
        .extracting(child -> child.branch().code().value())
        .containsExactly("b1", "b10", "b19");
    assertThat(results.counted().candidates())
        .extracting(line -> line.ordinal() + "=" + line.votes())
        .containsExactly("0=900", "1=900", "2=900");
    assertThat(results.counted().ballots())
        .containsEntry(BallotField.VALID, new CountedBoxes.FieldSum(2_700, 1))
        .containsEntry(BallotField.USED, new CountedBoxes.FieldSum(0, 0));
    assertThat(results.position()).isEqualTo(2);
    assertThat(results.changedAt()).isEqualTo(2);
  }

  @Test
  void turnout_is_an_exact_pair_that_may_pass_one_and_is_not_stated_without_an_electorate() {
    LogOnPaper log =
        LogOnPaper.founded()
            .happened(Tallies.recorded(at("b1"), "x1", Tallies.plain(900, 900, 900)))
            .happened(Tallies.recorded(at("b3"), "x2", Tallies.plain(1, 1, 1)));
    Snapshot snapshot = fold.apply(log.entries());
    assertThat(results(snapshot, "c-1").counted().turnout()).isEqualTo(new Turnout(2_702, 2_000L));
    assertThat(results(snapshot, "p-2").counted().turnout()).isEqualTo(new Turnout(5, null));
  }

  @Test
  void the_electorate_of_a_contest_is_that_of_the_areas_that_it_is_held_in() {
    Snapshot snapshot = fold.apply(LogOnPaper.founded().entries());
    assertThat(electorates(snapshot, SampleElection.HEAD, "ir", "p-2", "c-1"))
        .containsExactly(9_000L, null, 2_000L);
    assertThat(electorates(snapshot, SampleElection.COUNCIL, "ir", "p-1", "c-1", "d-1"))
        .containsExactly(5_000L, 5_000L, 2_000L, 900L);
    assertThat(electorates(snapshot, SampleElection.VILLAGE, "ir", "d-3", "v-1"))
        .containsExactly(40L, 40L, 40L);
  }

  private static List<@Nullable Long> electorates(
      Snapshot snapshot, ContestId contest, String... areas) {
    ContestView view = Objects.requireNonNull(snapshot.contest(contest));
    List<@Nullable Long> electorates = new ArrayList<>();
    for (String code : areas) {
      Area area = view.index().area(view.index().local(new AreaCode(code)));
      electorates.add(view.electorate(area));
    }
    return electorates;
  }

  @Test
  void pages_of_tallies_held_back_follow_one_another_without_gap_or_repetition() {
    LogOnPaper log = LogOnPaper.founded();
    for (String branch : List.of("b0", "b4", "b9", "b11", "b18")) {
      log.happened(Tallies.heldBack(at(branch), "h" + branch, Tallies.plain(1, 1, 1), "E.203"));
    }
    BranchId council = SampleElection.branch(SampleElection.COUNCIL, "b0");
    log.happened(Tallies.heldBack(council, "c", Tallies.plain(1, 1, 1, 1, 1), "E.206"));
    Snapshot snapshot = fold.apply(log.entries());
    List<String> seen = new ArrayList<>();
    BranchId after = null;
    do {
      HeldBack page =
          HeldBack.of(
              snapshot,
              SampleElection.ID,
              new HeldBack.Filter(null, null, null, after, 2),
              Visible::all);
      page.lines().forEach(line -> seen.add(line.id().toString()));
      after = page.next();
    } while (after != null);
    assertThat(seen)
        .containsExactly(
            "branch/e1:head/b0",
            "branch/e1:head/b4",
            "branch/e1:head/b9",
            "branch/e1:head/b11",
            "branch/e1:head/b18",
            "branch/e1:council/b0");
    assertThat(lines(snapshot, new HeldBack.Filter(null, null, RuleCode.E_206, null, 10)))
        .containsExactly("branch/e1:council/b0");
    assertThat(
            lines(
                snapshot,
                new HeldBack.Filter(
                    SampleElection.HEAD.contest(), new AreaCode("c-1"), null, null, 10)))
        .containsExactly("branch/e1:head/b0", "branch/e1:head/b9", "branch/e1:head/b18");
  }

  @Test
  void a_page_has_a_limit_and_starts_after_a_branch_that_there_is() {
    Snapshot snapshot = fold.apply(LogOnPaper.founded().entries());
    assertThatThrownBy(() -> new HeldBack.Filter(null, null, null, null, 1_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> lines(snapshot, new HeldBack.Filter(null, null, null, at("b77"), 10)))
        .isInstanceOf(NothingAfter.class);
  }

  private static List<String> lines(Snapshot snapshot, HeldBack.Filter filter) {
    return HeldBack.of(snapshot, SampleElection.ID, filter, Visible::all).lines().stream()
        .map(line -> line.id().toString())
        .toList();
  }

  private static AreaFigures results(Snapshot snapshot, String area) {
    ContestView view = Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
    Area found = view.index().area(view.index().local(new AreaCode(area)));
    return AreaFigures.of(snapshot, Visible.all(view), found);
  }

  private static BranchId at(String branch) {
    return SampleElection.branch(SampleElection.HEAD, branch);
  }
}
