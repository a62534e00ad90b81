package io.tajmi.eventlog;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Below which sizes a box could tell how its voters voted, and how large a group of such boxes has
 * to be. They stand at position 0 of the log, so that every node and every fold groups alike.
 *
 * @param ballotsMin a box with fewer ballots is small
 * @param groupBoxesMin boxes that are left of a group without any one of them
 * @param groupBallotsMin ballots that are left of it then
 * @param otherAreasBoxesMin boxes that are left of a group without all those of any one area, where
 *     that does not hold them all
 * @param otherAreasBallotsMin ballots that are left of it then
 */
@JsonPropertyOrder({
  "ballotsMin",
  "groupBoxesMin",
  "groupBallotsMin",
  "otherAreasBoxesMin",
  "otherAreasBallotsMin"
})
public record SecrecyLimits(
    int ballotsMin,
    int groupBoxesMin,
    int groupBallotsMin,
    int otherAreasBoxesMin,
    int otherAreasBallotsMin) {
  /** Those of every log that names none. */
  public static final SecrecyLimits DEFAULT = new SecrecyLimits(30, 5, 60, 2, 30);

  /** Checks that nothing is below one. */
  public SecrecyLimits {
    if (Math.min(ballotsMin, Math.min(groupBoxesMin, groupBallotsMin)) < 1
        || Math.min(otherAreasBoxesMin, otherAreasBallotsMin) < 1) {
      throw new IllegalArgumentException("a limit of small boxes is below 1");
    }
  }
}
