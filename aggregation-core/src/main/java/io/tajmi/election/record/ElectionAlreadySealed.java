package io.tajmi.election.record;

import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;

/**
 * The election has a definition with other content, sealed or called as a second round. It was not
 * put in force.
 */
public final class ElectionAlreadySealed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DefinitionHash inForce;

  /** Names the content that it has. */
  public ElectionAlreadySealed(ElectionId election, DefinitionHash inForce) {
    super("election " + election + " has definition " + inForce);
    this.inForce = inForce;
  }

  /** The content that it has. */
  public DefinitionHash inForce() {
    return inForce;
  }
}
