package io.tajmi.publication;

import io.tajmi.document.NotPossible;
import io.tajmi.document.Rejection;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;

/**
 * Where a contest's publication stands, and what it answers to a command. Pure.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> CLOSED
 *   CLOSED --> RELEASED: ContestReleased
 *   RELEASED --> HALTED: ContestHalted
 *   HALTED --> RELEASED: ContestReleased
 * }</pre>
 */
public enum PublicationState {
  /** Never released. */
  CLOSED,
  /** Everyone may read its votes. */
  RELEASED,
  /** Released before, and halted. */
  HALTED;

  /**
   * What a command leads to.
   *
   * @throws Rejection R.109
   */
  public PublicationEvent decide(PublicationCommand command) {
    return switch (command) {
      case ReleaseContest release -> {
        if (this == RELEASED) {
          throw NotPossible.CONTEST_RELEASED.refusal();
        }
        yield new ContestReleased(
            release.contest(),
            release.office(),
            release.reason(),
            release.article(),
            release.document(),
            release.confirmedBy(),
            release.history() ? true : null);
      }
      case HaltContest halt -> {
        if (this != RELEASED) {
          throw NotPossible.CONTEST_NOT_RELEASED.refusal();
        }
        yield new ContestHalted(halt.contest(), halt.office(), halt.reason());
      }
    };
  }

  /**
   * The state that an event leads to.
   *
   * @throws CorruptedStream where the event does not fit
   */
  public PublicationState after(PublicationEvent event) {
    boolean fits =
        switch (event) {
          case ContestReleased _ -> this != RELEASED;
          case ContestHalted _ -> this == RELEASED;
        };
    if (!fits) {
      throw new CorruptedStream(
          event.contest(), event.getClass().getSimpleName() + " after " + this);
    }
    return switch (event) {
      case ContestReleased _ -> RELEASED;
      case ContestHalted _ -> HALTED;
    };
  }
}
