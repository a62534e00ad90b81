package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.Tally;
import io.tajmi.election.BranchId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** When a contest has nothing left to come. */
class CompleteContestTest {
  private static final Tally TALLY = Tallies.plain(1, 2, 3);

  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(3))));
  private final LogOnPaper log = LogOnPaper.founded();

  @Test
  void a_contest_is_complete_once_each_branch_is_counted_annulled_or_closed() {
    assertThat(complete()).isFalse();
    log.happened(Tallies.recorded(branch(0), "x0", TALLY));
    log.happened(Tallies.recorded(branch(1), "x1", TALLY));
    assertThat(complete()).as("one is outstanding").isFalse();
    log.happened(new ClosedWithoutTally(branch(2), "x2", "the box was lost"));
    assertThat(complete()).isTrue();
    log.happened(Tallies.annulled(branch(1), "r1", TALLY));
    assertThat(complete()).as("one is annulled").isTrue();
  }

  @Test
  void a_tally_that_is_held_back_keeps_its_contest_from_being_complete_until_it_is_put_right() {
    log.happened(Tallies.recorded(branch(0), "x0", TALLY));
    log.happened(Tallies.recorded(branch(1), "x1", TALLY));
    log.happened(Tallies.heldBack(branch(2), "x2", TALLY, "E.203"));
    assertThat(complete()).isFalse();
    log.happened(Tallies.corrected(branch(2), "y2", "x2", null, TALLY));
    assertThat(complete()).isTrue();
  }

  @Test
  void an_entry_that_cannot_be_applied_keeps_its_contest_from_being_complete() {
    for (int i = 0; i < 3; i++) {
      log.happened(Tallies.recorded(branch(i), "x" + i, TALLY));
    }
    assertThat(complete()).isTrue();
    log.inStreamOf(branch(1), "no event of ours");
    assertThat(complete()).isFalse();
  }

  private boolean complete() {
    Snapshot snapshot = fold.apply(log.entries());
    return Objects.requireNonNull(snapshot.contest(SampleElection.HEAD)).complete();
  }

  private static BranchId branch(int number) {
    return SampleElection.branch(SampleElection.HEAD, "b" + number);
  }
}
