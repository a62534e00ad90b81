package io.tajmi.election;

/** The election has a sealed definition with other content. Nothing was written. */
public final class ElectionAlreadySealed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DefinitionHash inForce;

  /** Names the content that is in force. */
  public ElectionAlreadySealed(ElectionId election, DefinitionHash inForce) {
    super("election " + election + " is sealed with definition " + inForce);
    this.inForce = inForce;
  }

  /** The sealed content. */
  public DefinitionHash inForce() {
    return inForce;
  }
}
