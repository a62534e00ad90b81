package io.tajmi.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.decision.terms.Uncertainty;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Definition;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.view.ContestView;
import io.tajmi.view.LogOnPaper;
import io.tajmi.view.SampleElection;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Tallies;
import io.tajmi.view.Visible;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OutstandingBallotsTest {
  /** Branches b1, b10 and b19 hang on c-1; b19 states no electorate. */
  private final Definition definition = SampleElection.of(27, i -> i == 19 ? null : 1_000L + i);

  /** The electorate of the branches of c-2. */
  private static final long C_2 = 1_005 + 1_014 + 1_023;

  private final LogOnPaper log = LogOnPaper.founded();

  @Test
  void before_the_first_tally_nothing_binds_and_the_electorate_stands_beside_it() {
    assertThat(read("ir", true)).isEqualTo(new OutstandingBallots(27, 0, 27, 26_332, 1));
    assertThat(read("c-2", true)).isEqualTo(new OutstandingBallots(3, 0, 3, C_2, 0));
  }

  @Test
  void a_counted_branch_has_nothing_more_to_bring() {
    log.happened(Tallies.recorded(at("b5"), "x", Tallies.plain(1, 2, 3)));
    assertThat(read("c-2", true)).isEqualTo(new OutstandingBallots(2, 0, 2, C_2 - 1_005, 0));
  }

  @Test
  void of_a_tally_that_is_held_back_its_papers_count_where_they_are_stated_and_seen() {
    log.happened(Tallies.heldBack(at("b5"), "x", withPapers(300), "E.203"));
    assertThat(read("c-2", true)).isEqualTo(new OutstandingBallots(3, 300, 2, C_2, 0));
    assertThat(read("c-2", false)).isEqualTo(new OutstandingBallots(3, 0, 3, C_2, 0));
  }

  @Test
  void a_ruling_that_takes_a_tally_out_takes_its_ballots_out_of_what_is_outstanding() {
    Tally tally = Tallies.plain(1, 2, 3);
    log.happened(Tallies.recorded(at("b5"), "r", tally))
        .happened(Tallies.annulled(at("b5"), "r", tally));
    assertThat(read("c-2", true).branches()).isEqualTo(2);
  }

  @Test
  void it_is_the_figure_that_the_outcome_is_decided_on() {
    log.happened(Tallies.heldBack(at("b5"), "x", withPapers(300), "E.203"))
        .happened(Tallies.recorded(at("b1"), "y", Tallies.plain(1, 2, 3)))
        .happened(Tallies.heldBack(at("b7"), "z", withPapers(41), "E.203"));
    Uncertainty decided = DecisionInput.decide(view(definition)).uncertainty();
    OutstandingBallots shown = read("ir", true);
    assertThat(new Uncertainty((int) shown.branches(), (int) shown.unknown(), shown.ballots()))
        .isEqualTo(decided)
        .isEqualTo(new Uncertainty(26, 24, 341));
  }

  private OutstandingBallots read(String area, boolean acting) {
    ContestView view = view(definition);
    Visible visible = new Visible(view, code -> acting, true);
    return OutstandingBallots.of(visible, area(view, area));
  }

  private ContestView view(Definition of) {
    Snapshot snapshot = new Fold(FoldState.first(SampleElection.source(of))).apply(log.entries());
    return Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
  }

  private static Area area(ContestView view, String code) {
    return view.definition().areas().get(view.definition().ordinal(new AreaCode(code)));
  }

  private static Tally withPapers(int received) {
    return Tallies.tally(
        Map.of("inBox", 9, "valid", 6, "invalidTaken", 2, "received", received),
        Votes.of(1, 2, 3),
        null,
        List.of());
  }

  private static io.tajmi.election.BranchId at(String branch) {
    return SampleElection.branch(SampleElection.HEAD, branch);
  }
}
