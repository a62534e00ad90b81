package io.tajmi.fold;

import static io.tajmi.view.Tallies.annulled;
import static io.tajmi.view.Tallies.corrected;
import static io.tajmi.view.Tallies.heldBack;
import static io.tajmi.view.Tallies.plain;
import static io.tajmi.view.Tallies.recorded;
import static io.tajmi.view.Tallies.restored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.Change;
import io.tajmi.branch.SeenRulings;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.branch.Votes;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Bucket;
import io.tajmi.count.Fault;
import io.tajmi.count.Progress;
import io.tajmi.count.Reconciliation;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.query.AreaFigures;
import io.tajmi.view.ContentHash;
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

class FoldTest {
  private static final BranchId B0 = SampleElection.branch(SampleElection.HEAD, "b0");
  private static final BranchId B1 = SampleElection.branch(SampleElection.HEAD, "b1");

  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))));

  @Test
  void a_snapshot_names_its_log_its_position_and_the_time_of_its_last_entry() {
    assertThat(fold.current()).isSameAs(Snapshot.EMPTY);
    Snapshot snapshot = fold.apply(LogOnPaper.founded().entries());
    assertThat(snapshot.position()).isEqualTo(1);
    assertThat(snapshot.time()).isEqualTo("2026-01-01T18:00:00.007Z");
    assertThat(Objects.requireNonNull(snapshot.log()).kind()).isEqualTo(LogKind.TEST);
    assertThat(snapshot.elections()).containsOnlyKeys(SampleElection.ID);
  }

  @Test
  void at_the_seal_every_branch_is_outstanding() {
    Progress progress = total(fold.apply(LogOnPaper.founded().entries())).progress();
    assertThat(progress).isEqualTo(new Progress(18, 0, 0, 0, 0, 0, 18, 0));
  }

  @Test
  void a_corrected_branch_replaces_its_old_votes() {
    Tally first = plain(10, 20, 30);
    Snapshot snapshot =
        after(
            LogOnPaper.founded()
                .happened(recorded(B0, "x1", first))
                .happened(corrected(B0, "x2", "x1", first, plain(11, 20, 30))));
    assertThat(total(snapshot).votes(0)).isEqualTo(11);
    assertThat(total(snapshot).sum(BallotField.VALID)).isEqualTo(61);
    assertThat(total(snapshot).stating(BallotField.VALID)).isEqualTo(1);
    assertThat(row(snapshot, B0).changedAt()).isEqualTo(3);
    assertThat(total(snapshot).changedAt()).isEqualTo(3);
  }

  @Test
  void a_tally_held_back_stands_beside_the_totals() {
    Snapshot snapshot =
        after(LogOnPaper.founded().happened(heldBack(B0, "x1", plain(1, 2, 3), "E.203")));
    assertThat(total(snapshot).progress()).isEqualTo(new Progress(18, 1, 0, 1, 0, 0, 17, 0));
    assertThat(total(snapshot).taken()).isZero();
    assertThat(row(snapshot, B0).bucket()).isEqualTo(Bucket.HELD_BACK);
  }

  @Test
  void an_annulment_and_its_reversal_leave_the_counts_as_before() {
    Tally tally = plain(1, 2, 3);
    LogOnPaper log = LogOnPaper.founded().happened(recorded(B0, "x1", tally));
    Snapshot before = after(log);
    Snapshot out = fold.apply(log.happened(annulled(B0, "r1", tally)).entries());
    assertThat(row(out, B0).bucket()).isEqualTo(Bucket.ANNULLED);
    assertThat(total(out).progress().annulled()).isEqualTo(1);
    Snapshot back = fold.apply(log.happened(restored(B0, "r2", "r1", tally)).entries());
    assertThat(countsHash(back)).isEqualTo(countsHash(before)).isNotEqualTo(countsHash(out));
    assertThat(ContentHash.of(back)).isNotEqualTo(ContentHash.of(before));
  }

  @Test
  void a_reversal_that_overtakes_its_ruling_voids_it() {
    Tally tally = plain(1, 2, 3);
    LogOnPaper log =
        LogOnPaper.founded()
            .happened(recorded(B0, "x1", tally))
            .happened(restored(B0, "r2", "r1", null));
    assertThat(row(after(log), B0).state().rulings().of("r1"))
        .isEqualTo(SeenRulings.Standing.VOIDED);
    Snapshot late = fold.apply(log.happened(annulled(B0, "r1", tally)).entries());
    assertThat(row(late, B0).incompleteSince()).isEqualTo(4);
  }

  @Test
  void a_closed_branch_is_not_outstanding_until_it_is_reopened() {
    LogOnPaper log =
        LogOnPaper.founded().happened(new ClosedWithoutTally(B0, "x1", "the box was lost"));
    assertThat(total(after(log)).progress()).isEqualTo(new Progress(18, 0, 0, 0, 0, 1, 17, 0));
    Snapshot open = fold.apply(log.happened(new Reopened(B0, "x2", "found")).entries());
    assertThat(total(open).progress()).isEqualTo(new Progress(18, 0, 0, 0, 0, 0, 18, 0));
  }

  @Test
  void a_change_that_is_not_the_difference_makes_its_branch_incomplete_and_no_other() {
    Tally first = plain(1, 2, 3);
    Change wrong = new Change(Map.of("valid", 2, "inBox", 1), VoteChange.of(1, 0, 0), null);
    LogOnPaper log =
        LogOnPaper.founded()
            .happened(recorded(B0, "x1", first))
            .happened(recorded(B1, "x2", first))
            .happened(
                new TallyCorrected(
                    B0,
                    SampleElection.HASH,
                    "x3",
                    "x1",
                    "?",
                    plain(2, 2, 3),
                    List.of(),
                    false,
                    wrong));
    Snapshot snapshot = after(log);
    assertThat(row(snapshot, B0).incompleteSince()).isEqualTo(4);
    assertThat(total(snapshot).progress()).isEqualTo(new Progress(18, 1, 1, 0, 0, 0, 16, 1));
    assertThat(total(snapshot).votes(0)).isEqualTo(1);
    assertThat(results(snapshot).incomplete())
        .extracting(child -> child.branch().code().value())
        .containsExactly("b0");
    Snapshot later = fold.apply(log.happened(annulled(B0, "r1", first)).entries());
    assertThat(row(later, B0)).isEqualTo(row(snapshot, B0));
  }

  @Test
  void an_unreadable_payload_a_gap_and_an_event_out_of_place_make_a_branch_incomplete() {
    assertIncomplete(
        LogOnPaper.founded().inStreamOf(B0, new DecodedEntry.Unreadable("branch.x/9", "?")));
    assertIncomplete(
        LogOnPaper.founded().skipSeq(B0.toString()).happened(recorded(B0, "x", plain(1, 1, 1))));
    assertIncomplete(LogOnPaper.founded().happened(new Reopened(B0, "x", "?")));
    assertIncomplete(LogOnPaper.founded().inStreamOf(B0, recorded(B1, "x", plain(1, 1, 1))));
    assertIncomplete(LogOnPaper.founded().happened(recorded(B0, "x", plain(1, 1))));
    assertIncomplete(LogOnPaper.founded().inStreamOf(B0, "no event of ours"));
  }

  @Test
  @SuppressWarnings("NullAway")
  void a_payload_that_lacks_parts_makes_a_branch_incomplete_and_stops_nothing() {
    Tally hollow =
        new Tally(
            null, true, null, Votes.of(1, 1, 1), null, null, null, null, null, null, null, null);
    assertIncomplete(LogOnPaper.founded().happened(recorded(B0, "x", hollow)));
    assertIncomplete(LogOnPaper.founded().inStreamOf(B0, recorded(null, "x", plain(1, 1, 1))));
    assertIncomplete(
        LogOnPaper.founded()
            .inStreamOf(B0, new BranchTallyEvent.TallyRecorded(B0, null, null, null, null, false)));
  }

  @Test
  void an_entry_of_no_branch_that_cannot_be_applied_is_listed() {
    LogOnPaper log =
        LogOnPaper.founded()
            .add("x/1", "complaint/e1/1", 0, null, "?")
            .add("x/1", null, -1, null, "?")
            .happened(
                recorded(SampleElection.branch(SampleElection.HEAD, "b99"), "x", plain(1, 1, 1)));
    assertThat(after(log).faults()).extracting(Fault::position).containsExactly(2L, 3L, 4L);
  }

  @Test
  void a_definition_whose_hash_is_not_the_sealed_one_is_a_fault() {
    LogOnPaper log =
        LogOnPaper.founded()
            .add(
                "election.definition-sealed/1",
                "election/e1",
                1,
                null,
                new ElectionEvent.DefinitionSealed(
                    SampleElection.ID, new DefinitionHash("cd".repeat(32)), 0));
    assertThat(after(log).faults()).hasSize(1);
  }

  @Test
  void an_entry_left_out_stops_the_fold() {
    List<DecodedEntry> entries =
        LogOnPaper.founded().happened(recorded(B0, "x", plain(1, 1, 1))).entries();
    fold.apply(entries.subList(0, 1));
    assertThatThrownBy(() -> fold.apply(entries.subList(2, 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fold.apply(entries)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void each_identity_is_summed_over_the_branches_that_state_its_fields() {
    Tally full =
        Tallies.tally(
            Map.of(
                "inBox",
                105,
                "used",
                100,
                "invalidNotTaken",
                4,
                "received",
                120,
                "spoiled",
                5,
                "remaining",
                15,
                "taken",
                101,
                "valid",
                90,
                "invalidTaken",
                10),
            Votes.of(30, 30, 30),
            null,
            List.of());
    Snapshot snapshot =
        after(
            LogOnPaper.founded()
                .happened(recorded(B0, "x1", full))
                .happened(recorded(B1, "x2", plain(5, 5, 5))));
    Reconciliation sums = total(snapshot).reconciliation();
    assertThat(sums.papers()).isEqualTo(new Reconciliation.Equation(1, 120, 120));
    assertThat(sums.surplus()).isEqualTo(new Reconciliation.Surplus(1, 5, 4, 1, 1));
    assertThat(sums.carriedAway()).isEqualTo(new Reconciliation.CarriedAway(1, 0));
    assertThat(sums.box()).isEqualTo(new Reconciliation.Equation(1, 101, 101));
    assertThat(sums.counted()).isEqualTo(new Reconciliation.Equation(2, 118, 117));
    assertThat(sums.counted().difference()).isEqualTo(1);
    AreaTotal empty = Objects.requireNonNull(view(snapshot).total(new AreaCode("p-2")));
    assertThat(empty.reconciliation().papers().checked()).isFalse();
  }

  private void assertIncomplete(LogOnPaper log) {
    Snapshot snapshot =
        new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))))
            .apply(log.entries());
    assertThat(row(snapshot, B0).incompleteSince()).isEqualTo(log.head());
    assertThat(total(snapshot).progress().incomplete()).isEqualTo(1);
  }

  private Snapshot after(LogOnPaper log) {
    return fold.apply(log.entries());
  }

  private static ContestView view(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
  }

  private static AreaTotal total(Snapshot snapshot) {
    return view(snapshot).whole();
  }

  private static BranchRow row(Snapshot snapshot, BranchId branch) {
    return Objects.requireNonNull(view(snapshot).row(branch.branch()));
  }

  private static String countsHash(Snapshot snapshot) {
    return ContentHash.countsHash(view(snapshot));
  }

  private static AreaFigures results(Snapshot snapshot) {
    ContestView view = view(snapshot);
    return AreaFigures.of(snapshot, Visible.all(view), view.roots().getFirst());
  }
}
