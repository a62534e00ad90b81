package io.tajmi.contest;

/** What the wiring needs to know of the aggregate, which nobody else sees. */
public final class ContestAggregate {
  private ContestAggregate() {}

  /** The type to build a repository for. */
  public static Class<?> type() {
    return ContestRecord.class;
  }
}
