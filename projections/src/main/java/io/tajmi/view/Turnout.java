package io.tajmi.view;

import java.util.OptionalLong;

/**
 * Turnout as an exact pair; it may be above one, since people vote where they like.
 *
 * @param taken ballots taken in the area
 * @param electorate of the area itself; empty where it is not stated
 */
public record Turnout(long taken, OptionalLong electorate) {}
