package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.branch.BallotField;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueriesTest {
  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(27))));

  @Test
  void results_name_children_that_have_branches_and_branches_that_hang_on_the_area_itself() {
    LogOnPaper log =
        LogOnPaper.founded()
            .happened(Tallies.recorded(at("b1"), "x", Tallies.plain(900, 900, 900)));
    Results results = results(fold.apply(log.entries()), "c-1");
    assertThat(results.children())
        .extracting(child -> child.area().code().value())
        .containsExactly("d-1", "d-2");
    assertThat(results.branches())
        .extracting(child -> child.branch().code().value())
        .containsExactly("b1", "b10", "b19");
    assertThat(results.votes())
        .extracting(v -> v.candidate().code().value() + "=" + v.votes())
        .containsExactly("k0=900", "k1=900", "k2=900");
    assertThat(results.ballots())
        .containsEntry(BallotField.VALID, new Results.FieldSum(2_700, 1))
        .containsEntry(BallotField.USED, new Results.FieldSum(0, 0));
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
    assertThat(results(snapshot, "c-1").turnout())
        .isEqualTo(new Turnout(2_702, OptionalLong.of(2_000)));
    assertThat(results(snapshot, "p-2").turnout()).isEqualTo(new Turnout(5, OptionalLong.empty()));
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
  void there_are_no_results_where_the_contest_has_no_branch() {
    Snapshot snapshot = fold.apply(LogOnPaper.founded().entries());
    assertThat(Results.of(snapshot, SampleElection.HEAD, new AreaCode("p-3"))).isEmpty();
    assertThat(Results.of(snapshot, SampleElection.HEAD, new AreaCode("nowhere"))).isEmpty();
    assertThat(Results.of(Snapshot.EMPTY, SampleElection.HEAD, new AreaCode("ir"))).isEmpty();
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

  private static Results results(Snapshot snapshot, String area) {
    return Results.of(snapshot, SampleElection.HEAD, new AreaCode(area)).orElseThrow();
  }

  private static BranchId at(String branch) {
    return SampleElection.branch(SampleElection.HEAD, branch);
  }
}
