package io.tajmi.election.record;

import io.tajmi.election.DefinitionHash;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an election remembers of its definition; the parts themselves it forgets. Immutable.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> Collecting
 *   Collecting --> Collecting: DefinitionPart
 *   Collecting --> Sealed: DefinitionSealed
 * }</pre>
 *
 * <p>A part that is on record already, and everything that says again what was sealed, leads to no
 * event, so that an import which was cut off is repeated whole. A seal over missing parts is
 * refused, and so is whatever is of another content after a seal.
 */
sealed interface DefinitionState {

  /** Nothing has happened yet. */
  DefinitionState NEW = new Collecting(Map.of());

  /** The events that a command leads to; none where all was done before. */
  List<ElectionEvent> decide(ElectionCommand command);

  /** The state after an event. */
  DefinitionState after(ElectionEvent event);

  /** Parts that belong together: the same content divided into the same number. */
  record Division(DefinitionHash content, int of) {}

  /** Parts come in; those of several contents may lie side by side. */
  record Collecting(Map<Division, BitSet> recorded) implements DefinitionState {

    @Override
    public List<ElectionEvent> decide(ElectionCommand command) {
      return switch (command) {
        case ElectionCommand.RecordParts record -> decideParts(record);
        case ElectionCommand.SealDefinition seal -> decideSeal(seal);
      };
    }

    private List<ElectionEvent> decideParts(ElectionCommand.RecordParts command) {
      List<ElectionEvent> events = new ArrayList<>();
      Map<Division, BitSet> seen = new HashMap<>();
      for (ElectionEvent.DefinitionPart part : command.parts()) {
        Division division = new Division(part.content(), part.of());
        BitSet here = seen.computeIfAbsent(division, this::recordedOf);
        if (!here.get(part.index())) {
          here.set(part.index());
          events.add(part);
        }
      }
      return events;
    }

    private List<ElectionEvent> decideSeal(ElectionCommand.SealDefinition command) {
      BitSet missing = recordedOf(new Division(command.content(), command.parts()));
      missing.flip(0, command.parts());
      if (!missing.isEmpty()) {
        throw new DefinitionIncomplete(
            command.election(), command.content(), missing.stream().boxed().toList());
      }
      return List.of(
          new ElectionEvent.DefinitionSealed(
              command.election(), command.content(), command.parts()));
    }

    @Override
    public DefinitionState after(ElectionEvent event) {
      return switch (event) {
        case ElectionEvent.DefinitionPart part -> {
          Division division = new Division(part.content(), part.of());
          BitSet indexes = recordedOf(division);
          indexes.set(part.index());
          Map<Division, BitSet> more = new HashMap<>(recorded);
          more.put(division, indexes);
          yield new Collecting(Map.copyOf(more));
        }
        case ElectionEvent.DefinitionSealed seal -> new Sealed(seal.content());
      };
    }

    private BitSet recordedOf(Division division) {
      return (BitSet) recorded.getOrDefault(division, new BitSet()).clone();
    }
  }

  /** A definition is in force, for ever. */
  record Sealed(DefinitionHash content) implements DefinitionState {

    @Override
    public List<ElectionEvent> decide(ElectionCommand command) {
      DefinitionHash asked =
          switch (command) {
            case ElectionCommand.RecordParts record -> record.content();
            case ElectionCommand.SealDefinition seal -> seal.content();
          };
      if (!asked.equals(content)) {
        throw new ElectionAlreadySealed(command.election(), content);
      }
      return List.of();
    }

    @Override
    public DefinitionState after(ElectionEvent event) {
      throw new IllegalStateException("nothing follows a seal, not " + event.getClass().getName());
    }
  }
}
