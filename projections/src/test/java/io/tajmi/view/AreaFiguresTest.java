package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.document.Authority;
import io.tajmi.election.CandidateCode;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.CountedBoxes;
import io.tajmi.query.CountedBoxes.Margin;
import io.tajmi.query.Portion;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AreaFiguresTest {
  private static final Authority AUTHORITY =
      new Authority("board", "chair", "29", "7", "2026-01-02");
  private static final CandidateLeft LEFT =
      new CandidateLeft(
          SampleElection.HEAD,
          "a-1",
          new CandidateCode("k0"),
          Why.WITHDREW,
          Moment.BEFORE_POLL,
          AUTHORITY);

  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(9))));
  private final LogOnPaper log = LogOnPaper.founded();

  private AreaFigures read(boolean acting) {
    Snapshot snapshot = fold.apply(log.entries());
    ContestView view = Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
    Visible visible = new Visible(view, area -> acting, true);
    return AreaFigures.of(snapshot, visible, view.roots().getFirst());
  }

  private void counted(String branch, int... votes) {
    log.happened(
        Tallies.recorded(
            SampleElection.branch(SampleElection.HEAD, branch),
            "x-" + branch,
            Tallies.plain(votes)));
  }

  @Test
  void the_margin_lies_between_the_last_place_with_a_seat_and_the_first_without() {
    counted("b0", 40, 90, 60);
    counted("b1", 40, 10, 20);
    assertThat(read(true).counted().margin()).isEqualTo(new Margin(20, 1, 0));
    counted("b2", 20, 0, 0);
    assertThat(read(true).counted().margin())
        .as("equals stand in ballot order")
        .isEqualTo(new Margin(0, 0, 1));
  }

  @Test
  void there_is_no_margin_before_a_box_is_counted_nor_for_who_sees_no_votes() {
    assertThat(read(true).counted().margin()).isNull();
    log.happened(
        Tallies.heldBack(
            SampleElection.branch(SampleElection.HEAD, "b1"),
            "h",
            Tallies.plain(9, 1, 1),
            "E.203"));
    assertThat(read(true).counted().margin()).isNull();
    counted("b0", 40, 30, 20);
    assertThat(read(true).counted().margin()).isEqualTo(new Margin(10, 0, 1));
    assertThat(read(false).counted().margin()).isNull();
  }

  @Test
  void an_act_that_takes_a_candidate_out_takes_the_margin_and_changes_what_is_drawn() {
    counted("b0", 40, 30, 20);
    AreaFigures before = read(true);
    log.done(LEFT);
    AreaFigures without = read(true);
    assertThat(without.counted().margin()).isNull();
    assertThat(without.drawnSince())
        .isEqualTo(without.position())
        .isGreaterThan(before.drawnSince());
    log.done(new ActReversed(SampleElection.HEAD, "a-2", "a-1", AUTHORITY));
    AreaFigures again = read(true);
    assertThat(again.counted().margin()).isEqualTo(before.counted().margin()).isNotNull();
    assertThat(again.drawnSince()).isEqualTo(again.position());
    assertThat(again.changedAt()).as("no other figure has changed").isEqualTo(before.changedAt());
  }

  @Test
  void every_line_has_its_part_of_the_valid_ballots_and_of_the_longest_bar() {
    counted("b0", 40, 30, 30);
    CountedBoxes counted = read(true).counted();
    assertThat(counted.candidates())
        .extracting(CountedBoxes.Line::share)
        .containsExactly(new Portion(40, 100), new Portion(30, 100), new Portion(30, 100));
    assertThat(counted.candidates()).allSatisfy(it -> assertThat(it.bar()).isEqualTo(it.share()));
    assertThat(CountedBoxes.byVotes(counted.candidates()))
        .extracting(CountedBoxes.Line::ordinal)
        .containsExactly(0, 1, 2);
    assertThat(CountedBoxes.byVotes(List.copyOf(counted.candidates().reversed())))
        .extracting(CountedBoxes.Line::ordinal)
        .containsExactly(0, 2, 1);
  }

  @Test
  void who_sees_no_votes_sees_how_far_it_has_come() {
    counted("b0", 40, 30, 30);
    AreaFigures closed = read(false);
    assertThat(closed.counted().seen()).isFalse();
    assertThat(closed.counted().progress()).isEqualTo(read(true).counted().progress());
    assertThat(closed.counted().turnout().taken()).isZero();
    assertThat(closed.counted().candidates()).allSatisfy(it -> assertThat(it.votes()).isZero());
    assertThat(closed.countsHash()).isNull();
    assertThat(read(true).countsHash()).isNotNull();
    assertThat(closed.below()).noneMatch(child -> child.counted().seen());
  }

  @Test
  void what_lies_below_adds_up_to_the_area() {
    counted("b0", 40, 30, 30);
    counted("b8", 1, 2, 3);
    counted("b3", 5, 6, 7);
    AreaFigures all = read(true);
    assertThat(all.counted().candidates())
        .extracting(CountedBoxes.Line::votes)
        .containsExactly(46L, 38L, 40L);
    for (int candidate = 0; candidate < 3; candidate++) {
      int of = candidate;
      assertThat(all.below().stream().mapToLong(child -> child.counted().votes(of)).sum())
          .isEqualTo(all.counted().votes(of));
    }
    assertThat(all.direct()).isNull();
  }
}
