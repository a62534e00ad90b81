package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.count.Fault;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.publication.PublicationState;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicityInTheFoldTest {
  private static final ContestId HEAD = SampleElection.HEAD;
  private static final ContestReleased RELEASED =
      new ContestReleased(HEAD, "headquarters", null, null, null, null);
  private static final ContestHalted HALTED = new ContestHalted(HEAD, "headquarters", "a fault");

  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))));

  private static ContestView view(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(HEAD));
  }

  @Test
  void a_contest_is_closed_then_released_then_halted_and_its_counts_are_left_as_they_are() {
    LogOnPaper log = LogOnPaper.founded();
    log.happened(
        Tallies.recorded(new BranchId(HEAD, new BranchCode("b0")), "x0", Tallies.plain(1, 2, 3)));
    Snapshot closed = fold.apply(log.entries());
    Snapshot released = fold.apply(log.published(RELEASED).entries());
    Snapshot halted = fold.apply(log.published(HALTED).entries());

    assertThat(view(closed).publicity()).isEqualTo(Publicity.CLOSED);
    assertThat(view(released).publicity())
        .isEqualTo(
            new Publicity(
                PublicationState.RELEASED,
                3,
                released.time(),
                "headquarters",
                null,
                null,
                null,
                null,
                false));
    assertThat(view(halted).publicity().state()).isEqualTo(PublicationState.HALTED);
    assertThat(view(halted).publicity().reason()).isEqualTo("a fault");
    assertThat(halted.faults()).isEmpty();
    assertThat(ContentHash.countsHash(view(halted)))
        .isEqualTo(ContentHash.countsHash(view(closed)));
    assertThat(view(halted).whole().cells()).isEqualTo(view(closed).whole().cells());
    assertThat(view(released).rows().sharesChunk(0, view(closed).rows())).isTrue();
  }

  @Test
  void the_hash_of_a_snapshot_tells_a_released_contest_from_a_closed_one() {
    LogOnPaper log = LogOnPaper.founded().published(RELEASED);
    LogOnPaper other =
        LogOnPaper.founded()
            .published(new ContestReleased(HEAD, "another office", null, null, null, null));
    Snapshot one = fold.apply(log.entries());
    Snapshot two =
        new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))))
            .apply(other.entries());
    assertThat(ContentHash.of(one)).isNotEqualTo(ContentHash.of(two));
  }

  @Test
  void what_a_release_rests_on_is_of_the_snapshot_until_it_is_halted() {
    Confirmation confirmed = new Confirmation("board", "7");
    Map<String, ContestReleased> releases =
        Map.of(
            "bare", RELEASED,
            "article", new ContestReleased(HEAD, "headquarters", null, "31", null, null),
            "document", new ContestReleased(HEAD, "headquarters", null, null, "31", null),
            "confirmed", new ContestReleased(HEAD, "headquarters", null, null, null, confirmed),
            "history", new ContestReleased(HEAD, "headquarters", null, null, null, null, true));
    Set<String> hashes = new HashSet<>();
    for (ContestReleased release : releases.values()) {
      Fold each = new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))));
      LogOnPaper log = LogOnPaper.founded().published(release);
      Snapshot released = each.apply(log.entries());
      hashes.add(ContentHash.of(released));
      assertThat(view(released).publicity().article()).isEqualTo(release.article());
      assertThat(view(released).publicity().document()).isEqualTo(release.document());
      assertThat(view(released).publicity().confirmedBy()).isEqualTo(release.confirmedBy());
      assertThat(view(released).publicity().history()).isEqualTo(release.history() != null);
      Snapshot halted = each.apply(log.published(HALTED).entries());
      assertThat(view(halted).publicity().confirmedBy()).isNull();
      assertThat(view(halted).publicity().history()).isFalse();
    }
    assertThat(hashes).hasSize(5);
  }

  @Test
  void a_release_and_tallies_in_one_batch_are_the_same_as_one_by_one() {
    LogOnPaper log = LogOnPaper.founded();
    BranchId branch = new BranchId(HEAD, new BranchCode("b0"));
    log.published(RELEASED)
        .happened(Tallies.recorded(branch, "x0", Tallies.plain(1, 2, 3)))
        .published(HALTED);
    Fold single = new Fold(FoldState.first(SampleElection.source(SampleElection.of(18))));
    log.entries().forEach(entry -> single.apply(java.util.List.of(entry)));
    assertThat(ContentHash.of(fold.apply(log.entries())))
        .isEqualTo(ContentHash.of(single.current()));
  }

  @Test
  void an_act_that_does_not_fit_is_a_fault_and_changes_nothing() {
    LogOnPaper log =
        LogOnPaper.founded()
            .published(HALTED)
            .published(
                new ContestReleased(
                    ContestId.parse("none:c"), "headquarters", null, null, null, null));
    Snapshot snapshot = fold.apply(log.entries());
    assertThat(snapshot.faults()).extracting(Fault::position).containsExactly(2L, 3L);
    assertThat(view(snapshot).publicity()).isEqualTo(Publicity.CLOSED);
  }
}
