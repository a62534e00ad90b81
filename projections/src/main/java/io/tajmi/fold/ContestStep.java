package io.tajmi.fold;

import io.tajmi.count.BranchRow;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.view.ContestFile;
import io.tajmi.view.Publicity;

/** What one entry did to one contest; an entry that left it as it was is none. */
public sealed interface ContestStep {

  /** The entry. */
  DecodedEntry entry();

  /** Position of the entry. */
  default long position() {
    return entry().position().index();
  }

  /**
   * Something happened at a branch.
   *
   * @param branch its place in the contest
   */
  record OfBranch(DecodedEntry entry, int branch, BranchRow before, BranchRow after)
      implements ContestStep {}

  /** Something was done to the contest as a whole, which leaves every count as it was. */
  record OfContest(
      DecodedEntry entry,
      Publicity publicityBefore,
      Publicity publicity,
      ContestFile fileBefore,
      ContestFile file)
      implements ContestStep {
    /** Whether it was a release or a halt. */
    public boolean publishes() {
      return !publicity.equals(publicityBefore);
    }
  }
}
