package io.tajmi.ops.sample;

import io.tajmi.ops.fiction.CsvColumn;
import io.tajmi.ops.fiction.Paper;
import org.jspecify.annotations.Nullable;

/** What the sample knows of one branch in one contest: the minute in force, and what was done. */
final class SampleBranch {
  final SampleContest contest;
  final SampleTerritory.BranchRow row;
  @Nullable Paper paper;
  String envelope = "";
  boolean annulled;
  boolean closed;

  SampleBranch(SampleContest contest, SampleTerritory.BranchRow row) {
    this.contest = contest;
    this.row = row;
  }

  String code() {
    return row.code();
  }

  CsvColumn column() {
    if (paper == null) {
      return closed ? CsvColumn.NO_TALLY : CsvColumn.OUTSTANDING;
    }
    if (annulled) {
      return CsvColumn.ANNULLED;
    }
    return paper.flaw().holdsBack() ? CsvColumn.HELD_BACK : CsvColumn.COUNTED;
  }
}
