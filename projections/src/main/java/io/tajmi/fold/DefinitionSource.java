package io.tajmi.fold;

import io.tajmi.election.Definition;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionEvent.DefinitionPart;
import io.tajmi.election.record.ElectionEvent.DefinitionSealed;

/** Where a fold gets definitions from: the parts that wait for their seals. Immutable. */
public interface DefinitionSource {

  /** With one more part; inert until its definition is sealed. */
  DefinitionSource with(DefinitionPart part);

  /** Without the parts of an election. */
  DefinitionSource without(ElectionId election);

  /**
   * The whole definition.
   *
   * @throws RuntimeException where parts are missing or the hash is another; the fold records it as
   *     a fault of the seal's entry
   */
  Definition seal(DefinitionSealed sealed);
}
