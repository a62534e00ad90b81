package io.tajmi.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether people outside the acting chain may read a contest's votes.
 *
 * @param position of the act that decided it last, -1 before the first
 * @param time of that act
 * @param office that acted
 * @param reason that it gave; a release may have none
 */
public record Publicity(
    State state,
    long position,
    @Nullable Instant time,
    @Nullable String office,
    @Nullable String reason) {

  /** Where a contest is. */
  public enum State {
    /** Never released. */
    CLOSED,
    /** Everyone may read its votes. */
    RELEASED,
    /** Released before; publication was halted, with a reason. */
    HALTED
  }

  /** As every contest begins. */
  public static final Publicity CLOSED = new Publicity(State.CLOSED, -1, null, null, null);

  /** Whether everyone may read its votes. */
  public boolean released() {
    return state == State.RELEASED;
  }
}
