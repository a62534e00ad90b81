package io.tajmi.query;

import org.jspecify.annotations.Nullable;

/**
 * Turnout as an exact pair; it may be above one, since people vote where they like.
 *
 * @param taken ballots taken in the area
 * @param electorate of the contest in the area; null where it is not stated
 */
public record Turnout(long taken, @Nullable Long electorate) {

  /** The part of the electorate; of nothing where that is not stated. */
  public Portion share() {
    return new Portion(taken, electorate == null ? 0 : electorate);
  }
}
