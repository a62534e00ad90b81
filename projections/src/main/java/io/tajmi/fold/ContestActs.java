package io.tajmi.fold;

import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.count.EventDoesNotFit;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;

/** Whether what an act names is of its contest; what it says of acts before, the fold checks. */
public final class ContestActs {
  private ContestActs() {}

  /** Throws a {@link EventDoesNotFit} where an act names what is not of the contest. */
  public static void check(ContestActEvent event, Contest contest) {
    switch (event) {
      case ScopePart part -> part.branches().forEach(branch -> branch(branch, contest));
      case CandidateLeft left -> candidate(left.candidate(), contest);
      case VotesAnnulled votes -> candidate(votes.candidate(), contest);
      case SeatsVacated seats -> {
        EventDoesNotFit.unless(seats.seats() <= contest.seats(), "more seats than the contest has");
        if (seats.candidates() != null) {
          seats.candidates().forEach(candidate -> candidate(candidate, contest));
        }
      }
      case LotDrawn lot -> {
        if (lot.branch() != null) {
          branch(lot.branch(), contest);
        }
      }
      case SecondRoundCalled second ->
          second.candidates().forEach(candidate -> candidate(candidate, contest));
      case ContestAnnulled _, ActReversed _ -> {}
    }
  }

  private static void candidate(CandidateCode candidate, Contest contest) {
    EventDoesNotFit.unless(
        contest.ordinal(candidate) >= 0, "no candidate of the contest: " + candidate);
  }

  private static void branch(BranchCode branch, Contest contest) {
    EventDoesNotFit.unless(contest.ordinal(branch) >= 0, "no branch of the contest: " + branch);
  }
}
