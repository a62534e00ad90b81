package io.tajmi.election.record;

/** Names the aggregate of this package to the wiring. */
public final class ElectionAggregate {

  private ElectionAggregate() {}

  /** The class that Axon loads, stores and sends {@link ElectionCommand} to. */
  public static Class<?> type() {
    return Election.class;
  }
}
