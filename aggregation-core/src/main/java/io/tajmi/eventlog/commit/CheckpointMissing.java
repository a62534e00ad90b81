package io.tajmi.eventlog.commit;

/**
 * A log with entries was opened although no head of it was on record outside, by the word of
 * whoever runs the node: a tail that was cut before would not have been found.
 *
 * @param size entries that were there
 * @param root of the tree over them, 64 hex digits
 */
public record CheckpointMissing(long size, String root) {
  /** The name of this event, for ever. */
  public static final String NAME = "log.checkpoint-missing/1";
}
