package io.tajmi.publication;

/** What the wiring needs to know of the aggregate, which nobody else sees. */
public final class PublicationAggregate {
  private PublicationAggregate() {}

  /** The type to build a repository for. */
  public static Class<?> type() {
    return Publication.class;
  }
}
