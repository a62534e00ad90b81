package io.tajmi.api.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.answer.ResultAnswer;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.decision.MaterialitySheet;
import io.tajmi.view.ContestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed annulment would do, pinned to one position: by the counted branches with and
 * without what it annuls, and in the worst case. The law speaks of effect and the boards judge it.
 *
 * @param notCounted branches named that do not count at this position, so that nothing is annulled
 * @param alone as if nothing else were proposed
 * @param together with all else that is proposed; absent where nothing else is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MaterialityAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    String election,
    String contest,
    String definition,
    ProposalAnswer proposal,
    List<String> notCounted,
    EffectAnswer alone,
    @Nullable EffectAnswer together)
    implements MaterialityRead {

  /**
   * What is proposed to be annulled: the branches, or one candidate's votes there.
   *
   * @param branches absent where votes are annulled everywhere
   * @param also branches that are proposed besides
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ProposalAnswer(
      @Nullable List<String> branches,
      @Nullable String candidate,
      @Nullable String ballotsGo,
      List<String> also) {}

  /**
   * One comparison.
   *
   * @param verdict MATERIAL, POSSIBLY_MATERIAL or NOT_MATERIAL
   * @param ballotsInQuestion the most that could have been there, where papers are known
   * @param papersUnknown branches in question without a known limit
   * @param ballotsNeeded the fewest that it would take to make the outcome another; 0 where it is
   *     open as it is, absent where no number would, or none can be named
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EffectAnswer(
      String verdict,
      long ballotsInQuestion,
      int papersUnknown,
      @Nullable Long ballotsNeeded,
      ResultAnswer before,
      ResultAnswer after,
      List<SeatAnswer> seats) {
    static EffectAnswer of(MaterialitySheet.Finding finding) {
      return new EffectAnswer(
          finding.verdict().name(),
          finding.ballotsInQuestion(),
          finding.papersUnknown(),
          finding.ballotsNeeded(),
          ResultAnswer.of(finding.before()),
          ResultAnswer.of(finding.after()),
          finding.seats().stream().map(SeatAnswer::of).toList());
    }
  }

  /**
   * One seat, in order of votes.
   *
   * @param stays whether it stays with whom it is before in the worst case: SURE, POSSIBLE or
   *     IMPOSSIBLE
   */
  public record SeatAnswer(
      int number, ResultAnswer.PlaceAnswer before, ResultAnswer.PlaceAnswer after, String stays) {
    static SeatAnswer of(MaterialitySheet.Seat seat) {
      return new SeatAnswer(
          seat.number(),
          ResultAnswer.PlaceAnswer.of(seat.before()),
          ResultAnswer.PlaceAnswer.of(seat.after()),
          seat.stays().name());
    }
  }

  static MaterialityAnswer of(
      Sight sight, ContestView view, ProposedAnnulment proposed, MaterialitySheet sheet) {
    return new MaterialityAnswer(
        sight.snapshot().isTest(),
        ResultsAnswer.AsOf.of(sight, view.contest().id()),
        view.contest().id().election().value(),
        view.contest().id().contest().value(),
        view.definition().hash().hex(),
        proposed.answer(),
        proposed.notCounted(view),
        EffectAnswer.of(sheet.alone()),
        proposed.also().isEmpty() ? null : EffectAnswer.of(sheet.together()));
  }
}
