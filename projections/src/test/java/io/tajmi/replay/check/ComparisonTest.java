package io.tajmi.replay.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.ContestId;
import io.tajmi.view.CheckedNight;
import io.tajmi.view.Damage;
import io.tajmi.view.Snapshot;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What differs is found, and laid to the contests that it is of. */
class ComparisonTest {
  private final CheckedNight night = new CheckedNight(14);
  private final Snapshot folded = night.after(night.size()).snapshot();
  private final List<ContestId> contests = night.counted();

  @AfterEach
  void close() {
    night.close();
  }

  @Test
  void two_folds_of_one_log_differ_in_nothing() {
    Snapshot again = night.after(night.size()).snapshot();
    assertThat(Comparison.difference(folded, again)).isEqualTo(Concerned.NONE);
  }

  @Test
  void a_row_a_total_or_a_release_that_is_another_is_laid_to_its_contest_alone() {
    assertThat(contests).hasSizeGreaterThan(1);
    for (ContestId contest : contests) {
      Concerned alone = Concerned.of(List.of(contest));
      assertThat(Comparison.difference(folded, Damage.row(folded, contest))).isEqualTo(alone);
      assertThat(Comparison.difference(folded, Damage.total(folded, contest))).isEqualTo(alone);
      assertThat(Comparison.difference(folded, Damage.publicity(folded, contest))).isEqualTo(alone);
      assertThat(Comparison.difference(folded, Damage.boxes(folded, contest))).isEqualTo(alone);
    }
  }

  @Test
  void what_differs_in_two_contests_is_laid_to_both() {
    Snapshot one = Damage.row(folded, contests.getFirst());
    Snapshot both = Damage.total(one, contests.getLast());
    assertThat(Comparison.difference(folded, both))
        .isEqualTo(Concerned.of(List.of(contests.getFirst(), contests.getLast())));
  }

  @Test
  void a_ruling_that_is_gone_is_laid_to_its_contest() {
    ContestId ruled = folded.rulings().lastEntry().getValue().issued().contest();
    assertThat(Comparison.difference(folded, Damage.withoutRuling(folded)))
        .isEqualTo(Concerned.of(List.of(ruled)));
  }

  @Test
  void what_is_of_no_contest_concerns_all_and_so_does_another_position() {
    assertThat(Comparison.difference(folded, Damage.fault(folded))).isEqualTo(Concerned.ALL);
    Snapshot before = night.after(night.size() - 1).snapshot();
    assertThat(Comparison.difference(folded, before)).isEqualTo(Concerned.ALL);
  }
}
