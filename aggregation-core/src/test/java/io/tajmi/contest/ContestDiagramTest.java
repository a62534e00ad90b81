package io.tajmi.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.StateDiagram;
import io.tajmi.branch.Elections;
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
import io.tajmi.contest.ContestActEvent.Fact;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.document.Authority;
import io.tajmi.document.Rejection;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The diagrams beside the state of a contest are those that the code walks. */
class ContestDiagramTest {
  private static final ContestId ID = Elections.CONTEST;
  private static final Contest CONTEST = Elections.contest(1);
  private static final Authority BOARD = new Authority("board", "chair", "29", "7", "2026-01-02");

  /** How many acts of the list come one after the other. */
  private static final int IN_A_ROW = 3;

  /** So many branches that their scope has three parts. */
  private static final List<BranchCode> MANY =
      IntStream.range(0, 1_500).mapToObj(i -> new BranchCode("%060d".formatted(i))).toList();

  /** Every kind of act, each that answers a question twice, and reversals of all. */
  private static final List<ContestActCommand> ACTS =
      List.of(
          leaves("left"),
          leaves("left again"),
          votes("votes", null),
          votes("votes of many", MANY),
          new AnnulContest(ID, "annulled", Remedy.RE_RUN, BOARD),
          new AnnulContest(ID, "annulled again", Remedy.RE_RUN, BOARD),
          new VacateSeats(ID, "seats", 1, null, false, BOARD),
          lot("lot"),
          lot("lot again"),
          new CallSecondRound(second("second")),
          new CallSecondRound(second("second again")),
          reverse("left"),
          reverse("votes"),
          reverse("votes of many"),
          reverse("annulled"),
          reverse("seats"),
          reverse("lot"),
          reverse("second"),
          reverse("not left"));

  /** Where one act is, by its envelope. */
  private enum Act {
    UNKNOWN,
    GATHERING,
    STANDING,
    REVERSED,
    FINAL
  }

  /** Where a question is that a contest answers once. */
  private enum Question {
    OPEN,
    SETTLED
  }

  private static final List<Predicate<ContestState>> SETTLED =
      List.of(
          state -> state.standing(CandidateLeft.class).findAny().isPresent(),
          state -> state.standing(ContestAnnulled.class).findAny().isPresent(),
          state -> state.standing(LotDrawn.class).findAny().isPresent(),
          state -> state.secondRound() != null);

  private final Set<String> steps = new TreeSet<>(Set.of("[*] --> UNKNOWN", "[*] --> OPEN"));

  @Test
  void the_diagrams_show_every_step_that_acts_can_take_and_no_other() throws IOException {
    walk(ContestState.NEW, IN_A_ROW);
    assertThat(steps).isEqualTo(StateDiagram.of(ContestState.class));
  }

  private void walk(ContestState from, int more) {
    for (ContestActCommand command : more == 0 ? List.<ContestActCommand>of() : ACTS) {
      ContestState state = from;
      for (ContestActEvent event : decided(from, command)) {
        ContestState next = state.after(event);
        note(state, event, next);
        state = next;
      }
      if (!state.equals(from)) {
        walk(state, more - 1);
      }
    }
  }

  private static List<ContestActEvent> decided(ContestState state, ContestActCommand command) {
    try {
      return ContestDecisions.decide(state, command, CONTEST);
    } catch (Rejection refused) {
      assertThat(refused.code()).isNotNull();
      return List.of();
    }
  }

  private void note(ContestState before, ContestActEvent event, ContestState after) {
    steps.add(step(act(before, event.act()), event, act(after, event.act())));
    if (event instanceof ActReversed reversal) {
      steps.add(step(act(before, reversal.reverses()), event, act(after, reversal.reverses())));
    }
    for (Predicate<ContestState> settled : SETTLED) {
      if (settled.test(before) != settled.test(after)) {
        steps.add(step(question(before, settled), event, question(after, settled)));
      }
    }
  }

  private static String step(Enum<?> before, ContestActEvent event, Enum<?> after) {
    return StateDiagram.step(before, event, after);
  }

  private static Act act(ContestState state, String envelope) {
    Fact fact = state.fact(envelope);
    if (fact == null) {
      return state.parts().isEmpty() ? Act.UNKNOWN : Act.GATHERING;
    }
    if (!state.stands(envelope)) {
      return Act.REVERSED;
    }
    return fact instanceof ActReversed ? Act.FINAL : Act.STANDING;
  }

  private static Question question(ContestState state, Predicate<ContestState> settled) {
    return settled.test(state) ? Question.SETTLED : Question.OPEN;
  }

  private static ContestActCommand leaves(String envelope) {
    return new WithdrawCandidate(
        ID, envelope, new CandidateCode("b"), Why.DIED, Moment.AFTER_POLL, null, BOARD);
  }

  private static ContestActCommand votes(String envelope, @Nullable List<BranchCode> branches) {
    return new AnnulVotes(
        ID, envelope, new CandidateCode("b"), branches, BallotsGo.STAY_VALID, BOARD);
  }

  private static ContestActCommand lot(String envelope) {
    return new RecordLot(
        ID,
        envelope,
        Matter.CANDIDATES,
        null,
        Method.HAND,
        null,
        List.of("a", "b"),
        List.of(),
        7,
        BOARD);
  }

  private static SecondRoundCalled second(String envelope) {
    return new SecondRoundCalled(
        ID,
        envelope,
        new ElectionId("second"),
        Elections.HASH,
        new Name("", "second"),
        null,
        null,
        null,
        1,
        List.of(new CandidateCode("a"), new CandidateCode("b")),
        7,
        BOARD);
  }

  /** In an envelope of its own; that of a reversal names what it is about. */
  private static ContestActCommand reverse(String envelope) {
    return new ReverseAct(ID, "not " + envelope, envelope, BOARD);
  }
}
