package io.tajmi.eventlog;

import org.jspecify.annotations.Nullable;

/** Sends commands to the aggregates, and makes what they lead to durable. */
public interface Commands {

  /**
   * Does what the command asks, durably, before it returns. Where the act's envelope was accepted
   * before with the same content, nothing is written and the first receipt comes back.
   *
   * @throws EnvelopeReused where the envelope was accepted before with other content
   * @throws LogMoving where others kept writing to its stream; nothing was written
   * @throws LogBusy where the queue is full; nothing was written
   * @throws LogFull where the disk is full; send the same envelope again
   * @throws OutcomeUnknown where it is not known whether it was written; send the same envelope
   *     again
   */
  default @Nullable Receipt send(Object command, Act act) {
    return decide(() -> Decided.freely(command), act);
  }

  /**
   * The same for an act that rests on other streams too: it is decided on what the log says now,
   * and written only where that is still so; else it is decided anew, a few times. An envelope that
   * was accepted before is not decided on again.
   *
   * @throws LogMoving where what it rests on kept changing; nothing was written
   */
  @Nullable Receipt decide(Decided.Deciding deciding, Act act);
}
