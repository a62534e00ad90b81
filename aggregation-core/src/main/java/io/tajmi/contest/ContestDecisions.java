package io.tajmi.contest;

import io.tajmi.branch.Rejection;
import io.tajmi.branch.RuleCode;
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
import io.tajmi.election.BranchCode;
import io.tajmi.ruling.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a contest answers to a command, given what was done to it. Pure. */
final class ContestDecisions {
  private ContestDecisions() {}

  /**
   * The events that the command leads to, to be written together.
   *
   * @param seats of the contest
   * @throws Rejection R.109
   */
  static List<ContestActEvent> decide(ContestState state, ContestActCommand command, int seats) {
    require(state.fact(command.act()) == null, null, "The act is on record already.");
    return switch (command) {
      case WithdrawCandidate it -> List.of(left(state, it));
      case AnnulVotes it -> votesAnnulled(it);
      case AnnulContest it -> {
        require(
            state.standing(ContestAnnulled.class).findAny().isEmpty(),
            null,
            "The contest is annulled already.");
        yield List.of(new ContestAnnulled(it.contest(), it.act(), it.remedy(), it.authority()));
      }
      case VacateSeats it -> {
        int empty = state.standing(SeatsVacated.class).mapToInt(SeatsVacated::seats).sum();
        require(
            it.seats() <= seats - empty,
            "/seats",
            "The contest has " + (seats - empty) + " seats that are not vacant.");
        yield List.of(new SeatsVacated(it.contest(), it.act(), it.seats(), it.authority()));
      }
      case ReverseAct it -> List.of(reversed(state, it));
      case RecordLot it -> List.of(drawn(state, it));
      case CallSecondRound it -> {
        require(state.secondRound() == null, null, "A second round is called already.");
        yield List.of(it.called());
      }
    };
  }

  private static CandidateLeft left(ContestState state, WithdrawCandidate command) {
    require(
        state
            .standing(CandidateLeft.class)
            .noneMatch(it -> it.candidate().equals(command.candidate())),
        "/candidate",
        "The candidate " + command.candidate() + " has left already.");
    return new CandidateLeft(
        command.contest(),
        command.act(),
        command.candidate(),
        command.why(),
        command.moment(),
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
    require(
        state.stands(command.reverses())
            && !(state.fact(command.reverses()) instanceof ActReversed),
        "/reverses",
        "No act " + command.reverses() + " stands that could be reversed.");
    return new ActReversed(
        command.contest(), command.act(), command.reverses(), command.authority());
  }

  private static LotDrawn drawn(ContestState state, RecordLot command) {
    require(
        !state.settled(command.matter(), command.branch(), command.drawn()),
        null,
        "A lot between these is on record, and it stands.");
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

  private static void require(boolean possible, @Nullable String pointer, String detail) {
    if (!possible) {
      throw new Rejection(RuleCode.R_109, pointer, detail);
    }
  }
}
