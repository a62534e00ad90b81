package io.tajmi.view;

import io.tajmi.election.Definition;
import io.tajmi.election.ElectionEvent.DefinitionPart;
import io.tajmi.election.ElectionEvent.DefinitionSealed;
import io.tajmi.election.ElectionId;

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
