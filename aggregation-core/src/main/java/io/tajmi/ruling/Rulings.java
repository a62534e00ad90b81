package io.tajmi.ruling;

import io.tajmi.branch.BranchState;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the log says of rulings and of the branches that they reach. */
public interface Rulings {

  /**
   * A ruling on record.
   *
   * @param branches its scope, in its order
   * @param open whether branches of its scope may not have been reached yet
   */
  record Issued(RulingIssued issued, List<BranchCode> branches, boolean open) {

    /** Takes a copy of the scope. */
    public Issued {
      branches = List.copyOf(branches);
    }
  }

  /** A ruling that was issued; null where there is none. */
  @Nullable Issued of(RulingName ruling);

  /** Rulings whose enforcement is not completed, in the order of their positions. */
  List<RulingName> open();

  /** Where a branch stands; {@link BranchState#first()} where nothing happened to it. */
  BranchState branch(BranchId branch);
}
