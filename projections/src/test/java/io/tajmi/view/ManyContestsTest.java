package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.election.Area;
import io.tajmi.election.ContestId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A day with a contest for every village: a batch makes anew what it touches, and nothing else. */
class ManyContestsTest {
  private static final int VILLAGES = 20_000;

  private final Fold fold =
      new Fold(FoldState.first(SampleElection.source(SampleElection.ofVillages(VILLAGES))));

  @Test
  void a_batch_makes_anew_only_the_contests_and_areas_that_it_touches() {
    LogOnPaper log = LogOnPaper.founded();
    Snapshot before = fold.apply(log.entries());
    log.happened(recorded(SampleElection.village(7), 7, 1, 1, 1, 1));
    log.happened(recorded(SampleElection.village(17_003), 17_003, 2, 2, 2, 2));
    // Two branches of one province and one of another: three villages, two provinces, the country.
    log.happened(recorded(SampleElection.HEAD, 11, 5, 0, 0));
    log.happened(recorded(SampleElection.HEAD, 21, 5, 0, 0));
    log.happened(recorded(SampleElection.HEAD, 12, 5, 0, 0));
    Snapshot after = fold.apply(log.entries());

    assertThat(
            IntStream.range(0, VILLAGES)
                .filter(i -> !same(before, after, SampleElection.village(i))))
        .containsExactly(7, 17_003);
    ContestView head = contest(after, SampleElection.HEAD);
    assertThat(madeAnew(contest(before, SampleElection.HEAD), head))
        .containsExactlyInAnyOrder("ir", "p-1", "p-2", "v-11", "v-21", "v-12");
    assertThat(head.areas()).hasSize(1 + 10 + VILLAGES);
    assertThat(Invariants.check(after)).isEmpty();
  }

  @Test
  void an_entry_that_no_village_is_touched_by_shares_every_chunk_of_contests() {
    LogOnPaper log = LogOnPaper.founded();
    Snapshot before = fold.apply(log.entries());
    log.happened(recorded(SampleElection.HEAD, 0, 1, 2, 3));
    Snapshot after = fold.apply(log.entries());
    assertThat(IntStream.range(0, VILLAGES))
        .allMatch(i -> same(before, after, SampleElection.village(i)));
    assertThat(same(before, after, SampleElection.HEAD)).isFalse();
  }

  private static BranchTallyEvent recorded(ContestId contest, int branch, int... votes) {
    String envelope = contest.contest() + "-" + branch;
    return Tallies.recorded(
        SampleElection.branch(contest, "b" + branch), envelope, Tallies.plain(votes));
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Snapshot before, Snapshot after, ContestId contest) {
    return contest(before, contest) == contest(after, contest);
  }

  @SuppressWarnings("ReferenceEquality")
  private static List<String> madeAnew(ContestView before, ContestView after) {
    return after.areas().stream()
        .map(Area::code)
        .filter(area -> before.total(area) != after.total(area))
        .map(Object::toString)
        .toList();
  }

  private static ContestView contest(Snapshot snapshot, ContestId contest) {
    return Objects.requireNonNull(snapshot.contest(contest));
  }
}
