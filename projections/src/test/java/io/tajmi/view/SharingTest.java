package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SharingTest {
  private final Fold fold =
      new Fold(FoldState.first(SampleElection.source(SampleElection.of(1_000))));

  @Test
  void a_snapshot_shares_every_chunk_and_total_that_an_entry_did_not_touch() {
    LogOnPaper log = LogOnPaper.founded();
    ContestView before = head(fold.apply(log.entries()));
    BranchId branch = SampleElection.branch(SampleElection.HEAD, "b300");
    log.happened(Tallies.recorded(branch, "x", Tallies.plain(1, 2, 3)));
    Snapshot snapshot = fold.apply(log.entries());
    ContestView after = head(snapshot);
    assertThat(after.rows().sharesChunk(300, before.rows())).isFalse();
    assertThat(after.rows().sharesChunk(255, before.rows())).isTrue();
    assertThat(after.rows().sharesChunk(512, before.rows())).isTrue();
    assertThat(after.rows().sharesChunk(999, before.rows())).isTrue();
    assertThat(after.index()).isSameAs(before.index());
    // b300 hangs on p-2.
    assertThat(after.total(new AreaCode("p-2"))).isNotSameAs(before.total(new AreaCode("p-2")));
    assertThat(after.total(new AreaCode("p-1"))).isSameAs(before.total(new AreaCode("p-1")));
    assertThat(after.row(301)).isSameAs(before.row(301));
  }

  @Test
  void a_contest_that_no_entry_touched_is_the_same_object() {
    LogOnPaper log = LogOnPaper.founded();
    Snapshot before = fold.apply(log.entries());
    BranchId branch = SampleElection.branch(SampleElection.HEAD, "b0");
    log.happened(Tallies.recorded(branch, "x", Tallies.plain(1, 2, 3)));
    Snapshot after = fold.apply(log.entries());
    assertThat(after.contest(SampleElection.COUNCIL))
        .isSameAs(before.contest(SampleElection.COUNCIL));
  }

  @Test
  void an_older_snapshot_stays_as_it_was() {
    LogOnPaper log = LogOnPaper.founded();
    Snapshot before = fold.apply(log.entries());
    String hash = ContentHash.of(before);
    BranchId branch = SampleElection.branch(SampleElection.HEAD, "b0");
    log.happened(Tallies.recorded(branch, "x", Tallies.plain(1, 2, 3)));
    fold.apply(log.entries());
    assertThat(ContentHash.of(before)).isEqualTo(hash);
  }

  @Test
  void areas_with_the_same_branches_below_them_keep_one_total() {
    ContestView village =
        Objects.requireNonNull(
            fold.apply(LogOnPaper.founded().entries()).contest(SampleElection.VILLAGE));
    assertThat(village.areas())
        .extracting(area -> area.code().value())
        .containsExactly("ir", "p-2", "c-3", "d-3", "v-1");
    assertThat(village.totals().size()).isEqualTo(1);
    assertThat(village.total(new AreaCode("ir"))).isSameAs(village.total(new AreaCode("v-1")));
  }

  private static ContestView head(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
  }
}
