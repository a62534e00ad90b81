package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Tally;
import io.tajmi.count.Fault;
import io.tajmi.digest.Sha256;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.query.AreaFigures;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import io.tajmi.ruling.RulingId;
import io.tajmi.ruling.RulingName;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RulingsInTheFoldTest {
  private static final RulingId R1 = new RulingId(SampleElection.ID, "0f".repeat(16));
  private static final RulingName NAMED = new RulingName(SampleElection.ID, "r1");
  private static final BranchCode B0 = new BranchCode("b0");
  private static final BranchCode B1 = new BranchCode("b1");

  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))));

  @Test
  void a_ruling_says_at_how_many_of_its_branches_it_has_been_applied() {
    Tally tally = Tallies.plain(1, 2, 3);
    LogOnPaper log =
        LogOnPaper.founded()
            .happened(Tallies.recorded(at("b0"), "x0", tally))
            .happened(Tallies.recorded(at("b1"), "x1", tally))
            .ruled(new ScopePart(R1, 0, 2, List.of(B0)))
            .ruled(new ScopePart(R1, 1, 2, List.of(B1)))
            .ruled(issued("b0\nb1\n", 2))
            .happened(Tallies.annulled(at("b1"), "r1", tally));
    Snapshot half = fold.apply(log.entries());
    assertThat(half.faults()).isEmpty();
    assertThat(half.openRulings(SampleElection.HEAD))
        .extracting(RulingProgress::of)
        .containsExactly(new RulingProgress(NAMED, RulingEvent.Kind.ANNUL, 6, 1, 2));
    assertThat(Objects.requireNonNull(half.rulings().get(NAMED)).reached(B1)).isTrue();
    ContestView view = Objects.requireNonNull(half.contest(SampleElection.HEAD));
    assertThat(AreaFigures.of(half, Visible.all(view), view.roots().getFirst()).openRulings())
        .hasSize(1);

    log.happened(Tallies.annulled(at("b0"), "r1", tally)).ruled(new EnforcementCompleted(R1));
    Snapshot done = fold.apply(log.entries());
    assertThat(done.openRulings()).isEmpty();
    assertThat(Objects.requireNonNull(done.rulings().get(NAMED)).reachedCount()).isEqualTo(2);
    assertThat(Objects.requireNonNull(half.rulings().get(NAMED)).reachedCount()).isEqualTo(1);
  }

  @Test
  void a_ruling_whose_scope_is_not_what_its_parts_say_is_a_fault_and_inert() {
    LogOnPaper log =
        LogOnPaper.founded().ruled(new ScopePart(R1, 0, 1, List.of(B0))).ruled(issued("b1\n", 1));
    Snapshot snapshot = fold.apply(log.entries());
    assertThat(snapshot.faults()).extracting(Fault::position).containsExactly(3L);
    assertThat(snapshot.rulings()).isEmpty();
  }

  @Test
  void a_ruling_that_names_a_branch_twice_is_a_fault_and_inert() {
    LogOnPaper log =
        LogOnPaper.founded()
            .ruled(new ScopePart(R1, 0, 1, List.of(B0, B0)))
            .ruled(issued("b0\nb0\n", 2));
    Snapshot snapshot = fold.apply(log.entries());
    assertThat(snapshot.faults()).extracting(Fault::position).containsExactly(3L);
    assertThat(snapshot.rulings()).isEmpty();
  }

  @Test
  void what_does_not_fit_a_ruling_is_a_fault_and_leaves_it_as_it_was() {
    LogOnPaper log =
        LogOnPaper.founded()
            .ruled(new EnforcementCompleted(R1))
            .ruled(new ScopePart(R1, 0, 1, List.of(B0)))
            .ruled(issued("b0\n", 1))
            .ruled(new ScopePart(R1, 1, 2, List.of(B1)))
            .ruled(issued("b0\n", 1));
    Snapshot open = fold.apply(log.entries());
    assertThat(open.faults()).extracting(Fault::position).containsExactly(2L, 5L, 6L);
    assertThat(open.openRulings()).extracting(RulingView::scope).containsExactly(List.of(B0));

    log.ruled(new EnforcementCompleted(R1)).ruled(new EnforcementCompleted(R1));
    Snapshot done = fold.apply(log.entries());
    assertThat(done.faults()).extracting(Fault::position).containsExactly(2L, 5L, 6L, 8L);
    assertThat(Objects.requireNonNull(done.rulings().get(NAMED)).completedAt()).isEqualTo(7);
    assertThat(done.openRulings()).isEmpty();
  }

  private static BranchId at(String branch) {
    return SampleElection.branch(SampleElection.HEAD, branch);
  }

  private static RulingIssued issued(String lines, int branches) {
    String hash = Sha256.hex(lines);
    return new RulingIssued(
        R1,
        "r1",
        RulingEvent.Kind.ANNUL,
        SampleElection.HEAD,
        null,
        branches,
        hash,
        "board",
        "chair",
        "29",
        "17/b",
        "2026-01-02");
  }
}
