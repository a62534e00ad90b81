package io.tajmi.api.http;

/**
 * Memory that bodies of requests may take; in bytes.
 *
 * @param allBytesMax of all documents and lines under way together; one account holds at most a
 *     quarter of it
 * @param packageBytesMax of the packages under way together, and so of one
 */
public record BodyLimits(int allBytesMax, int packageBytesMax) {
  /** Where memory is plenty. */
  public static final BodyLimits DEFAULT = new BodyLimits(128 << 20, 64 << 20);
}
