package io.tajmi.contest;

import io.tajmi.contest.ContestActCommand.AnnulContest;
import io.tajmi.contest.ContestActCommand.AnnulVotes;
import io.tajmi.contest.ContestActCommand.CallSecondRound;
import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.ContestActCommand.ReverseAct;
import io.tajmi.contest.ContestActCommand.VacateSeats;
import io.tajmi.contest.ContestActCommand.WithdrawCandidate;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.document.NotPossible;
import io.tajmi.document.Rejection;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import java.util.ArrayList;
import java.util.List;

/** What a contest answers to a command, given what was done to it. Pure. */
public final class ContestDecisions {
  private ContestDecisions() {}

  /**
   * The events that the command leads to, to be written together.
   *
   * @throws Rejection R.109
   */
  public static List<ContestActEvent> decide(
      ContestState state, ContestActCommand command, Contest contest) {
    if (state.fact(command.act()) != null) {
      throw NotPossible.ACT_ON_RECORD.refusal();
    }
    return switch (command) {
      case WithdrawCandidate it -> List.of(left(state, it, contest));
      case AnnulVotes it -> {
        AnnulledBallots.check(it.ballotsGo(), contest, "/ballotsGo");
        yield votesAnnulled(it);
      }
      case AnnulContest it -> {
        if (state.standing(ContestAnnulled.class).findAny().isPresent()) {
          throw NotPossible.CONTEST_ANNULLED.refusal();
        }
        yield List.of(new ContestAnnulled(it.contest(), it.act(), it.remedy(), it.authority()));
      }
      case VacateSeats it -> List.of(vacated(state, it, contest));
      case ReverseAct it -> List.of(reversed(state, it));
      case RecordLot it -> List.of(drawn(state, it));
      case CallSecondRound it -> {
        if (state.secondRound() != null) {
          throw NotPossible.SECOND_ROUND_CALLED.refusal();
        }
        yield List.of(it.called());
      }
    };
  }

  private static CandidateLeft left(
      ContestState state, WithdrawCandidate command, Contest contest) {
    if (state
        .standing(CandidateLeft.class)
        .anyMatch(it -> it.candidate().equals(command.candidate()))) {
      throw NotPossible.CANDIDATE_LEFT.at("/candidate", command.candidate());
    }
    if (command.place() == Then.ALTERNATE && contest.alternates() == 0) {
      throw NotPossible.NO_ALTERNATES.at("/place");
    }
    if (command.place() == Then.RUN_OFF && !hasSecondRound(contest)) {
      throw NotPossible.NO_SECOND_ROUND_BY_RULE.at("/place");
    }
    return new CandidateLeft(
        command.contest(),
        command.act(),
        command.candidate(),
        command.why(),
        command.moment(),
        command.place(),
        command.authority());
  }

  private static boolean hasSecondRound(Contest contest) {
    return switch (contest.rule().method()) {
      case MAJORITY, THRESHOLD -> true;
      case PLURALITY, LIST_SHARE, DHONDT, SAINTE_LAGUE, HARE, DROOP -> false;
    };
  }

  private static SeatsVacated vacated(ContestState state, VacateSeats command, Contest contest) {
    int empty = state.standing(SeatsVacated.class).mapToInt(SeatsVacated::seats).sum();
    int filled = contest.seats() - empty;
    if (command.seats() > filled) {
      throw NotPossible.SEATS_TOO_MANY.at("/seats", filled);
    }
    List<CandidateCode> candidates = command.candidates();
    for (CandidateCode candidate : candidates == null ? List.<CandidateCode>of() : candidates) {
      if (state
          .standing(SeatsVacated.class)
          .map(SeatsVacated::candidates)
          .anyMatch(of -> of != null && of.contains(candidate))) {
        throw NotPossible.SEAT_VACANT.at("/candidates", candidate);
      }
      if (!contest.candidates().get(contest.ordinal(candidate)).seat()) {
        throw NotPossible.OPTION_WITHOUT_SEAT.at("/candidates", candidate);
      }
    }
    return new SeatsVacated(
        command.contest(),
        command.act(),
        command.seats(),
        candidates,
        command.last() ? true : null,
        command.authority());
  }

  private static List<ContestActEvent> votesAnnulled(AnnulVotes command) {
    List<ContestActEvent> events = new ArrayList<>();
    List<BranchCode> branches = command.branches();
    if (branches != null) {
      List<List<BranchCode>> parts = Scope.parts(branches);
      for (List<BranchCode> part : parts) {
        events.add(
            new ScopePart(
                command.contest(), command.act(), events.size(), parts.size(), List.copyOf(part)));
      }
    }
    events.add(
        new VotesAnnulled(
            command.contest(),
            command.act(),
            command.candidate(),
            branches == null ? null : branches.size(),
            branches == null ? null : Scope.hash(branches),
            command.ballotsGo(),
            command.authority()));
    return events;
  }

  private static ActReversed reversed(ContestState state, ReverseAct command) {
    if (!state.stands(command.reverses())
        || state.fact(command.reverses()) instanceof ActReversed) {
      throw NotPossible.NO_ACT_STANDS.at("/reverses", command.reverses());
    }
    return new ActReversed(
        command.contest(), command.act(), command.reverses(), command.authority());
  }

  private static LotDrawn drawn(ContestState state, RecordLot command) {
    if (state.settled(command.matter(), command.branch(), command.drawn())) {
      throw NotPossible.LOT_ON_RECORD.refusal();
    }
    return new LotDrawn(
        command.contest(),
        command.act(),
        command.matter(),
        command.branch(),
        command.method(),
        command.seed(),
        command.drawn(),
        command.witnesses(),
        command.position(),
        command.authority());
  }
}
