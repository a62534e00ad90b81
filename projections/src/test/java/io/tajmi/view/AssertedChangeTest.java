package io.tajmi.view;

import static io.tajmi.view.Tallies.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.branch.Votes;
import io.tajmi.count.BranchRow;
import io.tajmi.election.BranchId;
import io.tajmi.election.DefinitionHash;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssertedChangeTest {
  private static final BranchId B0 = SampleElection.branch(SampleElection.COUNCIL, "b0");
  private static final Map<String, Integer> PAPERS =
      Map.of("inBox", 13, "valid", 10, "invalidTaken", 2, "invalidNotTaken", 1);
  private static final Tally FIRST = council(Votes.of(4, 6));
  private static final Map<String, Integer> NO_PAPERS = Map.of();

  private static Tally council(@Nullable Votes lists) {
    return Tallies.tally(PAPERS, Votes.of(1, 2, 3, 4, 5), lists, List.of());
  }

  @Test
  void a_correction_states_its_change_to_the_last_vote() {
    Tally next = council(Votes.of(5, 5));
    VoteChange none = VoteChange.of(0, 0, 0, 0, 0);
    VoteChange lists = VoteChange.of(1, -1);
    assertThat(fits(correction(next, new Change(NO_PAPERS, none, lists)))).isTrue();
    assertThat(fits(correction(next, null))).isFalse();
    assertThat(fits(correction(next, new Change(NO_PAPERS, none, null)))).isFalse();
    assertThat(fits(correction(next, new Change(NO_PAPERS, none, VoteChange.of(1, 0))))).isFalse();
    assertThat(fits(correction(next, new Change(NO_PAPERS, none, VoteChange.of(1))))).isFalse();
    assertThat(fits(correction(next, new Change(Map.of("valid", 1), none, lists)))).isFalse();
    assertThat(fits(correction(next, new Change(Map.of("voters", 0), none, lists)))).isFalse();
    VoteChange last = VoteChange.of(0, 0, 0, 0, -1);
    assertThat(fits(correction(next, new Change(NO_PAPERS, last, lists)))).isFalse();
  }

  @Test
  void list_votes_that_a_correction_no_longer_states_are_taken_out() {
    Change change = new Change(NO_PAPERS, VoteChange.of(0, 0, 0, 0, 0), VoteChange.of(-4, -6));
    assertThat(fits(correction(council(null), change))).isTrue();
  }

  @Test
  void an_act_that_changes_nothing_states_no_change() {
    Change taken = Objects.requireNonNull(Tallies.change(FIRST, null));
    Change given = Objects.requireNonNull(Tallies.change(null, FIRST));
    assertThat(fits(new TallyAnnulled(B0, "r1", taken))).isTrue();
    assertThat(fits(new TallyAnnulled(B0, "r1", null))).isFalse();
    TallyAnnulled annulled = new TallyAnnulled(B0, "r1", taken);
    assertThat(fits(annulled, new TallyAnnulled(B0, "r2", null))).isTrue();
    assertThat(fits(annulled, new TallyAnnulled(B0, "r2", taken))).isFalse();
    assertThat(fits(annulled, new TallyAnnulled(B0, "r1", null))).isFalse();
    assertThat(fits(annulled, new TallyRestored(B0, "r2", "r1", given))).isTrue();
    assertThat(fits(annulled, new TallyRestored(B0, "r2", "r1", null))).isFalse();
    assertThat(fits(new TallyRestored(B0, "r2", "r1", given))).isFalse();
    TallyRestored again = new TallyRestored(B0, "r3", "r1", null);
    assertThat(fits(annulled, new TallyRestored(B0, "r2", "r1", given), again)).isFalse();
  }

  @Test
  void a_tally_fits_its_contest_and_its_findings() {
    assertThat(fits(correction(plain(1, 2, 3), Tallies.change(FIRST, plain(1, 2, 3))))).isFalse();
    Tally wild =
        Tallies.tally(
            PAPERS, Votes.of(1, 2, 3, 4, 5), null, List.of(new Tally.Ambiguous(List.of(5), 1)));
    assertThat(fits(correction(wild, Tallies.change(FIRST, wild)))).isFalse();
    Tally vast = Tallies.tally(PAPERS, Votes.of(10_000_000, 2, 3, 4, 5), null, List.of());
    assertThat(fits(correction(vast, Tallies.change(FIRST, vast)))).isFalse();
    Change same = Tallies.change(FIRST, FIRST);
    DefinitionHash other = new DefinitionHash("00".repeat(32));
    assertThat(fits(corrected(SampleElection.HASH, "x1", List.of("W.203"), same))).isTrue();
    assertThat(fits(corrected(SampleElection.HASH, "x1", List.of("E.203"), same))).isFalse();
    assertThat(fits(corrected(SampleElection.HASH, "x1", List.of("W.999"), same))).isFalse();
    assertThat(fits(corrected(SampleElection.HASH, "x1", List.of("R.101"), same))).isFalse();
    assertThat(fits(corrected(SampleElection.HASH, "x9", List.of(), same))).isFalse();
    assertThat(fits(corrected(other, "x1", List.of(), same))).isFalse();
  }

  private static TallyCorrected correction(Tally next, @Nullable Change change) {
    return new TallyCorrected(
        B0, SampleElection.HASH, "x2", "x1", "mistyped", next, List.of(), false, change);
  }

  private static TallyCorrected corrected(
      DefinitionHash definition, String replaces, List<String> failed, @Nullable Change change) {
    return new TallyCorrected(
        B0, definition, "x2", replaces, "mistyped", FIRST, failed, false, change);
  }

  /** Whether these fit after a first tally, all but the last without doubt. */
  private static boolean fits(BranchTallyEvent... events) {
    LogOnPaper log =
        LogOnPaper.founded()
            .happened(new TallyRecorded(B0, SampleElection.HASH, "x1", FIRST, List.of(), false));
    for (BranchTallyEvent event : events) {
      log.happened(event);
    }
    Snapshot snapshot =
        new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))))
            .apply(log.entries());
    BranchRow row =
        Objects.requireNonNull(
            Objects.requireNonNull(snapshot.contest(SampleElection.COUNCIL)).row(B0.branch()));
    assertThat(row.incompleteSince()).isIn(-1L, log.head());
    return !row.incomplete();
  }
}
