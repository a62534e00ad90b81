package io.tajmi.election.record;

import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import tools.jackson.databind.JsonNode;

/** All that can happen to an election's definition. Its stream is {@code election/<election>}. */
public sealed interface ElectionEvent {

  /** The election. */
  ElectionId election();

  /**
   * Part {@code index} of {@code of} of a definition, keyed by the hash of the whole; inert until
   * that is sealed.
   *
   * @param rows a JSON array of rows, each an array whose first element names its kind
   */
  record DefinitionPart(
      ElectionId election, DefinitionHash content, int index, int of, JsonNode rows)
      implements ElectionEvent {}

  /** The definition with this content is in force from here on. */
  record DefinitionSealed(ElectionId election, DefinitionHash content, int parts)
      implements ElectionEvent {}
}
