package io.tajmi.branch;

/**
 * The log of a branch contradicts itself: not an answer but a fault; nothing may be built on it.
 */
public final class CorruptedBranch extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Names the branch, and the contradiction in one sentence. */
  public CorruptedBranch(BranchId branch, String contradiction) {
    super(branch + ": " + contradiction);
  }

  /** For an entry of an unknown branch that cannot be read. */
  CorruptedBranch(String contradiction) {
    super(contradiction);
  }
}
