package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Chunks;
import io.tajmi.count.FigureCells;
import io.tajmi.election.AreaCode;
import io.tajmi.fold.ContestEdit;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InvariantsTest {
  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(30))));

  @Test
  void every_cell_of_every_total_is_guarded() {
    ContestView sound = council();
    assertThat(Invariants.check(sound)).isEmpty();
    int slots = sound.totals().size();
    for (int slot = 0; slot < slots; slot++) {
      for (int cell = 0; cell < sound.totals().get(slot).packed().length(); cell++) {
        assertThat(Invariants.check(corrupted(sound, slot, cell)))
            .as("slot %d cell %d", slot, cell)
            .isNotEmpty();
      }
    }
  }

  @Test
  void a_corrupted_area_is_named() {
    ContestView sound = council();
    int slot = sound.index().slot(sound.index().local(new AreaCode("d-1")));
    assertThat(Invariants.check(corrupted(sound, slot, FigureCells.TAKEN)))
        .extracting(violation -> Objects.requireNonNull(violation.area()).value())
        .containsExactlyInAnyOrder("c-1", "d-1");
  }

  @Test
  void a_step_that_does_not_follow_from_its_branches_is_found() {
    ContestView before = council();
    ContestEdit edit = new ContestEdit(before);
    edit.replace(0, BranchRow.AWAITED.incompleteAt(900, Instant.EPOCH, "test"), 900);
    ContestView after = edit.done();
    BitSet touched = edit.touched();
    assertThat(Invariants.checkStep(before, after, touched)).isEmpty();
    int own = before.index().slotOf(0);
    int root = before.index().slot(before.index().local(new AreaCode("ir")));
    assertThat(Invariants.checkStep(before, corrupted(after, own, 0), touched)).isNotEmpty();
    assertThat(Invariants.checkStep(before, corrupted(after, root, 7), touched)).hasSize(1);
  }

  private ContestView council() {
    fold.apply(new Night(7, SampleElection.of(30), 300, 10).entries());
    return Objects.requireNonNull(fold.current().contest(SampleElection.COUNCIL));
  }

  private static ContestView corrupted(ContestView view, int slot, int cell) {
    AreaTotal total = view.totals().get(slot);
    long[] cells = total.cells();
    cells[cell]++;
    Chunks.Edit<AreaTotal> edit = new Chunks.Edit<>(view.totals());
    edit.set(slot, new AreaTotal(cells, total.candidates(), total.changedAt()));
    return new ContestView(
        view.definition(),
        view.contest(),
        view.index(),
        view.rows(),
        edit.done(),
        view.smallBoxes(),
        view.publicity(),
        view.file(),
        false);
  }
}
