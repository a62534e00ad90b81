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
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    require(state.fact(command.act()) == null, null, "The act is on record already.");
    return switch (command) {
      case WithdrawCandidate it -> List.of(left(state, it, contest));
      case AnnulVotes it -> {
        AnnulledBallots.check(it.ballotsGo(), contest, "/ballotsGo");
        yield votesAnnulled(it);
      }
      case AnnulContest it -> {
        require(
            state.standing(ContestAnnulled.class).findAny().isEmpty(),
            null,
            "The contest is annulled already.");
        yield List.of(new ContestAnnulled(it.contest(), it.act(), it.remedy(), it.authority()));
      }
      case VacateSeats it -> List.of(vacated(state, it, contest));
      case ReverseAct it -> List.of(reversed(state, it));
      case RecordLot it -> List.of(drawn(state, it));
      case CallSecondRound it -> {
        require(state.secondRound() == null, null, "A second round is called already.");
        yield List.of(it.called());
      }
    };
  }

  private static CandidateLeft left(
      ContestState state, WithdrawCandidate command, Contest contest) {
    require(
        state
            .standing(CandidateLeft.class)
            .noneMatch(it -> it.candidate().equals(command.candidate())),
        "/candidate",
        "The candidate " + command.candidate() + " has left already.");
    require(
        command.place() != Then.ALTERNATE || contest.alternates() > 0,
        "/place",
        "The contest has no alternates; say NEXT, RUN_OFF or VACANT, or leave the field out.");
    require(
        command.place() != Then.RUN_OFF || hasSecondRound(contest),
        "/place",
        "By its rule the contest has no second round; say ALTERNATE, NEXT or VACANT, or leave the"
            + " field out.");
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
    require(
        command.seats() <= contest.seats() - empty,
        "/seats",
        "The contest has " + (contest.seats() - empty) + " seats that are not vacant.");
    List<CandidateCode> candidates = command.candidates();
    for (CandidateCode candidate : candidates == null ? List.<CandidateCode>of() : candidates) {
      require(
          state
              .standing(SeatsVacated.class)
              .map(SeatsVacated::candidates)
              .noneMatch(of -> of != null && of.contains(candidate)),
          "/candidates",
          "The seat of " + candidate + " is vacant already; leave it out.");
      require(
          contest.candidates().get(contest.ordinal(candidate)).seat(),
          "/candidates",
          candidate + " is an option that takes no seat; leave it out.");
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
