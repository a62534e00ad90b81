package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.answer.RulingsAnswer.RulingLine;
import io.tajmi.election.BranchCode;
import io.tajmi.ruling.RulingEvent;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingBook;
import io.tajmi.view.RulingView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One ruling with the branches that it names, in its order. */
public record RulingOnRecordAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    String election,
    RulingLine ruling,
    List<RuledBranch> branches) {

  /**
   * One branch.
   *
   * @param reached whether it has been carried out there, or voided by its reversal
   * @param stands whether it keeps the tally out of the totals; absent of a RESTORE
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RuledBranch(String branch, boolean reached, @Nullable Boolean stands) {}

  public static RulingOnRecordAnswer of(
      Sight sight, ContestView view, RulingView ruling, RulingBook book) {
    return new RulingOnRecordAnswer(
        sight.snapshot().isTest(),
        ResultsAnswer.AsOf.of(sight),
        view.contest().id().election().value(),
        RulingLine.of(ruling, book),
        ruling.scope().stream().map(branch -> branch(view, ruling, branch)).toList());
  }

  private static RuledBranch branch(ContestView view, RulingView ruling, BranchCode branch) {
    return new RuledBranch(
        branch.value(),
        ruling.reached(branch),
        ruling.issued().kind() == RulingEvent.Kind.ANNUL ? ruling.stands(view, branch) : null);
  }
}
