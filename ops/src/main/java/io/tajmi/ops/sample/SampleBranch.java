package io.tajmi.ops.sample;

import io.tajmi.ops.fiction.CsvColumn;
import io.tajmi.ops.fiction.FictionalMinute;
import org.jspecify.annotations.Nullable;

/** What the sample knows of one branch in one contest: the minute in force, and what was done. */
final class SampleBranch {
  final SampleContest contest;
  final SampleTerritory.BranchRow row;
  @Nullable FictionalMinute minute;
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
    if (minute == null) {
      return closed ? CsvColumn.NO_TALLY : CsvColumn.OUTSTANDING;
    }
    if (annulled) {
      return CsvColumn.ANNULLED;
    }
    return minute.flaw().holdsBack() ? CsvColumn.HELD_BACK : CsvColumn.COUNTED;
  }
}
