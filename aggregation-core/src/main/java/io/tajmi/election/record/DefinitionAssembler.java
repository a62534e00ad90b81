package io.tajmi.election.record;

import io.tajmi.election.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts one election's definition together from its events: parts of any content, in any order and
 * repeated, until a seal. Not thread-safe.
 */
public final class DefinitionAssembler {
  private final Map<DefinitionState.Division, TreeMap<Integer, JsonNode>> collected =
      new HashMap<>();

  /** An assembler that has seen nothing. */
  public DefinitionAssembler() {}

  /**
   * Takes the next event.
   *
   * @return the definition on its seal; null for a part
   * @throws DefinitionMismatch where the parts are not what the seal says
   */
  public @Nullable Definition take(ElectionEvent event) {
    return switch (event) {
      case ElectionEvent.DefinitionPart part -> {
        collected
            .computeIfAbsent(
                new DefinitionState.Division(part.content(), part.of()), _ -> new TreeMap<>())
            .putIfAbsent(part.index(), part.rows());
        yield null;
      }
      case ElectionEvent.DefinitionSealed seal -> assemble(seal);
    };
  }

  private Definition assemble(ElectionEvent.DefinitionSealed seal) {
    TreeMap<Integer, JsonNode> parts =
        collected.getOrDefault(
            new DefinitionState.Division(seal.content(), seal.parts()), new TreeMap<>());
    if (parts.size() != seal.parts()) {
      throw new DefinitionMismatch(
          "election "
              + seal.election()
              + " is sealed with "
              + seal.parts()
              + " parts, of which there are "
              + parts.size());
    }
    List<JsonNode> rows = new ArrayList<>();
    parts.values().forEach(part -> rows.addAll(part.values()));
    Definition definition = DefinitionCodec.definition(rows);
    if (!definition.hash().equals(seal.content())
        || !definition.election().equals(seal.election())) {
      throw new DefinitionMismatch(
          "election "
              + seal.election()
              + " is sealed with definition "
              + seal.content()
              + ", but its parts are "
              + definition.hash()
              + " of election "
              + definition.election());
    }
    collected.clear();
    return definition;
  }
}
