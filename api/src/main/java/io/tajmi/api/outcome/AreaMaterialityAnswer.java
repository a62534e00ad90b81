package io.tajmi.api.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.decision.MaterialitySheet;
import io.tajmi.view.ContestView;
import org.jspecify.annotations.Nullable;

/**
 * Whether annulling branches would change the outcome of a contest that reaches beyond the areas of
 * whoever asks: nothing that names a candidate, or anybody else's figures.
 *
 * @param alone as if nothing else were proposed
 * @param together with all else that is proposed; absent where nothing else is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AreaMaterialityAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    String election,
    String contest,
    String definition,
    MaterialityAnswer.ProposalAnswer proposal,
    VerdictAnswer alone,
    @Nullable VerdictAnswer together)
    implements MaterialityRead {

  /**
   * One comparison.
   *
   * @param verdict MATERIAL, POSSIBLY_MATERIAL or NOT_MATERIAL
   * @param ballotsProposed the most that could have been at the branches proposed; absent where the
   *     papers of one of them are not known
   * @param ballotsNeeded the fewest that it would take to make the outcome another; 0 where it is
   *     open as it is, absent where no number would
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record VerdictAnswer(
      String verdict, @Nullable Long ballotsProposed, @Nullable Long ballotsNeeded) {
    static VerdictAnswer of(MaterialitySheet.Finding finding) {
      return new VerdictAnswer(
          finding.verdict().name(),
          finding.papersUnknown() > 0 ? null : Long.valueOf(finding.ballotsInQuestion()),
          finding.ballotsNeeded());
    }
  }

  static AreaMaterialityAnswer of(
      Sight sight, ContestView view, ProposedAnnulment proposed, MaterialitySheet sheet) {
    return new AreaMaterialityAnswer(
        sight.snapshot().isTest(),
        ResultsAnswer.AsOf.of(sight),
        view.contest().id().election().value(),
        view.contest().id().contest().value(),
        view.definition().hash().hex(),
        proposed.answer(),
        VerdictAnswer.of(sheet.alone()),
        proposed.also().isEmpty() ? null : VerdictAnswer.of(sheet.together()));
  }
}
