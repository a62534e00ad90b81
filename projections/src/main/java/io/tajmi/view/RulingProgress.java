package io.tajmi.view;

import io.tajmi.ruling.RulingEvent;
import io.tajmi.ruling.RulingName;

/**
 * How far a ruling has been carried out.
 *
 * @param reached branches of its scope that it has reached: k
 * @param branches branches that its scope names: m
 */
public record RulingProgress(
    RulingName ruling, RulingEvent.Kind kind, long issuedAt, int reached, int branches) {

  /** Of a ruling on record. */
  public static RulingProgress of(RulingView ruling) {
    return new RulingProgress(
        ruling.issued().name(),
        ruling.issued().kind(),
        ruling.issuedAt(),
        ruling.reachedCount(),
        ruling.scope().size());
  }
}
