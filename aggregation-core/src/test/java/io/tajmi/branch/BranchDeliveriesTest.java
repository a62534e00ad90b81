package io.tajmi.branch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BranchTallyCommand.AnnulTally;
import io.tajmi.branch.BranchTallyCommand.CloseWithoutTally;
import io.tajmi.branch.BranchTallyCommand.CorrectTally;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.BranchTallyCommand.Reopen;
import io.tajmi.branch.BranchTallyCommand.RestoreTally;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.document.Rejection;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Definition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries in any order and number, each resent until it is accepted. */
class BranchDeliveriesTest {
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final int NIGHTS = 400;
  private static final int CORRECTIONS_MAX = 3;
  private static final int REPEATS_MAX = 3;
  private static final int ACTS = 25;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101, 77_777})
  void any_order_and_repetition_of_deliveries_gives_the_same_final_state(long seed) {
    Random chance = new Random(seed);
    for (int night = 0; night < NIGHTS; night++) {
      List<BranchTallyCommand> inOrder = chains(chance);
      List<BranchTallyCommand> deliveries = new ArrayList<>(inOrder);
      for (BranchTallyCommand command : inOrder) {
        deliveries.addAll(Collections.nCopies(chance.nextInt(REPEATS_MAX), command));
      }
      Collections.shuffle(deliveries, chance);

      assertThat(deliver(deliveries))
          .as("seed %d, night %d", seed, night)
          .isEqualTo(deliver(inOrder));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 20_260_102, 88_888})
  void the_changes_of_all_acts_add_up_to_what_the_branch_contributes(long seed) {
    Random chance = new Random(seed);
    for (int night = 0; night < NIGHTS; night++) {
      BranchState state = BranchState.first();
      int[] sum = new int[3];
      for (int act = 0; act < ACTS; act++) {
        BranchTallyCommand command = any(chance, act);
        try {
          Optional<BranchTallyEvent> event =
              BranchTallyDecisions.decide(state, command, DEFINITION);
          state = event.isPresent() ? state.after(event.get()) : state;
          event.ifPresent(it -> add(sum, it));
        } catch (Rejection _) {
          assertThat(sum).isEqualTo(contribution(state));
        }
        assertThat(sum).as("seed %d, night %d", seed, night).isEqualTo(contribution(state));
      }
    }
  }

  private static BranchTallyCommand any(Random chance, int act) {
    BranchId branch = Elections.branch("b-1");
    String ruling = "r-" + chance.nextInt(4);
    return switch (chance.nextInt(7)) {
      case 0, 1 -> new RecordTally(branch, "first", tally(chance));
      case 2, 3 -> new CorrectTally(branch, "act-" + act, null, "again", tally(chance));
      case 4 -> new AnnulTally(branch, ruling);
      case 5 -> new RestoreTally(branch, "reversal-" + act, ruling);
      default ->
          chance.nextBoolean()
              ? new CloseWithoutTally(branch, "act-" + act, "snow")
              : new Reopen(branch, "act-" + act, "thaw");
    };
  }

  private static void add(int[] sum, BranchTallyEvent event) {
    Change change =
        switch (event) {
          case TallyRecorded recorded ->
              Contribution.change(null, recorded.heldBack() ? null : recorded.tally());
          case TallyCorrected corrected -> corrected.change();
          case TallyAnnulled annulled -> annulled.change();
          case TallyRestored restored -> restored.change();
          case ClosedWithoutTally _, Reopened _ -> null;
        };
    for (int i = 0; change != null && i < sum.length; i++) {
      sum[i] += change.votes().get(i);
    }
  }

  private static int[] contribution(BranchState state) {
    Tally counted = state.counted();
    return counted == null ? new int[3] : counted.votes().toArray();
  }

  private static List<BranchTallyCommand> chains(Random chance) {
    List<BranchTallyCommand> commands = new ArrayList<>();
    for (String code : List.of("b-1", "b-2", "b-3")) {
      BranchId branch = Elections.branch(code);
      commands.add(new RecordTally(branch, code + "-0", tally(chance)));
      int corrections = chance.nextInt(CORRECTIONS_MAX + 1);
      for (int i = 1; i <= corrections; i++) {
        String replaced = code + "-" + (i - 1);
        commands.add(new CorrectTally(branch, code + "-" + i, replaced, "again", tally(chance)));
      }
    }
    return commands;
  }

  private static Tally tally(Random chance) {
    int first = chance.nextInt(81);
    Minute minute = Minute.inOrder().votes(first, 80 - first, 10);
    return chance.nextInt(4) == 0 ? minute.with(BallotField.IN_BOX, 101).tally() : minute.tally();
  }

  private static Map<BranchCode, BranchState> deliver(List<BranchTallyCommand> deliveries) {
    Map<BranchCode, BranchState> states = new HashMap<>();
    Set<String> accepted = new HashSet<>();
    Deque<BranchTallyCommand> waiting = new ArrayDeque<>(deliveries);
    int attemptsLeft = deliveries.size() * deliveries.size() + 1;
    while (!waiting.isEmpty()) {
      assertThat(attemptsLeft--).as("every delivery is accepted in the end").isPositive();
      BranchTallyCommand command = waiting.removeFirst();
      if (!accepted.contains(envelope(command))) {
        try {
          states.merge(command.branch().branch(), next(states, command), (before, after) -> after);
          accepted.add(envelope(command));
        } catch (Rejection _) {
          waiting.addLast(command);
        }
      }
    }
    return states;
  }

  private static BranchState next(Map<BranchCode, BranchState> states, BranchTallyCommand command) {
    BranchState before = states.getOrDefault(command.branch().branch(), BranchState.first());
    return before.after(BranchTallyDecisions.decide(before, command, DEFINITION).orElseThrow());
  }

  private static String envelope(BranchTallyCommand command) {
    return switch (command) {
      case RecordTally record -> record.envelope();
      case CorrectTally correct -> correct.envelope();
      default -> throw new AssertionError(command);
    };
  }
}
