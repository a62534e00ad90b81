package io.tajmi.eventlog;

import org.jspecify.annotations.Nullable;

/** The door to the aggregates. */
public interface Commands {

  /**
   * Does what the command asks, durably, before it returns. Where the act's envelope was accepted
   * before with the same content, nothing is written and the first receipt comes back.
   *
   * @throws EnvelopeReused where the envelope was accepted before with other content
   * @throws LogBusy where the queue is full; nothing was written
   * @throws LogFull where the disk is full; send the same envelope again
   * @throws OutcomeUnknown where it is not known whether it was written; send the same envelope
   *     again
   */
  @Nullable Receipt send(Object command, Act act);
}
