package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.Fact;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.document.Authority;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.outcome.PublicOutcome;
import io.tajmi.view.ContestFile;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was done to a contest and its candidates, in the order of the log.
 *
 * @param incompleteSince position of an entry that could not be applied; absent where all could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContestFileAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    String election,
    String contest,
    @Nullable Long incompleteSince,
    List<ActAnswer> acts) {

  /**
   * One act, lot or call.
   *
   * @param act the envelope that it came in
   * @param kind CANDIDATE_LEFT, VOTES_ANNULLED, CONTEST_ANNULLED, SEATS_VACATED, ACT_REVERSED,
   *     LOT_DRAWN or SECOND_ROUND_CALLED
   * @param stands whether nothing has reversed it
   * @param says what it says, by field
   * @param withheld true where what it says would tell of the votes of one small box; else absent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ActAnswer(
      String act,
      String kind,
      long position,
      @Nullable Instant time,
      boolean stands,
      Map<String, Object> says,
      @Nullable Boolean withheld,
      Authority authority) {}

  public static ContestFileAnswer of(Sight sight, Visible visible) {
    ContestView view = visible.view();
    ContestFile file = view.file();
    return new ContestFileAnswer(
        sight.snapshot().isTest(),
        ResultsAnswer.AsOf.of(sight, view.contest().id()),
        view.contest().id().election().value(),
        view.contest().id().contest().value(),
        file.incomplete() ? file.incompleteSince() : null,
        file.noted().stream().map(noted -> act(visible, noted)).toList());
  }

  private static ActAnswer act(Visible visible, ContestFile.Noted noted) {
    ContestFile file = visible.view().file();
    Fact fact = noted.fact();
    Map<String, Object> says = new LinkedHashMap<>();
    String kind = say(fact, file, says);
    boolean told = PublicOutcome.tells(visible, fact);
    return new ActAnswer(
        fact.act(),
        kind,
        noted.position(),
        noted.time(),
        file.state().stands(fact.act()),
        told ? says : Map.of(),
        told ? null : true,
        fact.authority());
  }

  private static String say(Fact fact, ContestFile file, Map<String, Object> says) {
    return switch (fact) {
      case CandidateLeft left -> {
        says.put("candidate", left.candidate().value());
        says.put("why", left.why().name());
        says.put("moment", left.moment().name());
        if (left.place() != null) {
          says.put("place", left.place().name());
        }
        yield "CANDIDATE_LEFT";
      }
      case VotesAnnulled votes -> {
        List<BranchCode> scope = file.state().scope(votes.act());
        says.put("candidate", votes.candidate().value());
        if (scope == null) {
          says.put("everywhere", true);
        } else {
          says.put("branches", scope.stream().map(BranchCode::value).toList());
        }
        says.put("ballotsGo", votes.ballotsGo().name());
        yield "VOTES_ANNULLED";
      }
      case ContestAnnulled all -> {
        says.put("remedy", all.remedy().name());
        yield "CONTEST_ANNULLED";
      }
      case SeatsVacated seats -> {
        says.put("seats", seats.seats());
        if (seats.candidates() != null) {
          says.put("candidates", seats.candidates().stream().map(CandidateCode::value).toList());
        }
        if (seats.last() != null) {
          says.put("last", true);
        }
        yield "SEATS_VACATED";
      }
      case ActReversed reversal -> {
        says.put("reverses", reversal.reverses());
        yield "ACT_REVERSED";
      }
      case LotDrawn lot -> say(lot, says);
      case SecondRoundCalled second -> say(second, says);
    };
  }

  private static String say(LotDrawn lot, Map<String, Object> says) {
    says.put("matter", lot.matter().name());
    if (lot.branch() != null) {
      says.put("branch", lot.branch().value());
    }
    says.put("method", lot.method().name());
    if (lot.seed() != null) {
      says.put("seed", lot.seed());
    }
    says.put("drawn", lot.drawn());
    says.put("witnesses", lot.witnesses());
    says.put("equalAt", lot.position());
    return "LOT_DRAWN";
  }

  private static String say(SecondRoundCalled second, Map<String, Object> says) {
    says.put("election", second.election().value());
    says.put("contest", second.contest().contest().value());
    says.put("definition", second.definition().hex());
    says.put("seats", second.seats());
    says.put("candidates", second.candidates().stream().map(CandidateCode::value).toList());
    says.put("outcomeAt", second.position());
    return "SECOND_ROUND_CALLED";
  }
}
