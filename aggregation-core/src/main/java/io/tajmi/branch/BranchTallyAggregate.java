package io.tajmi.branch;

/** What the wiring needs to know of the aggregate, which nobody else sees. */
public final class BranchTallyAggregate {
  private BranchTallyAggregate() {}

  /** The type to build a repository for; its handlers take {@code Definitions} as a parameter. */
  public static Class<?> type() {
    return BranchTally.class;
  }
}
