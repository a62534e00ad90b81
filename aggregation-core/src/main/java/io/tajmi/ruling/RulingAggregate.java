package io.tajmi.ruling;

/** What the wiring needs to know of the aggregate, which nobody else sees. */
public final class RulingAggregate {
  private RulingAggregate() {}

  /** The type to build a repository for. */
  public static Class<?> type() {
    return Ruling.class;
  }
}
