package io.tajmi.replay.fork;

import io.tajmi.branch.BranchState;
import io.tajmi.election.BranchId;
import io.tajmi.fold.SupposedEdit;
import io.tajmi.ruling.RulingName;
import io.tajmi.ruling.Rulings;
import io.tajmi.view.RulingView;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rulings, and branches of one contest, as they are supposed so far. */
record SupposedRulings(SupposedEdit edit) implements Rulings {
  @Override
  public @Nullable Issued of(RulingName ruling) {
    RulingView view = edit.rulings().get(ruling);
    return view == null ? null : new Issued(view.issued(), view.scope(), !view.completed());
  }

  @Override
  public List<RulingName> open() {
    return edit.rulings().values().stream()
        .filter(ruling -> !ruling.completed())
        .sorted(Comparator.comparingLong(RulingView::issuedAt))
        .map(ruling -> ruling.issued().name())
        .toList();
  }

  @Override
  public BranchState branch(BranchId branch) {
    return edit.row(edit.terms().ordinal(branch.branch())).state();
  }
}
