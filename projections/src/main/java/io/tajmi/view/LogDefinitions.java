package io.tajmi.view;

import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionAssembler;
import io.tajmi.election.DefinitionMismatch;
import io.tajmi.election.ElectionEvent.DefinitionPart;
import io.tajmi.election.ElectionEvent.DefinitionSealed;
import io.tajmi.election.ElectionId;
import java.util.HashMap;
import java.util.Map;

/**
 * Definitions as the fold meets them in the log: parts are collected, a seal puts them together.
 */
public final class LogDefinitions implements DefinitionSource {
  private final Map<ElectionId, DefinitionAssembler> assemblers = new HashMap<>();

  @Override
  public void accept(DefinitionPart part) {
    var _ = assemblers.computeIfAbsent(part.election(), _ -> new DefinitionAssembler()).take(part);
  }

  @Override
  public Definition seal(DefinitionSealed sealed) {
    DefinitionAssembler assembler = assemblers.remove(sealed.election());
    Definition definition = assembler == null ? null : assembler.take(sealed);
    if (definition == null) {
      throw new DefinitionMismatch("election " + sealed.election() + " is sealed without parts");
    }
    return definition;
  }
}
