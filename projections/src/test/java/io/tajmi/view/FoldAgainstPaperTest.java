package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.count.AreaTotal;
import io.tajmi.election.Area;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldAgainstPrintTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void every_number_at_every_area_is_what_paper_says_after_every_batch(long seed) {
    Definition definition = SampleElection.of(60);
    Night night = new Night(seed, definition, 1_200, 15);
    Fold fold = new Fold(FoldState.first(SampleElection.source(definition)));
    PaperFold paper = new PaperFold(definition, night.poisoned());
    List<DecodedEntry> entries = night.entries();
    Random sizes = new Random(seed);
    int from = 0;
    while (from < entries.size()) {
      int to = Math.min(entries.size(), from + 1 + sizes.nextInt(40));
      Snapshot snapshot = fold.apply(entries.subList(from, to));
      entries.subList(from, to).forEach(paper::read);
      from = to;
      assertThat(snapshot.position()).isEqualTo(to - 1);
      if (to > 1) {
        compare(definition, snapshot, paper);
      }
      assertThat(Invariants.check(snapshot)).isEmpty();
    }
    assertThat(night.poisoned()).isNotEmpty();
    night
        .poisoned()
        .forEach((position, branch) ->
            assertThat(
                    Objects.requireNonNull(fold.current().contest(branch.contest()))
                        .row(branch.branch()))
                .extracting(row -> row == null ? -1 : row.incompleteSince())
                .isEqualTo(position));
  }

  private static void compare(Definition definition, Snapshot snapshot, PaperFold paper) {
    for (Contest contest : definition.contests()) {
      ContestView view = Objects.requireNonNull(snapshot.contest(contest.id()));
      for (Area area : definition.areas()) {
        AreaTotal total = view.total(area.code());
        assertThat(total != null).isEqualTo(paper.concerns(contest, area.code()));
        if (total != null) {
          assertThat(Figures.of(total))
              .as("%s in %s at %d", contest.id(), area.code(), snapshot.position())
              .isEqualTo(paper.figures(contest, area.code()));
        }
      }
    }
  }

  @Test
  void the_size_of_batches_makes_no_difference() {
    Definition definition = SampleElection.of(40);
    List<DecodedEntry> entries = new Night(99, definition, 600, 10).entries();
    List<String> hashes = new ArrayList<>();
    for (int size : List.of(1, 7, 256, entries.size())) {
      Fold fold = new Fold(FoldState.first(SampleElection.source(definition)));
      for (int from = 0; from < entries.size(); from += size) {
        fold.apply(entries.subList(from, Math.min(entries.size(), from + size)));
      }
      hashes.add(ContentHash.of(fold.current()));
    }
    assertThat(hashes).hasSize(4).containsOnly(hashes.getFirst());
  }

  @Test
  void entries_that_come_twice_change_nothing() {
    Definition definition = SampleElection.of(20);
    List<DecodedEntry> entries = new Night(5, definition, 200, 0).entries();
    Fold fold = new Fold(FoldState.first(SampleElection.source(definition)));
    fold.apply(entries.subList(0, 150));
    Snapshot before = fold.current();
    assertThat(fold.apply(entries.subList(100, 150))).isSameAs(before);
    Fold once = new Fold(FoldState.first(SampleElection.source(definition)));
    assertThat(ContentHash.of(fold.apply(entries.subList(120, entries.size()))))
        .isEqualTo(ContentHash.of(once.apply(entries)));
  }
}
