package io.tajmi.view;

import java.util.List;

/** Totals are not the sum of their parts: the fold stops, and nothing more is published. */
public final class TotalsDisagree extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient List<Invariants.Violation> violations;

  public TotalsDisagree(long position, List<Invariants.Violation> violations) {
    super("A11 does not hold at position " + position + ": " + violations);
    this.violations = List.copyOf(violations);
  }

  /** The areas concerned. */
  public List<Invariants.Violation> violations() {
    return violations;
  }
}
