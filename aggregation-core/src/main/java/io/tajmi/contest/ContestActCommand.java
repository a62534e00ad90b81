package io.tajmi.contest;

import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.document.Authority;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestStream;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All that can be asked of a contest on the word of a competent body. */
public sealed interface ContestActCommand {

  /** The contest it is asked of. */
  ContestId contest();

  /** The envelope it came in. */
  String act();

  /** The stream it is asked of. */
  @TargetAggregateIdentifier
  default ContestStream stream() {
    return new ContestStream(contest());
  }

  /** Let a candidate no longer stand. */
  record WithdrawCandidate(
      ContestId contest,
      String act,
      CandidateCode candidate,
      Why why,
      Moment moment,
      @Nullable Then place,
      Authority authority)
      implements ContestActCommand {}

  /** Annul votes of a candidate at the branches named, or everywhere where that is null. */
  record AnnulVotes(
      ContestId contest,
      String act,
      CandidateCode candidate,
      @Nullable List<BranchCode> branches,
      BallotsGo ballotsGo,
      Authority authority)
      implements ContestActCommand {}

  /** Annul the whole contest. */
  record AnnulContest(ContestId contest, String act, Remedy remedy, Authority authority)
      implements ContestActCommand {}

  /** Leave so many seats empty: those of these candidates, those won last, or not said which. */
  record VacateSeats(
      ContestId contest,
      String act,
      int seats,
      @Nullable List<CandidateCode> candidates,
      boolean last,
      Authority authority)
      implements ContestActCommand {}

  /** Let an act, a lot or the call of a second round no longer stand. */
  record ReverseAct(ContestId contest, String act, String reverses, Authority authority)
      implements ContestActCommand {}

  /** Put a lot on record that was drawn between equals. */
  record RecordLot(
      ContestId contest,
      String act,
      Matter matter,
      @Nullable BranchCode branch,
      Method method,
      @Nullable String seed,
      List<String> drawn,
      List<String> witnesses,
      long position,
      Authority authority)
      implements ContestActCommand {}

  /** Hold a second round. */
  record CallSecondRound(ContestActEvent.SecondRoundCalled called) implements ContestActCommand {
    @Override
    public ContestId contest() {
      return called.contest();
    }

    @Override
    public String act() {
      return called.act();
    }
  }
}
