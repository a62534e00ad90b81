package io.tajmi.view;

import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.publication.PublicationState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether people outside the acting chain may read a contest's votes.
 *
 * @param state a fold of all acts that could be applied
 * @param position of the act that decided it last, -1 before the first
 * @param time of that act
 * @param office that acted
 * @param reason that it gave; a release may have none
 * @param article that a release rests on; null where it names none
 * @param document number of a release's document; null where it names none
 * @param confirmedBy supervision; null where it did not confirm the release, or none is in force
 * @param history whether the release in force opens what came before it as well
 */
public record Publicity(
    PublicationState state,
    long position,
    @Nullable Instant time,
    @Nullable String office,
    @Nullable String reason,
    @Nullable String article,
    @Nullable String document,
    @Nullable Confirmation confirmedBy,
    boolean history) {

  /** As every contest begins. */
  public static final Publicity CLOSED =
      new Publicity(PublicationState.CLOSED, -1, null, null, null, null, null, null, false);

  /**
   * After one more act.
   *
   * @throws CorruptedStream where it does not fit
   */
  public Publicity after(PublicationEvent event, long at, @Nullable Instant when) {
    PublicationState next = state.after(event);
    return switch (event) {
      case ContestReleased e ->
          new Publicity(
              next,
              at,
              when,
              e.office(),
              e.reason(),
              e.article(),
              e.document(),
              e.confirmedBy(),
              Boolean.TRUE.equals(e.history()));
      case ContestHalted e ->
          new Publicity(next, at, when, e.office(), e.reason(), null, null, null, false);
    };
  }

  /** Whether everyone may read its votes. */
  public boolean released() {
    return state == PublicationState.RELEASED;
  }
}
