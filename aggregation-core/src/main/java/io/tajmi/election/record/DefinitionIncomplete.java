package io.tajmi.election.record;

import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import java.util.List;

/** A definition cannot be sealed before all its parts are recorded. Nothing was written. */
final class DefinitionIncomplete extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Integer> missing;

  /** Names the parts that are missing, counted from 0. */
  public DefinitionIncomplete(ElectionId election, DefinitionHash content, List<Integer> missing) {
    super("definition " + content + " of election " + election + " lacks the parts " + missing);
    this.missing = List.copyOf(missing);
  }

  /** Indexes of the missing parts, from 0. */
  public List<Integer> missing() {
    return missing;
  }
}
