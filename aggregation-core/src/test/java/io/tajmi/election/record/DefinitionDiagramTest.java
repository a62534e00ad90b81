package io.tajmi.election.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.StateDiagram;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionCommand.RecordParts;
import io.tajmi.election.record.ElectionCommand.SealDefinition;
import io.tajmi.election.record.ElectionEvent.DefinitionPart;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The diagram beside the states of a definition is the one that the code walks. */
class DefinitionDiagramTest {
  private static final ElectionId ELECTION = new ElectionId("small");
  private static final DefinitionHash FIRST = new DefinitionHash("a".repeat(64));
  private static final DefinitionHash SECOND = new DefinitionHash("b".repeat(64));

  /** Both parts of two definitions, one by one, and the seal of each. */
  private static final List<ElectionCommand> COMMANDS =
      List.of(
          part(FIRST, 0),
          part(FIRST, 1),
          part(SECOND, 0),
          part(SECOND, 1),
          new SealDefinition(ELECTION, FIRST, 2),
          new SealDefinition(ELECTION, SECOND, 2));

  @Test
  void the_diagram_shows_every_step_that_a_command_can_take_and_no_other() throws IOException {
    Set<String> steps = new TreeSet<>();
    steps.add("[*] --> " + DefinitionState.NEW.getClass().getSimpleName());
    Set<DefinitionState> seen = new HashSet<>(Set.of(DefinitionState.NEW));
    Deque<DefinitionState> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      DefinitionState state = open.remove();
      for (ElectionCommand command : COMMANDS) {
        for (ElectionEvent event : decided(state, command)) {
          DefinitionState next = state.after(event);
          steps.add(StateDiagram.step(state, event, next));
          if (seen.add(next)) {
            open.add(next);
          }
        }
      }
    }
    assertThat(steps).isEqualTo(StateDiagram.of(DefinitionState.class));
    assertThat(seen).as("with every set of parts, and sealed with each").hasSize(16 + 2);
  }

  private static List<ElectionEvent> decided(DefinitionState state, ElectionCommand command) {
    try {
      return state.decide(command);
    } catch (DefinitionIncomplete | ElectionAlreadySealed refused) {
      assertThat(refused).hasMessageContaining(ELECTION.value());
      return List.of();
    }
  }

  private static ElectionCommand part(DefinitionHash content, int index) {
    DefinitionPart part =
        new DefinitionPart(
            ELECTION,
            content,
            index,
            2,
            JsonMapper.shared().readTree("[[\"area\"," + index + "]]"));
    return new RecordParts(ELECTION, content, List.of(part));
  }
}
