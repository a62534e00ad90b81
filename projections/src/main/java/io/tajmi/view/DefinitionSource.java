package io.tajmi.view;

import io.tajmi.election.Definition;
import io.tajmi.election.ElectionEvent.DefinitionPart;
import io.tajmi.election.ElectionEvent.DefinitionSealed;

/** Where a fold gets definitions from: it collects their parts and yields the whole at the seal. */
public interface DefinitionSource {

  /** Takes one part; inert until its definition is sealed. */
  void accept(DefinitionPart part);

  /**
   * The whole definition.
   *
   * @throws RuntimeException where parts are missing or the hash is another; the fold records it as
   *     a fault of the seal's entry
   */
  Definition seal(DefinitionSealed sealed);
}
