package io.tajmi.view;

import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether people outside the acting chain may read a contest's votes.
 *
 * @param position of the act that decided it last, -1 before the first
 * @param time of that act
 * @param office that acted
 * @param reason that it gave; a release may have none
 * @param article that a release rests on; null where it names none
 * @param document number of a release's document; null where it names none
 * @param confirmedBy supervision; null where it did not confirm the release, or none is in force
 */
public record Publicity(
    State state,
    long position,
    @Nullable Instant time,
    @Nullable String office,
    @Nullable String reason,
    @Nullable String article,
    @Nullable String document,
    @Nullable Confirmation confirmedBy) {

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
  public static final Publicity CLOSED =
      new Publicity(State.CLOSED, -1, null, null, null, null, null, null);

  /** After a release. */
  static Publicity released(ContestReleased event, long position, @Nullable Instant time) {
    return new Publicity(
        State.RELEASED,
        position,
        time,
        event.office(),
        event.reason(),
        event.article(),
        event.document(),
        event.confirmedBy());
  }

  /** After a halt. */
  static Publicity halted(ContestHalted event, long position, @Nullable Instant time) {
    return new Publicity(
        State.HALTED, position, time, event.office(), event.reason(), null, null, null);
  }

  /** Whether everyone may read its votes. */
  public boolean released() {
    return state == State.RELEASED;
  }
}
