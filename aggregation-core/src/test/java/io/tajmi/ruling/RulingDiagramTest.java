package io.tajmi.ruling;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.StateDiagram;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The diagram beside the states of a ruling is the one that the code walks. */
class RulingDiagramTest {
  private static final RulingId ID = RulingId.parse("ruling/e/" + "0f".repeat(16));
  private static final List<BranchCode> ONE = List.of(new BranchCode("b-1"));
  private static final List<BranchCode> BOTH =
      List.of(new BranchCode("b-1"), new BranchCode("b-2"));

  /** A scope in one part and in two, rulings on each, and the end of their enforcement. */
  private static final List<RulingEvent> EVENTS =
      List.of(
          new ScopePart(ID, 0, 1, ONE),
          new ScopePart(ID, 0, 2, ONE),
          new ScopePart(ID, 1, 2, List.of(new BranchCode("b-2"))),
          issued(ONE),
          issued(BOTH),
          new EnforcementCompleted(ID));

  @Test
  void the_diagram_shows_every_step_that_fits_and_no_other() throws IOException {
    Set<String> steps = new TreeSet<>(Set.of("[*] --> Gathering"));
    Set<RulingState> seen = new HashSet<>(Set.of(RulingState.first()));
    Deque<RulingState> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      RulingState state = open.remove();
      for (RulingEvent event : EVENTS) {
        try {
          RulingState next = state.after(event);
          steps.add(StateDiagram.step(state, event, next));
          if (seen.add(next)) {
            open.add(next);
          }
        } catch (CorruptedStream misfit) {
          assertThat(misfit).hasMessageContaining(ID.toString());
        }
      }
    }
    assertThat(steps).isEqualTo(StateDiagram.of(RulingState.class));
  }

  private static RulingIssued issued(List<BranchCode> scope) {
    return new RulingIssued(
        ID,
        "r-1",
        RulingEvent.Kind.ANNUL,
        ContestId.parse("e:c"),
        null,
        scope.size(),
        Scope.hash(scope),
        "board",
        "chair",
        "13",
        "77/1",
        "2026-01-02");
  }
}
